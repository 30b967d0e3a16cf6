import { expect, test } from 'vitest'
import { fiscalYearEndOf, fiscalYearEndText } from './fiscal-year-end.ts'

test('day and month are read as they are written, and only days that every year has', () => {
  expect(fiscalYearEndOf('31/12')).toBe('12-31')
  expect(fiscalYearEndOf(' 30.6 ')).toBe('06-30')
  for (const wrong of ['', '31/11', '29/02', '12-31', '2026-12-31', '31'])
    expect(fiscalYearEndOf(wrong), wrong).toBeNull()
  expect(fiscalYearEndText('06-30')).toBe('30/06')
})
