import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, raw, sql } from '../../platform/sql.ts'
import { CLAIMED_ITEMS } from '../limitation/model.ts'
import { type CaseEvent, FREEZING, type InsolvencyCase } from './model.ts'

/** Cases, and what happened in each. */

const columns =
  raw(`k.id, k.customer_id, k.procedure, k.opened_on, k.published_on, k.court, k.standing, k.standing_on, k.has_title_retention,
  k.notice_id, k.source, k.opened_at, k.opened_by_name,
  jsonb_build_object('name', k.officer_name, 'role', k.officer_role, 'lines', to_jsonb(k.officer_lines)) as officer`)

export const insertCase = (tx: OrgTx, one: InsolvencyCase): Promise<number> =>
  tx.run(sql`
    insert into legal.insolvency_case (org_id, id, customer_id, procedure, opened_on, published_on, court, officer_name, officer_role, officer_lines,
      standing, standing_on, has_title_retention, notice_id, source, opened_at, opened_by_name)
    values (${tx.orgId}, ${one.id}, ${one.customerId}, ${one.procedure}, ${one.openedOn}, ${one.publishedOn}, ${one.court}, ${one.officer.name},
      ${one.officer.role}, ${one.officer.lines}::text[], ${one.standing}, ${one.standingOn}, ${one.hasTitleRetention}, ${one.noticeId}, ${one.source},
      ${one.openedAt}, ${one.openedByName})`)

export const updateCase = (tx: OrgTx, one: InsolvencyCase): Promise<number> =>
  tx.run(sql`
    update legal.insolvency_case set procedure = ${one.procedure}, opened_on = ${one.openedOn}, published_on = ${one.publishedOn}, court = ${one.court},
      officer_name = ${one.officer.name}, officer_role = ${one.officer.role}, officer_lines = ${one.officer.lines}::text[], standing = ${one.standing},
      standing_on = ${one.standingOn}, has_title_retention = ${one.hasTitleRetention}
    where org_id = ${tx.orgId} and id = ${one.id}`)

export const caseById = (tx: OrgTx, id: string, lock = false): Promise<InsolvencyCase | null> =>
  tx.maybe(
    sql`select ${columns} from legal.insolvency_case k where k.org_id = ${tx.orgId} and k.id = ${id} ${lock ? part`for update` : nothing}`,
  )

/** The cases of customers, the last opened first. */
export const casesOfCustomers = (tx: OrgTx, customerIds: readonly string[]): Promise<InsolvencyCase[]> =>
  tx.rows(sql`
    select ${columns} from legal.insolvency_case k where k.org_id = ${tx.orgId} and k.customer_id = any(${customerIds}::uuid[])
    order by k.opened_on desc, k.id desc`)

export type ListedCase = InsolvencyCase & {
  readonly customerName: string
  readonly customerCode: string
  /** Debts born before the judgment and open, in euros' cents by currency. */
  readonly prior: readonly { readonly currency: string; readonly cents: number }[]
}

/** Cases with what they freeze, the last opened first; all but those annulled, or those that run. */
export const listCases = (
  tx: OrgTx,
  which: { readonly runningOnly: boolean; readonly customerId: string | null },
): Promise<ListedCase[]> =>
  tx.rows(sql`
    select ${columns}, c.name as customer_name, c.code as customer_code,
      coalesce((select jsonb_agg(jsonb_build_object('currency', d.currency, 'cents', d.cents) order by d.currency) from (
        select i.currency, sum(i.open_cents)::bigint as cents from ${debtsOfCase} and i.open_cents > 0 group by i.currency) d), '[]') as prior
    from legal.insolvency_case k join parties.customer c on c.org_id = k.org_id and c.id = k.customer_id
    where k.org_id = ${tx.orgId} ${which.runningOnly ? part`and k.standing in ('open', 'plan')` : nothing}
      ${which.customerId ? part`and k.customer_id = ${which.customerId}::uuid` : nothing}
    order by k.opened_on desc, k.id desc limit 1000`)

/**
 * The day on which a debt was born: of the work where it is known, else of the invoice; what was charged on documents is as old as the
 * oldest of them.
 */
const bornOn: Fragment = part`coalesce(f.performed_on, p.performed_on, case when i.kind in ('interest', 'fee') then (
    select min(d.issued_on) from legal.charge_note n
    join legal.charge_line l on l.org_id = n.org_id and l.note_id = n.id
    join ledger.item d on d.org_id = l.org_id and d.id = l.item_id
    where n.org_id = i.org_id and n.customer_id = i.customer_id and (n.interest_item_id = i.id or n.indemnity_item_id = i.id)) end, i.issued_on)`

/** Debts of the customer of case `k` that were born before its judgment. */
const debtsOfCase: Fragment = part`ledger.item i
  left join legal.claim f on f.org_id = i.org_id and f.item_id = i.id
  left join ledger.performance p on p.org_id = i.org_id and p.item_id = i.id
  where i.org_id = k.org_id and i.customer_id = k.customer_id and i.side = 1 and not i.reversed and i.kind = any(${CLAIMED_ITEMS}::text[])
    and ${bornOn} < k.opened_on`

/** A debt that a judgment froze, and the day of that judgment. */
export type InsolventDebt = { readonly customerId: string; readonly itemId: string; readonly openedOn: LocalDate }

/**
 * Open debts born before the judgment that opened an insolvency of their customer, of these customers, or of all between the first and
 * the last of them. What was born after stays payable, and is not among them.
 */
