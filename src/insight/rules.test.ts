import { describe, expect, test } from 'vitest'
import { day } from '../kernel/calendar.ts'
import { balanceDso, countBackDso } from './rules.ts'

describe('DSO by balance', () => {
  test('600 000 of 900 000 sold in 90 days is 60 days', () => {
    expect(balanceDso(60_000_000, 90_000_000, 90).days).toBe(60)
  })
  test('without sales there is no figure, rather than an infinite one', () => {
    expect(balanceDso(100, 0, 90).days).toBeNull()
    expect(balanceDso(100, -5, 90).days).toBeNull()
  })
})

describe('DSO by exhaustion', () => {
  const sales = [
    { month: '2026-09', cents: 70_000 },
    { month: '2026-11', cents: 120_000 },
    { month: '2026-10', cents: 80_000 },
  ]
  test('2 500 over 1 200, 800 and 700 is 82,4 days', () => {
    const dso = countBackDso(250_000, sales, day('2026-11-30'))
    expect(dso.days).toBe(82.4)
    expect(dso.months.map((month) => [month.month, month.takenCents, month.days])).toEqual([
      ['2026-11', 120_000, 30],
      ['2026-10', 80_000, 31],
      ['2026-09', 50_000, 21.4],
    ])
  })
  test('the running month counts the days elapsed, and later months not at all', () => {
    expect(countBackDso(60_000, [...sales, { month: '2026-12', cents: 1 }], day('2026-11-20')).days).toBe(10)
  })
  test('receivables older than the known sales give no figure', () => {
    expect(countBackDso(1_000_000, sales, day('2026-11-30'))).toMatchObject({ days: null, leftCents: 730_000 })
  })
  test('months without sales, or of net credits, are as old as they are long', () => {
    const lone = [{ month: '2026-08', cents: 120_000 }]
    const credited = [...lone, { month: '2026-10', cents: -5_000 }]
    // 22 days of November, 31 of October, 30 of September and the whole of August.
    for (const known of [lone, credited]) expect(countBackDso(120_000, known, day('2026-11-22')).days).toBe(114)
    expect(countBackDso(60_000, lone, day('2026-11-22')).days).toBe(98.5)
    expect(countBackDso(60_000, [], day('2026-11-22'))).toMatchObject({ days: null, leftCents: 60_000 })
  })
  test('nothing owed is zero days', () => {
    expect(countBackDso(0, sales, day('2026-11-30')).days).toBe(0)
  })
  test('before the first sale there is no figure, though nothing is owed', () => {
    expect(countBackDso(0, sales, day('2026-08-31')).days).toBeNull()
    expect(countBackDso(0, [], day('2026-11-30')).days).toBeNull()
  })
})
