import { newId } from '../../kernel/ids.ts'
import { accept, type Refusal, refuse, type Verdict } from '../../kernel/verdict.ts'
import { bookItems, settlePairs } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { merkleRoot, record } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import type { Evidence, GapReason, MatchClass, Part } from '../model.ts'
import { cashWording as words } from '../wording.ts'
import {
  type EffectKind,
  insertMatches,
  type LockedItem,
  type LockedLine,
  linkAdvice,
  lockItems,
  lockLines,
  type NewMatch,
  newItems,
  newPairs,
  recognisedAmong,
} from './match-store.ts'

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

export type Applied = {
  readonly matches: readonly NewMatch[]
  /** Orders that the books no longer bear out, each with its reason: nothing of them was done. */
  readonly leftOut: readonly { readonly order: MatchOrder; readonly refusal: Refusal }[]
}

type NewItem = Parameters<typeof newItems>[0][number]
type NewPair = Parameters<typeof newPairs>[0][number]
type Effect = { matchId: string; what: EffectKind; id: string }

/**
 * Books receipts and settles what they pay, for as many lines as are given, in the caller's transaction. Each order is checked
 * against the books as they are now, under lock; those that no longer hold are left out whole.
 */
export async function applyMatches(tx: OrgTx, orders: readonly MatchOrder[], by: By): Promise<Applied> {
  const lines = byId(await lockLines(tx, [...new Set(orders.map((order) => order.lineId))]))
  const items = byId(await lockItems(tx, [...new Set(orders.flatMap((order) => order.parts.map((one) => one.itemId)))]))
  const recognised = new Set(
    await recognisedAmong(tx, [...new Set(orders.flatMap((order) => order.bookedItemId ?? []))]),
  )
  const left = new Map<string, number>()
  for (const line of lines.values()) left.set(line.id, line.leftCents)
  for (const item of items.values()) left.set(item.id, item.openCents)

  const matches: NewMatch[] = []
  const leftOut: { order: MatchOrder; refusal: Refusal }[] = []
  const booked: NewItem[] = []
  const pairs: NewPair[] = []
  const effects: Effect[] = []
  for (const order of orders) {
    const taken = receiptCents(order)
    const verdict =
      order.bookedItemId && recognised.has(order.bookedItemId)
        ? refuse('changed_meanwhile', words.receiptTaken)
        : check(order, taken, lines.get(order.lineId), items, left)
    if (!verdict.ok) {
      leftOut.push({ order, refusal: verdict.refusal })
      continue
    }
    const line = verdict.value
    left.set(line.id, left.get(line.id)! - taken)
    for (const one of order.parts) left.set(one.itemId, left.get(one.itemId)! - settledCents(one))
    const match: NewMatch = {
      id: newId(by.at),
      lineId: line.id,
      class: order.class,
      customerId: order.customerId,
      payerId: order.payerId,
      cents: taken,
      evidence: order.evidence,
      how: order.how,
      on: line.bookedOn,
    }
    matches.push(match)
    if (order.bookedItemId) {
      recognised.add(order.bookedItemId)
      effects.push({ matchId: match.id, what: 'known_item', id: order.bookedItemId })
      continue
    }
    const made = entriesOf(order, match, line, items, by.at)
    booked.push(...made.items)
    pairs.push(...made.pairs)
    for (const item of made.items) effects.push({ matchId: match.id, what: 'item', id: item.id })
    for (const pair of made.pairs) effects.push({ matchId: match.id, what: 'allocation', id: pair.id })
  }
  if (matches.length === 0) return { matches, leftOut }
  if (booked.length > 0) await bookItems(tx, newItems(booked), by.at, null)
  if (pairs.length > 0) await settlePairs(tx, newPairs(pairs), by.at)
  await insertMatches(tx, matches, effects, { name: by.actor.name, at: by.at })
  for (const { lineId, evidence } of matches)
    for (const id of new Set(evidence.flatMap(({ params }) => params.adviceId ?? [])))
      await linkAdvice(tx, String(id), lineId)
  await tell(tx, matches, by)
  return { matches, leftOut }
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]))

/** What an order takes of the line: the parts, less what is written off, and what stays on account. */
export const receiptCents = (order: Pick<MatchOrder, 'parts' | 'gap' | 'onAccountCents'>): number =>
  order.parts.reduce((sum, one) => sum + one.cents, 0) - (order.gap?.cents ?? 0) + order.onAccountCents

