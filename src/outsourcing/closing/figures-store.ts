import type { OrgTx } from '../../platform/db.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { part, sql } from '../../platform/sql.ts'
import type { Mandate } from '../mandates/model.ts'
import type { Figures } from './model.ts'

/** What a mandate came to, read from where each fact is kept: the books, the receipts, the fees, the remittances, the third-party account. */

type Of = { readonly currency: string }

/** Receipts that were: neither recorded by mistake nor of a bank line that pays them no more. */
const REAL = part`(r.returned_as is null or r.returned_as = 'bounced')`
/** Credits that are a debtor's money, in our bank or in the provider's hands. */
const MONEY = part`c.kind in ('receipt', 'transfer', 'collected')`

/** Placements of a mandate that were, and the time during which each was with the provider. */
const held = (tx: OrgTx, mandateId: string) => part`
  held as (
    select p.id, p.currency, p.placed_cents, p.placed_at, p.ended_at, p.ended_on, p.ended_why from outsourcing.placement p
    where p.org_id = ${tx.orgId} and p.mandate_id = ${mandateId} and p.ended_why is distinct from 'undone')`

const claimsOf = (tx: OrgTx, mandateId: string) =>
  tx.rows<
    Of &
      Pick<
        Figures,
        'files' | 'placedCents' | 'backFiles' | 'backCents' | 'outFiles' | 'outCents' | 'inTimeCents' | 'otherwiseCents'
      >
  >(sql`
    with ${held(tx, mandateId)}, moved as (
      select h.id, sum(a.amount_cents) filter (where ${MONEY}) as in_time, sum(a.amount_cents) filter (where not ${MONEY}) as otherwise
      from held h join outsourcing.placed_item w on w.org_id = ${tx.orgId} and w.placement_id = h.id
      join ledger.allocation a on a.org_id = w.org_id and a.debit_id = w.item_id and a.recorded_at >= h.placed_at
        and (h.ended_at is null or a.recorded_at <= h.ended_at)
      join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id
      group by 1
    ), home as (
      select h.id, sum(e.cents) as cents from held h join outsourcing.placement_event e on e.org_id = ${tx.orgId} and e.placement_id = h.id
        and e.kind in ('recalled', 'ended')
      where h.ended_on is not null group by 1
    ), left_out as (
      select h.id, sum(i.open_cents) as cents from held h join outsourcing.placed_item w on w.org_id = ${tx.orgId} and w.placement_id = h.id
      join ledger.item i on i.org_id = w.org_id and i.id = w.item_id where h.ended_on is null group by 1
    )
    select h.currency, count(*)::int as files, sum(h.placed_cents)::bigint as placed_cents,
      count(*) filter (where h.ended_on is not null and h.ended_why <> 'paid')::int as back_files, coalesce(sum(home.cents), 0)::bigint as back_cents,
      count(*) filter (where h.ended_on is null)::int as out_files, coalesce(sum(left_out.cents), 0)::bigint as out_cents,
      coalesce(sum(moved.in_time), 0)::bigint as in_time_cents, coalesce(sum(moved.otherwise), 0)::bigint as otherwise_cents
    from held h left join moved using (id) left join home using (id) left join left_out using (id) group by 1`)

