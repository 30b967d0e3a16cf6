import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import type { Remittance, RemittanceState } from './model.ts'

const columns = part`t.org_id, t.id, t.no, t.run_id, t.mandate_id, m.no as mandate_no, t.provider_id, t.agency_org_id, m.creditor_name, m.provider_name, t.mode,
  t.currency, t.state, t.made_on, t.due_on, t.receipts_cents, t.returns_cents, t.fees_cents, t.cents, t.reference, t.iban, t.paid_on, t.line_id,
  b.booked_on as arrived_on, t.made_at, t.made_by_name`
/** The bank line is read by the creditor alone: to the other side it has no day. */
const joined = part`outsourcing.remittance t join outsourcing.mandate m on m.org_id = t.org_id and m.id = t.mandate_id
  left join cash.line b on b.org_id = t.org_id and b.id = t.line_id and b.state = 'set_aside'`
const ours = (tx: OrgTx) => part`(t.org_id = ${tx.orgId} or t.agency_org_id = ${tx.orgId})`

export type RemittancesAsked = {
  readonly state?: RemittanceState | undefined
  readonly runId?: string | undefined
  readonly mandateId?: string | undefined
  /** Those that we hand over as an agency, or those that we are handed. */
  readonly side: 'agency' | 'creditor'
  readonly limit: number
  readonly offset: number
}

const narrowed = (tx: OrgTx, { state, runId, mandateId, side }: Omit<RemittancesAsked, 'limit' | 'offset'>) => part`
  ${side === 'agency' ? part`t.agency_org_id = ${tx.orgId}` : part`t.org_id = ${tx.orgId}`}
  ${state ? part`and t.state = ${state}` : part``} ${runId ? part`and t.run_id = ${runId}` : part``}
  ${mandateId ? part`and t.mandate_id = ${mandateId}` : part``}`

/** The latest first. */
export const listRemittances = (tx: OrgTx, asked: RemittancesAsked): Promise<Remittance[]> =>
  tx.rows(sql`
    select ${columns} from ${joined} where ${narrowed(tx, asked)}
    order by t.made_at desc, m.creditor_name, t.id limit ${asked.limit} offset ${asked.offset}`)

export const countRemittances = (
  tx: OrgTx,
  asked: Omit<RemittancesAsked, 'limit' | 'offset'>,
): Promise<{ count: number }> =>
  tx.one(sql`select count(*)::int as count from outsourcing.remittance t where ${narrowed(tx, asked)}`)

export const remittanceOf = (tx: OrgTx, id: string): Promise<Remittance | null> =>
  tx.maybe(sql`select ${columns} from ${joined} where t.id = ${id} and ${ours(tx)}`)

export const remittancesOfRun = (tx: OrgTx, runId: string): Promise<Remittance[]> =>
  tx.rows(
    sql`select ${columns} from ${joined} where t.run_id = ${runId} and ${ours(tx)} order by m.creditor_name, t.org_id, t.no`,
  )

/** The day of the last remittance of a mandate that was not undone. */
export const lastRemittedOn = async (tx: OrgTx, mandateId: string): Promise<LocalDate | null> =>
  (
    await tx.one<{ on: LocalDate | null }>(sql`
      select max(made_on) as on from outsourcing.remittance where org_id = ${tx.orgId} and mandate_id = ${mandateId} and state <> 'undone'`)
  ).on

/** Remittances of an organisation are numbered, paid and undone one after the other. */
export const lockRemittances = (tx: OrgTx): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtext('outsourcing.remittance'), ${tx.orgId}::int)`)

export const nextRemittanceNo = async (tx: OrgTx, providerId: string): Promise<number> =>
  (
    await tx.one<{ no: number }>(sql`
      select coalesce(max(no), 0) + 1 as no from outsourcing.remittance where org_id = ${tx.orgId} and provider_id = ${providerId}`)
  ).no

/** Whether a remittance is called so already. */
export const isReferenceTaken = async (tx: OrgTx, reference: string): Promise<boolean> =>
  (
    await tx.one<{ is: boolean }>(sql`
      select exists (select 1 from outsourcing.remittance where org_id = ${tx.orgId} and reference = ${reference}) as is`)
  ).is

export type NewRemittance = Pick<
  Remittance,
  | 'id'
  | 'no'
  | 'runId'
  | 'mandateId'
  | 'providerId'
  | 'agencyOrgId'
  | 'mode'
  | 'currency'
  | 'madeOn'
  | 'dueOn'
  | 'receiptsCents'
  | 'returnsCents'
  | 'feesCents'
  | 'reference'
  | 'iban'
>

export const insertRemittance = (
  tx: OrgTx,
  one: NewRemittance,
  by: { readonly at: Date; readonly name: string },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.remittance (org_id, id, no, run_id, mandate_id, provider_id, agency_org_id, mode, currency, state, made_on, due_on,
      receipts_cents, returns_cents, fees_cents, cents, reference, iban, made_at, made_by_name)
    values (${tx.orgId}, ${one.id}, ${one.no}, ${one.runId}, ${one.mandateId}, ${one.providerId}, ${one.agencyOrgId}, ${one.mode}, ${one.currency},
      'made', ${one.madeOn}, ${one.dueOn}, ${one.receiptsCents}, ${one.returnsCents}, ${one.feesCents},
      ${one.receiptsCents - one.returnsCents - one.feesCents}, ${one.reference}, ${one.iban}, ${by.at}, ${by.name})`)

