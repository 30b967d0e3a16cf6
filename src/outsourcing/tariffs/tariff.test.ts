import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { orRefuse, tellRefusal } from '../../kernel/verdict.ts'
import { statuteBook } from '../../statutes/index.ts'
import { tariffInWords } from './cells-in-words.ts'
import { tariffFaults } from './check-tariff.ts'
import { tariffSchema } from './contract.ts'
import { feeOf, periodFee, yearFee } from './fee-of.ts'
import { flatRate, type Receipt, type SuccessTier, type Tariff } from './model.ts'
import { vatOf, vatOn } from './vat-of.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const codes = (tariff: Tariff) => tariffFaults(tariff).map(({ code }) => code)
const told = (tariff: Tariff) => tariffFaults(tariff).map((fault) => plain(tellRefusal('fr', fault)))
const tier = (change: Partial<SuccessTier>): SuccessTier => ({
  ...{ stage: 'amicable', fromCents: 0, toCents: null, fromDays: 0, toDays: null, bp: 1_500 },
  ...change,
})
const tiered = (tiers: SuccessTier[], by: 'file' | 'slice' = 'file'): Tariff => ({
  ...flatRate('EUR', 0),
  success: { by, tiers },
})
const amicable = (...cents: number[]): Receipt[] => cents.map((one) => ({ stage: 'amicable', cents: one }))
const file = (placedCents: number, ageDays = 0) => ({ placedCents, ageDays })
const fee = (tariff: Tariff, claim: ReturnType<typeof file>, receipts: Receipt[]) =>
  orRefuse(feeOf(tariff, claim, receipts)).feeCents

/** Four cells over 1 000 € and 91 days. */
const GRID = [
  tier({ toCents: 100_000, toDays: 91, bp: 1_500 }),
  tier({ fromCents: 100_000, toDays: 91, bp: 1_200 }),
  tier({ toCents: 100_000, fromDays: 91, bp: 2_500 }),
  tier({ fromCents: 100_000, fromDays: 91, bp: 2_000 }),
]

test('a fee is its rate of what came in; the cell is that of what was placed and of its age that day', () => {
  // law-fr §5: 1 000 € received, commission 15 %.
  expect(fee(flatRate('EUR', 1_500), file(100_000), amicable(100_000))).toBe(15_000)
  const grid = tiered(GRID)
  expect(codes(grid)).toEqual([])
  expect(fee(grid, file(99_999, 90), amicable(10_000))).toBe(1_500)
  expect(fee(grid, file(100_000, 90), amicable(10_000))).toBe(1_200)
  expect(fee(grid, file(99_999, 91), amicable(10_000))).toBe(2_500)
  expect(fee(grid, file(100_000, 91), amicable(10_000))).toBe(2_000)
  // Half a cent goes up, once for the file: 0.33 at 15 % is 4.95, and 3 × 0.10 is 4.5.
  expect(fee(flatRate('EUR', 1_500), file(100), amicable(33))).toBe(5)
  expect(fee(flatRate('EUR', 1_500), file(100), amicable(10, 10, 10))).toBe(5)
})

test('slices of what came in bear each their rate', () => {
  const slices = tiered([tier({ toCents: 100_000, bp: 2_000 }), tier({ fromCents: 100_000, bp: 1_000 })], 'slice')
  expect(codes(slices)).toEqual([])
  expect(fee(slices, file(500_000), amicable(60_000))).toBe(12_000)
  expect(fee(slices, file(500_000), amicable(60_000, 60_000))).toBe(22_000)
  // What went back takes its fee with it.
  expect(fee(slices, file(500_000), amicable(60_000, 60_000, -60_000))).toBe(12_000)
})

test('another stage has its own rate, and one that nobody quoted is refused by name', () => {
  const both = tiered([tier({}), tier({ stage: 'court', bp: 2_500 })])
  expect(fee(both, file(100_000), [...amicable(10_000), { stage: 'court', cents: 10_000 }])).toBe(4_000)
  const refused = feeOf(flatRate('EUR', 1_500), file(100_000), [{ stage: 'court', cents: 1 }])
  expect(!refused.ok && plain(tellRefusal('fr', refused.refusal))).toContain('au stade judiciaire')
})