const receiptsOf = (tx: OrgTx, mandateId: string) =>
  tx.rows<
    Of &
      Pick<
        Figures,
        | 'toAgencyCents'
        | 'toCreditorCents'
        | 'returnedCents'
        | 'returnedHeldCents'
        | 'returnedLateCents'
        | 'afterEndCents'
        | 'afterTailCents'
        | 'heldCents'
        | 'remittedReceiptsCents'
      >
  >(sql`
    select r.currency, coalesce(sum(r.cents) filter (where r.paid_to = 'agency'), 0)::bigint as to_agency_cents,
      coalesce(sum(r.cents) filter (where r.paid_to = 'creditor'), 0)::bigint as to_creditor_cents,
      coalesce(sum(r.cents) filter (where r.returned_on is not null), 0)::bigint as returned_cents,
      coalesce(sum(r.cents) filter (where r.paid_to = 'agency' and r.returned_on is not null and r.remitted_on is null), 0)::bigint as returned_held_cents,
      coalesce(sum(r.cents) filter (where r.paid_to = 'agency' and r.returned_on is not null and r.remitted_on is not null), 0)::bigint as returned_late_cents,
      coalesce(sum(r.cents) filter (where r.returned_on is null and r.tail is not null), 0)::bigint as after_end_cents,
      coalesce(sum(r.cents) filter (where r.returned_on is null and r.tail = 'after'), 0)::bigint as after_tail_cents,
      coalesce(sum(r.cents) filter (where r.paid_to = 'agency' and r.returned_on is null and r.remitted_on is null), 0)::bigint as held_cents,
      coalesce(sum(r.cents) filter (where r.paid_to = 'agency' and r.remitted_on is not null), 0)::bigint as remitted_receipts_cents
    from outsourcing.receipt r where r.org_id = ${tx.orgId} and r.mandate_id = ${mandateId} and ${REAL} group by 1`)

/** What our books have of these payments: what their credits settle, and money that came while a file was placed and of which there is no receipt. */
const booksOf = (tx: OrgTx, mandateId: string) =>
  tx.rows<Of & Pick<Figures, 'inBooksCents'>>(sql`
    with ${held(tx, mandateId)}, told as (
      select distinct r.currency, r.credit_item_id, i.item_id from outsourcing.receipt r
      join outsourcing.receipt_item i on i.org_id = r.org_id and i.receipt_id = r.id
      where r.org_id = ${tx.orgId} and r.mandate_id = ${mandateId} and ${REAL}
    )
    select currency, sum(cents)::bigint as in_books_cents from (
      select t.currency, a.amount_cents as cents from told t
      join ledger.allocation a on a.org_id = ${tx.orgId} and a.credit_id = t.credit_item_id and a.debit_id = t.item_id
      union all
      select h.currency, a.amount_cents from held h
      join outsourcing.placed_item w on w.org_id = ${tx.orgId} and w.placement_id = h.id
      join ledger.allocation a on a.org_id = w.org_id and a.debit_id = w.item_id and a.recorded_at >= h.placed_at
        and (h.ended_at is null or a.recorded_at <= h.ended_at)
      join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id and ${MONEY}
      where not exists (select 1 from told t where t.credit_item_id = a.credit_id and t.item_id = a.debit_id)
    ) booked group by 1`)

const feesOf = (tx: OrgTx, mandateId: string) =>
  tx.rows<
    Of &
      Pick<
        Figures,
        'feeCents' | 'feeVatCents' | 'givenBackCents' | 'disputedCents' | 'unbilledCents' | 'unbilledVatCents'
      >
  >(sql`
    select l.currency, sum(l.net_cents)::bigint as fee_cents, sum(l.vat_cents)::bigint as fee_vat_cents,
      coalesce(sum(l.net_cents) filter (where l.net_cents < 0), 0)::bigint as given_back_cents,
      coalesce(sum(l.net_cents) filter (where d.line_id is not null and d.answer is null), 0)::bigint as disputed_cents,
      coalesce(sum(l.net_cents) filter (where l.invoice_id is null), 0)::bigint as unbilled_cents,
      coalesce(sum(l.vat_cents) filter (where l.invoice_id is null), 0)::bigint as unbilled_vat_cents
    from outsourcing.fee_line l left join outsourcing.fee_dispute d on d.org_id = l.org_id and d.line_id = l.id
    where l.org_id = ${tx.orgId} and l.mandate_id = ${mandateId} group by 1`)

const invoicesOf = (tx: OrgTx, mandateId: string) =>
  tx.rows<Of & Pick<Figures, 'invoicedCents' | 'invoicedVatCents' | 'settledCents' | 'keptBackCents'>>(sql`
    select i.currency, sum(i.net_cents)::bigint as invoiced_cents, sum(i.vat_cents)::bigint as invoiced_vat_cents,
      coalesce(sum(s.cents), 0)::bigint as settled_cents, coalesce(sum(s.kept), 0)::bigint as kept_back_cents
    from outsourcing.fee_invoice i left join lateral (
      select sum(s.cents) as cents, sum(s.cents) filter (where s.remittance_id is not null) as kept from outsourcing.fee_settlement s
      left join outsourcing.remittance m on m.org_id = s.org_id and m.id = s.remittance_id
      where s.org_id = i.org_id and s.invoice_id = i.id and s.is_live and (m.id is null or m.state = 'paid')) s on true
    where i.org_id = ${tx.orgId} and i.mandate_id = ${mandateId} group by 1`)

