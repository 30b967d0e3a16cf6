import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../../platform/sql.ts'

/** Who invoices whom, as it was on the day. */
export type InvoiceParties = {
  readonly creditor: { readonly name: string; readonly siren: string; readonly address: string }
  readonly provider: { readonly name: string; readonly siren: string; readonly address: string }
  readonly mandate: string
}

export type NewInvoice = {
  readonly id: string
  readonly mandateId: string
  readonly agencyOrgId: number | null
  readonly no: number | null
  readonly number: string
  readonly currency: string
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly netCents: number
  readonly vatCents: number
  readonly parties: InvoiceParties
}

/** An invoice, or below nothing a credit note, with what is left of it. */
export type Invoice = NewInvoice & {
  readonly orgId: number
  readonly mandateNo: number
  readonly creditorName: string
  readonly providerName: string
  readonly settledCents: number
  readonly issuedByName: string
}

/** The next number of an agency, in its own organisation: whoever invoices for it waits for the other. */
export const nextInvoiceNo = async (tx: OrgTx): Promise<number> =>
  (
    await tx.one<{ lastNo: number }>(sql`
      insert into outsourcing.invoice_sequence as s (org_id, last_no) values (${tx.orgId}, 1)
      on conflict (org_id) do update set last_no = s.last_no + 1 returning last_no`)
  ).lastNo

