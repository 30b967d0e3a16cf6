import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** A payment that came back, and what it reopened that is still open. */
export type ReopenedPayment = {
  readonly lineId: string
  readonly customerId: string
  readonly returnedOn: LocalDate
  readonly parts: readonly { readonly itemId: string; readonly cents: number }[]
  /** What had been written off beside the payment and was owed again with it, as it was called; empty when nothing was. */
  readonly gapLabel: string
}

/** Payments of exactly these amounts that came back in the two months before, for one customer each, the latest first. */
export const reopenedPayments = (
  tx: OrgTx,
  lines: readonly {
    readonly id: string
    readonly cents: number
    readonly bookedOn: LocalDate
    readonly currency: string
  }[],
): Promise<ReopenedPayment[]> =>
  tx.rows(sql`
    select r.id as line_id, m.customer_id, m.matched_on as returned_on, o.parts, coalesce((
        select i.label from cash.match_effect e join ledger.item i on i.org_id = e.org_id and i.id = e.id and i.kind = 'write_off' and i.side = 1
        where e.org_id = m.org_id and e.match_id = m.id and e.what = 'item' order by i.id limit 1), '') as gap_label
    from unnest(${lines.map((line) => line.id)}::uuid[], ${lines.map((line) => line.cents)}::bigint[], ${lines.map((line) => line.bookedOn)}::date[],
      ${lines.map((line) => line.currency)}::text[]) as r(id, cents, booked_on, currency)
    join cash.line b on b.org_id = ${tx.orgId} and b.cents = -r.cents and b.currency = r.currency and b.booked_on between r.booked_on - 60 and r.booked_on
    join cash.match m on m.org_id = b.org_id and m.line_id = b.id and m.class = 'returned' and m.cents = b.cents and m.undone_at is null
    cross join lateral (
      select jsonb_agg(jsonb_build_object('itemId', p.id, 'cents', least(p.cents, p.open_cents)) order by p.due_on, p.id) as parts
      from (
        select d.id, d.due_on, d.open_cents, sum(a.amount_cents) as cents
        from cash.match_effect e join ledger.allocation a on a.org_id = e.org_id and a.id = e.id
        join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id and d.open_cents > 0 and d.currency = r.currency
        where e.org_id = m.org_id and e.match_id = m.id and e.what = 'undone_allocation' group by d.id, d.due_on, d.open_cents
      ) p
    ) o
    where o.parts is not null
    order by r.id, m.matched_on desc, m.id desc`)

/** A fee booked with the return that a bank line takes back, with the settlements that paid it meanwhile. */
export type ReturnFee = {
  readonly id: string
  readonly returnMatchId: string
  readonly customerId: string
  readonly cents: number
  readonly documentNo: string
  readonly settledBy: string[]
}

/**
 * Fees that came with the payments of these bank lines when they went back: the latest return of each amount to the same
 * customer in the two months before, as in `reopenedPayments`. Those given back already are left out.
 */
export const returnsTakenBack = (
  tx: OrgTx,
  matches: readonly { readonly lineId: string; readonly customerId: string }[],
): Promise<{ readonly lineId: string; readonly returnMatchId: string; readonly fees: readonly ReturnFee[] }[]> =>
  tx.rows(sql`
    select l.id as line_id, r.id as return_match_id, coalesce((
        select jsonb_agg(jsonb_build_object('id', i.id, 'returnMatchId', r.id, 'customerId', i.customer_id, 'cents', i.amount_cents,
          'documentNo', i.document_no, 'settledBy', coalesce((
            select jsonb_agg(a.id order by a.id) from ledger.allocation a where a.org_id = i.org_id and a.debit_id = i.id and a.reverses is null
              and not exists (select 1 from ledger.allocation u where u.org_id = a.org_id and u.reverses = a.id)), '[]')) order by i.id)
        from cash.match_effect e join ledger.item i on i.org_id = e.org_id and i.id = e.id and i.kind = 'fee' and i.side = 1 and not i.reversed
        where e.org_id = r.org_id and e.match_id = r.id and e.what = 'item' and not exists (
          select 1 from ledger.allocation a join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id and c.kind = 'fee'
          where a.org_id = i.org_id and a.debit_id = i.id and a.reverses is null
            and not exists (select 1 from ledger.allocation u where u.org_id = a.org_id and u.reverses = a.id))
      ), '[]') as fees
    from unnest(${matches.map((m) => m.lineId)}::uuid[], ${matches.map((m) => m.customerId)}::uuid[]) as asked(line_id, customer_id)
    join cash.line l on l.org_id = ${tx.orgId} and l.id = asked.line_id
    cross join lateral (
      select m.org_id, m.id from cash.line b join cash.match m on m.org_id = b.org_id and m.line_id = b.id and m.class = 'returned'
        and m.cents = b.cents and m.undone_at is null and m.customer_id = asked.customer_id
      where b.org_id = l.org_id and b.cents = -l.cents and b.currency = l.currency and b.booked_on between l.booked_on - 60 and l.booked_on
      order by m.matched_on desc, m.id desc limit 1
    ) r`)
