import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'
import type { Settlement } from './reopening.ts'

/** A rejected debit may come back for thirteen months when it was never authorised (EPC rulebook). */
const RETURNED_WITHIN_DAYS = 400

export type ReturnLine = {
  readonly id: string
  readonly bookedOn: LocalDate
  /** What came back, positive. */
  readonly cents: number
  readonly currency: string
  readonly label: string
  readonly payerName: string
  readonly endToEnd: string
  readonly mandate: string
}

/** Payments that came back and that nothing explains yet. */
export const openReturns = (tx: OrgTx, only: readonly string[] | null): Promise<ReturnLine[]> =>
  tx.rows(sql`
    select id, booked_on, -left_cents as cents, currency, label || ' ' || coalesce(details->>'remittance', '') as label, payer_name, end_to_end,
      details->>'mandate' as mandate
    from cash.line
    where org_id = ${tx.orgId} and state = 'open' and cents < 0 and left_cents = cents ${only ? part`and id = any(${only}::uuid[])` : nothing}
    order by booked_on, id`)

export type ReturnedReceipt = {
  readonly lineId: string
  /** The credits that the payment left, the one that stands for them all first: several when its line paid for several customers, or in several steps. */
  readonly itemIds: readonly [string, ...string[]]
  readonly customerId: string
  /** Every customer it was for, by name. */
  readonly customerNames: readonly string[]
  /** Numbers of the documents it settles. */
  readonly documents: readonly string[]
  readonly receivedOn: LocalDate
  /** What the payment was of; what the line has more is what the bank kept for itself. */
  readonly cents: number
  /** What the bank said when it came in; empty for a receipt that only the accounts know. */
  readonly payerName: string
  readonly endToEnd: string
  readonly mandate: string
}

/** Not taken back already. */
const notReturned = (tx: OrgTx) => part`not exists (
  select 1 from ledger.allocation a join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id and d.kind = 'returned' and not d.reversed
  where a.org_id = ${tx.orgId} and a.credit_id = i.id)`

/** Money that was lent on to another customer's debt: what comes back is that customer's credit, not the payer's receipt. */
const lentOn = (tx: OrgTx) => part`exists (
  select 1 from ledger.allocation a join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id and d.kind = 'transfer' and not d.reversed
  where a.org_id = ${tx.orgId} and a.credit_id = i.id)`

/**
 * Payments of that amount, or of up to `feeCents` less for what the bank takes in the same line, that may have come back, the
 * latest first; those taken back already are left out. One that its line split among several credits is taken whole, and exactly.
 */
