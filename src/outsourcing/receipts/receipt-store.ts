import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../../platform/sql.ts'
import { AGREED_DAYS } from './claim-store.ts'
import type { Receipt, ReceiptPart, ReceiptShow, ReturnedAs } from './model.ts'

const columns = part`r.org_id, r.id, r.no, r.placement_id, r.placement_no, r.mandate_id, r.agency_org_id, r.customer_id, r.debtor_code, r.debtor_name, r.currency, r.cents,
  r.paid_to, r.means, r.received_on, r.stage, r.tail, r.payer, r.reference, r.left_cents, r.credit_item_id, r.recorded_at, r.recorded_by_name, r.returned_on, r.returned_as,
  r.returned_why, r.returned_by_name, r.remittance_id, r.remitted_on`

export const receiptOf = (tx: OrgTx, id: string): Promise<Receipt | null> =>
  tx.maybe(sql`select ${columns} from outsourcing.receipt r where r.org_id = ${tx.orgId} and r.id = ${id}`)

export const lockReceipt = (tx: OrgTx, id: string): Promise<Receipt | null> =>
  tx.maybe(sql`select ${columns} from outsourcing.receipt r where r.org_id = ${tx.orgId} and r.id = ${id} for update`)

/** Numbered one after the other in the creditor's organisation; the caller holds its placements. */
export async function insertReceipt(
  tx: OrgTx,
  one: Omit<
    Receipt,
    | 'no'
    | 'orgId'
    | 'leftCents'
    | 'returnedOn'
    | 'returnedAs'
    | 'returnedWhy'
    | 'returnedByName'
    | 'remittanceId'
    | 'remittedOn'
  >,
  parts: readonly ReceiptPart[],
): Promise<number> {
  const { no } = await tx.one<{ no: number }>(sql`
    insert into outsourcing.receipt (org_id, id, no, placement_id, placement_no, mandate_id, agency_org_id, customer_id, debtor_code, debtor_name,
      currency, cents, paid_to, means, received_on, stage, tail, payer, reference, left_cents, credit_item_id, recorded_at, recorded_by_name)
    select ${tx.orgId}::int, ${one.id}::uuid, (select coalesce(max(no), 0) + 1 from outsourcing.receipt where org_id = ${tx.orgId}),
      ${one.placementId}::uuid, ${one.placementNo}::int, ${one.mandateId}::uuid, ${one.agencyOrgId}::int, ${one.customerId}::uuid, ${one.debtorCode}::text,
      ${one.debtorName}::text, ${one.currency}::text, ${one.cents}::bigint, ${one.paidTo}::text, ${one.means}::text, ${one.receivedOn}::date,
      ${one.stage}::text, ${one.tail}::text, ${one.payer}::text, ${one.reference}::text, coalesce(sum(i.open_cents), 0)::bigint,
      ${one.creditItemId}::uuid, ${one.recordedAt}::timestamptz, ${one.recordedByName}::text
    from outsourcing.placed_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
    where w.org_id = ${tx.orgId} and w.placement_id = ${one.placementId}
    returning no`)
  await tx.run(sql`
    insert into outsourcing.receipt_item (org_id, receipt_id, item_id, agency_org_id, document_no, cents)
    select ${tx.orgId}::int, ${one.id}::uuid, p.item_id, ${one.agencyOrgId}::int, p.document_no, p.cents
    from unnest(${parts.map(({ itemId }) => itemId)}::uuid[], ${parts.map(({ documentNo }) => documentNo)}::text[],
      ${parts.map(({ cents }) => cents)}::bigint[]) p(item_id, document_no, cents)`)
  return no
}

/** Marks one as taken back, once. */
export const markReturned = (
  tx: OrgTx,
  id: string,
  one: {
    readonly on: LocalDate
    readonly as: ReturnedAs
    readonly why: string
    readonly at: Date
    readonly byName: string
  },
): Promise<number> =>
  tx.run(sql`
    update outsourcing.receipt set returned_on = greatest(received_on, ${one.on}::date), returned_as = ${one.as}, returned_why = ${one.why}, returned_at = ${one.at},
      returned_by_name = ${one.byName}, fee_waits = true
    where org_id = ${tx.orgId} and id = ${id} and returned_on is null`)

/** The documents that receipts settle, of this creditor or of whichever this agency collects for. */
export const partsOf = (
  tx: OrgTx,
  receipts: readonly Pick<Receipt, 'orgId' | 'id'>[],
): Promise<(ReceiptPart & { readonly receiptId: string })[]> =>
  tx.rows(sql`
    select p.receipt_id, p.item_id, p.document_no, p.cents from outsourcing.receipt_item p
    join unnest(${receipts.map(({ orgId }) => orgId)}::int[], ${receipts.map(({ id }) => id)}::uuid[]) k(org_id, id) on k.org_id = p.org_id and k.id = p.receipt_id
    order by p.receipt_id, p.document_no, p.item_id`)

