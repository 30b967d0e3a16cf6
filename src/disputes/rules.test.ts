import { describe, expect, it } from 'vitest'
import { type BooksSay, contestedCents, endedByBooks, forgivenParts, stillEnded } from './rules.ts'

const books = (overrides: Partial<BooksSay>): BooksSay => ({
  state: 'open',
  awaitedCents: null,
  disputedCents: 20_000,
  openCents: 50_000,
  isWithdrawn: false,
  creditedCents: 0,
  creditId: null,
  hasCredit: false,
  fittingCredits: [],
  ...overrides,
})

describe('how the books end a dispute', () => {
  const outcome = (overrides: Partial<BooksSay>) => endedByBooks(books(overrides))?.outcome ?? null

  it('not while something is left and nothing was credited', () => {
    expect(outcome({})).toBeNull()
    expect(outcome({ openCents: 1 })).toBeNull()
    expect(outcome({ creditedCents: 19_999, creditId: 'c' })).toBeNull()
  })
  it('paid, credited for what was contested, or gone', () => {
    expect(outcome({ openCents: 0 })).toBe('paid')
    expect(outcome({ creditedCents: 20_000, creditId: 'c' })).toBe('credit_note')
    expect(outcome({ openCents: 0, isWithdrawn: true })).toBe('withdrawn')
  })
  it('awaited: what was promised is enough, and a credit note of that amount is recognised when it is the only one', () => {
    const waiting = { state: 'waiting', awaitedCents: 12_000 } as const
    expect(outcome({ ...waiting, creditedCents: 12_000, creditId: 'c' })).toBe('credit_note')
    expect(outcome({ ...waiting, fittingCredits: ['a'] })).toBe('credit_note')
    expect(outcome({ ...waiting, fittingCredits: ['a', 'b'] })).toBeNull()
    expect(outcome({ fittingCredits: ['a'] })).toBeNull()
  })
  it('an end holds while its credit note is there, or while the books would give it again', () => {
    expect(stillEnded(books({ state: 'resolved' }))).toBe(false)
    expect(stillEnded(books({ state: 'resolved', hasCredit: true }))).toBe(true)
    expect(stillEnded(books({ state: 'resolved', openCents: 0 }))).toBe(true)
  })
})

describe('what is forgiven', () => {
  const items = [
    { itemId: '1', openCents: 50_000, cents: 20_000, isWhole: false },
    { itemId: '2', openCents: 30_000, cents: 45_000, isWhole: true },
    { itemId: '3', openCents: 4_000, cents: 9_000, isWhole: false },
  ]

  it('never more is contested of a document than is left of it', () => expect(contestedCents(items)).toBe(54_000))

  it('the oldest document first, each no further than it is contested, and the parts add up', () => {
    expect(forgivenParts(items, 54_000)).toEqual([])
    expect(forgivenParts(items, 40_000)).toEqual([{ itemId: '1', cents: 14_000 }])
    expect(forgivenParts(items, 25_000)).toEqual([
      { itemId: '1', cents: 20_000 },
      { itemId: '2', cents: 9_000 },
    ])
    for (let owed = 0; owed <= 54_000; owed += 997) {
      const parts = forgivenParts(items, owed)
      expect(parts.reduce((sum, part) => sum + part.cents, 0)).toBe(54_000 - owed)
      expect(parts.every((part) => part.cents > 0)).toBe(true)
    }
  })
})