export const insolventDebts = (
  tx: OrgTx,
  { ids, isRange }: { readonly ids: readonly string[]; readonly isRange: boolean },
): Promise<InsolventDebt[]> => {
  const which = isRange
    ? part`k.customer_id between ${ids[0] ?? null}::uuid and ${ids.at(-1) ?? null}::uuid`
    : part`k.customer_id = any(${ids}::uuid[])`
  return tx.rows(sql`
    select k.customer_id, d.item_id, min(k.opened_on) as opened_on
    from legal.insolvency_case k cross join lateral (select i.id as item_id from ${debtsOfCase} and i.open_cents > 0) d
    where k.org_id = ${tx.orgId} and ${which} and k.standing = any(${FREEZING}::text[])
    group by k.customer_id, d.item_id`)
}

/** A debt of a case as its judgment finds it. Minor units; `settledCents`: what had settled it before that day. */
export type CaseDebt = {
  readonly id: string
  readonly documentNo: string
  readonly label: string
  readonly kind: string
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly currency: string
  readonly amountCents: number
  readonly openCents: number
  readonly settledCents: number
  readonly bornOn: LocalDate
  readonly isPrior: boolean
}

/** Every debt of a case's customer that is open, or was on the day of the judgment, those born after it included. */
export const debtsOfInsolvent = (tx: OrgTx, caseId: string): Promise<CaseDebt[]> =>
  tx.rows(sql`
    select d.id, d.document_no, d.label, d.kind, d.issued_on, d.due_on, d.currency, d.amount_cents, d.open_cents, d.settled_cents, d.born_on,
      d.born_on < d.opened_on as is_prior
    from (
      select i.id, i.document_no, i.label, i.kind, i.issued_on, i.due_on, i.currency, i.amount_cents, i.open_cents, k.opened_on, ${bornOn} as born_on,
        coalesce((
          select sum(a.amount_cents) from ledger.allocation a join ledger.item s on s.org_id = a.org_id and s.id = a.credit_id
          where a.org_id = i.org_id and a.debit_id = i.id and s.issued_on < k.opened_on), 0)::bigint as settled_cents
      from legal.insolvency_case k join ledger.item i on i.org_id = k.org_id and i.customer_id = k.customer_id and i.side = 1 and not i.reversed
        and i.kind = any(${CLAIMED_ITEMS}::text[])
      left join legal.claim f on f.org_id = i.org_id and f.item_id = i.id
      left join ledger.performance p on p.org_id = i.org_id and p.item_id = i.id
      where k.org_id = ${tx.orgId} and k.id = ${caseId}
    ) d
    where d.open_cents > 0 or d.amount_cents > d.settled_cents and d.born_on < d.opened_on
    order by d.due_on, d.document_no, d.id limit 5000`)

/** What the customer had in its favour before the judgment and that settles nothing: it may be set off (C. com. art. L622-7). */
export const creditsOfInsolvent = (
  tx: OrgTx,
  caseId: string,
): Promise<{ documentNo: string; label: string; issuedOn: LocalDate; currency: string; cents: number }[]> =>
  tx.rows(sql`
    select i.document_no, i.label, i.issued_on, i.currency, i.open_cents as cents
    from legal.insolvency_case k join ledger.item i on i.org_id = k.org_id and i.customer_id = k.customer_id and i.side = -1 and i.open_cents > 0
      and not i.reversed and i.issued_on < k.opened_on
    where k.org_id = ${tx.orgId} and k.id = ${caseId} order by i.issued_on, i.id limit 1000`)

export const insertEvent = (tx: OrgTx, one: CaseEvent): Promise<number> =>
  tx.run(sql`
    insert into legal.insolvency_event (org_id, id, case_id, what, happened_on, procedure, detail, notice_id, document_id, recorded_at, recorded_by_name)
    values (${tx.orgId}, ${one.id}, ${one.caseId}, ${one.what}, ${one.on}, ${one.procedure}, ${one.detail}, ${one.noticeId}, ${one.documentId}, ${one.recordedAt},
      ${one.recordedByName})`)

/**
 * What happened in a case, by its day; what rests on a notice that was corrected or annulled since is told apart. What was corrected counts
 * again when its correction is annulled.
 */
export const eventsOfCases = (
  tx: OrgTx,
  caseIds: readonly string[],
): Promise<(CaseEvent & { readonly isUndone: boolean })[]> =>
  tx.rows(sql`
    select e.id, e.case_id, e.what, e.happened_on as on, e.procedure, e.detail, e.notice_id, e.document_id, e.recorded_at, e.recorded_by_name,
      n.undone_by is not null and (u.type = 'correction' and v.type = 'annulment') is not true as is_undone
    from legal.insolvency_event e left join legal.insolvency_notice n on n.org_id = e.org_id and n.id = e.notice_id
    left join legal.insolvency_notice u on u.org_id = n.org_id and u.id = n.undone_by
    left join legal.insolvency_notice v on v.org_id = u.org_id and v.id = u.undone_by
    where e.org_id = ${tx.orgId} and e.case_id = any(${caseIds}::uuid[]) order by e.happened_on, e.recorded_at, e.id`)

/** Of these customers, those of whom a case is kept. */
export const customersInsolvent = async (tx: OrgTx, customerIds: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ customerId: string }>(sql`
      select distinct customer_id from legal.insolvency_case where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])`)
  ).map(({ customerId }) => customerId)
