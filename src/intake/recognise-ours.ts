import type { OrgTx } from '../platform/db.ts'
import { type Fragment, part, sql } from '../platform/sql.ts'
import { live } from './comparison-store.ts'
import { MOST_REJECTIONS } from './model.ts'
import { type Doubt, type OwnItem, type SameMoney, type SentLine, sameMoney } from './same-money.ts'
import { byCustomer, inSlices } from './slices.ts'

/** What was booked here and given to the accounts comes back with its reference. What is recognised is not booked again. */
export async function recogniseReferences(tx: OrgTx, importId: string): Promise<void> {
  // Few files bear one of our references, and the join below is not for those that bear none.
  const [any] = await tx.rows(sql`
    select 1 from intake.staged_item
    where org_id = ${tx.orgId} and import_id = ${importId} and disposition = 'created' and document_no ~ '^QT[0-9A-F]{12}$' limit 1`)
  if (!any) return
  await tx.run(sql`
    update intake.staged_item s set disposition = 'known', item_id = i.id
    from parties.customer c, ledger.item i
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.disposition = 'created' and s.document_no ~ '^QT[0-9A-F]{12}$'
      and c.org_id = s.org_id and c.code = s.customer_code
      and i.org_id = c.org_id and i.customer_id = c.id and ${isOurs}
      and upper(right(replace(i.id::text, '-', ''), 12)) = substr(s.document_no, 3)
      and i.side = s.side and i.amount_cents = s.amount_cents and i.currency = s.currency`)
}

/**
 * What was booked here before the accounts sent it, in their own words: lettering, customer, amount and days tell
 * (`same-money.ts`). Openings are compared before, since they say in which groups the documents of earlier years are now. Gives
 * what may be ours and is booked all the same.
 */
export async function recogniseOurs(tx: OrgTx, importId: string): Promise<(Doubt & { customerCode: string })[]> {
  const [any] = await tx.rows(sql`
    select 1 from ledger.item i where i.org_id = ${tx.orgId} and ${isOurs} limit 1`)
  if (!any) return []
  const items = byCustomer(ownItems(tx, importId))
  let own = await items.next()
  const found: SameMoney[] = []
  const doubts: (Doubt & { customerCode: string })[] = []
  for await (const { customerId, rows } of byCustomer(sentLines(tx, importId))) {
    while (!own.done && own.value.customerId < customerId) own = await items.next()
    if (own.done) break
    if (own.value.customerId !== customerId) continue
    const { customerCode } = rows[0]!
    const told = sameMoney(rows, own.value.rows)
    found.push(told)
    doubts.push(...told.doubts.slice(0, MOST_REJECTIONS - doubts.length).map((doubt) => ({ ...doubt, customerCode })))
    if (found.length >= MOST_CUSTOMERS) await keepRecognised(tx, importId, found.splice(0))
  }
  await items.return(undefined)
  await keepRecognised(tx, importId, found)
  await includeTransfers(tx, importId)
  return doubts
}

/** Customers whose recognised lines are written at once. */
const MOST_CUSTOMERS = 2_000

/** Booked here, told by nobody's accounts yet. */
const isOurs = part`i.source_id is null and i.source_key is null and ${live}`

const sentLines = (
  tx: OrgTx,
  importId: string,
): AsyncGenerator<(SentLine & { customerId: string; customerCode: string })[]> =>
  inSlices(
    tx,
    'sent_lines',
    part`
    select c.id as customer_id, c.code as customer_code, s.row_key, s.line, s.kind, s.side, s.amount_cents as cents, s.currency,
      s.issued_on as on, s.settle_key as group
    from intake.staged_item s join parties.customer c on c.org_id = s.org_id and c.code = s.customer_code
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.disposition = 'created' and s.kind in ('receipt', 'adjustment', 'write_off')
      and s.nature <> 'opening_difference'
      and c.id in (select i.customer_id from ledger.item i where i.org_id = ${tx.orgId} and ${isOurs})
    order by c.id, s.line`,
  )

