import { expect, test } from 'vitest'
import { AGE_STEPS, chancesOf, ENOUGH_ITEMS, MEASURED_STEPS, PRIOR_CHANCES, type Recovery, sizeCents } from './rules.ts'

const measured = (items: number, change: Partial<Recovery> = {}): Recovery => ({
  ...{ currency: 'EUR', size: 0, fromDays: 91, items, reachedCents: 1_000_000, recoveredCents: 300_000 },
  ...change,
})

test('the usual shares are those of the kept rule, and fall with age', () => {
  expect(PRIOR_CHANCES.map(({ bp }) => bp)).toEqual([8500, 6500, 4000, 2750, 1500])
  expect(AGE_STEPS).toEqual([0, 91, 183, 365, 730])
  expect(MEASURED_STEPS).toEqual([0, 60, 91, 183, 365, 730])
})

test('an organisation’s own share serves from the fiftieth document on, and no sooner, whatever its size', () => {
  expect(chancesOf([measured(ENOUGH_ITEMS - 1)])[1]).toEqual({ fromDays: 91, bp: 6500, isOwn: false })
  expect(chancesOf([measured(ENOUGH_ITEMS)])[1]).toEqual({ fromDays: 91, bp: 3000, isOwn: true })
  const other = measured(1, { size: 2, reachedCents: 1_000_000, recoveredCents: 900_000 })
  expect(chancesOf([measured(ENOUGH_ITEMS - 1), other])[1]).toEqual({ fromDays: 91, bp: 6000, isOwn: true })
  expect(chancesOf([measured(90, { fromDays: 0, reachedCents: 0, recoveredCents: 0 })])[0]!.isOwn).toBe(false)
})

test('sizes are told in units of the currency, whatever its decimals', () => {
  expect(sizeCents('EUR')).toEqual([0, 100_000, 1_000_000])
  expect(sizeCents('JPY')).toEqual([0, 1_000, 10_000])
  expect(sizeCents('TND')).toEqual([0, 1_000_000, 10_000_000])
})
