import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Payment, returnOf, weighReturn } from './return-draft.ts'

const payment = (leftCents: number) => ({ leftCents }) as Payment

test('what is offered at first can always be applied, and calls a fee only what rules call one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9_999 }),
      fc.integer({ min: 1, max: 9_999 }),
      fc.integer({ min: 0, max: 2_000 }),
      (left, line, fee) => {
        const draft = returnOf(payment(left), line, fee)
        expect(weighReturn(draft, payment(left), line).fault).toBeNull()
        expect(draft.bankFeeCents).toBeLessThanOrEqual(fee)
      },
    ),
  )
})

test('an amount that is none, more than the payment or more than the line is told apart', () => {
  const faults = [
    { cents: null, bankFeeCents: 0 },
    { cents: 701, bankFeeCents: 0 },
    { cents: 700, bankFeeCents: 13 },
    { cents: 700, bankFeeCents: 12 },
  ].map((draft) => weighReturn(draft, payment(700), 712).fault)
  expect(faults).toEqual(['nothing', 'beyond', 'too_much', null])
})
