import { expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { keptBack, nextRun, waitsUntil } from './rules.ts'

test('a rhythm asks for the next run, and never makes money late', () => {
  const monthly = { mode: 'net', rhythm: 'monthly', days: 30 } as const
  expect(nextRun('weekly', day('2026-11-02'))).toBe('2026-11-09')
  expect(nextRun('fortnightly', day('2026-11-02'))).toBe('2026-11-16')
  expect(nextRun('monthly', day('2026-10-31'))).toBe('2026-11-30')
  const waits = (today: string, dueOns: string[], last = '2026-11-20') =>
    waitsUntil(monthly, day(last), dueOns.map(day), day(today))
  expect(waits('2026-12-20', ['2027-01-04'])).toBeNull()
  expect(waits('2026-12-01', ['2027-01-04'])).toBe('2026-12-20')
  expect(waits('2026-12-01', ['2026-12-04'])).toBe('2026-12-04')
  expect(waits('2026-12-04', ['2026-12-04'])).toBeNull()
  expect(waits('2026-12-01', ['2026-11-27'])).toBeNull()
  expect(waitsUntil({ ...monthly, rhythm: 'each' }, day('2026-12-01'), [], day('2026-12-01'))).toBeNull()
})

test('what went back is kept whole from what is handed over, as far as there is enough', () => {
  const owed = [{ owedCents: 700 }, { owedCents: 500 }, { owedCents: 300 }]
  expect(keptBack(owed, 1_000).map(({ cents }) => cents)).toEqual([700, 300])
  expect(keptBack(owed, 200)).toEqual([])
})
