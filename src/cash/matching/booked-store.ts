import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import type { BookedReceipt } from './model.ts'

/** Receipts of the accounts that no bank line has been recognised as: the same money may stand in a line. */

/** Days that may lie between the bank's booking and the accountant's. */
export const BOOKED_WITHIN_DAYS = 10

type Asking = { readonly id: string; readonly cents: number; readonly bookedOn: LocalDate; readonly currency: string }

export type BookedRow = Omit<BookedReceipt, 'customerName'> & { readonly currency: string }

const columns = part`i.id as item_id, i.customer_id, i.issued_on, i.label, i.document_no, i.amount_cents as cents, i.currency,
  i.open_cents = i.amount_cents as is_open, i.source_id, i.source_line`

/** A look-up for each receipt: as a join it would be planned as a scan of everything that was ever matched. */
const isUnrecognised = part`(
  select 1 from cash.match_effect e join cash.match m on m.org_id = e.org_id and m.id = e.match_id and m.undone_at is null
  where e.org_id = i.org_id and e.id = i.id and e.what = 'known_item' limit 1) is null`

/** What the bank told first and the accounts since, once a person detached it from its line. */
const isDetached = part`(r.source_key is not null and not exists (
  select 1 from cash.match_effect e join cash.match m on m.org_id = e.org_id and m.id = e.match_id and m.undone_at is null
  where e.org_id = r.org_id and e.id = r.id and e.what = 'item'))`

/** Those of exactly the amount of a line, around its day. */
export const receiptsOfAmount = (tx: OrgTx, lines: readonly Asking[]): Promise<(BookedRow & { lineId: string })[]> =>
  tx.rows(sql`
    select l.id as line_id, ${columns}, '{}'::uuid[] as settles
    from unnest(${lines.map((line) => line.id)}::uuid[], ${lines.map((line) => line.cents)}::bigint[], ${lines.map((line) => line.bookedOn)}::date[],
      ${lines.map((line) => line.currency)}::text[]) as l(id, cents, booked_on, currency)
    -- One look-up by amount per line: a join would be planned as a scan of every receipt there is.
    cross join lateral (
      select w.* from (
        select * from ledger.item a where a.org_id = ${tx.orgId} and a.amount_cents = l.cents and a.kind = 'receipt' and a.source_id is not null and not a.reversed
        union all
        select * from ledger.item r where r.org_id = ${tx.orgId} and r.amount_cents = l.cents and r.kind = 'receipt' and r.source_id is null
          and not r.reversed and r.reverses is null and ${isDetached}
      ) w
      where w.currency = l.currency and w.side = -1
        and w.issued_on between l.booked_on - ${BOOKED_WITHIN_DAYS}::int and l.booked_on + ${BOOKED_WITHIN_DAYS}::int
      order by abs(w.issued_on - l.booked_on), w.id limit 50
    ) i
    where ${isUnrecognised}
    order by l.id, i.issued_on, i.id`)

/** One customer has seldom more receipts in three weeks. */
const RECEIPTS_PER_CUSTOMER = 400

/** Those of customers around the days from `from` to `to`, with the documents that each settles. */
export const receiptsOfCustomers = (
  tx: OrgTx,
  asked: readonly { readonly customerId: string; readonly from: LocalDate; readonly to: LocalDate }[],
): Promise<BookedRow[]> =>
  tx.rows(sql`
    select ${columns}, array(
        select a.debit_id from ledger.allocation a where a.org_id = i.org_id and a.credit_id = i.id and a.reverses is null
          and not exists (select 1 from ledger.allocation u where u.org_id = a.org_id and u.reverses = a.id)) as settles
    from unnest(${asked.map((one) => one.customerId)}::uuid[], ${asked.map((one) => one.from)}::date[], ${asked.map((one) => one.to)}::date[])
      as w(customer_id, from_on, to_on)
    cross join lateral (
      select * from ledger.item r where r.org_id = ${tx.orgId} and r.customer_id = w.customer_id
        and r.issued_on between w.from_on - ${BOOKED_WITHIN_DAYS}::int and w.to_on + ${BOOKED_WITHIN_DAYS}::int
        and r.kind = 'receipt' and r.side = -1 and not r.reversed and r.reverses is null and (r.source_id is not null or ${isDetached})
      order by r.issued_on, r.source_line, r.id limit ${RECEIPTS_PER_CUSTOMER}
    ) i
    where ${isUnrecognised}
    order by i.issued_on, i.source_id, i.source_line, i.id`)

/** Those of anybody around the days from `from` to `to` and below an amount: what a deposit of several may be made of. */
export const receiptsOfDays = (
  tx: OrgTx,
  { from, to, below }: { readonly from: LocalDate; readonly to: LocalDate; readonly below: number },
): Promise<BookedRow[]> =>
  tx.rows(sql`
    select ${columns}, '{}'::uuid[] as settles from ledger.item i
    where i.org_id = ${tx.orgId} and i.kind = 'receipt' and i.source_id is not null and not i.reversed and i.side = -1
      and i.amount_cents < ${below} and i.issued_on between ${from}::date - ${BOOKED_WITHIN_DAYS}::int and ${to}::date + ${BOOKED_WITHIN_DAYS}::int
      and ${isUnrecognised}
    order by i.issued_on, i.source_id, i.source_line, i.id`)
