import type { PagedRows } from '../design/paged-rows.ts'
import { isTicked, type Selection } from '../design/selection.ts'
import { type ActionRow, isPersonal, may } from './actions.ts'

/** What a bulk act is about: the rows read, and whether they are all of them. */
export type Gathered = {
  readonly rows: readonly ActionRow[]
  /** Ticked rows in all; more than `rows` when the list is longer than what is shown before asking. */
  readonly count: number
}

/** Rows read before asking: enough to check by eye, and a list of any length is approved by its filter. */
export const SHOWN_ROWS = 500
/** Actions one request may name. */
export const NAMED_ROWS = 1000

/** The ticked rows among the first of the list. */
export async function gatherTicked(
  rows: PagedRows<ActionRow>,
  selection: Selection,
  limit = SHOWN_ROWS,
): Promise<Gathered> {
  const total = rows.total ?? 0
  const count = selection.kind === 'some' ? selection.keys.size : total - selection.keys.size
  const read = total === 0 ? [] : await rows.read(0, Math.min(total, limit) - 1)
  return { rows: read.filter((row) => isTicked(selection, row.id)), count }
}

export type BulkSum = {
  readonly email: number
  readonly letter: number
  readonly done: number
  readonly amounts: readonly { currency: string; cents: number }[]
}

/** What would happen to the rows: mails, letters, calls and tasks marked done; amounts per currency, never added across. */
export function sumUp(rows: readonly ActionRow[]): BulkSum {
  const amounts = new Map<string, number>()
  for (const { currency, cents } of rows.flatMap((row) => row.amounts))
    amounts.set(currency, (amounts.get(currency) ?? 0) + cents)
  const email = rows.filter((row) => row.channel === 'email').length
  const done = rows.filter(isPersonal).length
  return {
    email,
    done,
    letter: rows.length - email - done,
    amounts: [...amounts].map(([currency, cents]) => ({ currency, cents })),
  }
}

/** Rows that cannot leave as they stand, each with its reason; the others can. */
export function partApart(rows: readonly ActionRow[]) {
  const ready = rows.filter((row) => may(row, 'approve'))
  const apart = rows.flatMap((row) => {
    const reason = row.acts.find(({ act }) => act === 'approve')?.whyNot
    return reason ? [{ key: row.id, name: row.customerName, reason }] : []
  })
  return { ready, apart }
}
