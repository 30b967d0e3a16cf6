import { addMonths, daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { type Money, shareOf, sumsByCurrency } from '../../kernel/money.ts'
import type { Chance } from '../../ledger/rules.ts'
import type { WorkKind, WorkSort } from '../model.ts'
import type { Entry, Overdue, Urgency, Work } from './model.ts'

/** What is likely to come in, by currency: each amount late times the chance of its age. */
export function expectedOf(overdue: readonly Overdue[], chances: readonly Chance[]): Money[] {
  const chanceOf = (fromDays: number) => chances.find((one) => one.fromDays === fromDays)!.bp
  return sumsByCurrency(
    overdue.map(({ currency, fromDays, cents }) => ({ currency, cents: shareOf(cents, chanceOf(fromDays)) })),
  )
}

const LATE_PERCENT_A_MONTH = 10
const MOST_MONTHS = 6
const NEAR_LIMITATION_MONTHS = 6
const WAITS_FOR_US: readonly WorkKind[] = [
  'reply',
  'complaint',
  'plan_requested',
  'payment_proof',
  'portal_message',
  'colleague_answered',
  'call_back',
]
const OUT_OF_REACH: readonly WorkKind[] = [
  'uncertain',
  'failed',
  'message_failed',
  'message_uncertain',
  'bounce',
  'address_refused',
]

/** What makes a customer pressing, each with what it adds to 100 (or takes from it). */
export function urgencyOf(
  works: readonly Pick<Work, 'kind' | 'isFormalNotice'>[],
  oldestOn: LocalDate | null,
  barsOn: LocalDate | null,
  today: LocalDate,
): Urgency[] {
  const has = (kinds: readonly WorkKind[]) => works.some(({ kind }) => kinds.includes(kind))
  const found: Urgency[] = []
  const late = oldestOn === null ? 0 : Math.max(0, daysBetween(oldestOn, today))
  if (late === 0) found.push({ code: 'not_due', percent: -75, n: 0 })
  const months = Math.min(MOST_MONTHS, Math.floor(late / 30))
  if (months > 0) found.push({ code: 'days_late', percent: months * LATE_PERCENT_A_MONTH, n: late })
  if (has(['broken_promise', 'plan_lapsed', 'plan_late'])) found.push({ code: 'broken_promise', percent: 50, n: 0 })
  if (has(WAITS_FOR_US)) found.push({ code: 'waits_for_us', percent: 40, n: 0 })
  if (works.some(({ isFormalNotice }) => isFormalNotice)) found.push({ code: 'formal_notice', percent: 30, n: 0 })
  if (barsOn !== null && barsOn >= today && barsOn <= addMonths(today, NEAR_LIMITATION_MONTHS))
    found.push({ code: 'limitation', percent: 100, n: daysBetween(today, barsOn) })
  if (has(OUT_OF_REACH)) found.push({ code: 'out_of_reach', percent: 20, n: 0 })
  if (has(['dispute_task', 'colleague_silent', 'task'])) found.push({ code: 'overdue_task', percent: 20, n: 0 })
  return found
}

export const urgencyPercent = (urgency: readonly Urgency[]): number =>
  urgency.reduce((sum, { percent }) => sum + percent, 100)

/** Expected cash × urgency, by currency: only orders the list. */
export const valueOf = (expected: readonly Money[], urgency: readonly Urgency[]): Money[] =>
  expected.map(({ currency, cents }) => ({ currency, cents: shareOf(cents, urgencyPercent(urgency) * 100) }))

/**
 * How far down each of these stands, from 0 to 1, the largest first; amounts of two currencies are never compared. Each is ranked among
 * those who owe the same currency, and stands in the whole list where it stands among them; who owes several stands where it stands
 * best. Equal amounts stand in one place, and who owes nothing stands last.
 */
export function placesBySize(sizes: readonly (readonly Money[])[]): number[] {
  const places = sizes.map(() => 1)
  const lists = new Map<string, { readonly index: number; readonly cents: number }[]>()
  for (const [index, moneys] of sizes.entries())
    for (const { currency, cents } of moneys) {
      if (cents <= 0) continue
      const list = lists.get(currency) ?? []
      if (list.length === 0) lists.set(currency, list)
      list.push({ index, cents })
    }
  for (const list of lists.values()) {
    list.sort((a, b) => b.cents - a.cents)
    for (let from = 0, to = 0; from < list.length; from = to) {
      while (to < list.length && list[to]!.cents === list[from]!.cents) to++
      // The middle of those that are equal: one alone in its currency stands half way, neither pressed on anybody nor lost.
      for (let at = from; at < to; at++) {
        const { index } = list[at]!
        places[index] = Math.min(places[index]!, (from + to) / (2 * list.length))
      }
    }
  }
  return places
}

/** The order of the list; what ties keeps the order of names, so that no row changes places between two pages. */
export function inOrder(sort: WorkSort): (a: Entry, b: Entry) => number {
  const keys = {
    value: (a: Entry, b: Entry) => a.places.value - b.places.value,
    age: (a: Entry, b: Entry) => ordered(a.oldestOn ?? '9', b.oldestOn ?? '9') || a.places.value - b.places.value,
    amount: (a: Entry, b: Entry) => a.places.amount - b.places.amount,
  }
  return (a, b) => keys[sort](a, b) || ordered(a.owner.name, b.owner.name) || ordered(a.owner.id, b.owner.id)
}

const ordered = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
