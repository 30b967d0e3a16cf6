import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { LockedLine, newItems, newPairs } from '../lines/match-store.ts'
import { type Conversion, conversionsAmong } from './conversion-store.ts'
import { comesApart, type Settlement } from './reopening.ts'
import { settledBy } from './settlement-store.ts'
import { returnWording as words } from './wording.ts'

type NewItem = Parameters<typeof newItems>[0][number]
type NewPair = Parameters<typeof newPairs>[0][number]

/** What a payment that comes back does to documents in another currency. Nothing of it is booked yet. */
export type Reopened = {
  readonly items: readonly NewItem[]
  readonly pairs: readonly NewPair[]
  /** Settlements of those documents that come apart. */
  readonly undone: readonly Settlement[]
}

/** The settlements of documents in another currency that rest on these, to be held with them. */
export async function foreignSettlements(tx: OrgTx, settled: readonly Settlement[]): Promise<Settlement[]> {
  const conversions = await conversionsAmong(
    tx,
    settled.map((one) => one.debitId),
  )
  return settledBy(
    tx,
    conversions.flatMap((one) => one.foreign.map(({ id }) => id)),
    ['transfer'],
  )
}

/**
 * Money that settled documents in another currency went through two transfers: both are met by their opposite, on the day the money
 * went back, and the documents are owed again in their own currency. In part, as much of the document as of the money, rounded; of
 * a match that settled several such documents only the whole can come back. `undone` are the settlements of the money that come
 * apart, and `kept` what stays of the last of them.
 */
export async function reopenConversions(
  tx: OrgTx,
  line: Pick<LockedLine, 'bookedOn' | 'label' | 'currency'>,
  customerId: string,
  undone: readonly Settlement[],
  kept: Settlement | null,
  at: Date,
): Promise<Reopened> {
  const on = line.bookedOn
  const items: NewItem[] = []
  const pairs: NewPair[] = []
  const apart: Settlement[] = []
  const conversions = await conversionsAmong(
    tx,
    undone.map((one) => one.debitId),
  )
  const opposite = (side: 1 | -1, cents: number, currency: string): string => {
    const id = newId(at)
    const label = `Conversion rendue ${line.label}`.slice(0, 200)
    items.push({ id, customerId, kind: 'transfer', side, cents, currency, documentNo: '', label, on, dueOn: on })
    return id
  }
  const pair = (debitId: string, creditId: string, cents: number) =>
    pairs.push({ id: newId(at), debitId, creditId, cents, on })
  for (const all of Map.groupBy(conversions, ({ matchId }) => matchId).values()) {
    const gone = all.map((one) => ({ ...one, back: cameBack(one, undone, kept) }))
    for (const { debitId, back } of gone) pair(debitId, opposite(-1, back, line.currency), back)
    const [first] = gone
    const isWhole = gone.length === first!.debits && kept?.debitId !== first!.debitId
    if (!isWhole && (first!.debits > 1 || first!.foreign.length > 1))
      throw new Refused(refuse('several_converted', words.severalConverted).refusal)
    for (const { id, cents, currency } of first!.foreign) {
      // What met its opposite before is no document.
      const settled = await settledBy(tx, [id], ['transfer'])
      const left = settled.reduce((sum, one) => sum + one.cents, 0)
      const back = isWhole ? left : Math.min(left, Math.round((cents * first!.back) / first!.cents))
      const { undone: reopened, kept: stays } = comesApart(settled, 0, back)
      apart.push(...reopened)
      if (stays) pair(stays.debitId, stays.creditId, stays.cents)
      if (back > 0) pair(opposite(1, back, currency), id, back)
    }
  }
  return { items, pairs, undone: apart }
}

/** How much of the money that was converted came back. */
const cameBack = ({ debitId }: Conversion, undone: readonly Settlement[], kept: Settlement | null): number =>
  undone.reduce((sum, one) => sum + (one.debitId === debitId ? one.cents : 0), 0) -
  (kept?.debitId === debitId ? kept.cents : 0)
