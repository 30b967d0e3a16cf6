import { expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { type TailFacts, tailOf } from './tail.ts'

const facts = (change: Partial<TailFacts> = {}): TailFacts => ({
  ...{ endedOn: day('2026-06-10'), endedWhy: 'recalled', hasActed: true, placedAgainOn: null, tailDays: 30 },
  ...change,
})

test('a payment follows the provider’s work until its day of recall, then for the days agreed and not one more', () => {
  expect(tailOf(facts({ endedOn: null, endedWhy: null }), day('2026-06-20'))).toBeNull()
  expect(tailOf(facts(), day('2026-06-10'))).toBeNull()
  expect(tailOf(facts(), day('2026-06-11'))).toBe('within')
  expect(tailOf(facts(), day('2026-07-10'))).toBe('within')
  expect(tailOf(facts(), day('2026-07-11'))).toBe('after')
  expect(tailOf(facts({ tailDays: 0 }), day('2026-06-11'))).toBe('after')
})

test('nothing is owed for a file on which nothing was done, that another was given meanwhile, or that never was placed', () => {
  expect(tailOf(facts({ hasActed: false }), day('2026-06-11'))).toBe('after')
  expect(tailOf(facts({ placedAgainOn: day('2026-06-15') }), day('2026-06-14'))).toBe('within')
  expect(tailOf(facts({ placedAgainOn: day('2026-06-15') }), day('2026-06-15'))).toBe('after')
  expect(tailOf(facts({ endedWhy: 'undone' }), day('2026-06-10'))).toBe('after')
})
