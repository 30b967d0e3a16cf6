import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { reverseAllocations, settlePairs } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { part } from '../../platform/sql.ts'
import { record } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import { type LockedItem, lockItems, newPairs } from '../lines/match-store.ts'
import { outdateProposals } from '../lines/outdate-proposals.ts'
import type { Part } from '../model.ts'
import { settlementsByHand } from './settlement-store.ts'
import { settlementWording as words } from './settlement-wording.ts'

/**
 * Settles a document with others of its customer and currency that stand on the other side: money left on account or a credit
 * note with invoices, whichever of them is asked from. Amounts of `parts` are positive, in minor units, and settled today. Gives
 * the allocations made. Refused when one of them has less left than is taken from it.
 */
export async function settleItem(tx: OrgTx, itemId: string, parts: readonly Part[], by: By): Promise<string[]> {
  const found = await lockItems(tx, [itemId, ...parts.map((one) => one.itemId)])
  const items = new Map(found.map((one) => [one.id, one]))
  const own = items.get(itemId)
  if (!own) throw new Refused(notFound().refusal)
  take(
    own,
    parts.reduce((sum, one) => sum + one.cents, 0),
  )
  const seen = new Set<string>()
  const pairs = parts.map((one) => {
    const other = items.get(one.itemId)
    if (!other || other.customerId !== own.customerId || other.currency !== own.currency || seen.has(one.itemId))
      throw new Refused(refuse('changed_meanwhile', words.itemGone).refusal)
    seen.add(one.itemId)
    if (other.side === own.side) throw new Refused(refuse('same_side', words.sameSide, named(other)).refusal)
    take(other, one.cents)
    const [debitId, creditId] = own.side === 1 ? [own.id, other.id] : [other.id, own.id]
    return { id: newId(by.at), debitId, creditId, cents: one.cents, on: by.today }
  })
  await settlePairs(tx, newPairs(pairs), by.at)
  await outdateProposals(tx, [...items.keys()], [])
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'items_settled',
    subject: { kind: 'item', id: own.id },
    data: { customerId: own.customerId, parts: parts.map(({ itemId: id, cents }) => ({ itemId: id, cents })) },
  })
  return pairs.map((pair) => pair.id)
}

function take(item: LockedItem, cents: number): void {
  if (cents <= item.openCents) return
  const money = (of: number) => ({ cents: of, currency: item.currency })
  throw new Refused(
    refuse('item_used', words.itemUsed, { ...named(item), left: money(item.openCents), asked: money(cents) }).refusal,
  )
}

/** Money on account bears no number. */
const named = ({ documentNo }: LockedItem) => ({ documentNo: documentNo === '' ? 'none' : documentNo })

/** Takes settlements apart that people made between documents: each side has its amount again, as if they had never met. */
export async function undoSettlements(tx: OrgTx, ids: readonly string[], by: By): Promise<number> {
  const asked = [...new Set(ids)]
  const before = await settlementsByHand(tx, asked)
  await lockItems(
    tx,
    before.flatMap((one) => [one.debitId, one.creditId]),
  )
  // A colleague may have been there while the documents were waited for.
  const found = await settlementsByHand(tx, asked)
  if (found.length < asked.length) throw new Refused(refuse('not_by_hand', words.notByHand).refusal)
  const done = await reverseAllocations(tx, part`select unnest(${asked}::uuid[])`, 'same_day', by.at)
  await outdateProposals(
    tx,
    found.flatMap((one) => [one.debitId, one.creditId]),
    [],
  )
  for (const { id, customerId, debitId, creditId, cents } of found)
    await record(tx, {
      actor: by.actor,
      at: by.at,
      verb: 'settlement_undone',
      subject: { kind: 'allocation', id },
      data: { customerId, debitId, creditId, cents },
    })
  return done
}
