import { copyLine, copyRows } from '../../platform/copy-rows.ts'
import type { OrgTx } from '../../platform/db.ts'
import { raw, sql } from '../../platform/sql.ts'

/** Open items whose keys are not known yet, looked for once: `nextUnkeyed` gives them in the order of their ids. */
export const openUnkeyed = (tx: OrgTx): Promise<number> =>
  tx.run(sql`
    declare unkeyed cursor for select i.id, i.document_no from ledger.item i
    where i.org_id = ${tx.orgId} and i.open_cents > 0
      and not exists (select 1 from cash.keyed_item k where k.org_id = i.org_id and k.item_id = i.id)
    order by i.id`)

export const nextUnkeyed = (tx: OrgTx, limit: number): Promise<{ id: string; documentNo: string }[]> =>
  tx.rows(sql`fetch ${raw(String(limit))} from unkeyed`)

export const closeUnkeyed = (tx: OrgTx): Promise<number> => tx.run(sql`close unkeyed`)

export const beginKeys = (tx: OrgTx): Promise<number> =>
  tx.run(sql`create temp table arriving_key (key bigint, item_id uuid) on commit drop`)

/** Says that these items are known, and sets their keys aside for `insertKeys`. */
export async function bringKeys(
  tx: OrgTx,
  itemIds: readonly string[],
  keys: readonly (readonly [key: number, itemId: string])[],
): Promise<void> {
  await copyRows(tx, 'arriving_key (key, item_id)', [keys.map(copyLine).join('')])
  await tx.run(sql`
    insert into cash.keyed_item (org_id, item_id) select ${tx.orgId}::int, id from unnest(${itemIds}::uuid[]) id on conflict do nothing`)
}

/** Keys fall anywhere in their index: taken in its order, each of its pages is written once however many keys there are. */
export async function insertKeys(tx: OrgTx): Promise<void> {
  await tx.run(sql`
    insert into cash.item_key (org_id, key, item_id) select ${tx.orgId}::int, key, item_id from arriving_key order by key, item_id
    on conflict do nothing`)
  await tx.run(sql`drop table arriving_key`)
}

export const refreshStatistics = (tx: OrgTx): Promise<number> => tx.run(sql`select cash.refresh_statistics()`)

export type KeyHit = {
  readonly key: number
  readonly itemId: string
  readonly customerId: string
  readonly documentNo: string
  readonly currency: string
  readonly side: 1 | -1
  /** Zero: paid already. */
  readonly openCents: number
  readonly amountCents: number
}

/** A key under which this many are found names nobody. */
export const TOO_MANY_HITS = 50

/** The open items found under any of these keys, and the debits that were open once and are paid; `TOO_MANY_HITS` of a key at most. */
export const itemsUnder = (tx: OrgTx, keys: readonly number[]): Promise<KeyHit[]> =>
  tx.rows(sql`
    select asked.key, found.* from unnest(${keys}::bigint[]) asked(key)
    -- One look-up per key: a join would be planned as a scan of every key and every item there is, page after page.
    cross join lateral (
      select i.id as item_id, i.customer_id, i.document_no, i.currency, i.side, i.open_cents, i.amount_cents
      from cash.item_key k join ledger.item i on i.org_id = k.org_id and i.id = k.item_id
      where k.org_id = ${tx.orgId} and k.key = asked.key
        and (i.open_cents > 0 or (i.side = 1 and not i.reversed and i.reverses is null))
      limit ${TOO_MANY_HITS}
    ) found`)
