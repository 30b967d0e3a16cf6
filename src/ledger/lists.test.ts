import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tools/testing/database.ts'
import { addDays, day } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { addCustomer, searchCustomers } from '../parties/index.ts'
import { part } from '../platform/sql.ts'
import { agedItems } from './aged-items.ts'
import { agedTotals, bookItems, reverseItems, settlePairs } from './index.ts'
import { listCustomers, totalsOfCustomers } from './list-customers.ts'
import { AGE_BUCKETS, type AgedCell } from './model.ts'
import { itemsOfAmount, searchDocuments } from './store.ts'

let database: TestDatabase
const ids: Record<'martin' | 'bati' | 'atelier', string> = { martin: '', bati: '', atelier: '' }
const by = { actor: { id: 'user:test', name: 'Test' }, at: new Date('2026-01-05T09:00:00Z') }
const ORG = 1
const TODAY = day('2026-06-30')

type Line = {
  no: string
  customer: keyof typeof ids
  side: 1 | -1
  cents: number
  currency: string
  issued: string
  due: string
  at: string
}
const line = (
  no: string,
  customer: keyof typeof ids,
  side: 1 | -1,
  cents: number,
  currency: string,
  issued: string,
  due: string,
  at: string,
): Line => ({ no, customer, side, cents, currency, issued, due, at })

/** Known late on purpose: FA-3 was issued in February and learnt in May. */
const LINES = [
  line('FA2026-0141', 'martin', 1, 120_000, 'EUR', '2026-01-10', '2026-02-10', '2026-01-10'),
  line('FA2026-0142', 'martin', 1, 123_456, 'EUR', '2026-02-10', '2026-03-10', '2026-02-10'),
  line('FA-3', 'martin', 1, 5_000, 'EUR', '2026-02-20', '2026-02-25', '2026-05-02'),
  line('VIR-1', 'martin', -1, 120_000, 'EUR', '2026-03-01', '2026-03-01', '2026-03-02'),
  line('FA-USD', 'bati', 1, 90_000, 'USD', '2026-04-01', '2026-04-30', '2026-04-02'),
  line('AV-9', 'bati', -1, 90_000, 'EUR', '2026-04-05', '2026-04-05', '2026-04-06'),
  line('FA-ERREUR', 'bati', 1, 700, 'EUR', '2026-04-07', '2026-05-07', '2026-04-08'),
]

beforeAll(async () => {
  database = await testDatabase()
  await database.db.inOrg(ORG, async (tx) => {
    const blank = {
      kind: 'business' as const,
      siren: null,
      vatNo: null,
      lang: 'fr' as const,
      addressLines: [],
      postcode: '',
      country: 'FR',
      terms: null,
    }
    ids.martin = await addCustomer(
      tx,
      { ...blank, code: 'C001', name: 'Martin & Fils', city: 'Rennes', siren: '732829320' },
      by,
    )
    ids.bati = await addCustomer(tx, { ...blank, code: 'C002', name: 'Bâti-Sud', city: 'Montpellier' }, by)
    ids.atelier = await addCustomer(tx, { ...blank, code: 'MARTIN', name: 'Atelier du Léman', city: 'Thonon' }, by)
    const items = new Map<string, string>()
    for (const one of LINES) {
      const id = newId()
      items.set(one.no, id)
      await bookItems(
        tx,
        part`select ${id}::uuid as id, ${ids[one.customer]}::uuid as customer_id, ${one.side === 1 ? 'invoice' : 'receipt'}::text as kind, ${one.side}::smallint as side,
          ${one.cents}::bigint as amount_cents, ${one.currency}::text as currency, ${one.no}::text as document_no, ''::text as label,
          ${one.issued}::date as issued_on, ${one.due}::date as due_on, 'stated'::text as due_source, null::uuid as source_id,
          null::int as source_line, null::uuid as source_key, null::uuid as settle_key, null::date as settled_on`,
        new Date(`${one.at}T10:00:00Z`),
        null,
      )
    }
    await settlePairs(
      tx,
      part`select platform.new_id() as id, v.debit_id, ${items.get('VIR-1')!}::uuid as credit_id, v.cents, date '2026-03-05' as allocated_on
        from (values (${items.get('FA2026-0141')!}::uuid, 70000::bigint), (${items.get('FA2026-0142')!}::uuid, 50000::bigint)) v(debit_id, cents)`,
      new Date('2026-04-20T10:00:00Z'),
    )
    await reverseItems(tx, part`select ${items.get('FA-ERREUR')!}::uuid`, new Date('2026-06-01T10:00:00Z'))
  })
})
afterAll(() => database.drop())

