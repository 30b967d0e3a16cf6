import type { OrgTx } from '../../platform/db.ts'
import { type Court, claimedItems, proceedingOf } from '../proceedings/matter-store.ts'
import { courtFor } from '../proceedings/open-proceeding.ts'
import type { PackGround } from './draft.ts'
import type { PackPlan } from './model.ts'
import { lastPlan } from './pack-store.ts'
import { usualExhibits } from './rules.ts'

/**
 * What a pack is until somebody says otherwise: every overdue debt in euros, or those of a matter, before the court of the debtor's seat, with
 * the exhibits that courts ask for; who claims and who signs as in the last pack.
 */
export async function usualPlan(tx: OrgTx, ground: PackGround, proceedingId: string | null): Promise<PackPlan> {
  const { customer, lines, exhibits, letterhead } = ground
  const before = (await lastPlan(tx, null)) as PackPlan | null
  const own = (await lastPlan(tx, customer.id)) as PackPlan | null
  const matter = proceedingId === null ? null : await proceedingOf(tx, proceedingId)
  const isOfCustomer = matter?.customerId === customer.id
  const claimed = isOfCustomer ? new Set((await claimedItems(tx, matter.id)).map(({ itemId }) => itemId)) : null
  const kind = customer.kind === 'business' ? 'commercial' : 'civil'
  const court = isOfCustomer ? matter.court : await courtFor(tx, kind, customer.postcode)
  const chosen = lines.filter(
    (one) => one.currency === 'EUR' && !one.isBarred && !one.isFrozen && (claimed?.has(one.itemId) ?? true),
  )
  const { sender } = letterhead.organisation
  return {
    itemIds: chosen.map(({ itemId }) => itemId),
    court: own && own.court.kind === court.kind && !court.name ? own.court : asPlanned(court),
    channel: before?.channel ?? (court.kind === 'commercial' ? 'tribunal_digital' : 'post'),
    creditor: before?.creditor ?? {
      form: '',
      registry: '',
      representative: sender.name ?? '',
      capacity: sender.title ?? '',
    },
    debtor: own?.debtor ?? { form: '', representative: '' },
    signatory: before?.signatory ?? {
      as: 'representative',
      name: sender.name ?? '',
      capacity: sender.title ?? '',
      place: letterhead.place,
    },
    costs: own?.costs ?? [],
    goesOn: own?.goesOn ?? true,
    exhibits: usualExhibits(
      exhibits,
      chosen.map(({ documentNo }) => documentNo),
    ).map(({ key, title }) => ({ key, title })),
  }
}

const asPlanned = ({ kind, name, address, postcode, city }: Court): PackPlan['court'] => ({
  kind,
  name,
  addressLines: [address, [postcode, city].filter(Boolean).join(' ')].filter(Boolean),
})
