import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GAP_REASONS } from '../model.ts'
import { DEFAULT_SETTING } from '../setting-store.ts'
import { checkGap, type Gap } from './gap-bounds.ts'

const of = { debitCents: 100_000, currency: 'EUR' }
const isTaken = (reason: Gap['reason'], cents: number, mayForgive = false) =>
  checkGap({ reason, cents }, of, DEFAULT_SETTING, mayForgive).ok

test('each name holds up to its tolerance and not a cent further', () => {
  for (const [reason, most] of [
    ['rounding', 5],
    ['bank_fee', 1_500],
    ['discount', 3_000],
    ['write_off', 1_500],
  ] as const)
    expect([reason, isTaken(reason, most), isTaken(reason, most + 1)]).toEqual([reason, true, false])
})

test('the right to forgive opens losses and nothing else, and never takes anything away', () => {
  fc.assert(
    fc.property(fc.constantFrom(...GAP_REASONS), fc.integer({ min: 1, max: 99_999 }), (reason, cents) => {
      expect(isTaken(reason, cents, true)).toBe(reason === 'write_off' || isTaken(reason, cents))
    }),
  )
})
