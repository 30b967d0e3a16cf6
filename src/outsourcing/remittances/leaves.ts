import type { SeenLine } from '../../cash/index.ts'
import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import type { Expected } from './arrival-store.ts'
import { AFTER, arrivalsAmong, letters } from './recognise.ts'

/** A remittance of ours whose transfer no line of the dedicated account told yet, paid or not. */
export type Leaving = Expected & {
  readonly orgId: number
  readonly runId: string
  readonly iban: string
  readonly madeOn: LocalDate
}

/** How the file of a run's transfers is called, and the bank line that books them as one. */
export const transfersName = (runId: string): string => `RV-${runId.slice(-12).toUpperCase()}`

export type Left = { readonly line: SeenLine; readonly remittances: readonly Leaving[] }

/**
 * Which lines out pay which remittances: by the reference and the sum, by the creditor's account and a sum that one remittance alone has, or
 * several as the one transfer of their run. A line that anything else may be waits for a person. Pure.
 */
export function leavesAmong(lines: readonly SeenLine[], leaving: readonly Leaving[]): Left[] {
  const out = lines.map((line) => ({ ...line, cents: -line.cents }))
  // What differs from money that comes in: it is known by whom it goes to, from the day it was made.
  const expected = leaving.map((one) => ({ ...one, providerId: one.iban, paidOn: one.madeOn }))
  const ibans = [...new Set(leaving.map(({ iban }) => iban))].map((iban) => ({ providerId: iban, iban }))
  const lineOf = new Map(lines.map((line) => [line.id, line]))
  const oneOf = new Map(leaving.map((one) => [one.id, one]))
  const left = arrivalsAmong(out, expected, ibans).arrived.map(({ line, remittance }) => ({
    line: lineOf.get(line.id)!,
    remittances: [oneOf.get(remittance.id)!],
  }))
  const told = new Set(left.flatMap(({ line, remittances }) => [line.id, ...remittances.map(({ id }) => id)]))
  const free = out.filter(({ id }) => !told.has(id))
  const runs = [
    ...Map.groupBy(
      leaving.filter(({ id }) => !told.has(id)),
      ({ runId, currency }) => `${runId} ${currency}`,
    ).values(),
  ].filter((of) => of.length > 1)
  return [
    ...left,
    ...runs.flatMap((of) => {
      const [line, another] = free.filter((one) => isWholeRun(one, of))
      const isOnlyRun = line && runs.filter((other) => isWholeRun(line, other)).length === 1
      return line && !another && isOnlyRun ? [{ line: lineOf.get(line.id)!, remittances: of }] : []
    }),
  ]
}

/** One transfer for all of a run, some days after it was made at most, or whenever it names the file. */
function isWholeRun(line: SeenLine, of: readonly Leaving[]): boolean {
  const [{ runId, currency, madeOn }] = of as [Leaving]
  if (line.currency !== currency || line.cents !== sumCents(of.map(({ cents }) => cents))) return false
  const isNear = line.bookedOn >= madeOn && line.bookedOn <= addDays(madeOn, AFTER)
  return isNear || letters(line.text).includes(letters(transfersName(runId)))
}