test('the documents behind every cell add up to it, on any day, as known at any instant', async () => {
  const days = fc.integer({ min: 0, max: 200 }).map((n) => addDays(day('2026-01-01'), n))
  const ages = AGE_BUCKETS.map((bucket) => bucket.key)
  const cells: readonly AgedCell[] = [...ages, 'debits', 'overdue', 'over60', 'unapplied']
  const spans: Record<string, readonly string[]> = {
    debits: ages,
    overdue: ages.slice(1),
    over60: ['d61to90', 'd91to120', 'over120'],
  }
  const asked = { sort: 'due', descending: false, limit: 100, offset: 0 } as const
  await fc.assert(
    fc.asyncProperty(days, fc.option(days), fc.constantFrom('EUR', 'USD'), async (asOf, known, currency) => {
      const on = known ? { asOf, knownAt: new Date(`${known}T23:00:00Z`) } : { asOf }
      await database.db.inOrg(ORG, async (tx) => {
        const total = (await agedTotals(tx, on)).find((one) => one.currency === currency)
        for (const bucket of cells) {
          const { items, count, totalCents } = await agedItems(tx, on, { ...asked, currency, bucket })
          const sums = total ?? { unappliedCents: 0, ...Object.fromEntries(AGE_BUCKETS.map(({ key }) => [key, 0])) }
          const expected =
            bucket === 'unapplied'
              ? 0 - sums.unappliedCents
              : (spans[bucket] ?? [bucket]).reduce((sum, key) => sum + (sums as Record<string, number>)[key]!, 0)
          expect({ bucket, totalCents }).toEqual({ bucket, totalCents: expected })
          expect(items.reduce((sum, item) => sum + item.side * item.openCents, 0)).toBe(totalCents)
          expect(count).toBe(items.length)
        }
      })
    }),
    { numRuns: 40 },
  )
})

test('last month, run again as it was known, leaves out what was learnt since', async () => {
  const march = day('2026-03-31')
  const asked = {
    currency: 'EUR',
    customerId: ids.martin,
    sort: 'due',
    descending: false,
    limit: 100,
    offset: 0,
  } as const
  const [now, then] = await database.db.inOrg(ORG, async (tx) => [
    await agedItems(tx, { asOf: march }, asked),
    await agedItems(tx, { asOf: march, knownAt: new Date('2026-04-01T00:00:00Z') }, asked),
  ])
  expect(now!.items.map((item) => [item.documentNo, item.openCents])).toEqual([
    ['FA2026-0141', 50_000],
    ['FA-3', 5_000],
    ['FA2026-0142', 73_456],
  ])
  expect(then!.items.map((item) => [item.documentNo, item.openCents])).toEqual([
    ['FA2026-0141', 120_000],
    ['VIR-1', 120_000],
    ['FA2026-0142', 123_456],
  ])
})

test('documents come in the order asked, page by page', async () => {
  const numbers = async (sort: 'customer' | 'amount' | 'open' | 'document', descending: boolean) => {
    const page = (offset: number) =>
      database.db.inOrg(ORG, (tx) =>
        agedItems(tx, { asOf: TODAY }, { currency: 'EUR', sort, descending, limit: 2, offset }),
      )
    return [...(await page(0)).items, ...(await page(2)).items].map((item) => item.documentNo)
  }
  expect(await numbers('customer', false)).toEqual(['AV-9', 'FA2026-0141', 'FA-3', 'FA2026-0142'])
  expect(await numbers('amount', true)).toEqual(['FA2026-0142', 'FA2026-0141', 'FA-3', 'AV-9'])
  expect(await numbers('open', true)).toEqual(['FA2026-0142', 'FA2026-0141', 'FA-3', 'AV-9'])
  expect(await numbers('document', false)).toEqual(['AV-9', 'FA-3', 'FA2026-0141', 'FA2026-0142'])
})

