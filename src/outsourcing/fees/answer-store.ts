import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import type { SideCostKind } from '../tariffs/model.ts'
import type { DisputeAnswer, FeeLine } from './model.ts'

/** A fee as both sides read it: of whom, for what, where it stands. */
export type FeeRow = FeeLine & {
  readonly orgId: number
  readonly mandateNo: number
  readonly creditorName: string
  readonly providerName: string
  readonly placementNo: number | null
  readonly debtorName: string | null
  readonly receiptNo: number | null
  readonly receiptCents: number | null
  readonly documents: string
  readonly invoiceId: string | null
  readonly invoice: string | null
  readonly hasProof: boolean
  readonly madeByName: string
  readonly disputedWhy: string | null
  readonly disputedAt: Date | null
  readonly disputedByName: string | null
  readonly answer: DisputeAnswer | null
  readonly answerWhy: string | null
  readonly answeredByName: string | null
}

const rows = part`l.org_id, l.id, l.mandate_id, l.version, l.agency_org_id, l.kind, l.placement_id, l.receipt_id, l.side_cost, l.label, l.period_from,
  l.period_to, l.reverses, l.currency, l.on_day as on, l.net_cents, l.vat_bp, l.vat_cents, l.detail, l.refusal, l.invoice_id, l.made_by_name,
  m.no as mandate_no, m.creditor_name, m.provider_name, coalesce(r.placement_no, p.no) as placement_no, r.debtor_name, r.no as receipt_no,
  r.cents as receipt_cents, coalesce(i.documents, '') as documents, v.number as invoice, f.line_id is not null as has_proof,
  d.why as disputed_why, d.disputed_at, d.disputed_by_name, d.answer, d.answer_why, d.answered_by_name
  from outsourcing.fee_line l join outsourcing.mandate m on m.org_id = l.org_id and m.id = l.mandate_id
  left join outsourcing.receipt r on r.org_id = l.org_id and r.id = l.receipt_id
  left join outsourcing.placement p on p.org_id = l.org_id and p.id = l.placement_id
  left join lateral (
    select string_agg(i.document_no, ', ' order by i.document_no) as documents from outsourcing.receipt_item i
    where i.org_id = r.org_id and i.receipt_id = r.id) i on true
  left join outsourcing.fee_invoice v on v.org_id = l.org_id and v.id = l.invoice_id
  left join outsourcing.fee_proof f on f.org_id = l.org_id and f.line_id = l.id
  left join outsourcing.fee_dispute d on d.org_id = l.org_id and d.line_id = l.id`
const ours = (tx: OrgTx) => part`(l.org_id = ${tx.orgId} or l.agency_org_id = ${tx.orgId})`

export const FEE_SHOWS = ['unbilled', 'disputed', 'invoiced', 'all'] as const
export type FeeShow = (typeof FEE_SHOWS)[number]

export type FeesAsked = {
  readonly show: FeeShow
  readonly mandateId?: string | undefined
  readonly invoiceId?: string | undefined
  readonly side: 'agency' | 'creditor'
}

const SHOWN = {
  unbilled: part`l.invoice_id is null`,
  disputed: part`d.line_id is not null and d.answer is null`,
  invoiced: part`l.invoice_id is not null`,
  all: part`true`,
}

const narrowed = (tx: OrgTx, { show, mandateId, invoiceId, side }: FeesAsked) => part`
  ${side === 'agency' ? part`l.agency_org_id = ${tx.orgId}` : part`l.org_id = ${tx.orgId}`} and ${SHOWN[show]}
  ${mandateId ? part`and l.mandate_id = ${mandateId}` : part``} ${invoiceId ? part`and l.invoice_id = ${invoiceId}` : part``}`

/** The latest first. */
export const listFees = (
  tx: OrgTx,
  asked: FeesAsked & { readonly limit: number; readonly offset: number },
): Promise<FeeRow[]> =>
  tx.rows(
    sql`select ${rows} where ${narrowed(tx, asked)} order by l.on_day desc, l.id desc limit ${asked.limit} offset ${asked.offset}`,
  )

export const sumFees = (
  tx: OrgTx,
  asked: FeesAsked,
): Promise<{ currency: string; count: number; netCents: number; vatCents: number }[]> =>
  tx.rows(sql`
    select l.currency, count(*)::int as count, sum(l.net_cents)::bigint as net_cents, sum(l.vat_cents)::bigint as vat_cents
    from outsourcing.fee_line l left join outsourcing.fee_dispute d on d.org_id = l.org_id and d.line_id = l.id
    where ${narrowed(tx, asked)} group by 1 order by 1`)

type InvoiceKey = { readonly orgId: number; readonly id: string }

export const linesOfInvoice = (tx: OrgTx, { orgId, id }: InvoiceKey): Promise<FeeRow[]> =>
  tx.rows(sql`select ${rows} where l.org_id = ${orgId} and l.invoice_id = ${id} order by l.on_day, l.id`)

