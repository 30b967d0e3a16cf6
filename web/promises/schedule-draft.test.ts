import { expect, test } from 'vitest'
import { day } from '../../src/kernel/calendar.ts'
import { dividedInto, sumOf, usualDivision, withOneMore } from './schedule-draft.ts'

const TODAY = day('2026-11-22')

test('a division makes payments of the whole, and none where it cannot', () => {
  const usual = usualDivision(TODAY)
  const payments = dividedInto(10_000, usual)
  expect(payments.map(({ dueOn, cents }) => `${dueOn} ${cents}`)).toEqual([
    '2026-12-22 3333',
    '2027-01-22 3333',
    '2027-02-22 3334',
  ])
  expect(sumOf(dividedInto(10_000, { ...usual, downCents: 2_500 }))).toBe(10_000)
  expect(dividedInto(10_000, { ...usual, downCents: 10_000 })).toEqual([])
  expect(dividedInto(2, usual)).toEqual([])
  expect(dividedInto(10_000, { ...usual, count: 0 })).toEqual([])
})

test('one more payment comes a rhythm after the last and takes what is missing', () => {
  const [first] = dividedInto(9_000, usualDivision(TODAY))
  const more = withOneMore([first!], 9_000, 'weekly', TODAY)
  expect(more[1]).toEqual({ key: 1, dueOn: '2026-12-29', cents: 6_000 })
  expect(withOneMore(more, 9_000, 'monthly', TODAY)[2]).toEqual({ key: 2, dueOn: '2027-01-29', cents: null })
})
