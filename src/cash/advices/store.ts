import type { AdviceRow, Agreement } from '../../adapters/remittance/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { Refusal } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'

export type StoredAdvice = {
  readonly id: string
  readonly name: string
  readonly format: string
  readonly payer: string
  readonly paidOn: LocalDate | null
  readonly totalCents: number | null
  readonly currency: string
  readonly agreement: Agreement
  readonly rows: readonly AdviceRow[]
  /** What a person should look at. */
  readonly remarks: readonly Refusal[]
  readonly receivedAt: Date
  readonly receivedBy: string
  readonly state: 'waiting' | 'linked' | 'dropped'
  readonly lineId: string | null
  /** Whose documents it pays, when a person said so. */
  readonly customerId: string | null
}

/** Keeps an advice; none when one with the same content is here already. */
export const insertAdvice = (tx: OrgTx, advice: StoredAdvice, sha256: Buffer): Promise<number> =>
  tx.run(sql`
    insert into cash.advice (org_id, id, name, format, payer, paid_on, total_cents, currency, agreement, rows, sha256, received_at, received_by, state,
      customer_id, remarks)
    values (${tx.orgId}, ${advice.id}, ${advice.name}, ${advice.format}, ${advice.payer}, ${advice.paidOn}, ${advice.totalCents}, ${advice.currency},
      ${advice.agreement}, ${JSON.stringify(advice.rows)}, ${sha256}, ${advice.receivedAt}, ${advice.receivedBy}, 'waiting', ${advice.customerId},
      ${JSON.stringify(advice.remarks)})
    on conflict (org_id, sha256) where state <> 'dropped' do nothing`)

const columns = part`id, name, format, payer, paid_on, total_cents, coalesce(currency, 'EUR') as currency, agreement, rows, received_at, received_by,
  state, line_id, customer_id, remarks`

/** The last two hundred, the newest first. */
export const advicesOf = (tx: OrgTx, show: StoredAdvice['state'] | 'all'): Promise<StoredAdvice[]> =>
  tx.rows(sql`
    select ${columns} from cash.advice where org_id = ${tx.orgId} ${show === 'all' ? nothing : part`and state = ${show}`}
    order by received_at desc, id desc limit 200`)

/** Advices that wait for a payment told for a day since this one, or received since. */
export const advicesSince = (tx: OrgTx, on: LocalDate): Promise<StoredAdvice[]> =>
  tx.rows(sql`
    select ${columns} from cash.advice
    where org_id = ${tx.orgId} and state = 'waiting' and coalesce(paid_on, received_at::date + 1) >= ${on}::date order by received_at, id`)

export const countAdvices = (tx: OrgTx): Promise<{ waiting: number; linked: number; dropped: number }> =>
  tx.one(sql`
    select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'linked')::int as linked,
      count(*) filter (where state = 'dropped')::int as dropped
    from cash.advice where org_id = ${tx.orgId}`)

export const adviceOf = (tx: OrgTx, id: string): Promise<StoredAdvice | null> =>
  tx.maybe(sql`select ${columns} from cash.advice where org_id = ${tx.orgId} and id = ${id}`)

/** Advices that wait for a payment of one of these amounts. */
export const advicesFor = (tx: OrgTx, amounts: readonly number[]): Promise<StoredAdvice[]> =>
  tx.rows(sql`
    select ${columns} from cash.advice
    where org_id = ${tx.orgId} and state = 'waiting' and total_cents = any(${amounts}::bigint[]) order by received_at, id`)

/** The advices that a bank line brought the money of, and these. */
export const advicesOfLine = (tx: OrgTx, lineId: string, ids: readonly string[]): Promise<StoredAdvice[]> =>
  tx.rows(sql`
    select ${columns} from cash.advice
    where org_id = ${tx.orgId} and (line_id = ${lineId} or id = any(${ids}::uuid[])) and state <> 'dropped' order by received_at, id`)

export const keepAdviceCustomer = (tx: OrgTx, id: string, customerId: string | null): Promise<number> =>
  tx.run(
    sql`update cash.advice set customer_id = ${customerId} where org_id = ${tx.orgId} and id = ${id} and state = 'waiting'`,
  )

export const dropAdvice = (tx: OrgTx, id: string): Promise<number> =>
  tx.run(sql`update cash.advice set state = 'dropped' where org_id = ${tx.orgId} and id = ${id} and state = 'waiting'`)

/** None when the same content was kept again meanwhile. */
export const restoreAdvice = (tx: OrgTx, id: string): Promise<number> =>
  tx.run(sql`
    update cash.advice a set state = 'waiting' where a.org_id = ${tx.orgId} and a.id = ${id} and a.state = 'dropped'
      and not exists (select 1 from cash.advice b where b.org_id = a.org_id and b.sha256 = a.sha256 and b.state <> 'dropped')`)

export type CitedItem = {
  readonly candidate: string
  readonly itemId: string
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly documentNo: string
  readonly kind: string
  readonly side: 1 | -1
  readonly amountCents: number
  readonly openCents: number
  readonly currency: string
  readonly dueOn: LocalDate
  readonly settledOn: LocalDate | null
}

/**
 * The documents, open or settled, that these words cite: under a key of theirs, or by the very number for those that were never
 * open here. `keys` has one row for each key of each candidate.
 */
export const citedItems = (
  tx: OrgTx,
  candidates: readonly string[],
  keys: readonly { readonly candidate: string; readonly key: number }[],
): Promise<CitedItem[]> =>
  tx.rows(sql`
    with found as (
      select u.candidate, k.item_id from unnest(${keys.map((one) => one.candidate)}::text[], ${keys.map((one) => one.key)}::bigint[]) u(candidate, key)
      join cash.item_key k on k.org_id = ${tx.orgId} and k.key = u.key
      union
      select u.candidate, i.id from unnest(${candidates}::text[]) u(candidate)
      join ledger.item i on i.org_id = ${tx.orgId} and i.document_no <> '' and not i.reversed and i.reverses is null and upper(i.document_no) = upper(u.candidate)
    )
    select f.candidate, i.id as item_id, i.customer_id, c.code as customer_code, c.name as customer_name, i.document_no, i.kind, i.side, i.amount_cents,
      i.open_cents, i.currency, i.due_on,
      case when i.open_cents = 0 then (select max(a.allocated_on) from ledger.allocation a where a.org_id = i.org_id and (a.debit_id = i.id or a.credit_id = i.id)
        and a.reverses is null and not exists (select 1 from ledger.allocation r where r.org_id = a.org_id and r.reverses = a.id)) end as settled_on
    from found f
    join ledger.item i on i.org_id = ${tx.orgId} and i.id = f.item_id and not i.reversed and i.reverses is null and i.kind not in ('receipt', 'write_off', 'transfer', 'returned')
    join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
    order by f.candidate, i.open_cents = 0, i.due_on, i.id`)
