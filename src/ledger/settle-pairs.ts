import { invariant } from '../kernel/invariant.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, part, sql } from '../platform/sql.ts'
import { moveBalancesOf } from './balance-store.ts'
import { tellSettled } from './tell-settled.ts'

/**
 * Settles debits with credits, each pair for its amount: `select` yields id (of the allocation to be), debit_id, credit_id,
 * cents, allocated_on. Set-based, whatever the number. Throws, and books nothing, when an item has less left than is taken
 * from it, or when a pair joins two customers, two currencies or two of one side: callers check before, under lock.
 * An allocation is never dated before either of its items.
 */
export async function settlePairs(tx: OrgTx, select: Fragment, recordedAt: Date): Promise<number> {
  await tx.run(sql`create temp table pair on commit drop as ${select}`)
  await tx.run(sql`analyze pair`)
  const { asked } = await tx.one<{ asked: number }>(sql`select count(*)::int as asked from pair where cents > 0`)
  const booked = await tx.run(sql`
    insert into ledger.allocation (org_id, id, debit_id, credit_id, amount_cents, allocated_on, recorded_at, customer_id, currency, debit_due_on)
    select d.org_id, p.id, d.id, c.id, p.cents, greatest(p.allocated_on, d.issued_on, c.issued_on), ${recordedAt}, d.customer_id, d.currency, d.due_on
    from pair p
    join ledger.item d on d.org_id = ${tx.orgId} and d.id = p.debit_id and d.side = 1 and not d.reversed
    join ledger.item c on c.org_id = d.org_id and c.id = p.credit_id and c.side = -1 and not c.reversed
      and c.customer_id = d.customer_id and c.currency = d.currency
    where p.cents > 0`)
  invariant(booked === asked, 'an allocation joins a debit and a credit of one customer and one currency')
  const { items, taken } = await tx.one<{ items: number; taken: number }>(sql`
    with used as (
      select id, sum(cents)::bigint as cents
      from (select debit_id as id, cents from pair union all select credit_id, cents from pair) both_sides group by id
    ), changed as (
      update ledger.item i set open_cents = i.open_cents - used.cents from used
      where i.org_id = ${tx.orgId} and i.id = used.id and i.open_cents >= used.cents
      returning i.id
    )
    select (select count(*)::int from used) as items, (select count(*)::int from changed) as taken`)
  invariant(items === taken, 'an item gives no more than it has left')
  await moveBalancesOf(
    tx,
    part`select debit_id, -cents from pair where cents > 0 union all select credit_id, -cents from pair where cents > 0`,
  )
  await tellSettled(tx, part`select debit_id from pair where cents > 0`)
  await tx.run(sql`drop table pair`)
  return booked
}
