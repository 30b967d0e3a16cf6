import { expect, test } from 'vitest'
import { day } from '../kernel/calendar.ts'
import { fiscalYearOf, yearEndAfter } from './fiscal-year.ts'
import { type CarriedItem, matchOpenings, type OpeningLine } from './match-openings.ts'
import { createTurnstile } from './turnstile.ts'

const line = (cents: number, more: Partial<OpeningLine> = {}): OpeningLine => ({
  customerId: 'c',
  currency: 'EUR',
  side: cents > 0 ? 1 : -1,
  amountCents: Math.abs(cents),
  documentNo: '',
  settleKey: null,
  settledOn: null,
  ...more,
})
const item = (id: string, cents: number, more: Partial<CarriedItem> = {}): CarriedItem => ({
  id,
  customerId: 'c',
  currency: 'EUR',
  side: cents > 0 ? 1 : -1,
  carriedCents: Math.abs(cents),
  documentNo: '',
  settleKey: null,
  isTakenOver: false,
  takenFrom: null,
  ...more,
})

test('a document number wins over the order of equal amounts, however it is punctuated', () => {
  const carries = matchOpenings(
    [line(100, { documentNo: 'fa 2', settleKey: 'K' }), line(100)],
    [item('first', 100, { documentNo: 'FA-1' }), item('second', 100, { documentNo: 'FA-2' })],
  )
  expect(carries).toEqual([{ itemId: 'second', settleKey: 'K', settledOn: null, undoKey: null }])
})

test('equal amounts without numbers are taken oldest first, and an open line keeps its item out of the rest', () => {
  const carries = matchOpenings(
    [line(100), line(100, { settleKey: 'K' }), line(70, { settleKey: 'L' })],
    [item('a', 100), item('b', 100), item('c', 30), item('d', 40)],
  )
  expect(carries.map((carry) => [carry.itemId, carry.settleKey])).toEqual([
    ['b', 'K'],
    ['c', 'L'],
    ['d', 'L'],
  ])
})

test('lines left in several groups claim nothing, and other customers or currencies are never touched', () => {
  const items = [item('a', 100), item('b', 50, { customerId: 'other' }), item('d', 50, { currency: 'USD' })]
  expect(matchOpenings([line(60, { settleKey: 'K' }), line(40, { settleKey: 'L' })], items)).toEqual([])
  expect(matchOpenings([line(50, { settleKey: 'K' })], items)).toEqual([
    { itemId: 'a', settleKey: 'K', settledOn: null, undoKey: null },
  ])
})

test('read again, a line that lost its letter gives the item back to the group its own year put it in', () => {
  const taken = item('a', 100, { settleKey: 'K', isTakenOver: true, takenFrom: 'old' })
  expect(matchOpenings([line(100)], [taken])).toEqual([
    { itemId: 'a', settleKey: 'old', settledOn: null, undoKey: 'K' },
  ])
  expect(matchOpenings([line(100, { settleKey: 'K' })], [taken])).toEqual([])
  expect(matchOpenings([line(100, { settleKey: 'M' })], [taken])).toEqual([
    { itemId: 'a', settleKey: 'M', settledOn: null, undoKey: 'K' },
  ])
})

test('the fiscal year is the one the name states when the entries fit in it, else the one of the last entry', () => {
  expect(yearEndAfter(day('2026-02-12'), '12-31')).toBe('2026-12-31')
  expect(yearEndAfter(day('2026-07-01'), '06-30')).toBe('2027-06-30')
  expect(yearEndAfter(day('2026-06-30'), '06-30')).toBe('2026-06-30')
  expect(yearEndAfter(day('2027-01-05'), '02-29')).toBe('2027-02-28')
  const span = (stated: string | null, firstOn: string, lastOn: string) =>
    fiscalYearOf({ stated: stated ? day(stated) : null, firstOn: day(firstOn), lastOn: day(lastOn) }, '12-31')
  expect(span('2026-03-31', '2025-04-01', '2026-02-10')).toEqual({ end: '2026-03-31', statedFits: true })
  expect(span('2025-12-31', '2026-01-01', '2026-02-10')).toEqual({ end: '2026-12-31', statedFits: false })
  expect(span(null, '2026-01-01', '2026-02-10')).toEqual({ end: '2026-12-31', statedFits: true })
})

test('a turnstile lets so many in at once, in order, and survives work that fails', async () => {
  const turnstile = createTurnstile(2)
  let inside = 0
  let most = 0
  const order: number[] = []
  const work = (n: number) =>
    turnstile.pass(async () => {
      most = Math.max(most, ++inside)
      order.push(n)
      await new Promise((go) => setTimeout(go, 2))
      inside--
      if (n % 3 === 0) throw new Error(String(n))
      return n
    })
  const results = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map(work))
  expect(most).toBe(2)
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect(results.filter((result) => result.status === 'rejected')).toHaveLength(3)
})
