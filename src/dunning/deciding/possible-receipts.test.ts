import { expect, test } from 'vitest'
import { addDays, day } from '../../kernel/calendar.ts'
import { itemOf } from './facts-for-tests.ts'
import { byAmount, possibleReceipts } from './possible-receipts.ts'

const D = day('2026-11-19')
const old = itemOf('1', addDays(D, -40), { openCents: 10_000, amountCents: 10_000 })
const late = itemOf('2', addDays(D, -5), { openCents: 5_000, amountCents: 5_000 })
const ahead = itemOf('3', addDays(D, 20), { openCents: 2_000, amountCents: 2_000 })

const paidBy = (cents: number, { on = D, refused = [] as string[], creditCents = 0 } = {}) =>
  possibleReceipts(
    {
      customerId: 'C1',
      items: [late, ahead, old],
      credits: creditCents > 0 ? [{ currency: 'EUR', cents: creditCents }] : [],
    },
    byAmount([{ currency: 'EUR', cents, receivedOn: on, refused }]),
  ).map(({ itemIds }) => itemIds)

test('money of nobody known pays a document, all that was overdue, or all that is owed, to the cent', () => {
  expect(paidBy(5_000)).toEqual([['2']])
  expect(paidBy(15_000)).toEqual([['1', '2']])
  expect(paidBy(17_000)).toEqual([['1', '2', '3']])
  expect(paidBy(16_000, { creditCents: 1_000 })).toEqual([['1', '2', '3']])
  // Two documents that belong together in no way.
  expect(paidBy(12_000)).toEqual([])
})

test('what was overdue is what was so when the money came', () =>
  expect(paidBy(15_000, { on: addDays(D, -10) })).toEqual([]))

test('what a person said it is not is not asked about again', () => {
  expect(paidBy(5_000, { refused: ['2'] })).toEqual([])
  expect(paidBy(15_000, { refused: ['C1'] })).toEqual([])
})

test('in a group each member may have paid for itself, and what it is not is not asked about again', () => {
  const of = (ofCustomerId: string, items: readonly (typeof old)[]) => items.map((item) => ({ ...item, ofCustomerId }))
  const items = [...of('A', [old, ahead]), ...of('B', [late])]
  const paid = (cents: number, refused: string[] = []) =>
    possibleReceipts(
      { customerId: 'HEAD', items, credits: [] },
      byAmount([{ currency: 'EUR', cents, receivedOn: D, refused }]),
    ).map(({ itemIds }) => itemIds)
  expect(paid(12_000)).toEqual([['1', '3']])
  expect(paid(5_000)).toEqual([['2']])
  expect(paid(5_000, ['B'])).toEqual([])
})
