import type { ClaimLine } from './model.ts'

export type ClaimSums = {
  readonly principalCents: number
  readonly notesCents: number
  readonly interestCents: number
  readonly indemnityCents: number
  readonly indemnities: number
}

/** What chosen documents come to, in euro cents. */
type Summed = Pick<ClaimLine, 'isNote' | 'openCents' | 'interestCents' | 'indemnityCents'>

export function sumsOf(lines: readonly Summed[]): ClaimSums {
  const sums = { principalCents: 0, notesCents: 0, interestCents: 0, indemnityCents: 0, indemnities: 0 }
  for (const one of lines) {
    if (one.isNote) sums.notesCents += one.openCents
    else sums.principalCents += one.openCents
    sums.interestCents += one.interestCents
    sums.indemnityCents += one.indemnityCents
    if (one.indemnityCents > 0) sums.indemnities += 1
  }
  return sums
}