/** With the groups that the accounts have its documents in: as this file says, as its opening lines carry them, or as they were. */
const ownItems = (tx: OrgTx, importId: string): AsyncGenerator<(OwnItem & { customerId: string })[]> =>
  inSlices(
    tx,
    'own_items',
    part`
    with own as (
      select i.id, i.customer_id, i.kind, i.side, i.amount_cents, i.currency, i.issued_on from ledger.item i
      where i.org_id = ${tx.orgId} and ${isOurs}
        and not exists (select 1 from intake.staged_item k where k.org_id = i.org_id and k.import_id = ${importId} and k.item_id = i.id)
    ), settled as (
      select o.id, a.id as allocation_id, a.debit_id as document_id from own o join ledger.allocation a on a.org_id = ${tx.orgId} and a.credit_id = o.id
      where a.reverses is null
      union all
      select o.id, a.id, a.credit_id from own o join ledger.allocation a on a.org_id = ${tx.orgId} and a.debit_id = o.id where a.reverses is null
    ), lettered as (
      select s.id, array_agg(distinct coalesce(v.settle_key, case when k.item_id is null then d.settle_key else k.settle_key end)::text) as groups
      from settled s join ledger.item d on d.org_id = ${tx.orgId} and d.id = s.document_id
      left join intake.staged_item k on k.org_id = d.org_id and k.import_id = ${importId} and k.item_id = d.id
      left join intake.staged_change v on v.org_id = d.org_id and v.import_id = ${importId} and v.item_id = d.id and v.what = 'carry'
      where not exists (select 1 from ledger.allocation r where r.org_id = ${tx.orgId} and r.reverses = s.allocation_id)
      group by s.id
    )
    select o.customer_id, o.id, o.kind, o.side, o.amount_cents as cents, o.currency, o.issued_on as on,
      array_remove(coalesce(l.groups, '{}'), null) as groups, (
        select m.line_id from cash.match_effect e join cash.match m on m.org_id = e.org_id and m.id = e.match_id and m.undone_at is null
        where e.org_id = ${tx.orgId} and e.id = o.id and e.what = 'item' limit 1) as line_id
    from own o left join lettered l on l.id = o.id
    order by o.customer_id, o.id`,
  )

async function keepRecognised(tx: OrgTx, importId: string, found: readonly SameMoney[]): Promise<void> {
  const known = found.flatMap((one) => one.known)
  const parts = found.flatMap((one) => one.parts)
  if (known.length > 0)
    await tx.run(sql`
      update intake.staged_item s set disposition = 'known', item_id = k.item_id
      from unnest(${known.map((k) => k.rowKey)}::uuid[], ${known.map((k) => k.itemId)}::uuid[]) as k(row_key, item_id)
      where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.row_key = k.row_key and s.disposition = 'created'`)
  if (parts.length > 0)
    await tx.run(sql`
      update intake.staged_item s set disposition = 'known', part_of = k.item_id
      from unnest(${parts.map((k) => k.rowKey)}::uuid[], ${parts.map((k) => k.itemId)}::uuid[]) as k(row_key, item_id)
      where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.row_key = k.row_key and s.disposition = 'created'`)
  await stageIncluded(tx, importId, part`select unnest(${found.flatMap((one) => one.included)}::uuid[])`)
}

/**
 * Money that the accounts book on the customer it settles, where another paid it: our receipt of the payer, and our transfer
 * away from it, are told by the same line.
 */
const includeTransfers = (tx: OrgTx, importId: string): Promise<number> =>
  stageIncluded(
    tx,
    importId,
    part`
    select o.id from intake.staged_item s
    join ledger.item t on t.org_id = s.org_id and t.id = s.item_id and t.kind = 'transfer' and t.side = -1 and t.source_key is null
    join cash.match_effect e on e.org_id = t.org_id and e.id = t.id and e.what = 'item'
    join cash.match_effect also on also.org_id = e.org_id and also.match_id = e.match_id and also.what = 'item' and also.id <> t.id
    join ledger.item o on o.org_id = also.org_id and o.id = also.id and o.customer_id <> t.customer_id and o.kind in ('receipt', 'transfer')
      and o.currency = t.currency and o.source_id is null and o.source_key is null and not o.reversed and o.reverses is null
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.disposition = 'known' and s.kind = 'receipt'
      and not exists (select 1 from intake.staged_item k where k.org_id = s.org_id and k.import_id = s.import_id and k.item_id = o.id)`,
  )

/** Items that lines of the accounts tell together with another: at the commit they get an identity that no line bears. */
const stageIncluded = (tx: OrgTx, importId: string, ids: Fragment): Promise<number> =>
  tx.run(sql`
    insert into intake.staged_change (org_id, import_id, what, item_id)
    select ${tx.orgId}::int, ${importId}::uuid, 'include', ids.id from (${ids}) ids(id)`)

/** Money that the accounts letter with other documents than it settles here; at most fifty. */
export const letteredOtherwise = (
  tx: OrgTx,
  importId: string,
): Promise<{ line: number; customerCode: string; documentNo: string; cents: number; currency: string }[]> =>
  tx.rows(sql`
    select distinct on (s.line) s.line, s.customer_code, d.document_no, a.amount_cents as cents, a.currency
    from intake.staged_item s
    join cash.match_effect e on e.org_id = s.org_id and e.id = s.item_id and e.what = 'item'
    join ledger.item i on i.org_id = s.org_id and i.id = s.item_id and i.side = -1
    join ledger.allocation a on a.org_id = i.org_id and a.credit_id = i.id and a.reverses is null
    join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
    join intake.staged_item k on k.org_id = s.org_id and k.import_id = s.import_id and k.item_id = d.id and k.settle_key is distinct from s.settle_key
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.disposition = 'known' and s.settle_key is not null
      and not exists (select 1 from ledger.allocation r where r.org_id = a.org_id and r.reverses = a.id)
    order by s.line, d.due_on, d.id limit 50`)
