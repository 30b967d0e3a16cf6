import { newId } from '../../kernel/ids.ts'
import type { Refusal } from '../../kernel/verdict.ts'
import { bookItems, settlePairs } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { merkleRoot, record } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import { feeInBooks, receiptsNamed } from '../model.ts'
import { type EffectKind, recognisedAmong } from './effect-store.ts'
import { entriesOf, type NewItem, type NewPair } from './match-entries.ts'
import { checkOrder, type MatchOrder, receiptCents, settledCents, sumOf } from './match-order.ts'
import {
  insertMatches,
  type LockedLine,
  linkAdvice,
  lockItems,
  lockLines,
  type NewMatch,
  newItems,
  newPairs,
} from './match-store.ts'

export type Applied = {
  readonly matches: readonly NewMatch[]
  /** Orders that the books no longer bear out, each with its reason: nothing of them was done. */
  readonly leftOut: readonly { readonly order: MatchOrder; readonly refusal: Refusal }[]
}

type Effect = { matchId: string; what: EffectKind; id: string }

/**
 * Books receipts and settles what they pay, for as many lines as are given, in the caller's transaction. Each order is checked
 * against the books as they are now, under lock; those that no longer hold are left out whole.
 */
export async function applyMatches(tx: OrgTx, orders: readonly MatchOrder[], by: By): Promise<Applied> {
  const lines = byId(await lockLines(tx, [...new Set(orders.map((order) => order.lineId))]))
  const known = new Set(orders.flatMap(receiptsNamed))
  const settles = orders.flatMap((order) => order.parts.map((one) => one.itemId))
  const items = byId(await lockItems(tx, [...new Set([...settles, ...known])]))
  const recognised = new Set(await recognisedAmong(tx, [...known]))
  const left = new Map<string, number>()
  for (const line of lines.values()) left.set(line.id, line.leftCents)
  for (const item of items.values()) left.set(item.id, item.openCents)

  const matches: NewMatch[] = []
  const leftOut: { order: MatchOrder; refusal: Refusal }[] = []
  const booked: NewItem[] = []
  const pairs: NewPair[] = []
  const effects: Effect[] = []
  for (const order of orders) {
    const verdict = checkOrder(order, { lines, items, left, recognised })
    if (!verdict.ok) {
      leftOut.push({ order, refusal: verdict.refusal })
      continue
    }
    const { line, receipts } = verdict.value
    left.set(line.id, left.get(line.id)! - receiptCents(order))
    for (const one of order.parts) left.set(one.itemId, left.get(one.itemId)! - settledCents(one))
    const match = (customerId: string, cents: number): NewMatch => {
      const made = { ...newMatch(order, line, by), customerId, cents }
      matches.push(made)
      return made
    }
    if (receipts.length > 0) {
      // The accounts have it: nothing is booked. A match is of one customer; the fee, if any, is of the only one.
      for (const [customerId, of] of Map.groupBy(receipts, (receipt) => receipt.customerId)) {
        const { id: matchId } = match(customerId, sumOf(of) - feeInBooks(order))
        for (const { id } of of) {
          recognised.add(id)
          effects.push({ matchId, what: 'known_item', id })
        }
      }
      continue
    }
    const one = match(order.customerId, receiptCents(order))
    const made = entriesOf(order, one, line, items, by.at)
    booked.push(...made.items)
    pairs.push(...made.pairs)
    for (const item of made.items) effects.push({ matchId: one.id, what: 'item', id: item.id })
    for (const pair of made.pairs) effects.push({ matchId: one.id, what: 'allocation', id: pair.id })
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

const newMatch = (order: MatchOrder, line: LockedLine, by: By): Omit<NewMatch, 'customerId' | 'cents'> => ({
  id: newId(by.at),
  lineId: line.id,
  class: order.class,
  payerId: order.payerId,
  evidence: order.evidence,
  how: order.how,
  on: line.bookedOn,
})

const byId = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]))

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