export type ReceiptsAsked = {
  readonly show: ReceiptShow
  readonly creditor?: number | undefined
  readonly currency?: string | undefined
  readonly mandateId?: string | undefined
  readonly placementId?: string | undefined
  readonly customerId?: string | undefined
  readonly receiptId?: string | undefined
  readonly words?: string | undefined
}

const SHOWN: Readonly<Record<ReceiptShow, Fragment>> = {
  all: part`true`,
  held: part`r.paid_to = 'agency' and r.returned_on is null and r.remitted_on is null`,
  remitted: part`r.remitted_on is not null`,
  direct: part`r.paid_to = 'creditor' and r.returned_on is null`,
  returned: part`r.returned_on is not null`,
  to_regain: part`r.returned_on is not null and r.remitted_on is not null`,
}

/** Those of this organisation, as creditor or as agency: row by row the database shows neither side what is not its own. */
const narrowed = (tx: OrgTx, side: 'creditor' | 'agency', asked: ReceiptsAsked): Fragment => part`
  ${side === 'creditor' ? part`r.org_id = ${tx.orgId}` : part`r.agency_org_id = ${tx.orgId}`} and ${SHOWN[asked.show]}
  ${asked.creditor ? part`and r.org_id = ${asked.creditor}` : nothing} ${asked.currency ? part`and r.currency = ${asked.currency}` : nothing}
  ${asked.mandateId ? part`and r.mandate_id = ${asked.mandateId}` : nothing} ${asked.placementId ? part`and r.placement_id = ${asked.placementId}` : nothing}
  ${asked.customerId ? part`and r.customer_id = ${asked.customerId}` : nothing} ${asked.receiptId ? part`and r.id = ${asked.receiptId}` : nothing}
  ${asked.words ? part`and strpos(platform.folded(r.debtor_name || ' ' || r.debtor_code || ' ' || r.payer || ' ' || r.reference), platform.folded(${asked.words})) > 0` : nothing}`

export type ListedReceipt = Receipt & {
  readonly mandateNo: number
  readonly creditorName: string
  readonly providerName: string
  /** Days that the mandate gives to hand it over; null: it does not say. */
  readonly remittanceDays: number | null
}

const listed = part`${columns}, m.no as mandate_no, m.creditor_name, m.provider_name, ${AGREED_DAYS} as remittance_days
  from outsourcing.receipt r
  join outsourcing.mandate m on m.org_id = r.org_id and m.id = r.mandate_id
  left join outsourcing.mandate_version v on v.org_id = m.org_id and v.mandate_id = m.id and v.version = m.version`

/** A page, the latest first. */
export const listReceipts = (
  tx: OrgTx,
  side: 'creditor' | 'agency',
  asked: ReceiptsAsked & { readonly limit: number; readonly offset: number },
): Promise<ListedReceipt[]> =>
  tx.rows(sql`
    select ${listed} where ${narrowed(tx, side, asked)}
    order by r.received_on desc, r.recorded_at desc, r.id limit ${asked.limit} offset ${asked.offset}`)

export const receiptListed = (tx: OrgTx, side: 'creditor' | 'agency', id: string): Promise<ListedReceipt | null> =>
  tx.maybe(sql`
    select ${listed} where ${side === 'creditor' ? part`r.org_id = ${tx.orgId}` : part`r.agency_org_id = ${tx.orgId}`} and r.id = ${id}`)

/** How many there are, and what they come to; among all, what came back counts for nothing. */
export type ReceiptSum = { readonly currency: string; readonly count: number; readonly cents: number }

export const sumReceipts = (tx: OrgTx, side: 'creditor' | 'agency', asked: ReceiptsAsked): Promise<ReceiptSum[]> =>
  tx.rows(sql`
    select r.currency, count(*)::int as count,
      coalesce(sum(r.cents) filter (where r.returned_on is null or ${asked.show !== 'all'}::boolean), 0)::bigint as cents
    from outsourcing.receipt r where ${narrowed(tx, side, asked)} group by r.currency order by r.currency`)

/** What a debtor is given of a payment that stands. */
export type GivenReceipt = Pick<Receipt, 'id' | 'no' | 'receivedOn' | 'cents' | 'currency'>

const MOST_GIVEN = 20

/** The latest payments of one debtor that stand. */
export const receiptsGiven = (tx: OrgTx, customerId: string): Promise<GivenReceipt[]> =>
  tx.rows(sql`
    select r.id, r.no, r.received_on, r.cents, r.currency from outsourcing.receipt r
    where r.org_id = ${tx.orgId} and r.customer_id = ${customerId} and r.returned_on is null
    order by r.received_on desc, r.no desc limit ${MOST_GIVEN}`)
