import { expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { orRefuse } from '../../kernel/verdict.ts'
import { flatRate, type Receipt, type Tariff } from '../tariffs/model.ts'
import { billUntil, feeAdded, feeGivenBack, setOff, withVat } from './rules.ts'

const file = { placedCents: 500_000, ageDays: 90 }
const got = (cents: number): Receipt => ({ stage: 'amicable', cents })
const tariff = flatRate('EUR', 1500)

test('each receipt adds what it adds to the fee of its file, so that cutting money changes nothing', () => {
  const receipts = [333, 333, 334, 99_000].map(got)
  let total = 0
  for (const [place, one] of receipts.entries())
    total += orRefuse(feeAdded(tariff, file, receipts.slice(0, place), one)).netCents
  expect(total).toBe(orRefuse(feeAdded(tariff, file, [], got(100_000))).netCents)
  expect(total).toBe(15_000)
})

test('a minimum is charged with the first euro, stopped at the receipt, and completed by the next', () => {
  const least: Tariff = { ...tariff, minimumPerFileCents: 4_000 }
  expect(orRefuse(feeAdded(least, file, [], got(1_000))).netCents).toBe(1_000)
  expect(orRefuse(feeAdded(least, file, [got(1_000)], got(9_000))).netCents).toBe(3_000)
  const strict: Tariff = { ...least, aboveReceipt: 'refused' }
  const refused = feeAdded(strict, file, [], got(1_000))
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'fee_above_receipt' } })
})

test('a return gives back what it had added; all money gone, nothing stays charged, whatever the tariff became', () => {
  expect(feeGivenBack(tariff, file, [], got(100_000), 15_000).netCents).toBe(-15_000)
  expect(feeGivenBack(tariff, file, [got(50_000)], got(100_000), 22_500).netCents).toBe(-15_000)
  // The minimum was charged with the first receipt; the second, which stays, bears it now.
  const least: Tariff = { ...tariff, minimumPerFileCents: 5_000 }
  expect(feeGivenBack(least, file, [got(10_000)], got(10_000), 5_000).netCents).toBe(0)
  // Charged at 20 % before, at 15 % when it goes back: no cent stays.
  expect(feeGivenBack(tariff, file, [], got(100_000), 20_000).netCents).toBe(-20_000)
})

test('returns in any order leave nothing charged, and never more than what is left', () => {
  const tiered: Tariff = {
    ...tariff,
    minimumPerFileCents: 2_500,
    success: {
      by: 'slice',
      tiers: [
        { stage: 'amicable', fromCents: 0, toCents: 50_000, fromDays: 0, toDays: null, bp: 2_000 },
        { stage: 'amicable', fromCents: 50_000, toCents: null, fromDays: 0, toDays: null, bp: 1_000 },
      ],
    },
  }
  let seed = 7
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
  for (let round = 0; round < 300; round++) {
    const receipts = Array.from({ length: 1 + random(6) }, () => got(1 + random(60_000)))
    let charged = 0
    for (const [place, one] of receipts.entries())
      charged += orRefuse(feeAdded(tiered, file, receipts.slice(0, place), one)).netCents
    const kept = [...receipts]
    while (kept.length > 0) {
      const [back] = kept.splice(random(kept.length), 1)
      charged += feeGivenBack(tiered, file, kept, back!, charged).netCents
      expect(charged).toBeGreaterThanOrEqual(0)
      expect(charged).toBeLessThanOrEqual(kept.reduce((sum, { cents }) => sum + cents, 0))
    }
    expect(charged).toBe(0)
  }
})

test('VAT is rounded line by line, and a credit bears what its charge bore', () => {
  expect(withVat(12_345, 2_000)).toEqual({ netCents: 12_345, vatBp: 2_000, vatCents: 2_469 })
  expect(withVat(-3, 2_000).vatCents).toBe(-withVat(3, 2_000).vatCents)
})

test('what is set off never takes more than there is; a credit is used by charges only', () => {
  const amounts = (open: number[], available: number) =>
    setOff(
      open.map((openCents) => ({ openCents })),
      available,
    ).map(({ cents }) => cents)
  expect(amounts([15_000], 100_000)).toEqual([15_000])
  expect(amounts([60_000, 60_000], 100_000)).toEqual([60_000, 40_000])
  expect(amounts([-20_000, 15_000], 100_000)).toEqual([-15_000, 15_000])
  expect(amounts([-5_000, 15_000], 1_000)).toEqual([-5_000, 6_000])
  expect(amounts([-5_000], 1_000)).toEqual([])
  expect(amounts([], 1_000)).toEqual([])
})

test('fees are invoiced to the end of the last month or quarter of the mandate, to the last remittance, or whole once it is over', () => {
  const run = { startsOn: day('2026-01-31'), endsOn: null, remittedOn: null }
  expect(billUntil('monthly', run, day('2026-02-27'))).toBeNull()
  // The last day of a short month stands for the 31st, and the next month is counted from the first day again.
  expect(billUntil('monthly', run, day('2026-02-28'))).toBe('2026-02-27')
  expect(billUntil('monthly', run, day('2026-03-30'))).toBe('2026-02-27')
  expect(billUntil('monthly', run, day('2026-03-31'))).toBe('2026-03-30')
  expect(billUntil('quarterly', run, day('2026-04-29'))).toBeNull()
  expect(billUntil('quarterly', run, day('2026-04-30'))).toBe('2026-04-29')
  expect(billUntil('each', run, day('2026-02-27'))).toBeNull()
  expect(billUntil('each', { ...run, remittedOn: day('2026-02-10') }, day('2026-02-12'))).toBe('2026-02-10')
  expect(billUntil('each', { ...run, remittedOn: day('2026-02-10') }, day('2026-03-05'))).toBe('2026-02-27')
  const over = { ...run, endsOn: day('2026-02-10') }
  expect(billUntil('quarterly', over, day('2026-02-10'))).toBeNull()
  expect(billUntil('quarterly', over, day('2026-02-11'))).toBe('2026-02-11')
})
