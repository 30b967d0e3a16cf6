import { addMonths, daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { exactCents, exponentOf, type Money } from '../../kernel/money.ts'
import type { WorkKind, WorkSort } from '../model.ts'
import type { Chance, Entry, Overdue, Owner, Urgency, Work } from './model.ts'

/**
 * What comes in of a debt by its age, until an organisation has enough of its own history: less than 3 months 85 %, 6 months 65 %,
 * 12 months 40 %, more than 24 months 15 % (the product's kept rule, docs/decisions/0014). Between 12 and 24 months the rule
 * says nothing: half way.
 */
export const PRIOR_CHANCES: readonly Chance[] = [
  { fromDays: 0, bp: 8500, isOwn: false },
  { fromDays: 91, bp: 6500, isOwn: false },
  { fromDays: 183, bp: 4000, isOwn: false },
  { fromDays: 365, bp: 2750, isOwn: false },
  { fromDays: 730, bp: 1500, isOwn: false },
]
export const AGE_STEPS = PRIOR_CHANCES.map(({ fromDays }) => fromDays)

/** Debts of an age that have to be seen through before their own outcome says more than the rule. */
export const ENOUGH_ITEMS = 50

export type Recovery = {
  readonly fromDays: number
  readonly items: number
  readonly reachedCents: number
  readonly recoveredCents: number
}

/** The chances an organisation reckons with: its own where enough debts of the age were seen through, else the rule's. */
export const chancesOf = (measured: readonly Recovery[]): readonly Chance[] =>
  PRIOR_CHANCES.map((prior) => {
    const own = measured.find(({ fromDays }) => fromDays === prior.fromDays)
    if (!own || own.items < ENOUGH_ITEMS || own.reachedCents === 0) return prior
    return { ...prior, bp: Math.round((own.recoveredCents / own.reachedCents) * 10_000), isOwn: true }
  })

/** `cents` × `share` / 10 000 rounded to the nearest unit, exactly: the product alone may be past what a number holds. */
export const shareOf = (cents: number, share: number): number =>
  exactCents(Math.floor(cents / 10_000) * share + Math.round(((cents % 10_000) * share) / 10_000))

/** What is likely to come in, by currency: each amount late times the chance of its age. */
export function expectedOf(overdue: readonly Overdue[], chances: readonly Chance[]): Money[] {
  const sums = new Map<string, number>()
  for (const { currency, fromDays, cents } of overdue) {
    const { bp } = chances.find((one) => one.fromDays === fromDays)!
    sums.set(currency, exactCents((sums.get(currency) ?? 0) + shareOf(cents, bp)))
  }
  return [...sums].map(([currency, cents]) => ({ currency, cents }))
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
  'address_refused',
]

/**
 * The day from which nothing can be asked for any more unless something interrupted it: five years between traders (C. com.
 * L110-4), two for a consumer (C. conso. L218-2). Counted from the due day, as nothing here knows when the work was done.
 */
export const barredOn = (dueOn: LocalDate, kind: Owner['kind']): LocalDate =>
  addMonths(dueOn, kind === 'consumer' ? 24 : 60)

/** What makes a customer pressing, each with what it adds to 100 (or takes from it). */
export function urgencyOf(
  works: readonly Work[],
  owner: Pick<Owner, 'kind'>,
  oldestOn: LocalDate | null,
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
  if (oldestOn !== null) {
    const left = daysBetween(today, barredOn(oldestOn, owner.kind))
    if (left >= 0 && barredOn(oldestOn, owner.kind) <= addMonths(today, NEAR_LIMITATION_MONTHS))
      found.push({ code: 'limitation', percent: 100, n: left })
  }
  if (has(OUT_OF_REACH)) found.push({ code: 'out_of_reach', percent: 20, n: 0 })
  if (has(['dispute_task', 'colleague_silent', 'task'])) found.push({ code: 'overdue_task', percent: 20, n: 0 })
  return found
}

export const urgencyPercent = (urgency: readonly Urgency[]): number =>
  urgency.reduce((sum, { percent }) => sum + percent, 100)

/** Most of `amounts` in whole units of its currency: sizes of two currencies are compared as they stand, and never added. */
const greatest = (amounts: readonly Money[]): number =>
  amounts.reduce((most, { cents, currency }) => Math.max(most, cents / 10 ** exponentOf(currency)), 0)

/** Expected cash × urgency, in whole units: only orders the list. */
export const valueOf = (expected: readonly Money[], urgency: readonly Urgency[]): number =>
  (greatest(expected) * urgencyPercent(urgency)) / 100

/** The order of the list; what ties keeps the order of names, so that no row changes places between two pages. */
export function inOrder(sort: WorkSort): (a: Entry, b: Entry) => number {
  const keys = {
    value: (a: Entry, b: Entry) => b.value - a.value,
    age: (a: Entry, b: Entry) => (a.oldestOn ?? '9').localeCompare(b.oldestOn ?? '9') || b.value - a.value,
    amount: (a: Entry, b: Entry) => greatest(b.amounts) - greatest(a.amounts),
  }
  const name = (a: Entry, b: Entry) =>
    a.owner.name < b.owner.name ? -1 : a.owner.name > b.owner.name ? 1 : a.owner.id < b.owner.id ? -1 : 1
  return (a, b) => keys[sort](a, b) || name(a, b)
}
