import { addDays, addMonths, type LocalDate } from '../kernel/calendar.ts'
import { exactCents, type Money, sumCents } from '../kernel/money.ts'
import { accept, refuse, type Verdict } from '../kernel/verdict.ts'
import type { DebtPart, PaymentPromise, PromiseSetting, PromiseState, Rhythm, ScheduledPayment } from './model.ts'
import { promiseWording as words } from './wording.ts'

/** Pure decisions about promises and plans; the screens ask them too, so that what is shown is what will be kept. */

/** The oldest due first, as money without a word of its own goes (C. civ. art. 1342-10): the parts of `cents` on each document. */
export function spread(
  items: readonly { readonly id: string; readonly dueOn: LocalDate; readonly openCents: number }[],
  cents: number,
): DebtPart[] {
  let left = cents
  const parts: DebtPart[] = []
  for (const item of items.toSorted((a, b) => (`${a.dueOn}|${a.id}` < `${b.dueOn}|${b.id}` ? -1 : 1))) {
    const taken = Math.min(left, item.openCents)
    if (taken > 0) parts.push({ itemId: item.id, cents: taken })
    left -= taken
  }
  return parts
}

/** A part of a document that money settled, on a day, and the moment it was learnt. */
export type Settlement = {
  readonly itemId: string
  readonly cents: number
  readonly on: LocalDate
  readonly recordedAt: Date
}

type Kept = Pick<PaymentPromise, 'id' | 'dueOn' | 'graceUntil' | 'madeAt' | 'parts'>

/**
 * What of each promise was paid in time. Each settlement serves once: the promise that is due first takes what it still needs of
 * that document, and what was known before a promise was given does not keep it. Settlements come oldest first.
 */
export function keptOf(promises: readonly Kept[], settlements: readonly Settlement[]): ReadonlyMap<string, number> {
  const inOrder = promises.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  const needs = new Map(inOrder.map((one) => [one.id, new Map(one.parts.map(({ itemId, cents }) => [itemId, cents]))]))
  const kept = new Map(inOrder.map((one) => [one.id, 0]))
  for (const { itemId, cents, on, recordedAt } of settlements) {
    let left = cents
    for (const one of inOrder) {
      const need = needs.get(one.id)!.get(itemId) ?? 0
      if (left === 0 || need === 0 || on > one.graceUntil || recordedAt <= one.madeAt) continue
      const taken = Math.min(left, need)
      needs.get(one.id)!.set(itemId, need - taken)
      kept.set(one.id, kept.get(one.id)! + taken)
      left -= taken
    }
  }
  return kept
}

const orderOf = (one: Kept): string => `${one.dueOn}|${one.madeAt.toISOString()}|${one.id}`

/** What a promise comes to, held against the books on a day. `isGone`: its documents were taken back or given up, and nothing was paid. */
export function stateOf(
  promise: Pick<PaymentPromise, 'cents' | 'graceUntil'>,
  keptCents: number,
  isGone: boolean,
  today: LocalDate,
): PromiseState {
  if (keptCents >= promise.cents) return 'kept'
  // Nobody can keep a promise about what is not owed.
  if (isGone) return 'cancelled'
  if (today <= promise.graceUntil) return 'running'
  return keptCents > 0 ? 'partly_kept' : 'broken'
}

/** What is paid of each payment of a schedule: money serves the one due first. */
export function pour<T extends ScheduledPayment>(
  schedule: readonly T[],
  paid: readonly Pick<Settlement, 'cents' | 'on'>[],
): (T & { readonly paidCents: number; readonly paidOn: LocalDate | null })[] {
  const rest = paid.map(({ cents, on }) => ({ cents, on }))
  return schedule.map((one) => {
    let need = one.cents
    let lastOn = null as LocalDate | null
    while (need > 0 && rest[0]) {
      const taken = Math.min(need, rest[0].cents)
      need -= taken
      rest[0].cents -= taken
      if (taken > 0) lastOn = lastOn === null || rest[0].on > lastOn ? rest[0].on : lastOn
      if (rest[0].cents === 0) rest.shift()
    }
    return { ...one, paidCents: one.cents - need, paidOn: need === 0 ? lastOn : null }
  })
}

export type Division = {
  readonly totalCents: number
  /** A first payment of its own; 0 for none. */
  readonly downCents: number
  readonly downOn: LocalDate
  readonly count: number
  readonly firstOn: LocalDate
  readonly rhythm: Rhythm
}

/**
 * A first payment and `count` equal ones, a week or a month apart; months keep the day of the first, or the last day of theirs.
 * What the division leaves over goes to the last, so that all others are equal.
 */
export function divide({ totalCents, downCents, downOn, count, firstOn, rhythm }: Division): ScheduledPayment[] {
  const rest = exactCents(totalCents - downCents)
  const each = Math.floor(rest / count)
  const payments: ScheduledPayment[] = downCents > 0 ? [{ dueOn: downOn, cents: downCents }] : []
  for (let n = 0; n < count; n++) {
    const dueOn = rhythm === 'weekly' ? addDays(firstOn, 7 * n) : addMonths(firstOn, n)
    payments.push({ dueOn, cents: n === count - 1 ? rest - each * (count - 1) : each })
  }
  return payments
}

/** Whether these payments make a schedule: of the whole amount, each of something, on days that follow each other. */
export function checkSchedule(
  payments: readonly ScheduledPayment[],
  total: Money,
  today: LocalDate,
): Verdict<readonly ScheduledPayment[]> {
  if (payments.length < 2) return refuse('too_few', words.tooFew, {}, 'payments')
  for (const [index, { dueOn, cents }] of payments.entries()) {
    const place = index + 1
    if (!(cents > 0)) return refuse('empty_payment', words.emptyPayment, { place }, `payments.${index}.cents`)
    if (dueOn < today) return refuse('day_past', words.dayPast, { place, day: dueOn }, `payments.${index}.dueOn`)
    const before = payments[index - 1]
    if (before && dueOn <= before.dueOn)
      return refuse('days_order', words.daysOrder, { place, before: before.dueOn }, `payments.${index}.dueOn`)
  }
  const sum = sumCents(payments.map(({ cents }) => cents))
  if (sum !== total.cents)
    return refuse('sum', words.sumWrong, { sum: { cents: sum, currency: total.currency }, total }, 'payments')
  return accept(payments)
}

/** Why a plan needs somebody's approval before it is proposed; empty when it stays within the usual limits. */
export function beyondLimits(
  payments: readonly ScheduledPayment[],
  total: Money,
  setting: PromiseSetting,
  today: LocalDate,
): readonly ('too_long' | 'too_small' | 'too_much')[] {
  const beyond: ('too_long' | 'too_small' | 'too_much')[] = []
  const last = payments.at(-1)
  if (last && last.dueOn > addMonths(today, setting.maxMonths)) beyond.push('too_long')
  if (payments.some(({ cents }) => cents < setting.minInstalmentCents)) beyond.push('too_small')
  if (setting.approveOverCents !== null && total.cents > setting.approveOverCents) beyond.push('too_much')
  return beyond
}
