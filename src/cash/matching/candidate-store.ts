import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { OpenItem } from './model.ts'

/** A customer with more open items than this is matched on its oldest ones and on those that are cited. */
const ITEMS_PER_CUSTOMER = 400

export type PricedItem = OpenItem & { readonly currency: string }

/** What these customers have open, oldest due first; `cited` items whatever their place, and so perhaps twice. */
export const openItemsOfMany = (
  tx: OrgTx,
  customerIds: readonly string[],
  cited: readonly string[],
): Promise<PricedItem[]> =>
  tx.rows(sql`
    with wanted as (select id from unnest(${customerIds}::uuid[]) id),
    found as (
      select o.* from wanted w cross join lateral (
        select i.id, i.customer_id, i.side, i.kind, i.open_cents, i.currency, i.document_no, i.issued_on, i.due_on
        from ledger.item i where i.org_id = ${tx.orgId} and i.customer_id = w.id and i.open_cents > 0
        order by i.due_on, i.id limit ${ITEMS_PER_CUSTOMER}) o
      union all
      select i.id, i.customer_id, i.side, i.kind, i.open_cents, i.currency, i.document_no, i.issued_on, i.due_on
      from ledger.item i where i.org_id = ${tx.orgId} and i.id = any(${cited}::uuid[]) and i.open_cents > 0
    )
    select * from found order by customer_id, due_on, issued_on, id`)

/** Debits are looked for among those of this many days that are paid: nobody pays twice after longer. */
const SETTLED_WITHIN_DAYS = 400
const SETTLED_PER_CUSTOMER = 60

export type SettledRow = {
  readonly id: string
  readonly customerId: string
  readonly documentNo: string
  readonly currency: string
  readonly amountCents: number
}

/** The newest documents of these customers that have nothing left to pay. */
export const settledOfMany = (tx: OrgTx, customerIds: readonly string[], on: LocalDate): Promise<SettledRow[]> =>
  tx.rows(sql`
    select s.* from unnest(${customerIds}::uuid[]) wanted(id) cross join lateral (
      select i.id, i.customer_id, i.document_no, i.currency, i.amount_cents from ledger.item i
      where i.org_id = ${tx.orgId} and i.customer_id = wanted.id and i.issued_on > ${on}::date - ${SETTLED_WITHIN_DAYS}::int
        and i.open_cents = 0 and i.side = 1 and i.document_no <> '' and not i.reversed and i.reverses is null
      order by i.issued_on desc limit ${SETTLED_PER_CUSTOMER}) s
    order by s.customer_id, s.id`)

/** The day the last of each of these debits was paid. */
export const settledDays = (
  tx: OrgTx,
  itemIds: readonly string[],
): Promise<{ itemId: string; settledOn: LocalDate }[]> =>
  tx.rows(sql`
    select debit_id as item_id, max(allocated_on) as settled_on from ledger.allocation
    where org_id = ${tx.orgId} and debit_id = any(${itemIds}::uuid[]) and reverses is null group by debit_id`)

/** Debits open for exactly one of these amounts, at most a few of each: two are already one too many to choose. */
export const debitsOfAmounts = (tx: OrgTx, amounts: readonly number[], currency: string): Promise<PricedItem[]> =>
  tx.rows(sql`
    select o.* from (select distinct cents from unnest(${amounts}::bigint[]) cents) wanted cross join lateral (
      select i.id, i.customer_id, i.side, i.kind, i.open_cents, i.currency, i.document_no, i.issued_on, i.due_on
      from (
        select * from ledger.item w where w.org_id = ${tx.orgId} and w.amount_cents = wanted.cents and w.open_cents = w.amount_cents and not w.reversed and w.reverses is null
        union all
        select * from ledger.item p where p.org_id = ${tx.orgId} and p.open_cents = wanted.cents and p.open_cents > 0 and p.open_cents < p.amount_cents
      ) i
      where i.currency = ${currency} and i.side = 1
      order by i.due_on, i.id limit 4) o`)

