import type { HeldItem } from '../../cash/index.ts'
import { formatDay } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type AskLaw, type AtLaw, heldDebts, type PlanHooks } from '../../promises/index.ts'
import { insolventDebts } from '../insolvency/case-store.ts'
import { agencyGate } from '../notices/agency-gate.ts'
import type { DebtsHeld, WhyHeld } from '../notices/model.ts'
import { heldByProceedings } from './delay-store.ts'

/**
 * What the law takes out of amicable collection, for all who act on a debt. Born before a judgment of insolvency: frozen, nobody asks for it,
 * debits it or agrees on it. Asked of a court: no notice demands it and no new debit fetches it; a plan that was agreed goes on beside the
 * court, and is debited where it says so.
 */
export const debtsAtLaw: AskLaw = async (tx, customerIds) => {
  if (customerIds.length === 0) return []
  const which = { ids: customerIds, isRange: false }
  const frozen = (await insolventDebts(tx, which)).map(
    ({ customerId, itemId, openedOn }): AtLaw => ({ customerId, itemId, why: 'insolvent', since: openedOn }),
  )
  const isFrozen = new Set(frozen.map(({ itemId }) => itemId))
  const asked = (await heldByProceedings(tx, which)).flatMap(
    ({ customerId, itemId, number, openedOn, openedAt }): AtLaw[] =>
      isFrozen.has(itemId) ? [] : [{ customerId, itemId, why: 'in_court', since: openedOn, number, openedAt }],
  )
  return [...frozen, ...asked]
}

/** What promises and plans ask of the law: what it bars, and for whom we collect. */
export const planHooks: PlanHooks = { askLaw: debtsAtLaw, askAgent: agencyGate }

/** Open debts of a customer that the law keeps from being demanded. */
export const debtsHeld: DebtsHeld = async (tx, customerId) =>
  new Map((await debtsAtLaw(tx, [customerId])).map(({ itemId, why }): [string, WhyHeld] => [itemId, why]))

/** Documents of a customer that a provider is to be alone with, told by those who stand after. */
export type KeptOut = (tx: OrgTx, customerId: string) => Promise<ReadonlySet<string>>

/** The same with what a provider is alone with; the law is told first. */
export const debtsHeldBeside =
  (keptOut: KeptOut): DebtsHeld =>
  async (tx, customerId) =>
    new Map([
      ...[...(await keptOut(tx, customerId))].map((itemId): [string, WhyHeld] => [itemId, 'placed']),
      ...(await debtsHeld(tx, customerId)),
    ])

/** Debts of these customers that are not debited. What a court was asked for is fetched under a running plan alone, as it was agreed. */
export async function debitsHeldAtLaw(tx: OrgTx, customerIds: readonly string[]): Promise<readonly HeldItem[]> {
  const law = await debtsAtLaw(tx, customerIds)
  if (law.length === 0) return []
  const agreed = new Set(
    (await heldDebts(tx, { ids: customerIds, isRange: false })).flatMap((one) => (one.isFetched ? [one.itemId] : [])),
  )
  return law
    .filter(({ why, itemId }) => why === 'insolvent' || !agreed.has(itemId))
    .map((one) => ({
      ...{ customerId: one.customerId, itemId: one.itemId, untilOn: null },
      ...(one.why === 'insolvent'
        ? { category: 'insolvency', note: formatDay('fr', one.since) }
        : { category: 'in_court', note: one.number }),
    }))
}
