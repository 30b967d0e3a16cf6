import { expect, test } from 'vitest'
import { say } from '../../src/kernel/wording.ts'
import { AGED_COLUMNS, agedParts, centsIn, overdueOf } from './aged-columns.ts'

const row = {
  notDue: 100,
  d1to30: 20,
  d31to60: 3,
  d61to90: 0,
  d91to120: 0,
  over120: 7,
  unappliedCents: 30,
  totalCents: 100,
}

test('the columns add up to the total, credits taken off', () => {
  expect(AGED_COLUMNS.reduce((sum, column) => sum + centsIn(row, column), 0)).toBe(row.totalCents)
  expect(overdueOf(row)).toBe(30)
})

test('credits have a part of the bar only where there are any', () => {
  const parts = (unappliedCents: number) =>
    agedParts(
      { ...row, unappliedCents },
      (sentence) => say('fr', sentence),
      (column) => `/${column}`,
    )
  expect(parts(30).at(-1)).toMatchObject({ key: 'unapplied', cents: -30, step: 'credit', href: '/unapplied' })
  expect(parts(0).map((part) => part.key)).not.toContain('unapplied')
})
