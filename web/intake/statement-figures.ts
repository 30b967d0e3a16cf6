import { z } from 'zod'
import type { ImportView } from '../../src/intake/contract.ts'

const count = z.number().int()
const cents = z.number().int()
const statement = z.object({
  no: count,
  accountId: z.string().nullable(),
  accountName: z.string().nullable(),
  account: z.object({
    iban: z.string().nullable(),
    rib: z.string().nullable(),
    other: z.string().nullable(),
    currency: z.string(),
  }),
  isComplete: z.boolean(),
  format: z.string(),
  reference: z.string(),
  openingOn: z.string().nullable(),
  openingCents: cents.nullable(),
  closingOn: z.string().nullable(),
  closingCents: cents.nullable(),
  newLines: count,
  knownLines: count,
  inCents: cents,
  outCents: cents,
  previousOn: z.string().nullable(),
  previousCents: cents.nullable(),
  missingLines: count,
})
export type StatementShown = z.output<typeof statement>

const summary = z.object({
  statements: z.array(statement),
  rows: z.object({ created: count, known: count }),
})

export type StatementFigures = {
  readonly kind: 'statement'
  readonly statements: readonly StatementShown[]
  readonly accounts: number
  readonly created: number
  readonly known: number
}

/** The statements of an import that was read; null when it holds none. */
export function statementFigures(view: ImportView): StatementFigures | null {
  const read = summary.safeParse(view.summary)
  if (view.kind !== 'bank_statement' || !read.success) return null
  const { statements, rows } = read.data
  const accounts = new Set(statements.map(({ account }) => account.iban ?? account.rib ?? account.other)).size
  return { kind: 'statement', statements, accounts, created: rows.created, known: rows.known }
}

/** How many of the things to look at the account shown says itself: they need not be announced above it. */
export function toldOf(shown: StatementShown): number {
  const isApart = (balanceOf(shown)?.gapCents ?? 0) !== 0
  return [shown.accountId === null, shown.missingLines > 0, gapBefore(shown) !== null, isApart].filter(Boolean).length
}

/** Whether opening and movements give the closing; `null` when the file does not write both balances. */
export function balanceOf(shown: StatementShown): { computedCents: number; gapCents: number } | null {
  const { openingCents, closingCents, inCents, outCents } = shown
  if (openingCents === null || closingCents === null) return null
  const computedCents = openingCents + inCents - outCents
  return { computedCents, gapCents: closingCents - computedCents }
}

/** The statement before ends with another figure than this one begins with; null when they join, or nobody can tell. */
export function gapBefore(shown: StatementShown): { on: string; cents: number } | null {
  const { isComplete, previousOn, previousCents, openingCents } = shown
  const isApart = isComplete && previousCents !== null && openingCents !== null && previousCents !== openingCents
  return isApart && previousOn ? { on: previousOn, cents: previousCents } : null
}
