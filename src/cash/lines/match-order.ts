import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { type Evidence, feeInBooks, type GapReason, type MatchClass, type Part, receiptsNamed } from '../model.ts'
import { cashWording as words } from '../wording.ts'
import type { LockedItem, LockedLine } from './match-store.ts'

/** What to settle with (a part of) one bank line. Amounts as in `Proposal`. */
export type MatchOrder = {
  readonly lineId: string
  readonly class: MatchClass | 'by_hand'
  readonly customerId: string
  readonly payerId: string | null
  readonly parts: readonly Part[]
  readonly gap: { readonly cents: number; readonly reason: GapReason | 'write_off' } | null
  readonly onAccountCents: number
  readonly bookedItemId: string | null
  readonly evidence: readonly Evidence[]
  readonly how: 'automatic' | 'accepted' | 'by_hand'
}

/** What is settled of an item, in its own currency, positive. */
export const settledCents = ({ cents, ownCents }: Part): number => ownCents ?? Math.abs(cents)

/** What an order takes of the line: the parts, less what is written off, and what stays on account. */
export const receiptCents = (order: Pick<MatchOrder, 'parts' | 'gap' | 'onAccountCents'>): number =>
  order.parts.reduce((sum, one) => sum + one.cents, 0) - (order.gap?.cents ?? 0) + order.onAccountCents

/** The books as they are now, under lock; `left`: what no order before took of lines and items, by id. */
export type Books = {
  readonly lines: ReadonlyMap<string, LockedLine>
  readonly items: ReadonlyMap<string, LockedItem>
  readonly left: ReadonlyMap<string, number>
  /** Receipts of the accounts that a line is known to be. */
  readonly recognised: ReadonlySet<string>
}

/** Whether the books bear an order out; gives its line, and the receipts of the accounts that the line is, if it is any. */
export function checkOrder(
  order: MatchOrder,
  books: Books,
): Verdict<{ readonly line: LockedLine; readonly receipts: readonly LockedItem[] }> {
  const { items, left } = books
  const line = books.lines.get(order.lineId)
  const taken = receiptCents(order)
  if (!line || line.state === 'withdrawn') return refuse('not_found', words.lineGone)
  if (line.heldAs !== '') return refuse('line_held', words.lineHeld)
  if (line.cents < 0) return refuse('money_out', words.moneyOut)
  const money = (cents: number) => ({ cents, currency: line.currency })
  if (taken <= 0) return refuse('nothing_taken', words.nothingTaken)
  const lineLeft = left.get(line.id)!
  if (taken > lineLeft) return refuse('line_used', words.lineUsed, { left: money(lineLeft), asked: money(taken) })
  const seen = new Set<string>()
  for (const one of order.parts) {
    const item = items.get(one.itemId)
    if (!item || item.customerId !== order.customerId || seen.has(one.itemId))
      return refuse('changed_meanwhile', words.itemGone)
    seen.add(one.itemId)
    if ((item.currency !== line.currency) !== (one.ownCents !== undefined)) return refuse('currency', words.ownCurrency)
    if (Math.sign(one.cents) !== item.side || settledCents(one) > left.get(one.itemId)!)
      return refuse('changed_meanwhile', words.itemUsed, {
        documentNo: item.documentNo,
        left: { cents: left.get(one.itemId)!, currency: item.currency },
        asked: { cents: settledCents(one), currency: item.currency },
      })
  }
  // What an exchange leaves over or short is no fee and no discount.
  if (order.gap && order.parts.some((one) => one.ownCents !== undefined)) return refuse('gap_wrong', words.gapForeign)
  const idle = -order.parts.reduce((sum, { cents }) => sum + cents, 0)
  if (idle > 0) return refuse('credit_idle', words.creditIdle, { over: money(idle) })
  if (order.gap && (order.gap.cents <= 0 || order.onAccountCents > 0)) return refuse('gap_wrong', words.gapWrong)
  const receipts = receiptsOf(order, line, books)
  return receipts.ok ? accept({ line, receipts: receipts.value }) : receipts
}

/**
 * The receipts of the accounts that an order says its line is: all there, none recognised as another line, and what the line brings,
 * with the fee that the bank kept, to the cent.
 */
function receiptsOf(order: MatchOrder, line: LockedLine, { items, recognised }: Books): Verdict<readonly LockedItem[]> {
  const receipts: LockedItem[] = []
  for (const id of receiptsNamed(order)) {
    const receipt = items.get(id)
    if (!receipt || receipt.side !== -1 || receipt.currency !== line.currency)
      return refuse('changed_meanwhile', words.receiptGone)
    if (recognised.has(id)) return refuse('changed_meanwhile', words.receiptTaken)
    receipts.push(receipt)
  }
  const isSame = sumOf(receipts) - feeInBooks(order) === receiptCents(order)
  return receipts.length === 0 || isSame ? accept(receipts) : refuse('changed_meanwhile', words.receiptGone)
}

/** What these receipts are of, together. */
export const sumOf = (receipts: readonly LockedItem[]): number =>
  receipts.reduce((sum, { amountCents }) => sum + amountCents, 0)