/** Marks a remittance paid; zero when it no longer waits for that. */
export const markPaid = (
  tx: OrgTx,
  id: string,
  one: { readonly on: LocalDate; readonly at: Date; readonly byName: string },
): Promise<number> =>
  tx.run(sql`
    update outsourcing.remittance set state = 'paid', paid_on = ${one.on}, paid_at = ${one.at}, paid_by_name = ${one.byName}
    where org_id = ${tx.orgId} and id = ${id} and state = 'made'`)

export const markRemitted = (tx: OrgTx, id: string, on: LocalDate): Promise<number> =>
  tx.run(sql`
    update outsourcing.receipt set remitted_on = ${on} where org_id = ${tx.orgId} and remittance_id = ${id} and remitted_on is null`)

/** Takes a remittance back that was not paid: what it held is held again, what it set off is owed again. Zero when it was paid. */
export async function undoRemittance(
  tx: OrgTx,
  id: string,
  by: { readonly at: Date; readonly name: string },
): Promise<number> {
  const undone = await tx.run(sql`
    update outsourcing.remittance set state = 'undone', undone_at = ${by.at}, undone_by_name = ${by.name}
    where org_id = ${tx.orgId} and id = ${id} and state = 'made'`)
  if (undone === 0) return 0
  await tx.run(
    sql`update outsourcing.receipt set remittance_id = null where org_id = ${tx.orgId} and remittance_id = ${id}`,
  )
  await tx.run(
    sql`update outsourcing.remittance_line set is_live = false where org_id = ${tx.orgId} and remittance_id = ${id}`,
  )
  await tx.run(
    sql`update outsourcing.fee_settlement set is_live = false where org_id = ${tx.orgId} and remittance_id = ${id}`,
  )
  return undone
}

/** A receipt of a remittance, or one that is kept from it, as both sides read it. */
export type RemittedReceipt = {
  readonly receiptId: string
  readonly receiptNo: number
  readonly kind: 'receipt' | 'return'
  readonly placementNo: number
  readonly debtorCode: string
  readonly debtorName: string
  readonly documents: string
  readonly receivedOn: LocalDate
  readonly returnedOn: LocalDate | null
  readonly dueOn: LocalDate
  readonly cents: number
  /** The fee of it, before VAT, the VAT, and the invoice that has them; null where nothing was charged yet. */
  readonly feeCents: number | null
  readonly vatCents: number | null
  readonly invoice: string | null
}

export const linesOfRemittance = (tx: OrgTx, id: string): Promise<RemittedReceipt[]> =>
  tx.rows(sql`
    select l.receipt_id, r.no as receipt_no, l.kind, r.placement_no, r.debtor_code, r.debtor_name, coalesce(i.documents, '') as documents, r.received_on,
      r.returned_on, l.due_on, l.cents,
      -- What came past the tail earns nothing: its fee is known.
      coalesce(f.net_cents, case when r.tail = 'after' then 0 end) as fee_cents,
      coalesce(f.vat_cents, case when r.tail = 'after' then 0 end) as vat_cents, v.number as invoice
    from outsourcing.remittance t
    join outsourcing.remittance_line l on l.org_id = t.org_id and l.remittance_id = t.id
    join outsourcing.receipt r on r.org_id = l.org_id and r.id = l.receipt_id
    left join lateral (
      select string_agg(i.document_no, ', ' order by i.document_no) as documents from outsourcing.receipt_item i
      where i.org_id = r.org_id and i.receipt_id = r.id) i on true
    left join outsourcing.fee_line f on f.org_id = r.org_id and f.receipt_id = r.id and f.kind = l.kind
    left join outsourcing.fee_invoice v on v.org_id = f.org_id and v.id = f.invoice_id
    where t.id = ${id} and ${ours(tx)}
    order by l.kind, r.received_on, r.no`)

/** Receipts of a remittance that went back since it was made: it can no longer be paid as it stands. The others are kept from going back meanwhile. */
export const wentBackSince = (tx: OrgTx, id: string): Promise<{ no: number; debtorName: string }[]> =>
  tx.rows(sql`
    with held as (
      select r.no, r.debtor_name, r.returned_on from outsourcing.receipt r
      where r.org_id = ${tx.orgId} and r.remittance_id = ${id} order by r.id for update
    ) select no, debtor_name from held where returned_on is not null order by no`)

/** The account on which a provider keeps money of others, as it confirmed it to a creditor. */
export const dedicatedAccount = async (tx: OrgTx, creditorOrgId: number, providerId: string): Promise<string | null> =>
  (
    await tx.maybe<{ iban: string }>(sql`
      select c.iban from outsourcing.provider_condition c
      where c.org_id = ${creditorOrgId} and c.provider_id = ${providerId} and (c.org_id = ${tx.orgId} or c.agency_org_id = ${tx.orgId})`)
  )?.iban ?? null
