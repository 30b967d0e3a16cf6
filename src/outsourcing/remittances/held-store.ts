import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import type { Terms } from '../mandates/terms.ts'

/** What an agency holds under one mandate and has not handed over. */
export type Held = {
  readonly orgId: number
  readonly mandateId: string
  readonly mandateNo: number
  readonly providerId: string
  readonly creditorName: string
  readonly providerName: string
  readonly currency: string
  readonly receipts: number
  readonly receiptsCents: number
  /** The first and the last day of receipt. */
  readonly firstOn: LocalDate
  readonly startsOn: LocalDate
  /** The last remittance that was not undone. */
  readonly lastOn: LocalDate | null
  readonly terms: Terms
}

/** A receipt that the debtor paid to the agency, that stands, and that no remittance has. */
const isHeld = part`r.paid_to = 'agency' and r.returned_on is null and r.remittance_id is null`

/** Of every creditor of this organisation as an agency, the one that waits longest first; of one creditor's, `creditorOrgId`. */
export const heldByMandate = (tx: OrgTx, creditorOrgId: number | null = null): Promise<Held[]> =>
  tx.rows(sql`
    select m.org_id, m.id as mandate_id, m.no as mandate_no, m.provider_id, m.creditor_name, m.provider_name, h.currency, h.receipts, h.receipts_cents,
      h.first_on, m.starts_on, l.last_on, v.terms
    from (
      select r.org_id, r.mandate_id, r.currency, count(*)::int as receipts, sum(r.cents)::bigint as receipts_cents, min(r.received_on) as first_on
      from outsourcing.receipt r
      where r.agency_org_id = ${tx.orgId} and ${isHeld} ${creditorOrgId === null ? part`` : part`and r.org_id = ${creditorOrgId}`}
      group by 1, 2, 3
    ) h join outsourcing.mandate m on m.org_id = h.org_id and m.id = h.mandate_id
    join outsourcing.mandate_version v on v.org_id = m.org_id and v.mandate_id = m.id and v.version = m.version
    left join lateral (
      select max(t.made_on) as last_on from outsourcing.remittance t
      where t.org_id = m.org_id and t.mandate_id = m.id and t.state <> 'undone') l on true
    order by h.first_on, m.creditor_name, m.org_id, m.no`)

/** What is held of a mandate, in the creditor's organisation; nobody else hands it over meanwhile. */
export const lockHeld = (
  tx: OrgTx,
  mandateId: string,
): Promise<{ receiptId: string; receivedOn: LocalDate; cents: number }[]> =>
  tx.rows(sql`
    select r.id as receipt_id, r.received_on, r.cents from outsourcing.receipt r
    where r.org_id = ${tx.orgId} and r.mandate_id = ${mandateId} and ${isHeld} order by r.received_on, r.id for update`)

/** Money that was handed over and went back since, and that nothing was kept back for yet: the oldest first. */
export const returnsOwed = (
  tx: OrgTx,
  { orgId, mandateId }: { readonly orgId: number; readonly mandateId: string },
): Promise<{ receiptId: string; owedCents: number; returnedOn: LocalDate }[]> =>
  tx.rows(sql`
    select r.id as receipt_id, r.cents as owed_cents, r.returned_on from outsourcing.receipt r
    where r.org_id = ${orgId} and r.mandate_id = ${mandateId} and r.returned_on is not null
      and r.remitted_on is not null and not exists (
        select 1 from outsourcing.remittance_line l where l.org_id = r.org_id and l.receipt_id = r.id and l.kind = 'return' and l.is_live)
    order by r.returned_on, r.no`)

type Made = { readonly remittanceId: string; readonly agencyOrgId: number | null }

/**
 * Puts these receipts into a remittance, each with the day by which it had to be handed over: those that were counted and no other, since more
 * may come while it is made.
 */
export const remitHeld = (
  tx: OrgTx,
  { remittanceId, agencyOrgId }: Made,
  held: ReadonlyArray<{ readonly receiptId: string; readonly dueOn: LocalDate }>,
): Promise<number> =>
  tx.run(sql`
    with gone as (
      update outsourcing.receipt r set remittance_id = ${remittanceId}
      from unnest(${held.map(({ receiptId }) => receiptId)}::uuid[], ${held.map(({ dueOn }) => dueOn)}::date[]) h(id, due_on)
      where r.org_id = ${tx.orgId} and r.id = h.id
      returning r.id, r.cents, h.due_on
    )
    insert into outsourcing.remittance_line (org_id, remittance_id, receipt_id, agency_org_id, kind, cents, due_on, is_live)
    select ${tx.orgId}::int, ${remittanceId}::uuid, id, ${agencyOrgId}::int, 'receipt', cents, due_on, true from gone`)

export const insertReturnLines = (
  tx: OrgTx,
  { remittanceId, agencyOrgId }: Made,
  returns: ReadonlyArray<{ readonly receiptId: string; readonly cents: number; readonly on: LocalDate }>,
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.remittance_line (org_id, remittance_id, receipt_id, agency_org_id, kind, cents, due_on, is_live)
    select ${tx.orgId}::int, ${remittanceId}::uuid, w.id, ${agencyOrgId}::int, 'return', w.cents, w.on_day, true
    from unnest(${returns.map(({ receiptId }) => receiptId)}::uuid[], ${returns.map(({ cents }) => cents)}::bigint[],
      ${returns.map(({ on }) => on)}::date[]) w(id, cents, on_day)`)