export const insertInvoice = (
  tx: OrgTx,
  one: NewInvoice,
  by: { readonly at: Date; readonly name: string },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.fee_invoice (org_id, id, mandate_id, agency_org_id, no, number, currency, issued_on, due_on, net_cents, vat_cents, parties,
      issued_at, issued_by_name)
    values (${tx.orgId}, ${one.id}, ${one.mandateId}, ${one.agencyOrgId}, ${one.no}, ${one.number}, ${one.currency}, ${one.issuedOn}, ${one.dueOn},
      ${one.netCents}, ${one.vatCents}, ${JSON.stringify(one.parties)}, ${by.at}, ${by.name})`)

export const markInvoiced = (tx: OrgTx, lineIds: readonly string[], invoiceId: string): Promise<number> =>
  tx.run(sql`
    update outsourcing.fee_line set invoice_id = ${invoiceId}
    where org_id = ${tx.orgId} and id = any(${lineIds}::uuid[]) and invoice_id is null`)

/** A mandate and the creditor's organisation, where its rows are: both sides ask, and an index by the creditor serves both. */
type Of = { readonly orgId: number; readonly mandateId: string }
const ofMandate = ({ orgId, mandateId }: Of): Fragment => part`l.org_id = ${orgId} and l.mandate_id = ${mandateId}`

/** A line that no invoice has. `isOfInvoiced`: it gives back what an invoice has already. */
export type UnbilledLine = {
  readonly id: string
  readonly netCents: number
  readonly vatCents: number
  readonly on: LocalDate
  readonly isOfInvoiced: boolean
}

/** The line of the period that a correction is of; asked for by itself, for in the join below it has every line looked at for each. */
const OF_PERIOD = part`
  select 1 from outsourcing.fee_line p where p.org_id = l.org_id and p.mandate_id = l.mandate_id and p.period_from = l.period_from and p.kind = 'period'`

/** Lines of a mandate to be invoiced, the oldest first; what is contested and not answered waits. */
export const unbilledLines = (tx: OrgTx, mandate: Of, until: LocalDate): Promise<UnbilledLine[]> =>
  tx.rows(sql`
    select l.id, l.net_cents, l.vat_cents, l.on_day as on,
      o.invoice_id is not null or l.kind = 'correction' and l.net_cents < 0 and exists (${OF_PERIOD} and p.invoice_id is not null) as is_of_invoiced
    from outsourcing.fee_line l
    left join outsourcing.fee_line o on o.org_id = l.org_id
      and (o.id = l.reverses or (l.kind = 'return' and o.receipt_id = l.receipt_id and o.kind = 'receipt'))
    where ${ofMandate(mandate)} and l.invoice_id is null and l.net_cents <> 0 and l.on_day <= ${until}
      and not exists (select 1 from outsourcing.fee_dispute d where d.org_id = l.org_id and d.line_id in (l.id, o.id) and d.answer is null)
      and not (l.kind = 'correction' and l.net_cents < 0 and exists (${OF_PERIOD} and exists (
        select 1 from outsourcing.fee_dispute d where d.org_id = p.org_id and d.line_id = p.id and d.answer is null)))
    order by l.on_day, l.id`)

const invoices = part`l.org_id, l.id, l.mandate_id, l.agency_org_id, l.no, l.number, l.currency, l.issued_on, l.due_on, l.net_cents, l.vat_cents, l.parties,
  l.issued_by_name, m.no as mandate_no, m.creditor_name, m.provider_name, coalesce(s.cents, 0)::bigint as settled_cents
  from outsourcing.fee_invoice l join outsourcing.mandate m on m.org_id = l.org_id and m.id = l.mandate_id
  left join lateral (
    select sum(s.cents) as cents from outsourcing.fee_settlement s where s.org_id = l.org_id and s.invoice_id = l.id and s.is_live) s on true`

/** What is left of invoices and credit notes of a mandate, the oldest first; what was contested since and is not answered waits. */
export const openInvoices = (tx: OrgTx, mandate: Of): Promise<{ readonly id: string; readonly openCents: number }[]> =>
  tx.rows(sql`
    select o.id, o.left_cents - least(greatest(0, o.left_cents), o.contested_cents) as open_cents
    from (
      select l.id, l.issued_on, (l.net_cents + l.vat_cents - coalesce((
          select sum(s.cents) from outsourcing.fee_settlement s where s.org_id = l.org_id and s.invoice_id = l.id and s.is_live), 0))::bigint as left_cents,
        coalesce((
          select sum(f.net_cents + f.vat_cents) from outsourcing.fee_line f
          join outsourcing.fee_dispute d on d.org_id = f.org_id and d.line_id = f.id and d.answer is null
          where f.org_id = l.org_id and f.invoice_id = l.id), 0)::bigint as contested_cents
      from outsourcing.fee_invoice l where ${ofMandate(mandate)}) o
    where o.left_cents <> 0 order by o.issued_on, o.id`)

export const leftOf = ({ netCents, vatCents, settledCents }: Invoice): number => netCents + vatCents - settledCents

export type InvoicesAsked = {
  readonly side: 'creditor' | 'agency'
  readonly mandateId: string | null
  readonly providerId: string | null
  readonly isOpen: boolean
  /** Those alone that were to be paid before this day and were not. */
  readonly dueBefore: LocalDate | null
}

const narrowed = (tx: OrgTx, { side, mandateId, providerId, isOpen, dueBefore }: InvoicesAsked): Fragment => part`
  ${side === 'agency' ? part`l.agency_org_id = ${tx.orgId}` : part`l.org_id = ${tx.orgId}`}
  ${mandateId === null ? nothing : part`and l.mandate_id = ${mandateId}`}
  ${providerId === null ? nothing : part`and m.provider_id = ${providerId}`}
  ${dueBefore === null ? nothing : part`and l.due_on < ${dueBefore} and l.net_cents + l.vat_cents > coalesce(s.cents, 0)`}
  ${isOpen ? part`and l.net_cents + l.vat_cents <> coalesce(s.cents, 0)` : nothing}`

/** Invoices that this organisation received or issued, the latest first. */
export const listInvoices = (
  tx: OrgTx,
  asked: InvoicesAsked & { readonly limit: number; readonly offset: number },
): Promise<Invoice[]> =>
  tx.rows(sql`
    select ${invoices} where ${narrowed(tx, asked)}
    order by l.issued_on desc, l.no desc nulls last, l.id limit ${asked.limit} offset ${asked.offset}`)

export const countInvoices = async (tx: OrgTx, asked: InvoicesAsked): Promise<number> =>
  (
    await tx.one<{ count: number }>(
      sql`select count(*)::int as count from (select ${invoices} where ${narrowed(tx, asked)}) l`,
    )
  ).count

/** What is left of them, by currency, and the first day on which one was to be paid. */
export const sumInvoices = (
  tx: OrgTx,
  asked: InvoicesAsked,
): Promise<{ currency: string; count: number; leftCents: number; dueOn: LocalDate }[]> =>
  tx.rows(sql`
    select l.currency, count(*)::int as count, sum(l.net_cents + l.vat_cents - l.settled_cents)::bigint as left_cents, min(l.due_on) as due_on
    from (select ${invoices} where ${narrowed(tx, asked)}) l group by 1 order by 1`)

/** The last day on which anything of a mandate was invoiced. */
export const lastInvoicedOn = async (tx: OrgTx, mandate: Of): Promise<LocalDate | null> =>
  (
    await tx.one<{ on: LocalDate | null }>(
      sql`select max(l.issued_on) as on from outsourcing.fee_invoice l where ${ofMandate(mandate)}`,
    )
  ).on

export const invoiceOf = (tx: OrgTx, id: string): Promise<Invoice | null> =>
  tx.maybe(sql`select ${invoices} where l.id = ${id} and (l.org_id = ${tx.orgId} or l.agency_org_id = ${tx.orgId})`)

export type NewSettlement = { readonly id: string; readonly invoiceId: string; readonly cents: number }

export const insertSettlements = (
  tx: OrgTx,
  settlements: readonly NewSettlement[],
  about: { readonly agencyOrgId: number | null; readonly remittanceId: string | null; readonly on: LocalDate },
  by: { readonly at: Date; readonly name: string },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.fee_settlement (org_id, id, invoice_id, agency_org_id, remittance_id, cents, on_day, at, by_name, is_live)
    select ${tx.orgId}::int, s.id, s.invoice_id, ${about.agencyOrgId}::int, ${about.remittanceId}::uuid, s.cents, ${about.on}::date,
      ${by.at}::timestamptz, ${by.name}::text, true
    from unnest(${settlements.map(({ id }) => id)}::uuid[], ${settlements.map(({ invoiceId }) => invoiceId)}::uuid[],
      ${settlements.map(({ cents }) => cents)}::bigint[]) s(id, invoice_id, cents)`)

