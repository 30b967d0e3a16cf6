import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orRefuse } from '../../kernel/verdict.ts'
import { flatRate } from '../tariffs/model.ts'
import { judgeRule, proposeRule } from './find-rule.ts'
import { type Inside, usualComparison } from './model.ts'
import {
  breakEvenBp,
  type Claims,
  cashOfDays,
  changePercent,
  fits,
  inside,
  outside,
  sensitivity,
  timeCents,
  wayOf,
} from './rules.ts'

/** The numbers of the product's reference (product.md), to the cent. */
const claims = (cents: number, change: Partial<Claims> = {}): Claims => ({
  ...{ kind: 'business', fromCents: 1_000_000, fromDays: 0, files: 1, cents, ageDays: 45, bp: 5_500 },
  ...change,
})
const rate = (bp: number) => ({ young: bp, middle: bp, old: bp })
const unknown = { young: null, middle: null, old: null }
const here: Inside = {
  ...{ per: 'week', minutes: 600, hourCents: 3_500, toolsCents: 100_000, trainingCents: 40_000 },
  rates: rate(5_500),
}
const provider = (rateBp: number, feeBp: number) => ({ rates: rate(rateBp), tariff: flatRate('EUR', feeBp), vatBp: 0 })

test('in-house 100 000 € at 55 % nets 35 400 €; outside at 78 % for 15 % nets 66 300 €: 30 900 € more, 87 %', () => {
  const portfolio = [claims(10_000_000)]
  const kept = inside(portfolio, here)
  expect(kept).toEqual({ recoveredCents: 5_500_000, costCents: 1_960_000, netCents: 3_540_000 })
  const placed = orRefuse(outside(portfolio, provider(7_800, 1_500)))
  expect(placed).toMatchObject({ recoveredCents: 7_800_000, feesCents: 1_170_000, netCents: 6_630_000 })
  expect(placed.netCents - kept.netCents).toBe(3_090_000)
  expect(changePercent(kept.netCents, placed.netCents)).toBe(87)
  // At 54,62 % of what it recovers, the provider nets what we do.
  expect(breakEvenBp(placed.recoveredCents, kept.netCents)).toBe(5_462)
})

test('the same 100 000 € in 208 files nets the same to the cent: no average rounds it', () => {
  const placed = orRefuse(outside([claims(10_000_000, { files: 208 })], provider(7_800, 1_500)))
  expect(placed).toMatchObject({ recoveredCents: 7_800_000, feesCents: 1_170_000, netCents: 6_630_000 })
})

test('120 000 € at 45 % and at 78 %; 12 % of 60 % nets less than 18 % of 80 %', () => {
  const free = (bp: number) => orRefuse(outside([claims(12_000_000)], provider(bp, 0))).recoveredCents
  expect([free(4_500), free(7_800), free(7_800) - free(4_500)]).toEqual([5_400_000, 9_360_000, 3_960_000])
  const net = (recovered: number, fee: number) => orRefuse(outside([claims(10_000)], provider(recovered, fee))).netCents
  expect([net(6_000, 1_200), net(8_000, 1_800)]).toEqual([5_280, 6_560])
})

test('2.5 hours a file at 35 € are 87,50 €; 10 hours a week for a year, 18 200 €', () => {
  expect(timeCents({ ...here, per: 'file', minutes: 150 }, 1, 1)).toBe(8_750)
  expect(timeCents(here, 40, 40)).toBe(1_820_000)
  // Half of the files takes half of the hours.
  expect(timeCents(here, 20, 40)).toBe(910_000)
})

test('DSO from 52 to 43 days is −17 %, the cost of a file from 87,50 to 12,30 −86 %; days of sales are cash', () => {
  expect(changePercent(52, 43)).toBe(-17)
  expect(changePercent(8_750, 1_230)).toBe(-86)
  expect(cashOfDays(10_000_000, 30, 60)).toBe(20_000_000)
  expect(cashOfDays(50_000_000, 50, 10)).toBe(10_000_000)
})

test('VAT that does not come back is a cost; a rate nobody knows is taken to be ours, and how much rests on that is said', () => {
  const portfolio = [claims(10_000_000), claims(1_000_000, { fromDays: 365, bp: 2_000 })]
  const asked = { ...provider(7_800, 1_500), rates: { ...unknown, young: 7_800 }, vatBp: 2_000 }
  const placed = orRefuse(outside(portfolio, asked))
  expect(placed).toEqual({
    recoveredCents: 8_000_000,
    feesCents: 1_200_000,
    vatCents: 240_000,
    netCents: 6_560_000,
    assumedCents: 1_000_000,
  })
})

test('a minimum for a file is reckoned on the average of its claims, and flat fees run for a year', () => {
  const small = [claims(100_000, { files: 100, fromCents: 0 })]
  const tariff = { ...flatRate('EUR', 1_000), minimumPerFileCents: 500, flatCents: 1_000 }
  const placed = orRefuse(outside(small, { rates: rate(5_000), tariff, vatBp: 0 }))
  // 50 files pay 10,00 € each, of which 5,00 € go; 12 months at 10,00 €.
  expect(placed).toMatchObject({ recoveredCents: 50_000, feesCents: 37_000 })
})

