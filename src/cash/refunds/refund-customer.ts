import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { bookItems, settlePairs } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { record } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import { lineById } from '../lines/line-store.ts'
import {
  insertMatches,
  type LockedItem,
  type LockedLine,
  lockItems,
  lockLines,
  type NewMatch,
  newItems,
  newPairs,
} from '../lines/match-store.ts'
import { dropProposals } from '../lines/proposal-store.ts'
import type { Evidence, Part } from '../model.ts'
import { isUnclaimed } from './store.ts'
import { refundWording as words } from './wording.ts'

/** Money out that is told elsewhere: by a notice, by the file of returns, by the line that had brought it. */
const TOLD_ELSEWHERE = ['batch_detailed', 'returns_detailed', 'came_and_went']

/** What a line of money out paid back. `cents` of the parts are negative, as in proposals: they use credits up. */
export type RefundOrder = {
  readonly lineId: string
  readonly parts: readonly Part[]
  /** The refund as the accounts have it already: nothing is booked then, and there are no parts. */
  readonly bookedItemId: string | null
  readonly evidence: readonly Evidence[]
  readonly how: NewMatch['how']
}

/**
 * Money out paid a customer back: a debit of that day takes up the credits it pays out, money on account or credit notes of one
 * customer, whole or in part. What is left of the line stays open. Refused when the line or a credit has less left.
 */
export async function refundCustomer(tx: OrgTx, order: RefundOrder, by: By): Promise<NewMatch> {
  const line = await holdOutgoing(tx, order.lineId)
  const ids = order.bookedItemId ? [order.bookedItemId] : order.parts.map(({ itemId }) => itemId)
  const items = await lockItems(tx, ids)
  const match = (customerId: string, cents: number): NewMatch => ({
    id: newId(by.at),
    lineId: line.id,
    class: 'refund',
    customerId,
    payerId: null,
    cents: -cents,
    evidence: order.evidence,
    how: order.how,
    on: line.bookedOn,
  })
  const who = { name: by.actor.name, at: by.at }
  const made = order.bookedItemId
    ? await recognise(tx, line, items[0], match)
    : await payOut(tx, line, order.parts, items, match, by)
  await insertMatches(tx, [made.match], made.effects, who)
  await dropProposals(tx, [line.id])
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'customer_refunded',
    subject: { kind: 'customer', id: made.match.customerId },
    data: {
      matchId: made.match.id,
      lineId: line.id,
      cents: -made.match.cents,
      currency: line.currency,
      items: ids,
      isInBooks: order.bookedItemId !== null,
    },
  })
  return made.match
}

async function holdOutgoing(tx: OrgTx, lineId: string): Promise<LockedLine> {
  const [line] = await lockLines(tx, [lineId])
  const told = await lineById(tx, lineId)
  if (
    !line ||
    !told ||
    line.cents >= 0 ||
    line.leftCents === 0 ||
    line.heldAs !== '' ||
    TOLD_ELSEWHERE.includes(told.setAsideAs)
  )
    throw new Refused(refuse('changed_meanwhile', words.lineGone).refusal)
  return line
}

type Made = { readonly match: NewMatch; readonly effects: Parameters<typeof insertMatches>[2] }
type MatchOf = (customerId: string, cents: number) => NewMatch

/** The accounts booked it before the bank told it: the line is their debit, and nothing is booked. */
async function recognise(tx: OrgTx, line: LockedLine, item: LockedItem | undefined, of: MatchOf): Promise<Made> {
  if (!item || line.leftCents !== line.cents || !(await isUnclaimed(tx, item.id)))
    throw new Refused(refuse('changed_meanwhile', words.bookedGone).refusal)
  const match = of(item.customerId, -line.cents)
  return { match, effects: [{ matchId: match.id, what: 'known_item', id: item.id }] }
}

async function payOut(
  tx: OrgTx,
  line: LockedLine,
  parts: readonly Part[],
  items: readonly LockedItem[],
  of: MatchOf,
  by: By,
): Promise<Made> {
  const customerId = items[0]?.customerId ?? ''
  const money = (cents: number) => ({ cents, currency: line.currency })
  const left = new Map(items.map((item) => [item.id, item.openCents]))
  for (const { itemId, cents } of parts) {
    const item = items.find(({ id }) => id === itemId)
    if (!item || item.side !== -1 || item.customerId !== customerId || item.currency !== line.currency || cents >= 0)
      throw new Refused(refuse('changed_meanwhile', words.creditGone).refusal)
    const open = left.get(itemId)!
    if (-cents > open)
      throw new Refused(refuse('item_used', words.creditUsed, { left: money(open), asked: money(-cents) }).refusal)
    left.set(itemId, open + cents)
  }
  const paid = -parts.reduce((sum, { cents }) => sum + cents, 0)
  if (paid === 0) throw new Refused(refuse('changed_meanwhile', words.creditGone).refusal)
  if (paid > -line.leftCents)
    throw new Refused(refuse('line_used', words.lineUsed, { left: money(-line.leftCents), asked: money(paid) }).refusal)
  const match = of(customerId, paid)
  const refund = {
    id: newId(by.at),
    customerId,
    kind: 'refund',
    side: 1 as const,
    cents: paid,
    currency: line.currency,
    documentNo: '',
    label: line.label.slice(0, 200),
    on: line.bookedOn,
    dueOn: line.bookedOn,
  }
  await bookItems(tx, newItems([refund]), by.at, null)
  const pairs = parts.map(({ itemId, cents }) => {
    return { id: newId(by.at), debitId: refund.id, creditId: itemId, cents: -cents, on: line.bookedOn }
  })
  await settlePairs(tx, newPairs(pairs), by.at)
  return {
    match,
    effects: [
      { matchId: match.id, what: 'item', id: refund.id },
      ...pairs.map(({ id }) => ({ matchId: match.id, what: 'allocation' as const, id })),
    ],
  }
}