function check(
  order: MatchOrder,
  taken: number,
  line: LockedLine | undefined,
  items: ReadonlyMap<string, LockedItem>,
  left: ReadonlyMap<string, number>,
): Verdict<LockedLine> {
  if (!line || line.state === 'withdrawn') return refuse('not_found', words.lineGone)
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
  return accept(line)
}

/** What each kind of gap is called in the books: the journal tells its account by it. */
/** What is settled of an item, in its own currency, positive. */
const settledCents = ({ cents, ownCents }: Part): number => ownCents ?? Math.abs(cents)

export const GAP_LABEL: Readonly<Record<GapReason | 'write_off', string>> = {
  bank_fee: 'Frais bancaires',
  discount: 'Escompte',
  rounding: 'Arrondi',
  write_off: 'Écart passé en perte',
}

/**
 * The items and allocations that an order comes to. Credits meet debits in the order given: credit notes first, then the
 * money, then what is written off. Money of another customer passes through an explicit transfer: it is that customer's
 * receipt, and a debit there and a credit here say that it was lent to this debt. What is owed in another currency is settled
 * through two transfers, one in each: an allocation joins items of one currency, and nobody adds the two.
 */
function entriesOf(
  order: MatchOrder,
  match: NewMatch,
  line: LockedLine,
  known: ReadonlyMap<string, LockedItem>,
  at: Date,
): { items: NewItem[]; pairs: NewPair[] } {
  const items: NewItem[] = []
  const pairs: NewPair[] = []
  const item = (
    customerId: string,
    kind: string,
    side: 1 | -1,
    cents: number,
    label: string,
    currency = line.currency,
  ): string => {
    const id = newId(at)
    const documentNo = ''
    items.push({
      id,
      customerId,
      kind,
      side,
      cents,
      currency,
      documentNo,
      label,
      on: line.bookedOn,
      dueOn: line.bookedOn,
    })
    return id
  }
  const pair = (debitId: string, creditId: string, cents: number) =>
    pairs.push({ id: newId(at), debitId, creditId, cents, on: line.bookedOn })

  const words = line.label.slice(0, 200)
  let money = item(order.payerId ?? order.customerId, 'receipt', -1, match.cents, words)
  if (order.payerId) {
    pair(item(order.payerId, 'transfer', 1, match.cents, words), money, match.cents)
    money = item(order.customerId, 'transfer', -1, match.cents, words)
  }
  const credits = order.parts
    .filter(({ cents }) => cents < 0)
    .map(({ itemId, cents }) => ({ id: itemId, left: -cents }))
  credits.push({ id: money, left: match.cents })
  if (order.gap) {
    const label = GAP_LABEL[order.gap.reason]
    credits.push({ id: item(order.customerId, 'write_off', -1, order.gap.cents, label), left: order.gap.cents })
  }
  let next = 0
  for (const { itemId, cents, ownCents } of order.parts) {
    const debitId = ownCents === undefined ? itemId : convert(itemId, cents, ownCents)
    for (let due = cents; due > 0; ) {
      const credit = credits[next]!
      const settled = Math.min(due, credit.left)
      if (settled > 0) pair(debitId, credit.id, settled)
      credit.left -= settled
      due -= settled
      if (credit.left === 0) next++
    }
  }
  return { items, pairs }

  /** Settles an item in its own currency; gives the debit that takes the money for it in that of the line. */
  function convert(itemId: string, cents: number, ownCents: number): string {
    const { currency } = known.get(itemId)!
    const label = `Conversion ${line.currency}-${currency} ${words}`.slice(0, 200)
    pair(itemId, item(order.customerId, 'transfer', -1, ownCents, label, currency), ownCents)
    return item(order.customerId, 'transfer', 1, cents, label)
  }
}

/** One match is told as itself; many as one event that proves each of them. */
async function tell(tx: OrgTx, matches: readonly NewMatch[], by: By): Promise<void> {
  const first = matches[0]!
  const data = ({ lineId, customerId, payerId, class: cls, cents, how }: NewMatch) => ({
    lineId,
    customerId,
    payerId,
    class: cls,
    cents,
    how,
  })
  if (matches.length === 1)
    return record(tx, {
      actor: by.actor,
      at: by.at,
      verb: 'receipt_matched',
      subject: { kind: 'match', id: first.id },
      data: data(first),
    })
  return record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'receipts_matched',
    subject: { kind: 'match', id: first.id },
    data: {
      count: matches.length,
      root: merkleRoot(matches.map((match) => JSON.stringify({ id: match.id, ...data(match) }))),
    },
  })
}
