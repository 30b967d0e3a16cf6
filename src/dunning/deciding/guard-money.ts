import { daysBetween } from '../../kernel/calendar.ts'
import type { Currency } from '../../kernel/money.ts'
import { type Case, type Draft, excludeFrom } from './decision-case.ts'
import { reason } from './reasons.ts'
import { runningCollection } from './running-collection.ts'
import { foreignReceipt, type Waiting, waitingReceipts } from './waiting-receipts.ts'

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
  if (theCase.facts.receiptsToMatch.length === 0) return
  const currencies = new Set(theCase.facts.receiptsToMatch.map(({ currency }) => currency))
  const waiting = new Map<Currency, Waiting>()
  for (const currency of [...currencies].sort()) waiting.set(currency, waitingReceipts(theCase, currency))
  excludeFrom(theCase, ({ item }) => {
    const { id, documentNo, currency } = item
    const money = waiting.get(currency)
    if (money?.paysAll) return reason('receipt_to_match', { received: money.received, receivedOn: money.receivedOn })
    if (money?.pays.get(id) === 'whole')
      return reason('receipt_pays_item', { documentNo, received: money.received, receivedOn: money.receivedOn })
    const foreign = foreignReceipt(theCase.facts, waiting, item)
    if (!foreign) return null
    const { isCited, received, receivedOn } = foreign
    return isCited
      ? reason('receipt_pays_item', { documentNo, received, receivedOn })
      : reason('receipt_to_match', { received, receivedOn })
  })
  for (const one of waiting.values()) tellOfReceipt(theCase, one)
}

function tellOfReceipt(theCase: Case, { isProbable, pays, received, receivedOn }: Waiting): void {
  const claimed = [...theCase.candidates, ...theCase.companions].filter(
    ({ item }: Draft) => item.currency === received.currency,
  )
  if (!isProbable || claimed.length === 0) return
  const partly = claimed.find(({ item }) => pays.get(item.id) === 'part')
  if (!partly) theCase.notes.push(reason('receipt_in_part', { received, receivedOn }))
  else {
    const params = { documentNo: partly.item.documentNo, received, receivedOn }
    theCase.confirmations.push(reason('receipt_pays_part', params))
  }
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
