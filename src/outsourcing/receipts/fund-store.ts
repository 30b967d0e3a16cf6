import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import { AGREED_DAYS } from './claim-store.ts'
import type { FundKind } from './model.ts'

/** Money that this organisation, an agency, holds for creditors. Entries alone move it; the database keeps each account from going below nothing. */

export type NewFundEntry = {
  readonly id: string
  readonly creditorOrgId: number
  readonly currency: string
  readonly kind: FundKind
  /** Signed: what it adds. */
  readonly cents: number
  readonly receiptId: string | null
  readonly remittanceId: string | null
  readonly on: LocalDate
  readonly at: Date
  readonly byName: string
}

/** The database reckons each balance, in the order given, and refuses what would leave an account below nothing. */
export const insertFundEntries = (tx: OrgTx, entries: readonly NewFundEntry[]): Promise<number> => {
  const told = entries.map(
    ({ id, creditorOrgId, currency, kind, cents, receiptId, remittanceId, on, at, byName }, place) => ({
      ...{ id, creditor: creditorOrgId, currency, kind, cents, receipt: receiptId, remittance: remittanceId },
      ...{ day: on, at, name: byName, place },
    }),
  )
  return tx.run(sql`select outsourcing.enter_funds(${JSON.stringify(told)}::jsonb)`)
}

export type FundAccount = {
  readonly creditorOrgId: number
  readonly creditor: string
  readonly currency: string
  readonly balanceCents: number
  /** Receipts that nothing was handed over for, and the first of them. */
  readonly heldCount: number
  readonly heldSince: LocalDate | null
  /** The first day by which one of them must be handed over, a day off or not. */
  readonly remitBy: LocalDate | null
  /** Receipts that came back after they were handed over: the creditor's debt until it is set off. */
  readonly regainCents: number
  readonly regainCount: number
}

/** Accounts by creditor and currency: those with money, with movements, or with something to regain. */
export const fundAccounts = (tx: OrgTx): Promise<FundAccount[]> =>
  tx.rows(sql`
    select a.creditor_org_id, m.creditor_name as creditor, a.currency, a.balance_cents, coalesce(h.count, 0)::int as held_count, h.since as held_since,
      h.remit_by, coalesce(b.cents, 0)::bigint as regain_cents, coalesce(b.count, 0)::int as regain_count
    from outsourcing.fund_account a
    left join lateral (
      select o.creditor_name from outsourcing.mandate o where o.org_id = a.creditor_org_id and o.agency_org_id = a.org_id order by o.no desc limit 1) m on true
    left join lateral (
      select count(*) as count, min(r.received_on) as since, min(coalesce(r.received_on + ${AGREED_DAYS}, (r.received_on + interval '1 month')::date)) as remit_by from outsourcing.receipt r
      join outsourcing.mandate n on n.org_id = r.org_id and n.id = r.mandate_id
      left join outsourcing.mandate_version v on v.org_id = n.org_id and v.mandate_id = n.id and v.version = n.version
      where r.agency_org_id = a.org_id and r.org_id = a.creditor_org_id and r.currency = a.currency and r.paid_to = 'agency' and r.returned_on is null
        and r.remitted_on is null) h on true
    left join lateral (
      select count(*) as count, sum(r.cents) as cents from outsourcing.receipt r
      where r.agency_org_id = a.org_id and r.org_id = a.creditor_org_id and r.currency = a.currency and r.returned_on is not null and r.remitted_on is not null
        and not exists (select 1 from outsourcing.fund_entry e
          where e.org_id = a.org_id and e.creditor_org_id = r.org_id and e.receipt_id = r.id and e.kind = 'return')) b on true
    where a.org_id = ${tx.orgId} order by m.creditor_name, a.creditor_org_id, a.currency`)

export type FundEntry = {
  readonly id: string
  readonly kind: FundKind
  readonly cents: number
  readonly balanceCents: number
  readonly on: LocalDate
  readonly at: Date
  readonly byName: string
  readonly receiptId: string | null
  readonly receiptNo: number | null
  readonly placementNo: number | null
  readonly debtorName: string | null
  readonly lineId: string | null
}

/** The movements of one account, the latest first. */
export const fundEntries = (
  tx: OrgTx,
  creditor: number,
  currency: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<FundEntry[]> =>
  tx.rows(sql`
    select e.id, e.kind, e.cents, e.balance_cents, e.on_day as on, e.at, e.by_name, e.receipt_id, r.no as receipt_no, r.placement_no, r.debtor_name, l.line_id
    from outsourcing.fund_entry e
    left join outsourcing.receipt r on r.org_id = e.creditor_org_id and r.id = e.receipt_id
    left join outsourcing.fund_line_receipt k on k.org_id = e.org_id and k.creditor_org_id = e.creditor_org_id and k.receipt_id = e.receipt_id and k.is_live
    left join outsourcing.fund_line l on l.org_id = k.org_id and l.id = k.fund_line_id
    where e.org_id = ${tx.orgId} and e.creditor_org_id = ${creditor} and e.currency = ${currency}
    order by e.seq desc limit ${page.limit} offset ${page.offset}`)

export const countEntries = async (tx: OrgTx, creditor: number, currency: string): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(*)::int as count from outsourcing.fund_entry
      where org_id = ${tx.orgId} and creditor_org_id = ${creditor} and currency = ${currency}`)
  ).count

/** Whether what a receipt brought has left its account again. */
export const hasReturned = async (tx: OrgTx, creditor: number, receiptId: string): Promise<boolean> =>
  (
    await tx.one<{ has: boolean }>(sql`
      select exists (select 1 from outsourcing.fund_entry
        where org_id = ${tx.orgId} and creditor_org_id = ${creditor} and receipt_id = ${receiptId} and kind = 'return') as has`)
  ).has
