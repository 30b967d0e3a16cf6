import type { LocalDate } from '../../kernel/calendar.ts'
import type { Currency, Money } from '../../kernel/money.ts'
import type { CustomerFacts, DebitItem, Moment, ReceiptToMatch } from '../model.ts'
import { wholeDispute } from './contested.ts'
import { byAge, type Case, isRunning } from './decision-case.ts'
import { promiseOf } from './guard-promises.ts'
import { creditShares } from './open-credits.ts'
import { runningCollection } from './running-collection.ts'

/** What the money of one currency that waits to be matched would pay of a customer's open items. */
export type Waiting = {
  /** All that is claimed, were it all theirs. */
  readonly paysAll: boolean
  readonly pays: ReadonlyMap<string, 'whole' | 'part'>
  /** Matching holds some of it for theirs before anybody else's. */
  readonly isProbable: boolean
  /** What is probably theirs, else what is possibly. */
  readonly received: Money
  readonly receivedOn: LocalDate
  /** What items of its currency leave of the money that is certainly theirs: it may pay those of another. */
  readonly leftCents: number
}

/** What money that waits, or is announced, would pay of a customer's open items, currency by currency in their order. */
export function waitingMoney(theCase: Case, received: readonly ReceiptToMatch[]): ReadonlyMap<Currency, Waiting> {
  const currencies = new Set(received.map(({ currency }) => currency))
  return new Map([...currencies].sort().map((currency) => [currency, waitingReceipts(theCase, received, currency)]))
}

/**
 * A receipt pays the items that matching proposes for it; what it leaves, if it is probably theirs, pays the oldest items
 * first (C. civ. art. 1342-10), once the open credits have. Items that are held or being collected are left out: the money
 * is not taken for theirs. What is only possibly theirs pays no item that it does not name, unless it would pay everything.
 * `currency` is one of which a receipt waits.
 */
function waitingReceipts(theCase: Case, received: readonly ReceiptToMatch[], currency: Currency): Waiting {
  const { facts, moment } = theCase
  const receipts = received.filter((one) => one.currency === currency)
  const credits = creditShares(facts)
  const items = facts.items
    .filter((item) => item.currency === currency && !isSpokenFor(facts, item, moment))
    .toSorted(byAge)
  const owed = new Map(items.map((item) => [item.id, item.openCents - credits.get(item.id)!]))

  const paid = new Map<string, number>()
  const pay = (itemId: string, cents: number): number => {
    const before = paid.get(itemId) ?? 0
    const taken = Math.min(cents, (owed.get(itemId) ?? 0) - before)
    if (taken > 0) paid.set(itemId, before + taken)
    return Math.max(taken, 0)
  }
  let rest = 0
  let certainRest = 0
  for (const { cents, parts, isFirst, isCertain } of receipts) {
    for (const part of parts) pay(part.itemId, part.cents)
    const left = Math.max(0, cents - sum(parts.map((part) => part.cents)))
    if (isFirst) rest += left
    if (isFirst && isCertain) certainRest += left
  }
  for (const { id } of items) rest -= pay(id, rest)

  const claimed = [...theCase.candidates, ...theCase.companions].map(({ item }) => item)
  const lastDueOn = claimed.reduce(
    (last, item) => (item.currency === currency && item.dueOn > last ? item.dueOn : last),
    '',
  )
  const claimedCents = sum(items.filter(({ dueOn }) => dueOn <= lastDueOn).map(({ id }) => owed.get(id)!))
  const probable = receipts.filter(({ isFirst }) => isFirst)
  const told = probable.length > 0 ? probable : receipts
  return {
    paysAll: sum(receipts.map(({ cents }) => cents)) >= claimedCents,
    pays: new Map([...paid].map(([id, cents]) => [id, cents >= owed.get(id)! ? 'whole' : 'part'])),
    isProbable: probable.length > 0,
    received: { cents: sum(told.map(({ cents }) => cents)), currency },
    receivedOn: told
      .map(({ receivedOn }) => receivedOn)
      .toSorted()
      .at(-1)!,
    leftCents: Math.min(rest, certainRest),
  }
}

/**
 * Money in another currency than an item's that would pay it: the payer cites the item, or is this customer beyond doubt and owes
 * nothing else that the money could pay. Nobody can say what it is worth there: all of it holds all of the item.
 */
export function foreignReceipt(
  received: readonly ReceiptToMatch[],
  waiting: ReadonlyMap<Currency, Waiting>,
  { id, currency }: DebitItem,
): { readonly received: Money; readonly receivedOn: LocalDate; readonly isCited: boolean } | null {
  const citing = received.filter(({ foreign }) => foreign.includes(id)).toSorted(byDay)
  const cited = citing[0]
  if (cited) {
    const { cents, currency: paidIn, receivedOn } = cited
    return { received: { cents, currency: paidIn }, receivedOn, isCited: true }
  }
  for (const [paidIn, { leftCents, receivedOn }] of waiting)
    if (paidIn !== currency && leftCents > 0)
      return { received: { cents: leftCents, currency: paidIn }, receivedOn, isCited: false }
  return null
}

/** The latest first, then the largest: the order of the facts means nothing. */
const byDay = (a: ReceiptToMatch, b: ReceiptToMatch): number =>
  a.receivedOn === b.receivedOn
    ? b.cents - a.cents || (a.currency < b.currency ? -1 : 1)
    : a.receivedOn < b.receivedOn
      ? 1
      : -1

/** A hold on the item, or a direct debit that fetches it, says already what becomes of it. */
const isSpokenFor = (facts: CustomerFacts, item: DebitItem, { today }: Moment): boolean =>
  facts.holds.some((hold) => hold.itemId === item.id && isRunning(hold, today)) ||
  wholeDispute(facts, item, today) !== null ||
  promiseOf(facts, item.id, today) !== null ||
  runningCollection(facts, item.id, today) !== null

const sum = (cents: readonly number[]): number => cents.reduce((total, each) => total + each, 0)
