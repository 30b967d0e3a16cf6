import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { daysFrom, ignoreFreshness, listed } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { bankAnswer, collect, setUpDebits, sign } from './cash-collections.ts'
import { importFile } from './intake-ledger.ts'
import { leftFor, sentTo, setLadder, verdictsOf } from './peers-ladder.ts'

/** Peers, section D: how late an account is. One story from a spring to the next winter; each case has its own customer. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-05-20')
  await ignoreFreshness(story)
})
afterAll(() => story.end())

const invoice = (customerId: string, documentNo: string, cents: number, dueOn: string) =>
  bookDocument(story, { customerId, documentNo, cents, dueOn })

test('D01 D02: levels at 30, 40 and 50 days, whether payments fail or none was ever tried', async () => {
  await setLadder(story, [30, 40, 50])
  const failing = await newCustomer(story, 'C1')
  const silent = await newCustomer(story, 'D02')
  await invoice(failing, 'FA-D01', 24_995, '2026-05-31')
  await invoice(silent, 'FA-D02', 24_995, '2026-05-31')
  await setUpDebits(story, { retries: 0 })
  await sign(story, 'C1')
  story.at('2026-06-04')
  await collect(story, '2026-06-10')
  story.at('2026-06-09')
  await importFile(story.owner, 'refus.xml', bankAnswer('PRLV0001-260610', { 'PRLV0001-00001': 'AM04' }))
  await leftFor(story, 'C1', ['2026-06-29'])
  expect([await sentTo(story, failing), await sentTo(story, silent)]).toEqual([[], []])
  await leftFor(story, 'C1', ['2026-06-30', '2026-07-09', '2026-07-10', '2026-07-19', '2026-07-20'])
  const levels = ['2026-06-30 courteous', '2026-07-10 firm', '2026-07-20 final']
  expect([await sentTo(story, failing), await sentTo(story, silent)]).toEqual([levels, levels])
})

test('D03: once everything is paid nothing stands and nothing is owed', async () => {
  await setLadder(story, [3])
  story.at('2026-07-22')
  const customerId = await newCustomer(story, 'D03')
  const ids = [await invoice(customerId, 'FA-D03A', 10_000, '2026-07-18')]
  ids.push(await invoice(customerId, 'FA-D03B', 5_000, '2026-07-19'))
  expect(await leftFor(story, 'D03', ['2026-07-22'])).toEqual(['2026-07-22 courteous 15000 EUR'])
  await pay(story, customerId, ids[0]!, 10_000, '2026-07-23')
  await pay(story, customerId, ids[1]!, 5_000, '2026-07-23')
  await leftFor(story, 'D03', ['2026-07-23'])
  expect(await verdictsOf(story, customerId)).toEqual([])
  const { totals } = await story.owner.call(ledgerRoutes.customerBalance, { params: { id: customerId } })
  expect(totals.every(({ totalCents }) => totalCents === 0)).toBe(true)
})

test('D04 D05: the older of two invoices is paid, or credited in full, and the newer has its own thirty days', async () => {
  await setLadder(story, [30, 60])
  story.at('2026-07-28')
  const customers = []
  for (const [code, how] of [
    ['D04', 'receipt'],
    ['D05', 'credit_note'],
  ] as const) {
    const customerId = await newCustomer(story, code)
    const older = await invoice(customerId, `FA-${code}A`, 24_995, '2026-07-28')
    await invoice(customerId, `FA-${code}B`, 24_995, '2026-08-27')
    customers.push({ customerId, older, how })
  }
  await leftFor(story, 'D04', ['2026-08-27'])
  for (const { customerId, older, how } of customers) {
    expect(await sentTo(story, customerId)).toEqual(['2026-08-27 courteous'])
    const given = { customerId, documentNo: `X-${how}`, cents: 24_995, dueOn: '2026-08-28', kind: how }
    const itemId = await bookDocument(story, given)
    await story.owner.call(cashRoutes.settleItem, {
      params: { id: older },
      body: { parts: [{ itemId, cents: 24_995 }] },
    })
  }
  // The newer one, mentioned while it was not late, begins at the first level.
  await leftFor(story, 'D04', ['2026-08-28', '2026-09-25', '2026-09-26'])
  for (const { customerId } of customers)
    expect(await sentTo(story, customerId)).toEqual(['2026-08-27 courteous', '2026-09-26 courteous'])
})

test('D10: a level leaves on the very day, and at the very amount', async () => {
  await setLadder(story, [10], { floorCents: { EUR: 26_000 } })
  story.at('2026-10-01')
  const customerId = await newCustomer(story, 'D10')
  await invoice(customerId, 'FA-D10', 26_000, '2026-09-22')
  expect(await leftFor(story, 'D10', ['2026-10-01', '2026-10-02'])).toEqual(['2026-10-02 courteous 26000 EUR'])
})

test('D11: what is first seen on day 8 of levels at 5, 7 and 11 takes the one that its age has reached', async () => {
  await setLadder(story, [5, 7, 11], { entryRule: 'by_age' })
  story.at('2026-10-09')
  const customerId = await newCustomer(story, 'D11')
  await invoice(customerId, 'FA-D11', 10_000, '2026-10-01')
  expect(await leftFor(story, 'D11', daysFrom('2026-10-09', '2026-10-12'))).toEqual([
    '2026-10-09 firm 10000 EUR',
    '2026-10-12 final 10000 EUR',
  ])
})

test('D12: the oldest is paid, and the next level moves with the date of what is left', async () => {
  await setLadder(story, [5])
  story.at('2026-10-13')
  const customerId = await newCustomer(story, 'D12')
  const oldest = await invoice(customerId, 'FA-D12A', 10_000, '2026-10-13')
  await invoice(customerId, 'FA-D12B', 10_000, '2026-10-15')
  await leftFor(story, 'D12', ['2026-10-16'])
  const nextOn = async () =>
    (await story.owner.call(dunningRoutes.customer, { params: { id: customerId } })).standings[0]?.nextOn
  expect(await nextOn()).toBe('2026-10-18')
  await pay(story, customerId, oldest, 10_000, '2026-10-16')
  expect(await leftFor(story, 'D12', ['2026-10-17'])).toEqual([])
  expect(await nextOn()).toBe('2026-10-20')
  expect(await leftFor(story, 'D12', daysFrom('2026-10-18', '2026-10-20'))).toEqual(['2026-10-20 courteous 10000 EUR'])
})

test('D14: of balances of 0, 10 and 100 the sum is 110, and the day that of the oldest still open', async () => {
  await setLadder(story, [3])
  story.at('2026-10-21')
  const customerId = await newCustomer(story, 'D14')
  const nil = await invoice(customerId, 'FA-D14A', 700, '2026-10-05')
  await pay(story, customerId, nil, 700, '2026-10-21')
  await invoice(customerId, 'FA-D14B', 1_000, '2026-10-06')
  await invoice(customerId, 'FA-D14C', 10_000, '2026-10-16')
  expect(await leftFor(story, 'D14', ['2026-10-22'])).toEqual(['2026-10-22 courteous 11000 EUR'])
  const row = (await listed(story, 'left_today')).find(({ customerCode }) => customerCode === 'D14')
  expect(row).toMatchObject({ oldestDueOn: '2026-10-06', itemCount: 2 })
})

test('D15: one invoice five days late of 500 and one to come of 1000: one overdue, of 500', async () => {
  story.at('2026-10-26')
  const customerId = await newCustomer(story, 'D15')
  await invoice(customerId, 'FA-D15A', 50_000, '2026-10-21')
  const coming = { documentNo: 'FA-D15B', cents: 100_000, issuedOn: '2026-10-26', dueOn: '2026-11-25' }
  await bookDocument(story, { customerId, ...coming })
  const { rows } = await story.owner.call(ledgerRoutes.customers, { query: { words: 'D15' } as never })
  expect(rows[0]!.balances).toMatchObject([{ outstandingCents: 150_000, overdueCents: 50_000 }])
  const { count } = await story.owner.call(ledgerRoutes.agedItems, {
    query: { currency: 'EUR', customerId, bucket: 'overdue' } as never,
  })
  expect(count).toBe(1)
})
