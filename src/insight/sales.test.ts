import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookDocument, newCustomer } from '../../tools/testing/books.ts'
import { type Story, tellStory } from '../../tools/testing/story.ts'
import { ledgerRoutes } from '../ledger/contract.ts'
import { insightRoutes } from './contract.ts'

let story: Story
beforeAll(async () => {
  story = await tellStory('2026-06-20')
})
afterAll(() => story.end())

test('every figure of sales that a DSO rests on is the sum of the documents it opens', async () => {
  const customerId = await newCustomer(story, 'C001')
  const book = (documentNo: string, issuedOn: string, cents: number, more: object = {}) =>
    bookDocument(story, { customerId, documentNo, issuedOn, dueOn: issuedOn, cents, ...more })
  // The first and the last day of the ninety that end on 20 June, and the days just outside.
  await book('AVANT', '2026-03-22', 70_000)
  await book('PREMIER', '2026-03-23', 40_000)
  await book('AVRIL', '2026-04-30', 90_000)
  await book('AVOIR', '2026-05-04', 10_000, { kind: 'credit_note' })
  await book('MAI', '2026-05-31', 50_000)
  await book('DERNIER', '2026-06-20', 20_000)
  await book('DEMAIN', '2026-06-21', 1_000)
  await book('DOLLARS', '2026-06-01', 3_000, { currency: 'USD' })
  await book('RECU', '2026-06-02', 5_000, { kind: 'receipt' })

  const { asOf, months, byCountBack } = await story.owner.call(insightRoutes.indicators, { query: {} })
  const measured = months.at(-1)!
  const opened = async (from: string, to: string) => {
    const { items, count, totalCents } = await story.owner.call(insightRoutes.sales, { query: { from, to } })
    expect(count).toBe(items.length)
    expect(items.reduce((sum, item) => sum + item.side * item.amountCents, 0)).toBe(totalCents)
    return { numbers: items.map((item) => item.documentNo), totalCents }
  }
  const quarter = await opened(measured.period.fromOn, asOf)
  expect(quarter.numbers).toEqual(['DERNIER', 'MAI', 'AVOIR', 'AVRIL', 'PREMIER'])
  expect(quarter.totalCents).toBe(measured.operands.salesCents)

  expect(byCountBack.months.map(({ fromOn, toOn }) => [fromOn, toOn])).toEqual([
    ['2026-06-01', '2026-06-20'],
    ['2026-05-01', '2026-05-31'],
    ['2026-04-01', '2026-04-30'],
    ['2026-03-01', '2026-03-31'],
  ])
  for (const month of byCountBack.months)
    expect((await opened(month.fromOn, month.toOn)).totalCents).toBe(month.salesCents)

  const { items } = await story.owner.call(insightRoutes.sales, {
    query: { from: '2026-03-23', to: '2026-06-20', sort: 'amount', limit: 2, offset: 1 },
  })
  expect(items.map((item) => item.documentNo)).toEqual(['MAI', 'PREMIER'])
})

test('the overdue share is what its two sums say, and both open', async () => {
  const asked = { currency: 'EUR', asOf: '2026-06-20' }
  const { totals } = await story.owner.call(ledgerRoutes.agedBalance, { query: asked })
  const { unappliedCents, totalCents } = totals.find((one) => one.currency === 'EUR')!
  const sumOf = async (bucket: 'overdue' | 'debits') =>
    (await story.owner.call(ledgerRoutes.agedItems, { query: { ...asked, bucket } })).totalCents
  expect(await sumOf('debits')).toBe(totalCents + unappliedCents)
  // All but what falls due on the day itself.
  expect(await sumOf('overdue')).toBe(totalCents + unappliedCents - 20_000)
})
