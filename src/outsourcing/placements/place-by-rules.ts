import { everyOrganisation, organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import { log } from '../../platform/log.ts'
import { record, systemActor } from '../../trail/index.ts'
import { mandateNumber } from '../model.ts'
import type { Stage } from '../tariffs/model.ts'
import { barsOf, runningMandates } from './mandate-use.ts'
import { type MandateUse, placingNumber } from './model.ts'
import { isNightDone, keepNight, type Night } from './night-store.ts'
import { type PlacingOrder, placeClaims, sumsOf } from './place-claims.ts'
import { lockPlacements, placingOf } from './placement-store.ts'
import type { NightRule } from './policy-contract.ts'
import { type RoutedClaim, routeClaims, type SegmentsOf } from './route-claims.ts'
import { why } from './rules.ts'
import { type Policy, policiesOf } from './setting-store.ts'
import { tellWhy } from './wording.ts'

/** Receipts that are not known far enough to place by: up to which day they are; null: they are. */
export type StaleReceipts = (
  tx: OrgTx,
  today: LocalDate,
  at: Date,
) => Promise<{ readonly freshOn: LocalDate | null } | null>
export type NightDeps = {
  readonly db: Db
  readonly clock: Clock
  readonly segmentsOf: SegmentsOf
  readonly staleReceipts: StaleReceipts
}

/** Looks at every organisation; a day is done once in each, and one that fails is tried again without holding up the others. */
export async function placeNightly(deps: NightDeps): Promise<void> {
  const at = deps.clock.now()
  for (const { orgId, timeZone } of await deps.db.across(everyOrganisation)) {
    try {
      const by = { actor: systemActor('routing'), at, today: dayIn(timeZone, at) }
      await deps.db.inOrg(orgId, (tx) => placeByRules(tx, by, timeZone, deps))
    } catch (error) {
      log.error('the routing rules of an organisation could not place', error, { orgId })
    }
  }
}

/** One customer's claims in one currency under one rule. */
type Unit = { readonly place: number; readonly claims: readonly RoutedClaim[]; readonly cents: number }

/**
 * Hands over what the rules in use send to a mandate by themselves: the largest files first, within what a night may. Nothing leaves while
 * receipts are not known far enough, since whoever has paid would be asked by a stranger: it is looked at again until they are. Where a person placed or the books moved meanwhile, each
 * claim is judged again by the act itself.
 */
async function placeByRules(
  tx: OrgTx,
  by: By,
  timeZone: string,
  { segmentsOf, staleReceipts }: Pick<NightDeps, 'segmentsOf' | 'staleReceipts'>,
): Promise<void> {
  const policy = (await policiesOf(tx)).find(({ isUsed }) => isUsed)
  if (!policy?.rules.some(({ then }) => then.to === 'mandate' && then.byItself)) return
  const { today, at } = by
  // Whoever changes the rules has until midnight to think better of it.
  if (dayIn(timeZone, policy.changedAt) >= today) return
  await lockPlacements(tx)
  if (await isNightDone(tx, today)) return
  const night = { on: today, policyId: policy.id, policyName: policy.name, doneAt: at }
  const stale = await staleReceipts(tx, today, at)
  if (stale) {
    await keepNight(tx, {
      ...night,
      isStale: true,
      staleOn: stale.freshOn,
      files: 0,
      documents: 0,
      leftFiles: 0,
      rules: [],
    })
    return
  }
  const mandates = await runningMandates(tx)
  const routed = await routeClaims(tx, policy.rules, mandates, { today, segmentsOf })
  const { taken, left } = within(policy, unitsOf(routed), (await organisationOf(tx)).currency)
  const rules: NightRule[] = []
  for (const [place, rule] of policy.rules.entries()) {
    const { then } = rule
    if (then.to !== 'mandate' || !then.byItself) continue
    const mandate = mandates.find(({ id }) => id === then.mandateId)
    if (!mandate) {
      rules.push({
        ...NOTHING,
        name: rule.name,
        leftFiles: 0,
        mandate: '–',
        provider: '–',
        bars: [overTold(rule.name)],
      })
      continue
    }
    const claims = taken.filter((unit) => unit.place === place).flatMap((unit) => unit.claims)
    const leftFiles = left.filter((unit) => unit.place === place).length
    rules.push({ name: rule.name, leftFiles, ...(await placeOne(tx, { mandate, stage: then.stage, claims }, by)) })
  }
  const sum = (of: 'files' | 'documents' | 'leftFiles') => rules.reduce((all, one) => all + one[of], 0)
  const done: Night = {
    ...{ ...night, isStale: false, staleOn: null, rules },
    ...{ files: sum('files'), documents: sum('documents'), leftFiles: sum('leftFiles') },
  }
  await keepNight(tx, done)
  await record(tx, {
    ...{ actor: by.actor, at, verb: 'routing_night_done', subject: { kind: 'routing_policy', id: policy.id } },
    data: { policy: policy.name, on: today, files: done.files, documents: done.documents, left: done.leftFiles },
  })
}

const NOTHING = { placingId: null, placing: null, files: 0, documents: 0, amounts: [], refused: 0 }

/** In both languages, since whoever reads it later may read another. */
function overTold(rule: string): NightRule['bars'][number] {
  const over = why('mandate_over', { rule })
  return { fr: tellWhy('fr', over), en: tellWhy('en', over) }
}

/** Places what one rule sends to its mandate; nothing, with the reason, while the mandate itself may not be used. */
async function placeOne(
  tx: OrgTx,
  {
    mandate,
    stage,
    claims,
  }: { readonly mandate: MandateUse; readonly stage: Stage; readonly claims: readonly RoutedClaim[] },
  by: By,
): Promise<Omit<NightRule, 'name' | 'leftFiles'>> {
  const bars = await barsOf(tx, mandate, (await organisationOf(tx)).name, by.today)
  const told = {
    ...{ mandate: mandateNumber(mandate.no), provider: mandate.providerName },
    bars: bars.map(({ params }) => ({ fr: String(params.fr), en: String(params.en) })),
  }
  if (bars.length > 0 || claims.length === 0) return { ...told, ...NOTHING }
  const order: PlacingOrder = {
    ...{ id: newId(by.at), mandateId: mandate.id, stage, pilotSeed: null },
    itemIds: claims.map(({ claim }) => claim.itemId),
  }
  const judged = await placeClaims(tx, order, by)
  const gone = judged.filter(({ reasons }) => reasons.length === 0)
  const placing = await placingOf(tx, order.id)
  return {
    ...told,
    ...(placing ? { placingId: placing.id, placing: placingNumber(placing.no) } : { placingId: null, placing: null }),
    files: new Set(gone.map(({ customerId, currency }) => `${customerId} ${currency}`)).size,
    ...{ documents: gone.length, amounts: sumsOf(gone), refused: judged.length - gone.length },
  }
}

function unitsOf(routed: readonly RoutedClaim[]): Unit[] {
  const free = routed.filter(
    ({ rule, mandate, reasons }) =>
      reasons.length === 0 && mandate !== null && rule?.then.to === 'mandate' && rule.then.byItself,
  )
  const grouped = Map.groupBy(free, ({ place, claim }) => `${place} ${claim.customerId} ${claim.currency}`)
  const units = [...grouped.values()].map((claims) => ({
    ...{ place: claims[0]!.place!, claims },
    cents: claims.reduce((sum, { claim }) => sum + claim.openCents, 0),
  }))
  return units.toSorted((a, b) => b.cents - a.cents)
}

/**
 * The largest files that fit in what a night may, each whole. An amount bounds what is in the organisation's currency; files in another wait
 * for a person, since nothing tells what they are worth.
 */
export function within(
  { nightFiles, nightCents }: Pick<Policy, 'nightFiles' | 'nightCents'>,
  units: readonly Unit[],
  currency: string,
): { readonly taken: readonly Unit[]; readonly left: readonly Unit[] } {
  const taken: Unit[] = []
  const left: Unit[] = []
  let cents = 0
  for (const unit of units) {
    const isOurs = unit.claims[0]!.claim.currency === currency
    const fits = nightCents === null || (isOurs && cents + unit.cents <= nightCents)
    if (taken.length < nightFiles && fits) {
      taken.push(unit)
      if (isOurs) cents += unit.cents
    } else left.push(unit)
  }
  return { taken, left }
}
