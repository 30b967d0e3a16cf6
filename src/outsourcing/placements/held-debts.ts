import type { HeldItem, Withheld } from '../../cash/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type PlacedDebt, placedDebts } from './held-store.ts'

/** What a placement forbids those who stand elsewhere in the house. */

const inHands = async (tx: OrgTx, customerIds: readonly string[]): Promise<PlacedDebt[]> =>
  (await placedDebts(tx, { ids: customerIds, isRange: false })).filter(({ untilOn }) => untilOn === null)

/** Documents of these customers that are not debited: whoever collects them would ask for the same money. */
export const placedOn = async (tx: OrgTx, customerIds: readonly string[]): Promise<readonly HeldItem[]> =>
  (await inHands(tx, customerIds)).map(({ customerId, itemId, provider, number }) => ({
    ...{ customerId, itemId, category: 'placed', untilOn: null, note: ` (${provider}, ${number})` },
  }))

/** Money for a placed document is not applied without a person's word: whoever collects it reports what it was paid (CPCEx art. R124-5). */
export const moneyPlaced = async (tx: OrgTx, customerIds: readonly string[]): Promise<readonly Withheld[]> =>
  (await inHands(tx, customerIds)).map(({ customerId, itemId, provider, number }) => ({
    ...{ customerId, itemId, category: 'placed', note: `${provider}, ${number}` },
  }))

/** Documents of a customer that we do not demand ourselves, as the mandate says. Once we agreed to go to court, the court is ours to ask. */
export const debtsKeptOut = async (tx: OrgTx, customerId: string): Promise<ReadonlySet<string>> =>
  new Set(
    (await inHands(tx, [customerId])).flatMap(({ itemId, keepsOut, wasEscalated }) =>
      keepsOut && !wasEscalated ? [itemId] : [],
    ),
  )