test('what a provider would have to lose or charge before it nets less is told around what it says', () => {
  const portfolio = [claims(10_000_000)]
  const { steps, rows } = orRefuse(sensitivity(portfolio, { inside: here, outside: provider(7_800, 1_500) }))
  expect(steps).toEqual([-1_000, -500, 0, 500, 1_000])
  expect(rows[2]![2]).toBe(3_090_000)
  // Ten points worse and ten points dearer: 68 % × 75 % − 35 400 €.
  expect(rows[0]![4]).toBe(5_100_000 - 3_540_000)
})

test('the rule that nets most is found, and says which cells it puts on the wrong side', () => {
  const portfolio = [
    // Collected well here, and nobody else would do better.
    claims(9_000_000, { fromDays: 0, files: 60, bp: 9_000 }),
    // Old: little comes in here, more outside.
    claims(4_000_000, { fromDays: 365, files: 40, ageDays: 500, bp: 1_500 }),
    // Old and of a public body: it pays us sooner or later, and no agency makes it faster.
    claims(2_000_000, { kind: 'public', fromDays: 365, files: 10, ageDays: 500, bp: 9_500 }),
    // Young consumers: small, costly, paid better to an agency.
    claims(500_000, { kind: 'consumer', fromCents: 0, files: 100, bp: 3_000 }),
  ]
  const asked = {
    inside: { ...here, rates: unknown },
    outside: { rates: { young: 7_000, middle: 6_000, old: 4_500 }, tariff: flatRate('EUR', 2_000), vatBp: 0 },
  }
  const found = orRefuse(proposeRule(portfolio, 'EUR', asked))
  const all = orRefuse(wayOf(portfolio, () => true, asked))
  const nothing = orRefuse(wayOf(portfolio, () => false, asked))
  expect(found.way.netCents).toBeGreaterThan(Math.max(all.netCents, nothing.netCents))
  expect(found.best.netCents).toBeGreaterThanOrEqual(found.way.netCents)
  expect(found.leftCents).toBe(found.best.netCents - found.way.netCents)
  // No single sentence says « old businesses, and young consumers »: the rule takes one, the other is left on the table.
  expect(found.rule).toMatchObject({ fromDays: 91, kinds: ['business', 'consumer'] })
  expect(found.left).toMatchObject([{ kind: 'consumer', age: 'young', goes: 'kept', lessCents: found.leftCents }])
  // A rule of one's own is held against the same best.
  const own = orRefuse(
    judgeRule(portfolio, 'EUR', asked, {
      fromDays: 0,
      fromCents: 0,
      toCents: null,
      kinds: ['business', 'consumer', 'public'],
    }),
  )
  expect(own.leftCents).toBe(own.best.netCents - all.netCents)
  expect(own.best.netCents).toBe(found.best.netCents)
})

test('whatever the portfolio, the proposed rule nets no less than all, nothing, or any rule tried against it', () => {
  const grain = fc.record({
    kind: fc.constantFrom('business' as const, 'consumer' as const, 'public' as const),
    fromCents: fc.constantFrom(0, 50_000, 100_000, 1_000_000),
    fromDays: fc.constantFrom(0, 91, 183, 365, 730),
    files: fc.integer({ min: 1, max: 50 }),
    cents: fc.integer({ min: 1_000, max: 5_000_000 }),
    ageDays: fc.integer({ min: 1, max: 900 }),
    bp: fc.integer({ min: 0, max: 10_000 }),
  })
  const bps = fc.integer({ min: 0, max: 10_000 })
  fc.assert(
    fc.property(
      fc.array(grain, { minLength: 1, maxLength: 12 }),
      bps,
      bps,
      fc.nat(1_200),
      (grains, old, fee, minutes) => {
        const asked = {
          inside: { ...here, minutes, rates: unknown },
          outside: { rates: { young: 6_000, middle: null, old }, tariff: flatRate('EUR', fee), vatBp: 0 },
        }
        const found = orRefuse(proposeRule(grains, 'EUR', asked))
        for (const isPlaced of [() => true, () => false, (one: Claims) => one.fromDays >= 91])
          expect(found.way.netCents).toBeGreaterThanOrEqual(orRefuse(wayOf(grains, isPlaced, asked)).netCents)
        expect(found.leftCents).toBeGreaterThanOrEqual(0)
        if (found.rule) {
          const again = orRefuse(wayOf(grains, (one) => fits(found.rule!, one), asked))
          expect(again.netCents).toBe(found.way.netCents)
        }
      },
    ),
    { numRuns: 40 },
  )
})

test('what is first shown is the reference’s own example, on the hours told in the audit', () => {
  expect(usualComparison('EUR', 480).inside).toMatchObject({ minutes: 480, hourCents: 3_500 })
  expect(inside([claims(10_000_000)], usualComparison('EUR', null).inside).costCents).toBe(1_960_000)
})