const remittancesOf = (tx: OrgTx, mandateId: string) =>
  tx.rows<
    Of &
      Pick<
        Figures,
        'remittancesReceiptsCents' | 'remittancesReturnsCents' | 'remittancesFeesCents' | 'remittancesCents'
      >
  >(sql`
    select m.currency, sum(m.receipts_cents)::bigint as remittances_receipts_cents, sum(m.returns_cents)::bigint as remittances_returns_cents,
      sum(m.fees_cents)::bigint as remittances_fees_cents, sum(m.cents)::bigint as remittances_cents
    from outsourcing.remittance m where m.org_id = ${tx.orgId} and m.mandate_id = ${mandateId} and m.state = 'paid' group by 1`)

/** What the agency's third-party account holds of one mandate: read in its own organisation, of this creditor and of nobody else. */
const fundsOf = (tx: OrgTx, { id, agencyOrgId }: Mandate): Promise<(Of & { fundCents: number })[]> =>
  agencyOrgId === null
    ? Promise.resolve([])
    : onOtherSide(tx, agencyOrgId, (theirs) =>
        theirs.rows(sql`
          select e.currency, sum(e.cents)::bigint as fund_cents from outsourcing.fund_entry e
          left join outsourcing.receipt r on r.org_id = e.creditor_org_id and r.id = e.receipt_id
          left join outsourcing.remittance m on m.org_id = e.creditor_org_id and m.id = e.remittance_id
          where e.org_id = ${theirs.orgId} and e.creditor_org_id = ${tx.orgId} and coalesce(r.mandate_id, m.mandate_id) = ${id} group by 1`),
      )

const NONE: Omit<Figures, 'currency' | 'fundCents'> = {
  ...{ files: 0, placedCents: 0, toAgencyCents: 0, toCreditorCents: 0, returnedCents: 0, inBooksCents: 0 },
  ...{ inTimeCents: 0, afterEndCents: 0, afterTailCents: 0, otherwiseCents: 0, backFiles: 0, backCents: 0 },
  ...{ outFiles: 0, outCents: 0, feeCents: 0, feeVatCents: 0, givenBackCents: 0, disputedCents: 0 },
  ...{ invoicedCents: 0, invoicedVatCents: 0, unbilledCents: 0, unbilledVatCents: 0, settledCents: 0 },
  ...{ keptBackCents: 0, returnedHeldCents: 0, returnedLateCents: 0, remittedReceiptsCents: 0 },
  ...{ remittancesReceiptsCents: 0, remittancesReturnsCents: 0, remittancesFeesCents: 0, remittancesCents: 0 },
  heldCents: 0,
}

/** What a mandate came to, by currency; in the creditor's organisation. `currency`: of its terms, told even when nothing happened. */
export async function figuresOf(tx: OrgTx, mandate: Mandate, currency: string): Promise<Figures[]> {
  const isHere = mandate.agencyOrgId !== null
  const found = new Map<string, Figures>()
  const add = (parts: readonly (Of & Partial<Figures>)[]): void => {
    for (const one of parts) {
      const before = found.get(one.currency) ?? { ...NONE, currency: one.currency, fundCents: isHere ? 0 : null }
      found.set(one.currency, { ...before, ...one })
    }
  }
  add([{ currency }])
  add(await claimsOf(tx, mandate.id))
  add(await receiptsOf(tx, mandate.id))
  add(await booksOf(tx, mandate.id))
  add(await feesOf(tx, mandate.id))
  add(await invoicesOf(tx, mandate.id))
  add(await remittancesOf(tx, mandate.id))
  add(await fundsOf(tx, mandate))
  return [...found.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}
