import type { LocalDate } from '../../kernel/calendar.ts'
import { itemsById } from '../../ledger/index.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { channelsOf } from './collection-notice.ts'
import {
  customersAsTheyStand,
  type DebitHooks,
  mandateObstacle,
  noticeObstacle,
  plannedBy,
  told,
  type Why,
} from './collection-proposal.ts'
import type { Collection } from './collection-store.ts'
import { type Mandate, mandatesOf } from './mandate-store.ts'
import { mayUse } from './rules.ts'
import type { Debit } from './store.ts'

/**
 * Debits that no longer hold as they were drafted, with the reason, while the bank does not have them: the mandate, the
 * documents, the notice and the customer are looked at again as they are today.
 */
export async function obstaclesTo(
  tx: OrgTx,
  hooks: DebitHooks,
  collection: Collection,
  debits: readonly Debit[],
  today: LocalDate,
): Promise<Map<string, Why>> {
  const isDraft = collection.state === 'draft'
  if (!isDraft && collection.state !== 'validated') return new Map()
  const live = debits.filter((debit) => debit.state === 'planned' || debit.state === 'running')
  const customerIds = [...new Set(live.map((debit) => debit.customerId))]
  const mandates = byId(await mandatesOf(tx, { ids: live.map((debit) => debit.mandateId) }))
  const customers = byId(await customersById(tx, customerIds))
  const ids = live.flatMap((debit) => debit.parts.map((part) => part.itemId))
  const items = byId(await itemsById(tx, ids))
  const about = await customersAsTheyStand(tx, hooks, customerIds, today)
  const channels = await channelsOf(tx, customerIds)
  const planned = await plannedBy(tx, hooks, customerIds, collection.collectOn)
  const obstacleTo = (debit: Debit): Why | null => {
    const mandate = mandates.get(debit.mandateId)!
    const { reference } = mandate
    if (!mayUse(mandate.scheme, customers.get(debit.customerId)!.kind)) return told('consumer', { reference })
    const isOpen = debit.parts.every(({ itemId, cents }) => (items.get(itemId)?.openCents ?? 0) >= Math.abs(cents))
    // A plan that was agreed since lets fetch less, and a payment that came since less still.
    const isPlanned = debit.parts.every(({ itemId, cents }) => cents <= (planned.get(itemId)?.cents ?? cents))
    if (!isOpen || !isPlanned) return told('items_moved')
    const held = debit.parts.map(({ itemId }) => about(debit.customerId, itemId)).find((why) => why !== null)
    const channel = channels.get(debit.customerId) ?? null
    return (
      mandateObstacle(isDraft ? mandate : unusedBy(mandate), collection.collectOn) ??
      held ??
      (isDraft ? noticeObstacle(mandate, collection, channel, collection.collectOn, today) : null)
    )
  }
  return new Map(
    live.flatMap((debit) => {
      const why = obstacleTo(debit)
      return why ? [[debit.id, why] as const] : []
    }),
  )
}

/** A validated collection counts as a use of its mandates: to itself it is none. */
const unusedBy = (mandate: Mandate): Mandate => ({ ...mandate, hasCollected: false, lastOn: null })

const byId = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]))
