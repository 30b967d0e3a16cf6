import fc from 'fast-check'
import { expect, test } from 'vitest'
import { covers, excludeEachOther } from './covers.ts'
import { type Condition, isChoice, type Rule } from './rule.ts'

/** A customer as rules see it; null: not known. */
type Known = { risk: string | null; tag: readonly string[]; openItems: number; daysSincePayment: number | null }

const meets = (condition: Condition, known: Known): boolean => {
  const value = known[condition.field as keyof Known]
  const met = isChoice(condition)
    ? [value].flat().some((one) => one !== null && condition.values.includes(String(one)))
    : value !== null &&
      (condition.from === null || Number(value) >= condition.from) &&
      (condition.to === null || Number(value) <= condition.to)
  return met !== condition.not
}
const fits = ({ match, conditions }: Rule, known: Known): boolean =>
  conditions.length === 0 ||
  (match === 'all' ? conditions.every((one) => meets(one, known)) : conditions.some((one) => meets(one, known)))

const bound = fc.option(fc.integer({ min: 0, max: 4 }))
const some = (...values: string[]) => fc.subarray(values, { minLength: 1 })
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field: fc.constant('risk' as const), not: fc.boolean(), values: some('low', 'normal', 'high') }),
  fc.record({ field: fc.constant('tag' as const), not: fc.boolean(), values: some('a', 'b', 'c') }),
  fc.record({ field: fc.constantFrom('openItems', 'daysSincePayment'), not: fc.boolean(), from: bound, to: bound }),
)
const rule: fc.Arbitrary<Rule> = fc.record({
  match: fc.constantFrom('all', 'any'),
  conditions: fc.array(condition, { maxLength: 3 }),
})
const known: fc.Arbitrary<Known> = fc.record({
  risk: fc.option(fc.constantFrom('low', 'normal', 'high')),
  tag: fc.subarray(['a', 'b', 'c']),
  openItems: fc.integer({ min: 0, max: 4 }),
  daysSincePayment: fc.option(fc.integer({ min: 0, max: 4 })),
})

test('a rule said to cover another fits every customer that the other fits, and two that exclude each other share none', () => {
  let covered = 0
  fc.assert(
    fc.property(rule, rule, fc.array(known, { minLength: 8, maxLength: 8 }), (earlier, later, customers) => {
      if (covers(earlier, later)) {
        covered++
        for (const customer of customers) if (fits(later, customer)) expect(fits(earlier, customer)).toBe(true)
      }
      for (const a of earlier.conditions) {
        for (const b of later.conditions) {
          if (excludeEachOther(a, b)) expect(customers.some((one) => meets(a, one) && meets(b, one))).toBe(false)
        }
      }
    }),
    { numRuns: 3_000, seed: 11 },
  )
  expect(covered).toBeGreaterThan(100)
})
