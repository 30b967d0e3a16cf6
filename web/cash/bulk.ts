import { sumsByCurrency } from '../../src/kernel/money.ts'
import type { LineView } from './lines.ts'

/** Why a ticked line is no part of a bulk acceptance. A tie is looked at by a person, never by the dozen. */
export type LeftOut = 'not_open' | 'no_proposal' | 'tied'

export type Weight = {
  readonly ready: readonly LineView[]
  readonly leftOut: readonly { readonly line: LineView; readonly why: LeftOut }[]
  readonly amounts: readonly { readonly currency: string; readonly cents: number }[]
}

export function weighLines(lines: readonly LineView[]): Weight {
  const ready: LineView[] = []
  const leftOut: { line: LineView; why: LeftOut }[] = []
  for (const line of lines) {
    const why = line.state !== 'open' ? 'not_open' : !line.best ? 'no_proposal' : line.best.isTied ? 'tied' : null
    if (why) leftOut.push({ line, why })
    else ready.push(line)
  }
  const amounts = sumsByCurrency(ready.map(({ currency, leftCents }) => ({ currency, cents: leftCents })))
  return { ready, leftOut, amounts }
}

/** Ids in lots that one request takes. */
export const lotsOf = <T>(all: readonly T[], size = 500): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, lot) => all.slice(lot * size, (lot + 1) * size))