export const receiptsReturnable = (
  tx: OrgTx,
  lines: readonly ReturnLine[],
  feeCents: number,
): Promise<ReturnedReceipt[]> =>
  tx.rows(sql`
    with returned as (
      select * from unnest(${lines.map((line) => line.id)}::uuid[], ${lines.map((line) => line.cents)}::bigint[], ${lines.map((line) => line.bookedOn)}::date[],
        ${lines.map((line) => line.currency)}::text[]) as r(id, cents, booked_on, currency)
    ), whole as (
      select r.id as line_id, i.id as item_id, array[i.id] as item_ids, i.amount_cents as cents, l.line_id as bank_line_id
      from returned r
      join ledger.item i on i.org_id = ${tx.orgId} and i.amount_cents between r.cents - ${feeCents}::bigint and r.cents and i.kind in ('receipt', 'transfer') and i.side = -1 and i.currency = r.currency
        and not i.reversed and i.reverses is null and i.issued_on between r.booked_on - ${RETURNED_WITHIN_DAYS}::int and r.booked_on
      left join lateral (
        select m.line_id from cash.match_effect e join cash.match m on m.org_id = e.org_id and m.id = e.match_id and m.undone_at is null
        where e.org_id = i.org_id and e.id = i.id and e.what in ('item', 'known_item') and m.cents > 0 limit 1
      ) l on true
      where ${notReturned(tx)} and not ${lentOn(tx)}
    ), split as (
      select r.id as line_id, (array_agg(i.id order by m.id))[1] as item_id, array_agg(i.id order by m.id) as item_ids, b.cents, b.id as bank_line_id
      from returned r
      join cash.line b on b.org_id = ${tx.orgId} and b.cents = r.cents and b.currency = r.currency and b.state = 'matched'
        and b.booked_on between r.booked_on - ${RETURNED_WITHIN_DAYS}::int and r.booked_on
      join cash.match m on m.org_id = b.org_id and m.line_id = b.id and m.undone_at is null
      join cash.match_effect e on e.org_id = m.org_id and e.match_id = m.id and e.what in ('item', 'known_item')
      join ledger.item i on i.org_id = e.org_id and i.id = e.id and i.side = -1 and i.kind = case when m.payer_id is null then 'receipt' else 'transfer' end
        and not i.reversed and ${notReturned(tx)}
      group by r.id, b.id, b.cents having count(*) > 1 and sum(i.amount_cents) = b.cents
    )
    select c.line_id, c.item_ids, c.cents, i.customer_id, i.issued_on as received_on, coalesce(b.payer_name, '') as payer_name,
      array(select distinct p.name from ledger.item o join parties.customer p on p.org_id = o.org_id and p.id = o.customer_id
        where o.org_id = i.org_id and o.id = any(c.item_ids) order by p.name) as customer_names,
      array(select distinct d.document_no from ledger.allocation a join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
        where a.org_id = i.org_id and a.credit_id = any(c.item_ids) and a.reverses is null and d.document_no <> ''
          and not exists (select 1 from ledger.allocation u where u.org_id = a.org_id and u.reverses = a.id) order by d.document_no) as documents,
      coalesce(d.end_to_end, b.end_to_end, '') as end_to_end, coalesce(d.told->>'reference', b.details->>'mandate', '') as mandate
    from (select * from whole union all select * from split) c
    join ledger.item i on i.org_id = ${tx.orgId} and i.id = c.item_id
    left join cash.line b on b.org_id = i.org_id and b.id = c.bank_line_id
    left join lateral (
      select d.end_to_end, d.told from cash.match_effect e join cash.debit d on d.org_id = e.org_id and d.match_id = e.match_id
      where e.org_id = i.org_id and e.id = i.id and e.what = 'item' limit 1
    ) d on true
    order by c.line_id, i.issued_on desc, i.id desc`)

/**
 * The live allocations of credits: what they settled, and what comes open again when their money is returned. Those of one act
 * were made oldest due first.
 */
export const settledBy = (tx: OrgTx, creditIds: readonly string[]): Promise<Settlement[]> =>
  tx.rows(sql`
    select a.id, a.debit_id, a.credit_id, a.amount_cents as cents, a.allocated_on as on
    from ledger.allocation a join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
    where a.org_id = ${tx.orgId} and a.credit_id = any(${creditIds}::uuid[]) and a.reverses is null and d.kind not in ('reversal', 'returned')
      and not exists (select 1 from ledger.allocation r where r.org_id = a.org_id and r.reverses = a.id)
    order by a.allocated_on, a.recorded_at, d.due_on, d.document_no, a.id`)

