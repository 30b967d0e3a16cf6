import { describe, expect, it, test } from 'vitest'
import { addDays, day } from '../kernel/calendar.ts'
import { tellRefusal } from '../kernel/verdict.ts'
import { statuteAt, statuteBook, statuteOn } from './book.ts'
import { contractFloorOn, defaultRateOn, lateChargesOn } from './late-payment.ts'
import { holdsOn, type StatuteRow } from './row.ts'
import { SHIPPED } from './shipped.ts'
import { sourceIn } from './sources.ts'
import { SUBJECTS } from './subjects.ts'

const FR = statuteBook('FR')
const BE = statuteBook('BE')
const bp = (verdict: ReturnType<typeof defaultRateOn>) => (verdict.ok ? verdict.value.bp : verdict.refusal.code)

test('each half-year has its rate; the indemnity is forty euros an invoice', () => {
  expect(lateChargesOn(FR, day('2026-06-30'))).toEqual({ penaltyRateBp: 1215, indemnityCents: 4000 })
  expect(lateChargesOn(FR, day('2026-07-01'))).toEqual({ penaltyRateBp: 1240, indemnityCents: 4000 })
  expect(lateChargesOn(FR, day('2024-03-15'))).toEqual({ penaltyRateBp: 1450, indemnityCents: 4000 })
  expect(lateChargesOn(FR, day('2022-12-31'))).toEqual({ penaltyRateBp: 1000, indemnityCents: 4000 })
  expect(lateChargesOn(FR, day('2010-01-01'))).toBeNull()
})

describe('law sheet §1.3', () => {
  it.each([
    ['2019-01-01', 258],
    ['2023-07-01', 1266],
    ['2024-01-01', 1521],
    ['2025-07-01', 828],
    ['2026-07-01', 825],
  ])('the floor of a contract rate from %s is %i', (from, floor) => {
    const found = contractFloorOn(FR, day(from))
    expect(found.ok && found.value?.bp).toBe(floor)
  })
  it('public buyers owe eight points more than the ECB, and the row says that it is to be verified', () => {
    const found = defaultRateOn(FR, day('2026-11-21'), 'public')
    expect(found.ok && [found.value.bp, found.value.rows.map((row) => row.mark)]).toEqual([1040, ['verify', 'verify']])
  })
  it('is another country with other rows: eight points, up to the next half point, no floor', () => {
    expect(
      [day('2024-09-01'), day('2025-03-01'), day('2026-11-21')].map((on) => bp(defaultRateOn(BE, on, 'business'))),
    ).toEqual([1250, 1150, 1050])
    expect(contractFloorOn(BE, day('2026-11-21'))).toEqual({ ok: true, value: null })
  })
})

describe('the book', () => {
  it('names the half-year that lacks its rate, in both languages', () => {
    const missing = statuteAt(FR, 'legal_rate', day('2027-02-01'))
    expect(missing.ok).toBe(false)
    if (missing.ok) return
    expect(tellRefusal('fr', missing.refusal)).toContain('1er semestre 2027')
    expect(tellRefusal('en', missing.refusal)).toContain('first half of 2027')
  })
  it('reads the rows of the organisation before those shipped, on their days only', () => {
    const own: StatuteRow = { ...statuteOn(FR, 'reference_rate', day('2026-07-01'))!, id: 'own', value: 290 }
    const corrected = statuteBook('FR', [{ ...own, from: day('2026-10-01') }])
    expect(statuteOn(corrected, 'reference_rate', day('2026-09-30'))?.value).toBe(240)
    expect(statuteOn(corrected, 'reference_rate', day('2026-10-01'))).toMatchObject({ id: 'own', value: 290 })
  })
  it('ships no two rows for one day, and a half-yearly value for no more than its half-year', () => {
    for (const row of SHIPPED) {
      const others = SHIPPED.filter((one) => one !== row && one.subject === row.subject && one.country === row.country)
      expect(others.some((one) => holdsOn(one, row.from) || (row.to !== null && holdsOn(one, row.to)))).toBe(false)
      if (SUBJECTS[row.subject].steps === 'half_year') {
        const next = others
          .filter(({ from }) => from > row.from)
          .map(({ from }) => from)
          .toSorted()[0]
        expect(next === undefined || next === addDays(row.to!, 1)).toBe(true)
      }
      expect(row.citation.length).toBeGreaterThan(5)
    }
  })
})

test('a source told in words is told in the language of its reader; a name is left as it is', () => {
  const left = SHIPPED.map(({ source }) => source).filter((source) => sourceIn('en', source) === source)
  expect([...new Set(left)].toSorted()).toEqual(['CPCEx, R125-1 à R125-8', 'Légifrance'])
  expect(sourceIn('en', 'Lu par nous')).toBe('Lu par nous')
})
