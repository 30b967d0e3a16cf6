import { addDays, daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { exactCents } from '../../kernel/money.ts'
import { AGE_STEPS, PRIOR_CHANCES } from '../../ledger/rules.ts'
import type { Urgency } from '../worklist/model.ts'
import { expectedOf, urgencyOf, urgencyPercent, valueOf } from '../worklist/rank.ts'
import { type FileFacts, FOLLOW_UP_DAYS, NAMED_DOCUMENTS, type NextWhat, type Reckoned } from './model.ts'

/**
 * What a file in hand comes to on a day. Every creditor's debts are reckoned with the same stated chances: an agency compares files
 * across its creditors, and what a creditor's whole books say of its customers was not handed over.
 */
export function reckon(facts: FileFacts, today: LocalDate): Reckoned {
  const { held, documents, words, disputedCents, awaitsApproval } = facts
  const open = documents.filter(({ openCents }) => openCents > 0)
  const openCents = exactCents(open.reduce((sum, one) => sum + one.openCents, 0))
  const oldestOn = earliest(open.map(({ dueOn }) => dueOn))
  const next = nextOf(facts, openCents, today)
  const collectable = Math.max(0, openCents - disputedCents)
  // What is contested is nobody's to expect: it is taken off the oldest first.
  let left = collectable
  const overdue = open
    .toSorted((a, b) => (a.dueOn > b.dueOn ? -1 : 1))
    .map((one) => {
      const cents = Math.min(left, one.openCents)
      left -= cents
      return { currency: held.currency, fromDays: stepOf(one.dueOn, today), cents, oldestOn: one.dueOn }
    })
  const expected = expectedOf(overdue, PRIOR_CHANCES)
  const urgency = pressesOf(next, earliest(open.flatMap(({ barsOn }) => barsOn ?? [])), oldestOn, today)
  const running = words.filter(({ brokenOn }) => brokenOn === null).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]
  return {
    documentNos: documents.slice(0, NAMED_DOCUMENTS).map(({ documentNo }) => documentNo),
    documents: documents.length,
    openCents,
    oldestOn,
    lastContactOn: lastContact(facts),
    nextWhat: next.what,
    nextOn: next.on,
    nextWords: next.words ?? '',
    promiseOn: running?.dueOn ?? null,
    promiseCents: running?.cents ?? null,
    disputedCents,
    awaitsApproval,
    expectedCents: expected[0]?.cents ?? 0,
    urgency,
    urgencyPercent: urgencyPercent(urgency),
    valueCents: valueOf(expected, urgency)[0]?.cents ?? 0,
  }
}

type Next = { readonly what: NextWhat; readonly on: LocalDate | null; readonly words?: string }

/** The one thing to do next, and from which day; no day while somebody else is awaited. */
export function nextOf(facts: FileFacts, openCents: number, today: LocalDate): Next {
  const { held, words, instruction, answeredOn, callBackOn, calledOn, step, disputedCents, awaitsApproval } = facts
  if (instruction) return { what: 'instruction', ...instruction }
  if (answeredOn) return { what: 'answered', on: answeredOn }
  if (callBackOn) return { what: 'call_back', on: callBackOn, words: facts.callWords }
  const running = words.filter(({ brokenOn }) => brokenOn === null)
  const broken = latest(words.flatMap(({ brokenOn }) => brokenOn ?? []))
  // A word broken is answered by a call, or by another word.
  if (broken && running.length === 0 && !(calledOn !== null && calledOn >= broken))
    return { what: 'broken_promise', on: broken }
  const kept = latest(running.map(({ graceUntil }) => graceUntil))
  if (kept && kept >= today) return { what: 'promised', on: addDays(kept, 1) }
  if (awaitsApproval) return { what: 'approval', on: null }
  if (openCents > 0 && disputedCents >= openCents) return { what: 'disputed', on: null }
  if (step) return { what: 'step', ...step }
  const contact = lastContact(facts)
  if (contact === null) return { what: 'first_contact', on: held.placedOn }
  return { what: 'follow_up', on: addDays(contact, FOLLOW_UP_DAYS) }
}

/** Since it was placed: what others did before is their history. */
const lastContact = ({ held, calledAt, calledOn, wroteOn }: FileFacts): LocalDate | null =>
  latest([
    ...(calledAt !== null && calledAt >= held.placedAt && calledOn ? [calledOn] : []),
    ...(wroteOn ? [wroteOn] : []),
  ])

/** What presses, as the desk reckons it; whoever gave the mandate and waits for an answer presses like a customer who does. */
function pressesOf(next: Next, barsOn: LocalDate | null, oldestOn: LocalDate | null, today: LocalDate): Urgency[] {
  const isDue = next.on !== null && next.on <= today
  const works =
    next.what === 'broken_promise' || (next.what === 'call_back' && isDue)
      ? [{ kind: next.what, isFormalNotice: false }]
      : []
  const found = urgencyOf(works, oldestOn, barsOn, today)
  const waits = next.what === 'instruction' || next.what === 'answered'
  return waits ? [...found, { code: 'waits_for_us', percent: 40, n: 0 }] : found
}

const stepOf = (dueOn: LocalDate, today: LocalDate): number =>
  AGE_STEPS.findLast((step) => step <= Math.max(0, daysBetween(dueOn, today)))!

const earliest = (days: readonly LocalDate[]): LocalDate | null => days.toSorted()[0] ?? null
const latest = (days: readonly LocalDate[]): LocalDate | null => days.toSorted().at(-1) ?? null
