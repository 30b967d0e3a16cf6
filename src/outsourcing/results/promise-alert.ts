import { everyOrganisation } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { addDays, addMonths, dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import type { JobHandlers } from '../../platform/jobs.ts'
import { log } from '../../platform/log.ts'
import { sql } from '../../platform/sql.ts'
import { record } from '../../trail/index.ts'
import { mandatesGiven } from '../mandates/store.ts'
import { PROMISE_MONTHS } from './model.ts'
import type { PromiseCheck } from './score.ts'
import { resultsUnder, signedOnes } from './show-results.ts'
import { resultsWording as words } from './wording.ts'

/** A promise that was not kept is told until somebody says that it is known, and again after so many days if it still is not kept. */
const TOLD_AGAIN_DAYS = 90

type Deps = { readonly db: Db; readonly clock: Clock }

/** Reckons once a day what every provider promised against what came. */
export const resultJobs = ({ db, clock }: Deps): JobHandlers => ({
  async 'outsourcing.results'() {
    const at = clock.now()
    for (const { orgId, timeZone } of await db.across(everyOrganisation)) {
      try {
        await db.inOrg(orgId, (tx) => checkPromises(tx, dayIn(timeZone, at)))
      } catch (error) {
        log.error('what providers promised could not be checked', error, { orgId })
      }
    }
  },
})

/** Every hour, so that a night that was missed is made up for; a day is reckoned once. */
export const resultCron = [{ task: 'outsourcing.results', match: '23 * * * *' }] as const

/** Something was promised of files that had their time, and it was not reckoned today. */
const isToCheck = async (tx: OrgTx, today: LocalDate): Promise<boolean> =>
  (
    await tx.one<{ has: boolean }>(sql`
      select not exists (select 1 from outsourcing.promise_day where org_id = ${tx.orgId} and checked_on >= ${today}) and exists (
        select 1 from outsourcing.mandate m
        join outsourcing.provider p on p.org_id = m.org_id and p.id = m.provider_id
        left join outsourcing.quote q on q.org_id = m.org_id and q.id = m.quote_id
        where m.org_id = ${tx.orgId} and coalesce(q.proven, p.proven) is not null and exists (
          select 1 from outsourcing.placement f
          where f.org_id = m.org_id and f.mandate_id = m.id and f.placed_on <= ${addMonths(today, -PROMISE_MONTHS)}::date)) as has`)
  ).has

export async function checkPromises(tx: OrgTx, today: LocalDate): Promise<void> {
  if (!(await isToCheck(tx, today))) return
  const mandates = signedOnes(await mandatesGiven(tx))
  const { results } = await resultsUnder(tx, mandates, today)
  const checks = results.flatMap(({ providerId, currency, promise }) =>
    promise ? [{ providerId, currency, ...promise }] : [],
  )
  for (const one of checks) await keepCheck(tx, one, today)
  // Nothing may have been promised of the files that had their time: the day is over all the same.
  await tx.run(sql`
    insert into outsourcing.promise_day (org_id, checked_on) values (${tx.orgId}, ${today})
    on conflict (org_id) do update set checked_on = excluded.checked_on`)
  await tx.run(sql`delete from outsourcing.promise_check where org_id = ${tx.orgId} and checked_on < ${today}`)
}

const keepCheck = (
  tx: OrgTx,
  one: PromiseCheck & { readonly providerId: string; readonly currency: string },
  today: LocalDate,
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.promise_check as k (org_id, provider_id, currency, checked_on, files, promised_cents, came_cents, promised_bp, came_bp, low_bp,
      high_bp, verdict)
    values (${tx.orgId}, ${one.providerId}, ${one.currency}, ${today}, ${one.files}, ${one.promisedCents}, ${one.cameCents}, ${one.promisedBp},
      ${one.came.bp}, ${one.came.lowBp}, ${one.came.highBp}, ${one.verdict})
    on conflict (org_id, provider_id, currency) do update set checked_on = excluded.checked_on, files = excluded.files,
      promised_cents = excluded.promised_cents, came_cents = excluded.came_cents, promised_bp = excluded.promised_bp, came_bp = excluded.came_bp,
      low_bp = excluded.low_bp, high_bp = excluded.high_bp, verdict = excluded.verdict`)

/** Less came within six months than a provider promised. */
export type PromiseToSee = {
  readonly providerId: string
  readonly providerName: string
  readonly currency: string
  readonly files: number
  readonly promisedBp: number
  readonly cameBp: number
  readonly lowBp: number
  readonly highBp: number
  /** Chance alone does not explain it. */
  readonly isSure: boolean
}

/** Of providers that are still in use; those of which it is sure come first. */
export const promisesNotKept = (tx: OrgTx, today: LocalDate): Promise<PromiseToSee[]> =>
  tx.rows(sql`
    select k.provider_id, p.name as provider_name, k.currency, k.files, k.promised_bp, k.came_bp, k.low_bp, k.high_bp, k.verdict = 'short' as is_sure
    from outsourcing.promise_check k join outsourcing.provider p on p.org_id = k.org_id and p.id = k.provider_id
    where k.org_id = ${tx.orgId} and k.verdict in ('short', 'unsure') and p.archived_at is null
      and (k.seen_on is null or k.seen_on <= ${addDays(today, -TOLD_AGAIN_DAYS)}::date)
    order by k.verdict = 'short' desc, k.promised_bp - k.came_bp desc, p.name`)

/** Somebody knows, and says what is done about it. */
export async function seePromise(
  tx: OrgTx,
  { providerId, currency, note }: { readonly providerId: string; readonly currency: string; readonly note: string },
  { actor, at, today }: By,
): Promise<void> {
  const seen = await tx.rows<{ promisedBp: number; cameBp: number; provider: string }>(sql`
    update outsourcing.promise_check k set seen_on = ${today}, seen_by_name = ${actor.name}, seen_note = ${note}
    from outsourcing.provider p
    where k.org_id = ${tx.orgId} and k.provider_id = ${providerId} and k.currency = ${currency} and k.verdict in ('short', 'unsure')
      and p.org_id = k.org_id and p.id = k.provider_id
    returning k.promised_bp, k.came_bp, p.name as provider`)
  const [one] = seen
  if (!one) throw new Refused(refuse('nothing_to_see', words.noAlert).refusal)
  await record(tx, {
    ...{ actor, at, verb: 'provider_promise_seen', subject: { kind: 'provider', id: providerId } },
    data: { provider: one.provider, promisedBp: one.promisedBp, cameBp: one.cameBp, note },
  })
}
