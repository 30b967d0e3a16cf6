import { expect, test } from 'vitest'
import type { ImportView } from '../../src/intake/contract.ts'
import { balanceOf, gapBefore, type StatementShown, statementFigures } from './statement-figures.ts'

const shown: StatementShown = {
  no: 1,
  accountId: null,
  accountName: null,
  account: { iban: 'FR1420041010050500013M02606', rib: null, other: null, currency: 'EUR' },
  isComplete: true,
  format: 'camt.053',
  reference: '',
  openingOn: '2026-11-19',
  openingCents: 10_000,
  closingOn: '2026-11-20',
  closingCents: 12_000,
  newLines: 2,
  knownLines: 1,
  inCents: 3_000,
  outCents: 1_000,
  previousOn: null,
  previousCents: null,
  missingLines: 0,
}

test('opening, movements and closing agree, differ by a figure, or cannot be compared', () => {
  expect(balanceOf(shown)).toEqual({ computedCents: 12_000, gapCents: 0 })
  expect(balanceOf({ ...shown, closingCents: 12_500 })).toEqual({ computedCents: 12_000, gapCents: 500 })
  expect(balanceOf({ ...shown, openingCents: null })).toBeNull()
})

test('a gap with the statement before is told only between whole statements', () => {
  const apart = { ...shown, previousOn: '2026-11-18', previousCents: 9_000 }
  expect(gapBefore(apart)).toEqual({ on: '2026-11-18', cents: 9_000 })
  expect(gapBefore({ ...apart, previousCents: 10_000 })).toBeNull()
  expect(gapBefore({ ...apart, isComplete: false })).toBeNull()
})

test('statements of one account are one account', () => {
  const summary = { statements: [shown, { ...shown, no: 2 }], rows: { created: 4, known: 2 } }
  expect(statementFigures({ kind: 'bank_statement', summary } as unknown as ImportView)).toMatchObject({
    accounts: 1,
    created: 4,
    known: 2,
  })
})
