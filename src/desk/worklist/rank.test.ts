import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../../kernel/calendar.ts'
import { PRIOR_CHANCES } from '../../ledger/rules.ts'
import { ruleFits } from './collectors.ts'
import { entryOf } from './entries.ts'
import type { Owner, Work } from './model.ts'
import { expectedOf, placesBySize, urgencyOf, urgencyPercent } from './rank.ts'

const today = day('2026-03-02')
const owner: Owner = {
  id: 'c',
  name: 'Étoile Bleue',
  code: 'E1',
  kind: 'business',
  sector: 'Bâtiment',
  size: 'small',
  risk: null,
  tags: ['clé'],
  salespersonId: null,
}
const work = (kind: Work['kind'], change: Partial<Work> = {}): Work => ({
  kind,
  customerId: 'c',
  subjectId: kind,
  since: addDays(today, -1),
  at: null,
  money: null,
  params: {},
  snoozedUntil: null,
  isFormalNotice: false,
  ...change,
})
const codes = (works: Work[], late: number) =>
  urgencyOf(works, late === 0 ? null : addDays(today, -late), null, today).map(
    ({ code, percent }) => `${code} ${percent}`,
  )

test('what is late is expected at the chance of its age, currency by currency', () => {
  const overdue = [
    { currency: 'EUR', fromDays: 0, cents: 100_000, oldestOn: today },
    { currency: 'EUR', fromDays: 730, cents: 100_000, oldestOn: today },
    { currency: 'USD', fromDays: 91, cents: 100_000, oldestOn: today },
  ]
  expect(expectedOf(overdue, PRIOR_CHANCES)).toEqual([
    { currency: 'EUR', cents: 100_000 },
    { currency: 'USD', cents: 65_000 },
  ])
})

test('each reason presses by its own number, once', () => {
  expect(codes([work('email')], 0)).toEqual(['not_due -75'])
  expect(codes([work('email')], 29)).toEqual([])
  expect(codes([work('email')], 400)).toEqual(['days_late 60'])
  expect(codes([work('broken_promise'), work('plan_late'), work('reply')], 30)).toEqual([
    'days_late 10',
    'broken_promise 50',
    'waits_for_us 40',
  ])
  expect(codes([work('letter', { isFormalNotice: true }), work('failed'), work('dispute_task')], 1)).toEqual([
    'formal_notice 30',
    'out_of_reach 20',
    'overdue_task 20',
  ])
  expect(urgencyPercent([])).toBe(100)
})

test('limitation presses in the last six months before it, and no more once it is passed', () => {
  const left = (barsOn: string | null) =>
    urgencyOf([], today, barsOn === null ? null : day(barsOn), today).find(({ code }) => code === 'limitation')?.n
  expect(left('2026-03-02')).toBe(0)
  expect(left('2026-09-02')).toBe(184)
  expect(left('2026-09-03')).toBeUndefined()
  expect(left('2026-03-01')).toBeUndefined()
  expect(left(null)).toBeUndefined()
})

test('a customer put off sleeps until its day; only what somebody else did since wakes it', () => {
  const at = new Date('2026-03-01T09:00:00Z')
  const snooze = {
    customerId: 'c',
    untilOn: addDays(today, 7),
    reason: '',
    snoozedAt: at,
    snoozedOn: addDays(today, -1),
  }
  const asleep = (works: Work[], one: typeof snooze | null = snooze) =>
    entryOf(owner, { works, overdue: [], member: null, snooze: one, chances: PRIOR_CHANCES, barsOn: null, today })
      .snooze !== null
  const later = new Date('2026-03-01T10:00:00Z')
  expect(asleep([work('email', { since: today })])).toBe(true)
  expect(asleep([work('reply', { at: later })])).toBe(false)
  expect(asleep([work('reply', { at: new Date('2026-03-01T08:00:00Z') })])).toBe(true)
  expect(asleep([work('broken_promise', { since: today })])).toBe(false)
  expect(asleep([work('address_refused', { at: later })])).toBe(false)
  expect(asleep([work('email', { snoozedUntil: addDays(today, 3) })], null)).toBe(true)
  expect(asleep([work('email', { snoozedUntil: addDays(today, 3) }), work('call_back')], null)).toBe(false)
})

test('a rule fits by first letters without accents, by what a name begins with, by tag, or anybody', () => {
  const fits = (field: 'name' | 'tag' | 'sector' | 'risk' | 'everybody', ...among: string[]) =>
    ruleFits({ field, among }, owner)
  expect(fits('name', 'A-F')).toBe(true)
  expect(fits('name', 'a - d')).toBe(false)
  expect(fits('name', 'etoile')).toBe(true)
  expect(fits('tag', 'clé')).toBe(true)
  expect(fits('sector', 'Transport', 'Bâtiment')).toBe(true)
  expect(fits('risk', 'high')).toBe(false)
  expect(fits('everybody')).toBe(true)
})

test('the place by size never compares two currencies, keeps the order within each, and gives equals one place', () => {
  const eur = (cents: number) => ({ currency: 'EUR', cents })
  const jpy = (cents: number) => ({ currency: 'JPY', cents })
  // A million yen press nobody: the one who owes them stands half way, and the larger of two before.
  expect(placesBySize([[eur(900)], [eur(100)], [jpy(1_000_000)]])).toEqual([0.25, 0.75, 0.5])
  expect(placesBySize([[jpy(5)], [eur(1)], [jpy(9)], [], [eur(0)]])).toEqual([0.75, 0.5, 0.25, 1, 1])
  expect(placesBySize([[eur(5), jpy(1)], [eur(9)], [jpy(8)], [eur(5)]])).toEqual([4 / 6, 1 / 6, 0.25, 4 / 6])
  const size = fc.array(fc.record({ currency: fc.constantFrom('EUR', 'USD', 'JPY'), cents: fc.nat(50) }), {
    maxLength: 1,
  })
  fc.assert(
    fc.property(fc.array(size, { maxLength: 30 }), (sizes) => {
      const places = placesBySize(sizes)
      for (const [a, [one]] of sizes.entries())
        for (const [b, [other]] of sizes.entries())
          if (one && other && one.currency === other.currency && one.cents > 0)
            expect(Math.sign(places[a]! - places[b]!)).toBe(Math.sign(other.cents - one.cents))
    }),
  )
})
