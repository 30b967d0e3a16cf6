import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, type LocalDate } from '../../kernel/calendar.ts'
import { tellRefusal } from '../../kernel/verdict.ts'
import { statuteBook } from '../../statutes/index.ts'
import type { Debt, InterestTerms, Settled } from './model.ts'
import { checkContractRate, ratesBy } from './rates.ts'
import { reckonInterest, yearlyShare } from './reckon.ts'

const FR = statuteBook('FR')
const BUSINESS: InterestTerms = { kind: 'business', contractRateBp: null, moves: true }

const debtOf = (cents: number, dueOn: string, settled: Array<[string, number]> = []): Debt => ({
  documentNo: 'FA-1',
  amountCents: cents,
  currency: 'EUR',
  issuedOn: day('2018-01-01'),
  dueOn: day(dueOn),
  settled: settled.map(([on, part]) => ({ on: day(on), cents: part })),
})
const reckon = (debt: Debt, to: string, terms = BUSINESS, after = debt.dueOn) =>
  reckonInterest(debt, after, day(to), ratesBy(FR, terms, debt.dueOn))
function segmentsOf(verdict: ReturnType<typeof reckon>) {
  if (!verdict.ok) return verdict.refusal.code
  return [
    ...verdict.value.segments.map(({ days, balanceCents, bp, cents }) => [days, balanceCents, bp, cents]),
    verdict.value.cents,
  ]
}

describe('law sheet §1.2 and §2', () => {
  it('vector 1: a part-payment, two half-years', () =>
    expect(segmentsOf(reckon(debtOf(1_200_000, '2026-05-15', [['2026-07-20', 500_000]]), '2026-11-21'))).toEqual([
      [46, 1_200_000, 1215, 18_375],
      [20, 1_200_000, 1240, 8_153],
      [124, 700_000, 1240, 29_488],
      56_016,
    ]))
  it('vector 2: paid on the first day of a half-year, which counts whole', () =>
    expect(segmentsOf(reckon(debtOf(1_000_000, '2026-05-01', [['2026-07-01', 400_000]]), '2026-09-03'))).toEqual([
      [60, 1_000_000, 1215, 19_973],
      [1, 1_000_000, 1240, 340],
      [64, 600_000, 1240, 13_045],
      33_358,
    ]))
  it('vector 3: a contract at three times the legal rate, thirty days', () =>
    expect(
      segmentsOf(reckon(debtOf(1_500_000, '2026-08-01'), '2026-08-31', { ...BUSINESS, contractRateBp: 825 })),
    ).toEqual([[30, 1_500_000, 825, 10_171], 10_171]))
  it('vector 3: six percent is refused at set-up, with the floor', () => {
    const refused = checkContractRate(FR, 600, day('2026-11-21'))
    expect(refused.ok).toBe(false)
    if (!refused.ok) {
      expect(tellRefusal('fr', refused.refusal)).toContain('8,25')
      expect(tellRefusal('en', refused.refusal)).toContain('8.25%')
    }
    expect(checkContractRate(FR, 825, day('2026-11-21')).ok).toBe(true)
  })
  it('a consumer owes the legal rate from the day after the formal notice reached it', () =>
    expect(
      segmentsOf(
        reckon(debtOf(80_000, '2026-05-01'), '2026-11-21', { ...BUSINESS, kind: 'consumer' }, day('2026-08-10')),
      ),
    ).toEqual([[103, 80_000, 275, 621], 621]))
  it('a public buyer owes eight points more than the ECB', () =>
    expect(segmentsOf(reckon(debtOf(1_000_000, '2026-07-31'), '2026-08-31', { ...BUSINESS, kind: 'public' }))).toEqual([
      [31, 1_000_000, 1040, 8_833],
      8_833,
    ]))
})

describe('terms', () => {
  it('a rate that does not move stays that of the due day', () =>
    expect(segmentsOf(reckon(debtOf(1_000_000, '2026-05-01'), '2026-07-31', { ...BUSINESS, moves: false }))).toEqual([
      [60, 1_000_000, 1215, 19_973],
      [31, 1_000_000, 1215, 10_319],
      30_292,
    ]))
  it('a contract rate that the floor overtakes gives way to the floor, for that half-year only', () => {
    const found = reckon(debtOf(1_000_000, '2023-12-30'), '2025-01-02', { ...BUSINESS, contractRateBp: 1_480 })
    expect(found.ok && found.value.segments.map(({ bp, basis }) => `${bp} ${basis}`)).toEqual([
      '1480 contract',
      '1521 floor',
      '1480 contract',
      '1480 contract',
    ])
  })
})

