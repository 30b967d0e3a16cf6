import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, part, sql } from '../../platform/sql.ts'
import type { MandateState } from '../model.ts'
import type { Mandate, Side } from './model.ts'
import type { Terms } from './terms.ts'

const columns = part`m.org_id, m.id, m.no, m.provider_id, m.agency_org_id, m.state, m.creditor_name, m.provider_name, m.version, m.starts_on, m.ends_on,
  m.works_until, m.notice_on, m.notice_side, m.notice_by_name, m.ended_why, m.quote_id, m.made_at, m.made_by_name`

/** A mandate with what it says now: the version that both signed, else the newest. */
export type MandateInForce = Mandate & { readonly terms: Terms }

const inForce = part`${columns}, v.terms from outsourcing.mandate m
  join lateral (
    select terms from outsourcing.mandate_version w where w.org_id = m.org_id and w.mandate_id = m.id and (m.version is null or w.version = m.version)
    order by w.version desc limit 1) v on true`

/** Every mandate that this organisation gave, the newest first. */
export const mandatesGiven = (tx: OrgTx): Promise<MandateInForce[]> =>
  tx.rows(sql`select ${inForce} where m.org_id = ${tx.orgId} order by m.no desc`)

/** Those that it was offered or holds as a provider. */
export const mandatesReceived = (tx: OrgTx): Promise<MandateInForce[]> =>
  tx.rows(sql`select ${inForce} where m.agency_org_id = ${tx.orgId} order by m.made_at desc, m.id`)

export const mandateOf = (tx: OrgTx, id: string): Promise<Mandate | null> =>
  tx.maybe(sql`select ${columns} from outsourcing.mandate m where m.org_id = ${tx.orgId} and m.id = ${id}`)

/** The same, of whichever creditor offered it to this organisation. */
export const receivedMandate = (tx: OrgTx, id: string): Promise<Mandate | null> =>
  tx.maybe(sql`select ${columns} from outsourcing.mandate m where m.agency_org_id = ${tx.orgId} and m.id = ${id}`)

export const lockMandate = (tx: OrgTx, id: string): Promise<Mandate | null> =>
  tx.maybe(sql`select ${columns} from outsourcing.mandate m where m.org_id = ${tx.orgId} and m.id = ${id} for update`)

/** What both signed; null while they have not. */
export const signedTerms = async (tx: OrgTx, mandateId: string): Promise<Terms | null> =>
  (
    await tx.maybe<{ terms: Terms }>(sql`
      select v.terms from outsourcing.mandate m
      join outsourcing.mandate_version v on v.org_id = m.org_id and v.mandate_id = m.id and v.version = m.version
      where m.org_id = ${tx.orgId} and m.id = ${mandateId}`)
  )?.terms ?? null

/** Mandates whose scope counts against another's: they run, or both sides may sign them at any moment. */
export const mandatesUnderWay = (tx: OrgTx, except: string): Promise<MandateInForce[]> =>
  tx.rows(sql`
    select ${inForce} where m.org_id = ${tx.orgId} and m.state in ('proposed', 'running') and m.id <> ${except} order by m.no`)

