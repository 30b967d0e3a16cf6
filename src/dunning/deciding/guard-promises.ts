import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import type { CustomerFacts, ItemPromise } from '../model.ts'
import { type Case, excludeFrom, isRunning } from './decision-case.ts'
import { type Reason, reason } from './reasons.ts'

/** Guards of the customer's word: what it promised to pay, and by when. */

/** The promise or plan that speaks for an item on a day; of several, the one that ends last. */
export function promiseOf(
  { promises }: Pick<CustomerFacts, 'promises'>,
  itemId: string,
  on: LocalDate,
): ItemPromise | null {
  let lasting: ItemPromise | null = null
  for (const one of promises) {
    if (one.itemId !== itemId || !isRunning(one, on)) continue
    if (!lasting || rank(one) > rank(lasting)) lasting = one
  }
  return lasting
}

const rank = ({ untilOn, dueOn }: ItemPromise): string => `${untilOn ?? '9999'}|${dueOn}`

export function promiseRunning(theCase: Case): void {
  const { facts, moment } = theCase
  if (facts.promises.length === 0) return
  excludeFrom(theCase, ({ item, step }) => {
    const promise = promiseOf(facts, item.id, moment.today)
    if (!promise) return null
    const { untilOn } = promise
    const end = untilOn === null ? null : addDays(untilOn, 1)
    if (step && end && (theCase.backOn === null || end < theCase.backOn)) theCase.backOn = end
    return promiseSaid(promise, item.documentNo)
  })
}

/** Why nobody asks for a document that is promised, or paid in instalments. */
export const promiseSaid = ({ kind, dueOn, untilOn }: ItemPromise, documentNo: string): Reason =>
  kind === 'plan'
    ? reason('plan_running', { documentNo, dueOn })
    : reason('promise_running', { documentNo, dueOn, untilOn: untilOn ?? dueOn })

/** A promise that was not kept is looked at by a person before anything more is written: once, until the customer is next contacted. */
export function promiseBroken(theCase: Case): void {
  const { facts, moment } = theCase
  if (facts.promises.length === 0) return
  const lastOn = lastContact(facts)
  let latest: ItemPromise | null = null
  for (const one of facts.promises) {
    const { brokenOn, itemId } = one
    if (brokenOn === null || brokenOn > moment.today || (lastOn !== null && lastOn >= brokenOn)) continue
    if (!theCase.candidates.some(({ item }) => item.id === itemId)) continue
    if (!latest || one.dueOn > latest.dueOn) latest = one
  }
  if (latest) theCase.confirmations.push(reason('promise_broken', { dueOn: latest.dueOn }))
}

function lastContact({ contacts, otherContactOn }: CustomerFacts): LocalDate | null {
  const days = contacts.flatMap(({ state, on }) => (state === 'sent' || state === 'sending' ? [on] : []))
  return [...days, ...(otherContactOn ? [otherContactOn] : [])].toSorted().at(-1) ?? null
}
