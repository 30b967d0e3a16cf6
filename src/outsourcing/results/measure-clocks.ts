import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { remitBy } from '../mandates/remit-by.ts'
import type { MandateInForce } from '../mandates/store.ts'
import {
  contactsMade,
  disputesServed,
  moneyHeld,
  placementsServed,
  reportsOf,
  type ServedPlacement,
} from './clock-store.ts'
import { fileClocks, remittanceClock, reportClocks } from './clocks.ts'
import type { ServiceClock } from './model.ts'

export type MeasuredService = {
  readonly placements: readonly ServedPlacement[]
  readonly clocks: readonly ServiceClock[]
  /** Its acts are seen here: of a provider that works elsewhere, what it did for a file is not known. */
  readonly seesActs: boolean
}

/** Every clock of a mandate that this organisation gave, from what was written down as it happened. */
export async function measureService(tx: OrgTx, mandate: MandateInForce, today: LocalDate): Promise<MeasuredService> {
  const { id, terms, agencyOrgId } = mandate
  const placements = await placementsServed(tx, id)
  const clocks: ServiceClock[] = []
  if (agencyOrgId !== null) {
    const contacts = Map.groupBy(await contactsMade(tx, id, agencyOrgId), ({ placementId }) => placementId)
    const disputes = Map.groupBy(await disputesServed(tx, id, agencyOrgId), ({ placementId }) => placementId)
    for (const one of placements) {
      const file = {
        ...one,
        isAtLaw: one.stage === 'court' || one.isProposed,
        contacts: (contacts.get(one.id) ?? []).map(({ on }) => on),
        disputes: disputes.get(one.id) ?? [],
      }
      clocks.push(...fileClocks(file, terms, today))
    }
  }
  for (const money of await moneyHeld(tx, id))
    clocks.push(remittanceClock({ ...money, dueOn: remitBy(money.on, terms.remittance) }, today))
  const received = new Map((await reportsOf(tx, id)).map(({ untilOn, receivedOn }) => [untilOn, receivedOn]))
  if (mandate.startsOn !== null)
    clocks.push(...reportClocks(terms, { startsOn: mandate.startsOn, endsOn: mandate.endsOn }, received, today))
  return { placements, clocks, seesActs: agencyOrgId !== null }
}
