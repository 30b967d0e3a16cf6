import type { OrgTx } from '../../platform/db.ts'
import { type Court, claimedItems, type Debtor, debtorsOf, proceedingOf } from '../proceedings/matter-store.ts'
import { courtFor } from '../proceedings/open-proceeding.ts'
import type { PackGround } from './draft.ts'
import type { LineMark, OtherDebtor, PackPlan } from './model.ts'
import { lastPlan } from './pack-store.ts'
import { usualExhibits } from './rules.ts'

/**
 * What a pack is until somebody says otherwise: every overdue debt that nothing stands against, or those of its matter, against everybody
 * whom the matter is against, before the court of the debtor's seat, with the exhibits that courts ask for; who claims and who signs as in
 * the last pack.
 */
export async function usualPlan(tx: OrgTx, ground: PackGround, proceedingId: string | null): Promise<PackPlan> {
  const { customer, lines, exhibits, letterhead } = ground
  const before = (await lastPlan(tx, null)) as PackPlan | null
  const own = (await lastPlan(tx, customer.id)) as PackPlan | null
  const matter = proceedingId === null ? null : await proceedingOf(tx, proceedingId)
  const claimed = matter ? new Set((await claimedItems(tx, matter.id)).map(({ itemId }) => itemId)) : null
  const others = matter ? (await debtorsOf(tx, matter.id)).filter(({ role }) => role !== 'debtor') : []
  const kind = customer.kind === 'business' ? 'commercial' : 'civil'
  const court = matter ? matter.court : await courtFor(tx, kind, customer.postcode)
  const chosen = lines.filter(({ itemId, marks }) => marks.every(isNoObstacle) && (claimed?.has(itemId) ?? true))
  const { sender } = letterhead.organisation
  const told = new Map((own?.others ?? []).map((one) => [one.name, one]))
  return {
    proceedingId: matter?.id ?? null,
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
    others: matter ? others.map((one) => asParty(one, told.get(one.name))) : (own?.others ?? []),
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

/** What a matter knows of somebody, and what the last pack told besides. */
const asParty = ({ role, name, siren, addressLines, postcode, city }: Debtor, told?: OtherDebtor): OtherDebtor => ({
  role: role as OtherDebtor['role'],
  name,
  form: told?.form ?? '',
  siren: siren ?? '',
  addressLines: [...addressLines, `${postcode} ${city}`.trim()].filter(Boolean),
  representative: told?.representative ?? '',
  limitCents: told?.limitCents ?? null,
  shownBy: told?.shownBy ?? '',
})

/** That a debt's own day is not known is told, and closes nothing. */
const isNoObstacle = (mark: LineMark): boolean => mark === 'undated'

const asPlanned = ({ kind, name, address, postcode, city }: Court): PackPlan['court'] => ({
  kind,
  name,
  addressLines: [address, [postcode, city].filter(Boolean).join(' ')].filter(Boolean),
})