const all = { show: 'all', sort: 'name', descending: false, currency: 'EUR', limit: 50, offset: 0 } as const
const names = (asked: Partial<Parameters<typeof listCustomers>[1]>) =>
  database.db.inOrg(ORG, async (tx) => {
    const { rows, count } = await listCustomers(tx, { ...all, ...asked }, TODAY)
    expect(count).toBeGreaterThanOrEqual(rows.length)
    return rows.map((row) => row.code)
  })

test('a credit in one currency never hides a debt in another', async () => {
  expect(await names({ show: 'owing' })).toEqual(['C002', 'C001'])
  expect(await names({ show: 'credit' })).toEqual(['C002'])
})

test('figures sort by one currency, and who owes nothing in it comes last both ways', async () => {
  expect(await names({ sort: 'outstanding', descending: true })).toEqual(['C001', 'C002', 'MARTIN'])
  expect(await names({ sort: 'outstanding' })).toEqual(['C002', 'C001', 'MARTIN'])
  expect(await names({ sort: 'outstanding', currency: 'USD', descending: true })).toEqual(['C002', 'MARTIN', 'C001'])
  expect(await names({ sort: 'oldest' })).toEqual(['C001', 'C002', 'MARTIN'])
  expect(await names({ sort: 'credit', descending: true, limit: 1 })).toEqual(['C002'])
})

test('the totals are those of the customers found, one a currency', async () => {
  const totals = (filter: Parameters<typeof totalsOfCustomers>[1]) =>
    database.db.inOrg(ORG, (tx) => totalsOfCustomers(tx, filter, TODAY))
  const usd = { currency: 'USD', outstandingCents: 90_000, overdueCents: 90_000, unappliedCents: 0, customers: 1 }
  const martin = { currency: 'EUR', outstandingCents: 128_456, overdueCents: 128_456, unappliedCents: 0, customers: 1 }
  expect(await totals({ show: 'all' })).toEqual([
    { currency: 'EUR', outstandingCents: 38_456, overdueCents: 128_456, unappliedCents: 90_000, customers: 2 },
    usd,
  ])
  expect(await totals({ show: 'all', words: 'rennes' })).toEqual([martin])
  expect(await totals({ show: 'overdue', words: 'sud' })).toEqual([
    { currency: 'EUR', outstandingCents: -90_000, overdueCents: 0, unappliedCents: 90_000, customers: 1 },
    usd,
  ])
  expect(await totals({ show: 'overdue', words: 'thonon' })).toEqual([])
})

test('customers are found by words in any order, by a grouped SIREN, by the beginning of a word; the very code first', async () => {
  expect(await names({ words: 'fils martin' })).toEqual(['C001'])
  expect(await names({ words: '732 829 320' })).toEqual(['C001'])
  expect(await names({ words: 'lé' })).toEqual(['MARTIN'])
  expect(await names({ words: 'il' })).toEqual([])
  expect(await names({ words: '%' })).toEqual([])
  const found = await database.db.inOrg(ORG, (tx) => searchCustomers(tx, 'martin', 5))
  expect(found.map((row) => row.code)).toEqual(['MARTIN', 'C001'])
})

test('documents are found by the beginning or the end of their number, and by amount whether open or not', async () => {
  const numbers = (words: string) =>
    database.db.inOrg(ORG, async (tx) => (await searchDocuments(tx, words)).map((item) => item.documentNo))
  expect(await numbers('0142')).toEqual(['FA2026-0142'])
  expect(await numbers('fa2026')).toEqual(['FA2026-0142', 'FA2026-0141'])
  expect(await numbers('42')).toEqual([])
  expect(await numbers('_')).toEqual([])
  const ofAmount = (cents: number) =>
    database.db.inOrg(ORG, async (tx) => (await itemsOfAmount(tx, cents)).map((item) => item.documentNo))
  expect(await ofAmount(120_000)).toEqual(['FA2026-0141', 'VIR-1'])
  expect(await ofAmount(73_456)).toEqual(['FA2026-0142'])
  expect(await ofAmount(700)).toEqual([])
})
