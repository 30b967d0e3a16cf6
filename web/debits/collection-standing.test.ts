import { expect, test } from 'vitest'
import { endOf, standingOf } from './collection-standing.ts'

const handed = { state: 'handed_over', cents: 1_000 } as const

test('a collection ends when all of its money came or came back, and says which', () => {
  expect(endOf({ ...handed, settledCents: 600, failedCents: 0 })).toBeNull()
  expect(standingOf({ ...handed, settledCents: 600, failedCents: 0 }).fr).toBe('À la banque')
  expect(standingOf({ ...handed, settledCents: 1_000, failedCents: 0 }).fr).toBe('Encaissée')
  expect(standingOf({ ...handed, settledCents: 600, failedCents: 400 }).fr).toBe('Encaissée en partie')
  expect(standingOf({ ...handed, settledCents: 0, failedCents: 1_000 }).fr).toBe('Revenue impayée')
})

test('a draft from which everything was taken out has not been received', () => {
  expect(standingOf({ state: 'draft', cents: 0, settledCents: 0, failedCents: 0 }).fr).toBe('Brouillon')
})
