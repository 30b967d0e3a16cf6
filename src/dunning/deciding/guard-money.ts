import { addDays, daysBetween } from '../../kernel/calendar.ts'
import type { AnnouncedMoney } from '../model.ts'
import { byAge, type Case, type Draft, excludeFrom } from './decision-case.ts'
import { type Reason, type ReasonCode, reason } from './reasons.ts'
import { runningCollection } from './running-collection.ts'
import { foreignReceipt, type Waiting, waitingMoney } from './waiting-receipts.ts'

/** Guards of money on its way: what the bank collects, what it holds unmatched, how far it is known. */

/** The bank was told to fetch the money: asking for it as well would have it paid twice. */
export function collectionRunning(theCase: Case): void {
  const { facts, moment } = theCase
  if (facts.collections.length === 0) return
  excludeFrom(theCase, ({ item: { id, documentNo }, step }) => {
    const running = runningCollection(facts, id, moment.today)
    if (!running) return null
    const { no, collectOn, backOn } = running
    if (step && (theCase.backOn === null || backOn < theCase.backOn)) theCase.backOn = backOn
    return reason('collection_running', { documentNo, no, collectOn })
  })
}

/**
 * Money at the bank that nobody matched yet holds what it would pay, until somebody has looked; the rest is claimed, and the
 * message tells of it. A person looks first at a message that claims the whole of an item of which a part may be paid.
 */
export function receiptToMatch(theCase: Case): void {
  const { receiptsToMatch } = theCase.facts
  if (receiptsToMatch.length === 0) return
  const waiting = waitingMoney(theCase, receiptsToMatch)
  excludeFrom(theCase, ({ item }) => {
    const { id, documentNo, currency } = item
    const money = waiting.get(currency)
    if (money?.paysAll) return reason('receipt_to_match', { received: money.received, receivedOn: money.receivedOn })
    if (money?.pays.get(id) === 'whole')
      return reason('receipt_pays_item', { documentNo, received: money.received, receivedOn: money.receivedOn })
    const foreign = foreignReceipt(receiptsToMatch, waiting, item)
    if (!foreign) return null
    const { isCited, received, receivedOn } = foreign
    return isCited
      ? reason('receipt_pays_item', { documentNo, received, receivedOn })
      : reason('receipt_to_match', { received, receivedOn })
  })
  for (const one of waiting.values()) tellOfMoney(theCase, one, { rest: 'receipt_in_part', part: 'receipt_pays_part' })
}

/**
 * Money that a payer announced, or its bank before it booked it, holds what it would pay as long as it may still come, as money that
 * waits to be matched does: what was paid this morning is not claimed this afternoon. One sum may be announced by both.
 */
export function paymentAnnounced(theCase: Case): void {
  const { facts, moment } = theCase
  const alive = facts.announced.filter(({ untilOn }) => untilOn >= moment.today)
  for (const by of ['bank', 'payer'] as const) {
    const announced = alive.filter((one) => one.by === by)
    if (announced.length > 0) holdAnnounced(theCase, by, announced)
  }
}

function holdAnnounced(theCase: Case, by: AnnouncedMoney['by'], announced: readonly AnnouncedMoney[]): void {
  const untilOn = announced.map((one) => one.untilOn).reduce((last, on) => (on > last ? on : last))
  const backOn = addDays(untilOn, 1)
  const waiting = waitingMoney(theCase, announced)
  excludeFrom(theCase, ({ item, step }): Reason | null => {
    const money = waiting.get(item.currency)
    const isPaid = money && (money.paysAll || money.pays.get(item.id) === 'whole')
    const paying = isPaid ? money : foreignReceipt(announced, waiting, item)
    if (!paying) return null
    if (step && (theCase.backOn === null || backOn < theCase.backOn)) theCase.backOn = backOn
    const { received, receivedOn: announcedOn } = paying
    return reason('payment_announced', { by, received, announcedOn, untilOn })
  })
  for (const one of waiting.values())
    tellOfMoney(theCase, one, { by, rest: 'announced_in_part', part: 'announced_pays_part' })
}

/** What of a message is to be read with the money in mind that will not pay all of it. `by`: who announced it. */
function tellOfMoney(
  theCase: Case,
  { isProbable, pays, received, receivedOn }: Waiting,
  { by, rest, part }: { readonly by?: string; readonly rest: ReasonCode; readonly part: ReasonCode },
): void {
  const said: Reason['params'] = by ? { by, received, announcedOn: receivedOn } : { received, receivedOn }
  const claimed = [...theCase.candidates, ...theCase.companions]
    .filter(({ item }: Draft) => item.currency === received.currency)
    .toSorted((a, b) => byAge(a.item, b.item))
  if (!isProbable || claimed.length === 0) return
  const partly = claimed.find(({ item }) => pays.get(item.id) === 'part')
  if (!partly) theCase.notes.push(reason(rest, said))
  else theCase.confirmations.push(reason(part, { documentNo: partly.item.documentNo, ...said }))
}

export function booksStale(theCase: Case): void {
  const { booksFreshnessDays: maxDays } = theCase.settings
  const { booksFreshOn: freshOn, lateAccount: account } = theCase.facts
  if (maxDays === null) return
  if (freshOn === null) {
    theCase.stop = { verdict: 'hold', reason: reason('books_unknown'), nextOn: null }
    return
  }
  if (daysBetween(freshOn, theCase.moment.today) <= maxDays) return
  const why =
    account === null ? reason('books_stale', { freshOn, maxDays }) : reason('bank_stale', { account, freshOn, maxDays })
  theCase.stop = { verdict: 'hold', reason: why, nextOn: null }
}
