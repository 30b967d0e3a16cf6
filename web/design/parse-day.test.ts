import { expect, test } from 'vitest'
import { day } from '../../src/kernel/calendar.ts'
import { parseDay } from './parse-day.ts'

const read = (text: string) => {
  const verdict = parseDay(text, day('2026-11-21'))
  return verdict.ok ? verdict.value : verdict.refusal.code
}

test('days as people type them, day first', () => {
  expect(read('21/11/2026')).toBe('2026-11-21')
  expect(read('3.1.27')).toBe('2027-01-03')
  expect(read('05/12')).toBe('2026-12-05')
  expect(read('30')).toBe('2026-11-30')
  expect(read('2027-02-01')).toBe('2027-02-01')
  expect(read('+10')).toBe('2026-12-01')
  expect(read('-21')).toBe('2026-10-31')
  expect(read('')).toBeNull()
})

test('a day that does not exist is refused, not moved', () => {
  expect(read('31/11/2026')).toBe('bad_day')
  expect(read('12/25/2026')).toBe('bad_day')
  expect(read('demain')).toBe('bad_day')
})
