import { day } from '../src/kernel/calendar.ts'
import { agedItems } from '../src/ledger/aged-items.ts'
import { agedBalance, agedTotals } from '../src/ledger/index.ts'
import { listCustomers, totalsOfCustomers } from '../src/ledger/list-customers.ts'
import { itemsOfAmount, searchDocuments } from '../src/ledger/store.ts'
import { searchCustomers } from '../src/parties/index.ts'
import { withOwner } from '../src/platform/database.ts'
import { fillLedger } from './ledger-rows.ts'
import { compare, median, seconds, withBenchDatabase } from './measure.ts'

/** Aged balance as of a past day over a million items, and the screens that must stay instant at that size. */
await withBenchDatabase(async ({ db, ownerUrl }) => {
  const orgId = 1
  await fillLedger(db, ownerUrl, orgId, 50_000, 13, 0.45)
  const counts = await withOwner(
    ownerUrl,
    async (client) =>
      (
        await client.query(
          'select (select count(*) from ledger.item)::int as items, (select count(*) from ledger.allocation)::int as allocations',
        )
      ).rows[0],
  )
  console.log(`${counts.items} items, ${counts.allocations} allocations, 50 000 customers`)
  const asOf = day('2026-03-31')
  const page = { currency: 'EUR', sort: 'overdue', descending: true, limit: 100, offset: 0 } as const

  // The floor: one raw aggregate scan of the same two tables by customer, the least any answer must read.
  const floor = () =>
    withOwner(ownerUrl, (client) =>
      client.query(`
        select count(*), sum(cents) from (
          select customer_id, sum(amount_cents) as cents from ledger.item where org_id = 1 group by customer_id
          union all select customer_id, sum(amount_cents) from ledger.allocation where org_id = 1 group by customer_id) both_tables`),
    )
  await compare(
    'aged balance as of a past day, totals',
    5,
    () => db.inOrg(orgId, (tx) => agedTotals(tx, { asOf })),
    floor,
    2,
  )
  await compare(
    'aged balance as of a past day, first page and totals',
    5,
    () => db.inOrg(orgId, (tx) => agedBalance(tx, { asOf }, page)),
    floor,
    2,
  )

  /** What a screen shows at once; null: a past day is added up from every document, and waited for. */
  const instant = async (name: string, work: () => Promise<unknown>, aimMs: number | null = 100) => {
    await work()
    const times: number[] = []
    for (let i = 0; i < 7; i++) times.push(await seconds(work))
    const ms = median(times) * 1000
    const verdict = aimMs === null ? '' : `(aim < ${aimMs}) ${ms < aimMs ? 'met' : 'MISSED'}`
    console.log(`${name.padEnd(58)} ${ms.toFixed(0)} ms ${verdict}`)
  }
  const filter = { show: 'all', sort: 'name', descending: false, currency: 'EUR', limit: 100, offset: 0 } as const
  await instant('customers, first page by name', () => db.inOrg(orgId, (tx) => listCustomers(tx, filter, asOf)))
  await instant('customers, first page by overdue', () =>
    db.inOrg(orgId, (tx) => listCustomers(tx, { ...filter, sort: 'overdue', descending: true }, asOf)),
  )
  await instant('customers, first page by outstanding', () =>
    db.inOrg(orgId, (tx) => listCustomers(tx, { ...filter, sort: 'outstanding', descending: true }, asOf)),
  )
  await instant('customers with something overdue, first page', () =>
    db.inOrg(orgId, (tx) => listCustomers(tx, { ...filter, show: 'overdue', sort: 'overdue', descending: true }, asOf)),
  )
  await instant('customers, totals', () => db.inOrg(orgId, (tx) => totalsOfCustomers(tx, filter, asOf)))
  await instant('customers, first page by a common word', () =>
    db.inOrg(orgId, (tx) => listCustomers(tx, { ...filter, words: 'atelier' }, asOf)),
  )
  const items = { currency: 'EUR', sort: 'due', descending: false, limit: 100, offset: 0 } as const
  await instant(
    'every open document of a past day, first page and total',
    () => db.inOrg(orgId, (tx) => agedItems(tx, { asOf }, items)),
    null,
  )
  await instant('documents by a common beginning', () => db.inOrg(orgId, (tx) => searchDocuments(tx, 'FA')))
  await instant('documents by their end', () => db.inOrg(orgId, (tx) => searchDocuments(tx, '4321-7')))
  await instant('documents by amount', () => db.inOrg(orgId, (tx) => itemsOfAmount(tx, 123_456)))
  await instant('customer search by a number', () => db.inOrg(orgId, (tx) => searchCustomers(tx, '4321', 20)))
  await instant('customer search by a common word', () => db.inOrg(orgId, (tx) => searchCustomers(tx, 'atelier', 20)))
})
