import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import type { EndedWhy } from '../placements/model.ts'
import type { Stage } from '../tariffs/model.ts'
import type { PayableItem, ReceiptPart } from './model.ts'

/** Files that payments are for, as their creditor's organisation keeps them. */

export type PaidPlacement = {
  readonly id: string
  readonly no: number
  readonly mandateId: string
  readonly mandateNo: number
  readonly agencyOrgId: number | null
  readonly provider: string
  readonly creditor: string
  readonly customerId: string
  readonly debtorCode: string
  readonly debtorName: string
  readonly currency: string
  readonly stage: Stage
  /** The day on which it went from the amicable stage to the court; null: it did not. */
  readonly escalatedOn: LocalDate | null
  readonly placedOn: LocalDate
  readonly endedOn: LocalDate | null
  readonly endedWhy: EndedWhy | null
  readonly openCents: number
}

/** Days from a receipt to its remittance, as a mandate's version `v` agrees; null: what the law says. */
export const AGREED_DAYS = part`(v.terms #>> '{remittance,days}')::int`

const columns = part`p.id, p.no, p.mandate_id, m.no as mandate_no, p.agency_org_id, m.provider_name as provider, m.creditor_name as creditor, p.customer_id,
  c.code as debtor_code, c.name as debtor_name, p.currency, p.stage, p.placed_on, p.ended_on, p.ended_why,
  (select min(e.on_day) from outsourcing.placement_event e where e.org_id = p.org_id and e.placement_id = p.id and e.kind = 'escalated') as escalated_on,
  (select coalesce(sum(i.open_cents), 0)::bigint from outsourcing.placed_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
    where w.org_id = p.org_id and w.placement_id = p.id) as open_cents`

export const paidPlacements = (tx: OrgTx, ids: readonly string[]): Promise<PaidPlacement[]> =>
  tx.rows(sql`
    select ${columns} from outsourcing.placement p
    join outsourcing.mandate m on m.org_id = p.org_id and m.id = p.mandate_id
    join parties.customer c on c.org_id = p.org_id and c.id = p.customer_id
    where p.org_id = ${tx.orgId} and p.id = any(${ids}::uuid[]) order by p.no`)

/** Documents of files, the oldest due first. */
export const payableItems = (
  tx: OrgTx,
  placementIds: readonly string[],
): Promise<(PayableItem & { readonly placementId: string })[]> =>
  tx.rows(sql`
    select w.placement_id, w.item_id, coalesce(nullif(i.document_no, ''), left(i.label, 40)) as document_no, i.due_on, i.open_cents
    from outsourcing.placed_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
    where w.org_id = ${tx.orgId} and w.placement_id = any(${placementIds}::uuid[]) order by i.due_on, i.id`)

/** Holds documents until the end of the transaction, so that nothing else settles them meanwhile. */
export const lockDebts = (tx: OrgTx, placementId: string): Promise<number> =>
  tx.run(sql`
    select count(*) from (
      select 1 from ledger.item i join outsourcing.placed_item w on w.org_id = i.org_id and w.item_id = i.id
      where i.org_id = ${tx.orgId} and w.placement_id = ${placementId} order by i.id for update of i) held`)

/** What was paid through the provider is known to both: nobody is told of it again. `sign` −1: paid; 1: it came back. */
export const moveKnown = (
  tx: OrgTx,
  placementId: string,
  parts: readonly ReceiptPart[],
  sign: 1 | -1,
): Promise<number> =>
  tx.run(sql`
    update outsourcing.placed_item w set known_cents = greatest(0, w.known_cents + ${sign}::int * p.cents)
    from unnest(${parts.map(({ itemId }) => itemId)}::uuid[], ${parts.map(({ cents }) => cents)}::bigint[]) p(item_id, cents)
    where w.org_id = ${tx.orgId} and w.placement_id = ${placementId} and w.item_id = p.item_id`)

/** Whoever collects has done something about a file: it is recalled from then on, and not undone. */
export const markActed = (tx: OrgTx, placementId: string, at: Date): Promise<number> =>
  tx.run(sql`
    update outsourcing.placement set acted_at = ${at} where org_id = ${tx.orgId} and id = ${placementId} and acted_at is null`)

/** A file of this agency, whichever creditor placed it. */
export const fileOfAgency = (
  tx: OrgTx,
  creditor: number,
  placementId: string,
): Promise<{ readonly orgId: number } | null> =>
  tx.maybe(sql`
    select p.org_id from outsourcing.placement p
    where p.org_id = ${creditor} and p.id = ${placementId} and p.agency_org_id = ${tx.orgId}`)

export type FoundFile = {
  readonly creditorOrgId: number
  readonly placementId: string
  readonly hasNumber: boolean
  readonly hasAmount: boolean
}

/** Files in the hands of this agency, over all its creditors. */
export const searchInHand = (
  tx: OrgTx,
  asked: {
    readonly words: string
    readonly numbers: readonly string[]
    readonly files: readonly number[]
    readonly cents: number | null
    readonly most: number
  },
): Promise<FoundFile[]> =>
  tx.rows(sql`
    select creditor_org_id, placement_id, has_number, has_amount
    from outsourcing.search_in_hand(${asked.words}, ${asked.numbers}::text[], ${asked.files}::int[], ${asked.cents}::bigint, ${asked.most}::int)`)
