import { expect, test } from 'vitest'
import { day } from '../kernel/calendar.ts'
import { lateChargesOn } from './late-payment.ts'

test('each half-year has its rate; the indemnity is forty euros an invoice', () => {
  expect(lateChargesOn(day('2026-06-30'))).toEqual({ penaltyRateBp: 1215, indemnityCents: 4000 })
  expect(lateChargesOn(day('2026-07-01'))).toEqual({ penaltyRateBp: 1240, indemnityCents: 4000 })
  expect(lateChargesOn(day('2024-03-15'))).toEqual({ penaltyRateBp: 1450, indemnityCents: 4000 })
  expect(lateChargesOn(day('2022-12-31'))).toEqual({ penaltyRateBp: 1000, indemnityCents: 4000 })
  expect(lateChargesOn(day('2010-01-01'))).toBeNull()
})