/** A settlement that stands or stood, by its id. */
export const settlementOf = (
  tx: OrgTx,
  id: string,
): Promise<{ invoiceId: string; cents: number; on: LocalDate } | null> =>
  tx.maybe(
    sql`select invoice_id, cents, on_day as on from outsourcing.fee_settlement where org_id = ${tx.orgId} and id = ${id}`,
  )

export type Settlement = {
  readonly id: string
  readonly invoiceId: string
  readonly number: string
  readonly remittanceId: string | null
  readonly cents: number
  /** What the invoice takes off for service, VAT included; told with the first that settles it. */
  readonly serviceCents: number
  readonly on: LocalDate
  readonly byName: string
}

export const settlementsOf = (tx: OrgTx, by: { invoiceId: string } | { remittanceId: string }): Promise<Settlement[]> =>
  tx.rows(sql`
    select s.id, s.invoice_id, i.number, s.remittance_id, s.cents, s.on_day as on, s.by_name,
      case when s.id = (
          select f.id from outsourcing.fee_settlement f where f.org_id = s.org_id and f.invoice_id = s.invoice_id and f.is_live order by f.at, f.id limit 1)
        then coalesce((
          select -sum(l.net_cents + l.vat_cents) from outsourcing.fee_line l
          where l.org_id = s.org_id and l.invoice_id = s.invoice_id and l.kind = 'service_credit'), 0) else 0 end::bigint as service_cents
    from outsourcing.fee_settlement s join outsourcing.fee_invoice i on i.org_id = s.org_id and i.id = s.invoice_id
    where (s.org_id = ${tx.orgId} or s.agency_org_id = ${tx.orgId}) and s.is_live
      and ${'invoiceId' in by ? part`s.invoice_id = ${by.invoiceId}` : part`s.remittance_id = ${by.remittanceId}`}
    order by s.on_day, s.at, i.issued_on, i.no, s.id`)