test('gaps, overlaps and fees above the receipt are refused, each naming its cell', () => {
  expect(told(tiered(GRID.slice(0, 3)))).toEqual([
    'Rien n’est prévu pour « amiable, 1 000,00 € et plus, 91 jours de retard et plus » : ajoutez cette case ou étendez une voisine.',
  ])
  expect(told(tiered([...GRID, tier({ fromCents: 500_000, fromDays: 365, bp: 3_000 })]))).toEqual([
    'Deux taux valent pour « amiable, 5 000,00 € et plus, 365 jours de retard et plus » (20,00 % et 30,00 %) : un seul peut rester.',
  ])
  expect(told(tiered([tier({ fromDays: 30 })]))).toEqual([
    'Rien n’est prévu pour « amiable, tout montant, moins de 30 jours de retard » : ajoutez cette case ou étendez une voisine.',
  ])
  expect(told(tiered([tier({ bp: 10_001 })]))).toEqual([
    'La case « amiable, tout montant, tout âge » demande 100,01 % de ce qui est reçu, plus que le tout : 100 % est le plus.',
  ])
  expect(codes(tiered([tier({ fromCents: 5, toCents: 5 })]))).toEqual(['tier_upside_down'])
  expect(codes(tiered([]))).toEqual(['no_tier'])
  expect(codes({ ...flatRate('EUR', 0), success: null })).toEqual(['empty_tariff'])
})

test('bands of files, bounds and side costs are held together too', () => {
  const volume = (...perFile: NonNullable<Tariff['perFile']>) => ({ ...flatRate('EUR', 0), success: null, perFile })
  expect(codes(volume({ fromFiles: 1, toFiles: null, cents: 2_000 }))).toEqual([])
  expect(
    told(volume({ fromFiles: 1, toFiles: 10, cents: 2_000 }, { fromFiles: 20, toFiles: null, cents: 1_000 })),
  ).toEqual(['Aucun prix n’est donné pour « de 10 à 19 dossiers » : ajoutez cette tranche ou étendez une voisine.'])
  expect(
    codes(volume({ fromFiles: 1, toFiles: 30, cents: 2_000 }, { fromFiles: 20, toFiles: null, cents: 1_000 })),
  ).toEqual(['band_overlap'])
  expect(codes({ ...flatRate('EUR', 1_000), minimumPerFileCents: 2, capPerFileCents: 1 })).toEqual([
    'minimum_above_cap',
  ])
  const cost = { kind: 'registered_letter', stage: 'amicable', bearer: 'debtor', basis: 'fixed', cents: null } as const
  expect(codes({ ...flatRate('EUR', 1_000), sideCosts: [cost] })).toEqual(['price_missing', 'debtor_bears'])
  expect(codes({ ...flatRate('EUR', 1_000), sideCosts: [{ ...cost, stage: 'court', cents: 800 }] })).toEqual([])
})

test('a minimum stops at what came in, or is refused, as the tariff tells', () => {
  const minimum = { ...flatRate('EUR', 1_000), minimumPerFileCents: 5_000 }
  expect(orRefuse(feeOf(minimum, file(10_000), amicable(10_000)))).toMatchObject({
    successCents: 1_000,
    minimumCents: 4_000,
    cutCents: 0,
    feeCents: 5_000,
  })
  expect(fee(minimum, file(10_000), amicable(3_000))).toBe(3_000)
  expect(fee(minimum, file(10_000), [])).toBe(0)
  const refused = feeOf({ ...minimum, aboveReceipt: 'refused' }, file(10_000), amicable(3_000))
  expect(!refused.ok && plain(tellRefusal('fr', refused.refusal))).toContain(
    '(50,00 €) dépassent ce qui en a été reçu (30,00 €)',
  )
  expect(fee({ ...minimum, capPerFileCents: 6_000 }, file(1_000_000), amicable(900_000))).toBe(6_000)
})

