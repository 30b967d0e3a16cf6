import { expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { remitBy } from './remit-by.ts'

test('1 000 € received on 5 November 2026 leave by Friday 4 December: the month ends on a Saturday', () => {
  expect(remitBy(day('2026-11-05'), null)).toBe('2026-12-04')
  expect(remitBy(day('2026-11-05'), { days: 30 })).toBe('2026-12-04')
})

test('a day off moves it earlier, over holidays too; what the mandate says comes before the law', () => {
  expect(remitBy(day('2026-04-01'), { days: 30 })).toBe('2026-04-30')
  // 1 May is a holiday, and the Friday before a weekend.
  expect(remitBy(day('2026-04-01'), null)).toBe('2026-04-30')
  expect(remitBy(day('2026-04-03'), { days: 30 })).toBe('2026-04-30')
  expect(remitBy(day('2027-01-31'), null)).toBe('2027-02-26')
  expect(remitBy(day('2026-11-05'), { days: 8 })).toBe('2026-11-13')
})