/** Those of these amounts that two debits or more are open for. */
export const sharedAmounts = (tx: OrgTx, amounts: readonly number[]): Promise<{ cents: number }[]> =>
  tx.rows(sql`
    select wanted.cents from (select distinct cents from unnest(${amounts}::bigint[]) cents) wanted
    where 1 < (
      select count(*) from (
        select 1 from ledger.item w where w.org_id = ${tx.orgId} and w.amount_cents = wanted.cents and w.open_cents = w.amount_cents and not w.reversed and w.reverses is null and w.side = 1
        union all
        select 1 from ledger.item p where p.org_id = ${tx.orgId} and p.open_cents = wanted.cents and p.open_cents > 0 and p.open_cents < p.amount_cents and p.side = 1
        limit 2) found)`)

/** Days that may lie between the bank's booking and the accountant's. */
const BOOKED_WITHIN_DAYS = 10

/** Receipts of the accounts for exactly one of these amounts, around its day, that no bank line has been recognised as. */
export const bookedReceipts = (
  tx: OrgTx,
  lines: readonly {
    readonly id: string
    readonly cents: number
    readonly bookedOn: LocalDate
    readonly currency: string
  }[],
): Promise<
  { lineId: string; itemId: string; customerId: string; issuedOn: LocalDate; label: string; isOpen: boolean }[]
> =>
  tx.rows(sql`
    select l.id as line_id, i.id as item_id, i.customer_id, i.issued_on, i.label, i.open_cents = i.amount_cents as is_open
    from unnest(${lines.map((line) => line.id)}::uuid[], ${lines.map((line) => line.cents)}::bigint[], ${lines.map((line) => line.bookedOn)}::date[],
      ${lines.map((line) => line.currency)}::text[]) as l(id, cents, booked_on, currency)
    -- One look-up by amount per line: a join would be planned as a scan of every receipt there is.
    cross join lateral (
      select w.id, w.customer_id, w.issued_on, w.label, w.open_cents, w.amount_cents from (
        select * from ledger.item a where a.org_id = ${tx.orgId} and a.amount_cents = l.cents and a.kind = 'receipt' and a.source_id is not null and not a.reversed
        union all
        -- What the bank told first and the accounts since, once a person detached it from its line.
        select * from ledger.item d where d.org_id = ${tx.orgId} and d.amount_cents = l.cents and d.kind = 'receipt' and d.source_id is null
          and d.source_key is not null and not d.reversed and d.reverses is null and not exists (
            select 1 from cash.match_effect e join cash.match m on m.org_id = e.org_id and m.id = e.match_id and m.undone_at is null
            where e.org_id = d.org_id and e.id = d.id and e.what = 'item')
      ) w
      where w.currency = l.currency and w.side = -1
        and w.issued_on between l.booked_on - ${BOOKED_WITHIN_DAYS}::int and l.booked_on + ${BOOKED_WITHIN_DAYS}::int
      order by abs(w.issued_on - l.booked_on), w.id limit 50
    ) i
    where not exists (
      select 1 from cash.match_effect e join cash.match m on m.org_id = e.org_id and m.id = e.match_id and m.undone_at is null
      where e.org_id = ${tx.orgId} and e.id = i.id and e.what = 'known_item')
    order by l.id, i.issued_on, i.id`)

export const everyName = (tx: OrgTx): Promise<{ id: string; name: string; code: string }[]> =>
  tx.rows(sql`select id, name, code from parties.customer where org_id = ${tx.orgId} order by id`)

export type KnownAlias = {
  readonly kind: 'iban' | 'name'
  readonly value: string
  readonly customerId: string
  readonly times: number
}

export const aliasesAmong = (tx: OrgTx, ibans: readonly string[], names: readonly string[]): Promise<KnownAlias[]> =>
  tx.rows(sql`
    select kind, value, customer_id, times from cash.alias
    where org_id = ${tx.orgId} and ((kind = 'iban' and value = any(${ibans}::text[])) or (kind = 'name' and value = any(${names}::text[])))
    order by times desc, customer_id`)
