import { type Lang, say } from '../../kernel/wording.ts'
import { actionWording as words } from '../action-wording.ts'
import { explainReason, type Reason, type ReasonCode } from '../deciding/reasons.ts'

/** What the creditor's bank and books say of money that nobody has matched, and of what it holds itself: it is no agency's to read. */
const MONEY: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'customer_in_credit',
  'credit_covers',
  'collection_running',
  'receipt_to_match',
  'receipt_pays_item',
  'receipt_of_amount',
  'receipt_of_sum',
  'receipt_in_part',
  'receipt_pays_part',
  'payment_announced',
  'announced_in_part',
  'announced_pays_part',
  'books_stale',
  'bank_stale',
  'books_unknown',
])
const HELD: ReadonlySet<ReasonCode> = new Set<ReasonCode>(['hold_customer', 'hold_item', 'dispute_silences_customer'])

/** A reason as whoever collects reads it: that the creditor's money or word stands before, without what it is. */
export const toldToAgency = (lang: Lang, one: Reason): string =>
  MONEY.has(one.code)
    ? say(lang, words.agencyMoney)
    : HELD.has(one.code)
      ? say(lang, words.agencyHeld)
      : explainReason(lang, one)