/** Mandates of an organisation are numbered one after the other, and looked at for overlaps one after the other. */
export const waitForMandates = (tx: OrgTx): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtext('outsourcing mandates'), ${tx.orgId}::int)`)

export const insertMandate = (
  tx: OrgTx,
  one: Pick<Mandate, 'id' | 'providerId' | 'providerName' | 'creditorName' | 'quoteId' | 'madeAt' | 'madeByName'>,
): Promise<{ no: number }> =>
  tx.one(sql`
    insert into outsourcing.mandate (org_id, id, no, provider_id, state, creditor_name, provider_name, quote_id, made_at, made_by_name)
    select ${tx.orgId}, ${one.id}, coalesce(max(m.no), 0) + 1, ${one.providerId}::uuid, 'draft', ${one.creditorName}, ${one.providerName},
      ${one.quoteId}::uuid, ${one.madeAt}, ${one.madeByName}
    from outsourcing.mandate m where m.org_id = ${tx.orgId}
    returning no`)

const change = (tx: OrgTx, id: string, what: Fragment): Promise<number> =>
  tx.run(sql`update outsourcing.mandate set ${what} where org_id = ${tx.orgId} and id = ${id}`)

/** Offered to the other side: from then on an organisation here reads it. */
export const markProposed = (
  tx: OrgTx,
  id: string,
  one: { readonly agencyOrgId: number | null; readonly creditorName: string; readonly providerName: string },
): Promise<number> =>
  change(
    tx,
    id,
    part`state = case when state = 'draft' then 'proposed' else state end, agency_org_id = ${one.agencyOrgId},
      creditor_name = ${one.creditorName}, provider_name = ${one.providerName}`,
  )

type Days = {
  readonly version: number
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate | null
  readonly worksUntil: LocalDate | null
}

/** Both signed this version: the mandate runs by it, whatever notice was given before. */
export const markSigned = (tx: OrgTx, id: string, one: Days): Promise<number> =>
  change(
    tx,
    id,
    part`state = 'running', version = ${one.version}, starts_on = ${one.startsOn}, ends_on = ${one.endsOn}, works_until = ${one.worksUntil},
      notice_on = null, notice_side = null, notice_by_name = null, ended_why = ''`,
  )

export const markNotice = (
  tx: OrgTx,
  id: string,
  one: {
    readonly on: LocalDate
    readonly side: Side
    readonly byName: string
    readonly why: string
    readonly endsOn: LocalDate
    readonly worksUntil: LocalDate
  },
): Promise<number> =>
  change(
    tx,
    id,
    part`notice_on = ${one.on}, notice_side = ${one.side}, notice_by_name = ${one.byName}, ended_why = ${one.why}, ends_on = ${one.endsOn},
      works_until = ${one.worksUntil}`,
  )

export const takeNoticeBack = (
  tx: OrgTx,
  id: string,
  { endsOn, worksUntil }: Pick<Days, 'endsOn' | 'worksUntil'>,
): Promise<number> =>
  change(
    tx,
    id,
    part`notice_on = null, notice_side = null, notice_by_name = null, ended_why = '', ends_on = ${endsOn}, works_until = ${worksUntil}`,
  )

export const setState = (tx: OrgTx, id: string, state: MandateState): Promise<number> =>
  change(tx, id, part`state = ${state}`)

export const markDropped = (tx: OrgTx, id: string, why: string): Promise<number> =>
  change(tx, id, part`state = 'dropped', ended_why = ${why}`)

/** Mandates whose last day for new files was before `today` and that still stand as running. */
export const mandatesToEnd = (tx: OrgTx, today: LocalDate): Promise<Mandate[]> =>
  tx.rows(sql`
    select ${columns} from outsourcing.mandate m
    where m.org_id = ${tx.orgId} and m.state = 'running' and m.ends_on < ${today} order by m.no for update`)

/** Signed mandates of organisations here whose agency should be let in today and is not, or the other way round. */
export const accessDue = (
  tx: OrgTx,
  today: LocalDate,
): Promise<{ id: string; no: number; agencyOrgId: number; opens: boolean }[]> =>
  tx.rows(sql`
    with due as (
      select m.org_id, m.id, m.no, m.agency_org_id, m.starts_on <= ${today}::date and (m.works_until is null or m.works_until >= ${today}::date)
        -- What was ended at once is over on the day itself.
        and (m.state = 'running' or m.ends_on < ${today}::date) as opens
      from outsourcing.mandate m where m.org_id = ${tx.orgId} and m.agency_org_id is not null and m.state in ('running', 'ended'))
    select due.id, due.no, due.agency_org_id, due.opens from due
    left join access.delegation d on d.org_id = due.org_id and d.mandate_id = due.id
    where due.opens <> (d.opened_at is not null and d.ended_at is null) order by due.id`)

/** Mandates whose files should all have been handed back before `today`, and that still have some out. */
export const filesOverdue = async (tx: OrgTx, today: LocalDate): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select m.id from outsourcing.mandate m
      where m.org_id = ${tx.orgId} and m.state = 'ended' and m.works_until < ${today} and exists (
        select 1 from outsourcing.placement p where p.org_id = m.org_id and p.mandate_id = m.id and p.ended_on is null)`)
  ).map(({ id }) => id)
