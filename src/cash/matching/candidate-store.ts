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

/** What is open of these items now, zero where nothing is. */
export const openCentsOf = (tx: OrgTx, itemIds: readonly string[]): Promise<{ id: string; openCents: number }[]> =>
  tx.rows(sql`select id, open_cents from ledger.item where org_id = ${tx.orgId} and id = any(${itemIds}::uuid[])`)

/** Those of these lines that nobody has answered since they were read: as much is left of them, and as much is refused for them. */
export const unanswered = async (
  tx: OrgTx,
  lines: readonly { readonly id: string; readonly leftCents: number; readonly refused: number }[],
): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.rows<{ id: string }>(sql`
        select l.id
        from unnest(${lines.map((line) => line.id)}::uuid[], ${lines.map((line) => line.leftCents)}::bigint[], ${lines.map((line) => line.refused)}::int[])
          as r(id, left_cents, refused)
        join cash.line l on l.org_id = ${tx.orgId} and l.id = r.id and l.state = 'open' and l.left_cents = r.left_cents
        where r.refused = (select count(*) from cash.refusal f where f.org_id = l.org_id and f.line_id = l.id)`)
    ).map((row) => row.id),
  )

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

/** Debits of one amount that are looked at: a subscription may be billed twenty thousand times, and then its amount names nobody. */
const ALIKE = 200

/** Debits open for exactly one of these amounts, at most a few of each: two are already one too many to choose. */
export const debitsOfAmounts = (tx: OrgTx, amounts: readonly number[], currency: string): Promise<PricedItem[]> =>
  tx.rows(sql`
    select o.* from (select distinct cents from unnest(${amounts}::bigint[]) cents) wanted cross join lateral (
      select i.id, i.customer_id, i.side, i.kind, i.open_cents, i.currency, i.document_no, i.issued_on, i.due_on
      from (
        (select * from ledger.item w where w.org_id = ${tx.orgId} and w.amount_cents = wanted.cents and w.open_cents = w.amount_cents and not w.reversed
          and w.reverses is null and w.currency = ${currency} and w.side = 1 limit ${ALIKE})
        union all
        (select * from ledger.item p where p.org_id = ${tx.orgId} and p.open_cents = wanted.cents and p.open_cents > 0 and p.open_cents < p.amount_cents
          and p.currency = ${currency} and p.side = 1 limit ${ALIKE})
      ) i
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