/** Numbers of the invoices from which a credit note gives back. */
export const correctedBy = async (tx: OrgTx, { orgId, id }: InvoiceKey): Promise<string[]> =>
  (
    await tx.rows<{ number: string }>(sql`
      select distinct v.number from outsourcing.fee_line l
      join outsourcing.fee_line o on o.org_id = l.org_id
        and (o.id = l.reverses or (l.kind = 'return' and o.receipt_id = l.receipt_id and o.kind = 'receipt')
          or (l.kind = 'correction' and l.net_cents < 0 and o.kind = 'period' and o.mandate_id = l.mandate_id and o.period_from = l.period_from))
      join outsourcing.fee_invoice v on v.org_id = o.org_id and v.id = o.invoice_id and v.id <> l.invoice_id
      where l.org_id = ${orgId} and l.invoice_id = ${id} order by 1`)
  ).map(({ number }) => number)

export const feeOfLine = (tx: OrgTx, id: string): Promise<FeeRow | null> =>
  tx.maybe(sql`select ${rows} where ${ours(tx)} and l.id = ${id}`)

/** Whether the receipt that a fee is of went back, and the fee with it. */
export const isGivenBack = async (
  tx: OrgTx,
  { orgId, receiptId }: Pick<FeeRow, 'orgId' | 'receiptId'>,
): Promise<boolean> =>
  receiptId !== null &&
  (
    await tx.one<{ is: boolean }>(sql`
      select exists (select 1 from outsourcing.fee_line where org_id = ${orgId} and receipt_id = ${receiptId} and kind = 'return') as is`)
  ).is

export const insertDispute = (
  tx: OrgTx,
  one: { readonly lineId: string; readonly agencyOrgId: number | null; readonly why: string },
  by: { readonly at: Date; readonly name: string },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.fee_dispute (org_id, line_id, agency_org_id, why, disputed_at, disputed_by_name)
    values (${tx.orgId}, ${one.lineId}, ${one.agencyOrgId}, ${one.why}, ${by.at}, ${by.name}) on conflict do nothing`)

/** Zero when it was answered, or nobody disputes it. */
export const answerDispute = (
  tx: OrgTx,
  lineId: string,
  one: { readonly answer: DisputeAnswer; readonly why: string },
  by: { readonly at: Date; readonly name: string },
): Promise<number> =>
  tx.run(sql`
    update outsourcing.fee_dispute set answer = ${one.answer}, answer_why = ${one.why}, answered_at = ${by.at}, answered_by_name = ${by.name}
    where org_id = ${tx.orgId} and line_id = ${lineId} and answer is null`)

export const insertProof = (
  tx: OrgTx,
  one: {
    readonly lineId: string
    readonly agencyOrgId: number | null
    readonly name: string
    readonly type: string
    readonly sha256: Buffer
    readonly bytes: Buffer
  },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.fee_proof (org_id, line_id, agency_org_id, name, type, sha256, bytes)
    values (${tx.orgId}, ${one.lineId}, ${one.agencyOrgId}, ${one.name}, ${one.type}, ${one.sha256}, ${one.bytes})`)

/** Whether a paper proves this very cost of a file and day already; what was given back may be charged again. */
export const isProvenAlready = async (
  tx: OrgTx,
  one: { readonly placementId: string; readonly kind: SideCostKind; readonly on: LocalDate; readonly sha256: Buffer },
): Promise<boolean> =>
  (
    await tx.one<{ is: boolean }>(sql`
      select exists (
        select 1 from outsourcing.fee_line l join outsourcing.fee_proof f on f.org_id = l.org_id and f.line_id = l.id and f.sha256 = ${one.sha256}
        where l.org_id = ${tx.orgId} and l.placement_id = ${one.placementId} and l.side_cost = ${one.kind} and l.on_day = ${one.on}
          and not exists (select 1 from outsourcing.fee_line k where k.org_id = l.org_id and k.reverses = l.id)) as is`)
  ).is

export const proofOf = (tx: OrgTx, lineId: string): Promise<{ name: string; type: string; bytes: Buffer } | null> =>
  tx.maybe(sql`
    select l.name, l.type, l.bytes from outsourcing.fee_proof l where ${ours(tx)} and l.line_id = ${lineId}`)

/** A placement as whoever collects it may charge a side cost to it. */
export const placementCharged = (
  tx: OrgTx,
  id: string,
): Promise<{
  orgId: number
  no: number
  mandateId: string
  agencyOrgId: number | null
  stage: 'amicable' | 'court'
  placedOn: LocalDate
  endedOn: LocalDate | null
  isUndone: boolean
} | null> =>
  tx.maybe(sql`
    select l.org_id, l.no, l.mandate_id, l.agency_org_id, l.stage, l.placed_on, l.ended_on, l.ended_why is not distinct from 'undone' as is_undone
    from outsourcing.placement l where ${ours(tx)} and l.id = ${id}`)
