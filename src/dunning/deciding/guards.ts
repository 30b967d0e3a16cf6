import type { Case } from './decision-case.ts'
import {
  aboveCeiling,
  belowFloor,
  belowStepFloor,
  consumerFee,
  creditCovers,
  customerInCredit,
} from './guard-amounts.ts'
import {
  contactAway,
  contactedToday,
  frequencyCap,
  noAddress,
  plannedMessage,
  sendingMoment,
  uncertainMessage,
} from './guard-contacts.ts'
import {
  customerHold,
  disputeSilencesCustomer,
  entryLevelMissing,
  excludedCustomer,
  itemDispute,
  itemHold,
  segmentNotChased,
} from './guard-holds.ts'
import { insolvencyOpened } from './guard-insolvency.ts'
import { debtBarred } from './guard-limitation.ts'
import { booksStale, collectionRunning, paymentAnnounced, receiptToMatch } from './guard-money.ts'
import { placedWithProvider } from './guard-placement.ts'
import { proceedingRunning } from './guard-proceeding.ts'
import { promiseBroken, promiseRunning } from './guard-promises.ts'
import { receiptOfAmount } from './guard-unnamed.ts'

/** `account` guards look at what is owed, `message` guards at the message that would leave. */
export type Guard = {
  readonly name: string
  readonly scope: 'account' | 'message'
  readonly apply: (theCase: Case) => void
}

/**
 * Guards in order of who wins: the law, whoever collects for us, the debtor's word, then our policy.
 */
export const GUARDS: readonly Guard[] = [
  { name: 'insolvency_opened', scope: 'account', apply: insolvencyOpened },
  { name: 'proceeding_running', scope: 'account', apply: proceedingRunning },
  { name: 'placed_with_provider', scope: 'account', apply: placedWithProvider },
  { name: 'consumer_fee', scope: 'account', apply: consumerFee },
  { name: 'dispute_silences_customer', scope: 'account', apply: disputeSilencesCustomer },
  { name: 'dispute_open', scope: 'account', apply: itemDispute },
  { name: 'promise_running', scope: 'account', apply: promiseRunning },
  { name: 'excluded_customer', scope: 'account', apply: excludedCustomer },
  { name: 'segment_not_chased', scope: 'account', apply: segmentNotChased },
  { name: 'hold_customer', scope: 'account', apply: customerHold },
  { name: 'hold_item', scope: 'account', apply: itemHold },
  { name: 'entry_level_missing', scope: 'account', apply: entryLevelMissing },
  { name: 'uncertain_message', scope: 'account', apply: uncertainMessage },
  { name: 'planned_message', scope: 'account', apply: plannedMessage },
  { name: 'customer_in_credit', scope: 'account', apply: customerInCredit },
  { name: 'credit_covers', scope: 'account', apply: creditCovers },
  { name: 'collection_running', scope: 'account', apply: collectionRunning },
  { name: 'receipt_to_match', scope: 'account', apply: receiptToMatch },
  { name: 'receipt_of_amount', scope: 'account', apply: receiptOfAmount },
  { name: 'payment_announced', scope: 'account', apply: paymentAnnounced },
  { name: 'books_stale', scope: 'account', apply: booksStale },
  { name: 'below_floor', scope: 'account', apply: belowFloor },
  { name: 'below_step_floor', scope: 'message', apply: belowStepFloor },
  { name: 'debt_barred', scope: 'message', apply: debtBarred },
  { name: 'promise_broken', scope: 'message', apply: promiseBroken },
  { name: 'above_ceiling', scope: 'message', apply: aboveCeiling },
  { name: 'contacted_today', scope: 'message', apply: contactedToday },
  { name: 'frequency_cap', scope: 'message', apply: frequencyCap },
  { name: 'sending_moment', scope: 'message', apply: sendingMoment },
  { name: 'no_address', scope: 'message', apply: noAddress },
  { name: 'contact_away', scope: 'message', apply: contactAway },
]
