import { addDays, addMonths, type LocalDate } from '../../src/kernel/calendar.ts'
import type { Rhythm } from '../../src/promises/model.ts'
import { divide } from '../../src/promises/rules.ts'

/** A payment as it is being typed; `key` tells it apart while its day and amount change. */
export type DraftPayment = { readonly key: number; readonly dueOn: LocalDate | null; readonly cents: number | null }

/** How a total is divided, as chosen in the form. */
export type DivisionDraft = {
  readonly downCents: number | null
  readonly downOn: LocalDate
  readonly count: number
  readonly firstOn: LocalDate
  readonly rhythm: Rhythm
}

/** Three instalments, the first in a month. */
export const usualDivision = (today: LocalDate): DivisionDraft => ({
  downCents: null,
  downOn: addDays(today, 7),
  count: 3,
  firstOn: addMonths(today, 1),
  rhythm: 'monthly',
})

/** The payments that a division makes of a total; none while it cannot be divided so. */
export function dividedInto(totalCents: number, division: DivisionDraft): DraftPayment[] {
  const downCents = division.downCents ?? 0
  const { count } = division
  if (!Number.isInteger(count) || count < 1 || count > 120 || downCents >= totalCents) return []
  if (totalCents - downCents < count) return []
  return divide({ ...division, totalCents, downCents }).map((one, key) => ({ key, ...one }))
}

export const sumOf = (payments: readonly DraftPayment[]): number =>
  payments.reduce((sum, { cents }) => sum + (cents ?? 0), 0)

/** With one more payment, a rhythm after the last, of what is missing to the total. */
export function withOneMore(
  payments: readonly DraftPayment[],
  totalCents: number,
  rhythm: Rhythm,
  today: LocalDate,
): DraftPayment[] {
  const last = payments.at(-1)?.dueOn ?? today
  const dueOn = rhythm === 'weekly' ? addDays(last, 7) : addMonths(last, 1)
  const missing = totalCents - sumOf(payments)
  const key = Math.max(-1, ...payments.map((one) => one.key)) + 1
  return [...payments, { key, dueOn, cents: missing > 0 ? missing : null }]
}
