import { addDays, type LocalDate } from '../../kernel/calendar.ts'

/** Days that may lie between the day a payer says it pays and the day the money is booked. */
export const ANNOUNCED_WITHIN_DAYS = 15

/**
 * Whether no payment follows an advice any more: the bank is known past the days in which it could have come. `knownOn` is how
 * far statements go; without any, nobody can tell.
 */
export const isStale = (
  advice: { readonly paidOn: LocalDate | null; readonly receivedOn: LocalDate },
  knownOn: LocalDate | null,
): boolean => knownOn !== null && addDays(advice.paidOn ?? advice.receivedOn, ANNOUNCED_WITHIN_DAYS) < knownOn

/** What becomes of one thing a payer says it pays, by what is found here of it. */
export const ROW_FINDINGS = ['open', 'part', 'too_much', 'settled', 'several', 'unknown', 'no_document'] as const
export type RowFinding = (typeof ROW_FINDINGS)[number]

export type CitedDocument = {
  readonly itemId: string
  readonly customerId: string
  readonly side: 1 | -1
  readonly openCents: number
}

/**
 * What a row comes to. `documents` are those that bear its number, open ones first. A number that several open documents bear
 * (instalments, or two customers) is for a person to tell apart.
 */
export function findingOf(
  row: { readonly candidates: readonly string[]; readonly cents: number | null },
  documents: readonly CitedDocument[],
): RowFinding {
  if (row.candidates.length === 0) return 'no_document'
  const open = documents.filter((document) => document.openCents > 0)
  const [only] = open
  if (!only) return documents.length > 0 ? 'settled' : 'unknown'
  if (open.length > 1) return 'several'
  if (row.cents === null || row.cents === only.side * only.openCents) return 'open'
  return Math.abs(row.cents) > only.openCents || Math.sign(row.cents) !== only.side ? 'too_much' : 'part'
}

/** Of what a payer announces, what documents found here explain: their amounts, or what is open of them where none is said. */
export const explainedCents = (
  rows: readonly {
    readonly finding: RowFinding
    readonly cents: number | null
    readonly documents: readonly CitedDocument[]
  }[],
): number =>
  rows.reduce((sum, { finding, cents, documents }) => {
    if (finding !== 'open' && finding !== 'part') return sum
    const [only] = documents
    return sum + (cents ?? only!.side * only!.openCents)
  }, 0)