test('a period adds what is asked for each file and the flat fee, then its minimum and its maximum', () => {
  const hybrid: Tariff = {
    ...flatRate('EUR', 1_000),
    perFile: [
      { fromFiles: 1, toFiles: 10, cents: 2_000 },
      { fromFiles: 10, toFiles: null, cents: 1_500 },
    ],
    flatCents: 5_000,
  }
  const work = { files: 10, receivedCents: 100_000, successCents: 10_000 }
  expect(orRefuse(periodFee(hybrid, work))).toMatchObject({ volumeCents: 15_000, flatCents: 5_000, netCents: 30_000 })
  expect(orRefuse(periodFee({ ...hybrid, capPerPeriodCents: 20_000 }, work))).toMatchObject({
    cutCents: 10_000,
    netCents: 20_000,
  })
  const least = { ...flatRate('EUR', 1_000), minimumPerPeriodCents: 20_000 }
  expect(orRefuse(periodFee(least, work))).toMatchObject({ minimumCents: 10_000, netCents: 20_000 })
  const dry = { files: 0, receivedCents: 12_000, successCents: 1_200 }
  expect(orRefuse(periodFee(least, dry)).netCents).toBe(12_000)
  expect(periodFee({ ...least, aboveReceipt: 'refused' }, dry).ok).toBe(false)
  // A year of it: everything is shared out, and nothing is lost to rounding.
  const year = orRefuse(yearFee(hybrid, { files: 25, receivedCents: 1_000_001, successCents: 100_000 }))
  expect(year).toMatchObject({ successCents: 100_000, flatCents: 60_000, volumeCents: 50_000 })
})

test('VAT is the row of the law on the day; a credit bears what its charge bore', () => {
  const rate = orRefuse(vatOf({ vat: 'standard' }, statuteBook('FR'), day('2026-11-22')))
  expect(rate).toMatchObject({ bp: 2_000, citation: expect.stringContaining('278') })
  expect(vatOn(1_500, rate.bp)).toBe(300)
  expect(vatOn(-1_502, rate.bp)).toBe(-vatOn(1_502, rate.bp))
  expect(orRefuse(vatOf({ vat: 'none' }, statuteBook('FR'), day('2026-11-22'))).bp).toBe(0)
  expect(vatOf({ vat: 'standard' }, statuteBook('FR'), day('1950-01-01')).ok).toBe(false)
})

test('a tariff reads back in both languages', () => {
  const one: Tariff = { ...tiered(GRID), minimumPerFileCents: 5_000, flatCents: 10_000 }
  expect(tariffInWords('fr', one).map(plain)).toContain(
    '12,00 % de ce qui est reçu : amiable, 1 000,00 € et plus, moins de 91 jours de retard',
  )
  expect(tariffInWords('en', one)).toContain('Flat fee of €100.00 a month')
  expect(tariffSchema.parse(one)).toEqual(one)
})

const grids = fc
  .record({
    amounts: fc.uniqueArray(fc.integer({ min: 1, max: 5_000_000 }), { maxLength: 3 }),
    ages: fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { maxLength: 3 }),
    by: fc.constantFrom('file' as const, 'slice' as const),
    minimum: fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: null }),
    room: fc.option(fc.integer({ min: 0, max: 2_000_000 }), { nil: null }),
    rates: fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 32, maxLength: 32 }),
    aboveReceipt: fc.constantFrom('capped' as const, 'refused' as const),
  })
  .map(({ amounts, ages, by, minimum, room, rates, aboveReceipt }): Tariff => {
    const edges = (cuts: number[]) => [0, ...cuts.toSorted((a, b) => a - b)]
    const tiers = (['amicable', 'court'] as const).flatMap((stage, s) =>
      edges(amounts).flatMap((fromCents, a, amountEdges) =>
        edges(ages).map((fromDays, d, ageEdges) =>
          tier({
            ...{ stage, fromCents, toCents: amountEdges[a + 1] ?? null },
            ...{ fromDays, toDays: ageEdges[d + 1] ?? null, bp: rates[s * 16 + a * 4 + d]! },
          }),
        ),
      ),
    )
    const capPerFileCents = room === null ? null : (minimum ?? 0) + room
    return { ...tiered(tiers, by), minimumPerFileCents: minimum, capPerFileCents, aboveReceipt }
  })