describe('what is refused, with a sentence', () => {
  const told = (verdict: ReturnType<typeof reckon>) => (verdict.ok ? '' : tellRefusal('fr', verdict.refusal))
  it('names the half-year whose rate is missing', () => {
    expect(told(reckon(debtOf(100_000, '2026-11-01'), '2027-01-01'))).toContain('1er semestre 2027')
    expect(told(reckon(debtOf(100_000, '2018-05-01'), '2019-02-01'))).toContain('1er semestre 2018')
  })
  it('a due day before the invoice, more settled than owed, a negative amount', () => {
    expect(told(reckon(debtOf(100_000, '2017-12-31'), '2026-01-31'))).toContain('précède')
    expect(told(reckon(debtOf(100_000, '2026-01-01', [['2026-01-05', 100_001]]), '2026-01-31'))).toContain('négatif')
    expect(told(reckon(debtOf(-1, '2026-01-01'), '2026-01-31'))).toContain('négatif')
  })
})

/** The same law told day by day, in exact fractions: days that follow each other with one balance and one half-year are one segment. */
function dayByDay(debt: Debt, to: LocalDate): number {
  const ecb: Record<string, number> = { '2025-07': 1215, '2026-01': 1215, '2026-07': 1240 }
  let total = 0n
  let run = { key: '', days: 0n, balance: 0n, bp: 0n }
  const close = () => {
    const numerator = run.days * run.balance * run.bp * 2n
    total += (numerator + 3_650_000n) / 7_300_000n
  }
  for (let date = addDays(debt.dueOn, 1); date <= to; date = addDays(date, 1)) {
    const paid = debt.settled.filter(({ on }) => on < date).reduce((sum, { cents }) => sum + cents, 0)
    const half = `${date.slice(0, 4)}-${Number(date.slice(5, 7)) <= 6 ? '01' : '07'}`
    const key = `${half} ${paid}`
    if (key !== run.key) {
      close()
      run = { key, days: 0n, balance: BigInt(debt.amountCents - paid), bp: BigInt(ecb[half]!) }
    }
    run.days += 1n
  }
  close()
  return Number(total)
}

describe('properties', () => {
  const start = day('2025-08-01')
  const onDay = (offset: number) => addDays(start, offset)
  const payments = fc.array(fc.tuple(fc.integer({ min: 0, max: 480 }), fc.integer({ min: 1, max: 100 })), {
    maxLength: 6,
  })

  it('equals what an independent reckoning finds day by day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50_000_000 }),
        fc.integer({ min: 0, max: 200 }),
        payments,
        (cents, due, paid) => {
          let left = cents
          const settled: Settled[] = paid.map(([at, share]) => {
            const part = Math.floor((left * share) / 150)
            left -= part
            return { on: onDay(at), cents: part }
          })
          const debt = { ...debtOf(cents, onDay(due)), settled }
          const to = onDay(475)
          const found = reckonInterest(debt, debt.dueOn, to, ratesBy(FR, BUSINESS, debt.dueOn))
          expect(found.ok && found.value.cents).toBe(dayByDay(debt, to))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('segments follow each other without a gap, and a later day never owes less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 0, max: 300 }), (cents, length) => {
        const debt = debtOf(cents, start)
        const at = (days: number) => {
          const found = reckon(debt, onDay(days))
          if (!found.ok) throw new Error(found.refusal.code)
          return found.value
        }
        const { segments } = at(length)
        expect(segments.reduce((sum, { days }) => sum + days, 0)).toBe(length)
        segments.forEach(({ from }, index) => expect(from).toBe(segments[index - 1]?.to ?? start))
        expect(at(length + 1).cents).toBeGreaterThanOrEqual(at(length).cents)
      }),
      { numRuns: 100 },
    )
  })

  it('half a cent goes up, whatever the size of the amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 15 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 0, max: 184 }),
        (cents, bp, days) => {
          const exact = BigInt(cents) * BigInt(bp) * BigInt(days)
          expect(BigInt(yearlyShare(cents, bp, days))).toBe((exact * 2n + 3_650_000n) / 7_300_000n)
        },
      ),
    )
  })
})