/** What was written off so that this credit settled its documents in full: the payment gone, nothing is forgiven either. */
export const gapsBeside = (tx: OrgTx, creditId: string): Promise<{ id: string; cents: number; label: string }[]> =>
  tx.rows(sql`
    select i.id, i.amount_cents as cents, i.label
    from cash.match_effect own join cash.match m on m.org_id = own.org_id and m.id = own.match_id and m.undone_at is null
    join cash.match_effect e on e.org_id = m.org_id and e.match_id = m.id and e.what = 'item'
    join ledger.item i on i.org_id = e.org_id and i.id = e.id and i.kind = 'write_off' and i.side = -1 and not i.reversed
    where own.org_id = ${tx.orgId} and own.id = ${creditId} and own.what = 'item' order by i.id`)

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
        join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id and d.open_cents > 0
        where e.org_id = m.org_id and e.match_id = m.id and e.what = 'undone_allocation' group by d.id, d.due_on, d.open_cents
      ) p
    ) o
    where o.parts is not null
    order by r.id, m.matched_on desc, m.id desc`)

/**
 * Settlements that came apart, with the day from which they are no more: money before what was written off beside it, and the last
 * first, as they came apart. Of two returns in part, whichever is undone first leaves the other what it needs.
 */
export const allocationsById = (tx: OrgTx, ids: readonly string[]): Promise<Settlement[]> =>
  tx.rows(sql`
    select a.id, a.debit_id, a.credit_id, a.amount_cents as cents, coalesce(r.allocated_on, a.allocated_on) as on
    from ledger.allocation a
    join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
    join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id
    left join ledger.allocation r on r.org_id = a.org_id and r.reverses = a.id
    where a.org_id = ${tx.orgId} and a.id = any(${ids}::uuid[]) 
    order by c.kind = 'write_off', a.allocated_on desc, a.recorded_at desc, d.due_on desc, d.document_no desc, a.id desc`)

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

export const insertReturn = (
  tx: OrgTx,
  input: { readonly matchId: string; readonly customerId: string; readonly code: string; readonly words: string },
): Promise<number> =>
  tx.run(sql`
    insert into cash.returned_payment (org_id, match_id, customer_id, code, words)
    values (${tx.orgId}, ${input.matchId}, ${input.customerId}, ${input.code}, ${input.words})`)

export type StoredReturn = {
  readonly matchId: string
  readonly lineId: string
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly cents: number
  readonly currency: string
  readonly returnedOn: LocalDate
  readonly code: string
  readonly words: string
  readonly reopened: string[]
  /** The debit that had brought it, and the day it is presented again; null for any other payment. */
  readonly debitId: string | null
  readonly retryOn: LocalDate | null
  readonly handledAt: Date | null
  readonly handledBy: string
}

/** Payments that came back, those nobody dealt with yet first. */
export const returnsOf = (tx: OrgTx, show: 'open' | 'all', limit: number): Promise<StoredReturn[]> =>
  tx.rows(sql`
    select r.match_id, m.line_id, r.customer_id, c.code as customer_code, c.name as customer_name, -m.cents as cents, l.currency, m.matched_on as returned_on,
      r.code, r.words, r.handled_at, r.handled_by, failed.id as debit_id, failed.retry_on,
      array(select d.document_no from cash.match_effect e join ledger.allocation a on a.org_id = e.org_id and a.id = e.id
        join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
        where e.org_id = m.org_id and e.match_id = m.id and e.what = 'undone_allocation' order by d.due_on, d.document_no) as reopened
    from cash.returned_payment r
    join cash.match m on m.org_id = r.org_id and m.id = r.match_id and m.undone_at is null
    join cash.line l on l.org_id = m.org_id and l.id = m.line_id
    join parties.customer c on c.org_id = r.org_id and c.id = r.customer_id
    left join cash.debit failed on failed.org_id = r.org_id and failed.returned_match_id = r.match_id
    where r.org_id = ${tx.orgId} ${show === 'open' ? part`and r.handled_at is null` : nothing}
    order by r.handled_at is not null, m.matched_on desc, r.match_id desc limit ${limit}`)

export const markHandled = (
  tx: OrgTx,
  matchId: string,
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update cash.returned_payment set handled_at = ${by.at}, handled_by = ${by.name}
    where org_id = ${tx.orgId} and match_id = ${matchId} and handled_at is null`)

/** A return dealt with by a match of its customer, at the moment that was made, waits again: the match was undone. */
export const reopenHandled = (
  tx: OrgTx,
  matches: readonly { readonly customerId: string; readonly matchedAt: Date }[],
): Promise<number> =>
  tx.run(sql`
    update cash.returned_payment r set handled_at = null, handled_by = ''
    from unnest(${matches.map((m) => m.customerId)}::uuid[], ${matches.map((m) => m.matchedAt)}::timestamptz[]) as m(customer_id, matched_at)
    where r.org_id = ${tx.orgId} and r.customer_id = m.customer_id and r.handled_at = m.matched_at`)