const files = fc.record({
  placedCents: fc.integer({ min: 1, max: 9_000_000 }),
  ageDays: fc.integer({ min: 0, max: 1_000 }),
})
const moneys = fc.array(
  fc.record({
    stage: fc.constantFrom('amicable' as const, 'court' as const),
    cents: fc.integer({ min: 1, max: 3_000_000 }),
  }),
  { maxLength: 6 },
)

test('whole grids hold; without one of their cells they name it, with one twice they name that', () => {
  fc.assert(
    fc.property(grids, fc.nat(), (tariff, at) => {
      expect(codes(tariff)).toEqual([])
      const { tiers, by } = tariff.success!
      const index = at % tiers.length
      const lacking = codes({ ...tariff, success: { by, tiers: tiers.toSpliced(index, 1) } })
      // A stage of which the only cell goes is no longer quoted; any other loss is a gap.
      expect(new Set(lacking)).toEqual(new Set(tiers.length === 2 ? [] : ['tier_gap']))
      const twice = codes({ ...tariff, success: { by, tiers: [...tiers, tiers[index]!] } })
      expect(new Set(twice)).toEqual(new Set(['tier_overlap']))
    }),
  )
})

test('a fee is never negative and never above the receipt; how money was cut changes nothing', () => {
  fc.assert(
    fc.property(grids, files, moneys, fc.nat(), (tariff, claim, receipts, at) => {
      const found = feeOf(tariff, claim, receipts)
      if (!found.ok) {
        expect(tariff.aboveReceipt).toBe('refused')
        return
      }
      const { feeCents, receivedCents, successCents, minimumCents, cutCents, parts } = found.value
      expect(feeCents).toBeGreaterThanOrEqual(0)
      expect(feeCents).toBeLessThanOrEqual(receivedCents)
      expect(successCents + minimumCents - cutCents).toBe(feeCents)
      expect(parts.reduce((sum, { cents }) => sum + cents, 0)).toBe(receivedCents)
      if (tariff.capPerFileCents !== null) expect(feeCents).toBeLessThanOrEqual(tariff.capPerFileCents)
      if (receipts.length === 0) return
      const index = at % receipts.length
      const { stage, cents } = receipts[index]!
      const half = Math.floor(cents / 2)
      const cut = receipts.toSpliced(index, 1, { stage, cents: half }, { stage, cents: cents - half })
      expect(orRefuse(feeOf(tariff, claim, cut)).feeCents).toBe(feeCents)
      // What comes and goes back leaves the fee as it was.
      const back = [...receipts, { stage, cents: 12_345 }, { stage, cents: -12_345 }]
      expect(orRefuse(feeOf(tariff, claim, back)).feeCents).toBe(feeCents)
    }),
  )
})

test('a period’s fee is never above its maximum, and a minimum never takes more than came in', () => {
  const bound = fc.option(fc.integer({ min: 0, max: 500_000 }), { nil: null })
  const work = fc
    .record({ files: fc.nat(500), receivedCents: fc.nat(1_000_000), share: fc.integer({ min: 0, max: 10_000 }) })
    .map(({ files: many, receivedCents, share }) => ({
      files: many,
      receivedCents,
      successCents: Math.floor((receivedCents * share) / 10_000),
    }))
  fc.assert(
    fc.property(work, bound, bound, bound, (done, flatCents, minimum, cap) => {
      const tariff = { ...flatRate('EUR', 0), flatCents, minimumPerPeriodCents: minimum, capPerPeriodCents: cap }
      const one = orRefuse(periodFee(tariff, done))
      expect(one.netCents).toBeGreaterThanOrEqual(0)
      if (cap !== null) expect(one.netCents).toBeLessThanOrEqual(cap)
      expect(one.successCents + one.minimumCents).toBeLessThanOrEqual(Math.max(done.receivedCents, one.successCents))
      expect(one.successCents + one.volumeCents + one.flatCents + one.minimumCents - one.cutCents).toBe(one.netCents)
    }),
  )
})
