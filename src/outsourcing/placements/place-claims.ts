import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { sumsByCurrency } from '../../kernel/money.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { tellFact } from '../../platform/facts.ts'
import { recordAll } from '../../trail/index.ts'
import { mandateNumber } from '../model.ts'
import type { Stage } from '../tariffs/model.ts'
import { gatherClaims } from './gather-claims.ts'
import { askHandover } from './handover-store.ts'
import { barsOf, mandateUse } from './mandate-use.ts'
import {
  type JudgedClaim,
  type MandateUse,
  MOST_CLAIMS_AT_ONCE,
  placementNumber,
  placingNumber,
  type WhyCode,
} from './model.ts'
import {
  insertEvents,
  insertPlacements,
  insertPlacing,
  insertRefusals,
  lockPlacements,
  type NewPlacement,
  nextNumbers,
} from './placement-store.ts'
import { claimsOfPlacing } from './read-store.ts'
import { judgeClaim } from './rules.ts'
import { requirementOf } from './setting-store.ts'
import { placementWording as words } from './wording.ts'

export type PlacingOrder = {
  /** The caller's: asked twice under one id, claims are handed over once. */
  readonly id: string
  readonly mandateId: string
  readonly stage: Stage
  readonly itemIds: readonly string[]
  /** Of a sample: what it was drawn with; null: no sample. */
  readonly pilotSeed: string | null
}

/**
 * Whether claims may be handed over under a mandate today, each with every reason against it. What keeps the mandate itself from being used
 * is said of each. Throws `Refused` when there is no such mandate, or nobody signed it.
 */
export async function judgeFor(
  tx: OrgTx,
  order: Pick<PlacingOrder, 'mandateId' | 'stage' | 'itemIds'>,
  { today }: Pick<By, 'today'>,
): Promise<{ mandate: MandateUse; claims: readonly JudgedClaim[] }> {
  const itemIds = [...new Set(order.itemIds)]
  if (itemIds.length === 0) throw new Refused(refuse('nothing_chosen', words.nothingChosen).refusal)
  if (itemIds.length > MOST_CLAIMS_AT_ONCE) {
    const params = { n: itemIds.length, most: MOST_CLAIMS_AT_ONCE }
    throw new Refused(refuse('too_many', words.tooMany, params).refusal)
  }
  const mandate = await mandateUse(tx, order.mandateId)
  if (!mandate) throw new Refused(refuse('mandate_unknown', words.mandateUnknown, {}, 'mandateId').refusal)
  const bars = await barsOf(tx, mandate, (await organisationOf(tx)).name, today)
  const requirement = await requirementOf(tx)
  const gathered = await gatherClaims(tx, { itemIds }, today)
  const claims = gathered.map(({ claim, facts }) => ({
    ...claim,
    reasons: [...judgeClaim({ claim, facts, mandate, stage: order.stage, requirement, today }), ...bars],
  }))
  return { mandate, claims }
}

/**
 * Hands over what may be, in one transaction: a placement for each customer and currency, its documents out of our reminders from this
 * moment. What may not is kept with its reasons. Gives each claim as it was judged; asked again under the same id, nothing is done.
 */
export async function placeClaims(tx: OrgTx, order: PlacingOrder, by: By): Promise<readonly JudgedClaim[]> {
  // One after the other: two acts at once would each find a document free.
  await lockPlacements(tx)
  const known = await claimsOfPlacing(tx, order.id)
  if (known.length > 0) return known
  const { mandate, claims } = await judgeFor(tx, order, by)
  const leaving = claims.filter(({ reasons }) => reasons.length === 0)
  const staying = claims.filter(({ reasons }) => reasons.length > 0)
  const { actor, at, today } = by
  const about = { placingId: order.id, mandateId: mandate.id, on: today, at, byName: actor.name }
  await insertRefusals(
    tx,
    staying.map(({ itemId, customerId, currency, openCents, reasons }) => ({
      ...{ id: newId(at), itemId, customerId, currency, cents: openCents, reasons },
    })),
    about,
  )
  const numbers = await nextNumbers(tx)
  const placing = {
    ...{ id: order.id, no: numbers.placing, mandateId: mandate.id, stage: order.stage },
    ...{ isPilot: order.pilotSeed !== null, seed: order.pilotSeed },
    ...{ placedOn: today, placedAt: at, placedByName: actor.name },
  }
  const placements = placementsOf(leaving, numbers.placement, at)
  if (leaving.length > 0) {
    await insertPlacing(tx, placing)
    await insertPlacements(tx, placing, mandate.agencyOrgId, placements)
    const events = placements.map(({ id, items }) => ({
      ...{ id: newId(at), placementId: id, kind: 'placed' as const, on: today, itemId: null, note: '' },
      cents: items.reduce((sum, { cents }) => sum + cents, 0),
    }))
    await insertEvents(tx, events, { at, name: actor.name })
    // An agency of this installation works on our books: it is sent no copy unless somebody asks for one.
    if (mandate.agencyOrgId === null) await askHandover(tx, placing, mandate.lang, by)
    const customerIds = [...new Set(placements.map(({ customerId }) => customerId))]
    await tellFact(tx, 'placement_moved', { orgId: tx.orgId, customerIds })
  }
  const documents = new Map(leaving.map(({ itemId, documentNo }) => [itemId, documentNo]))
  const told = { mandate: mandateNumber(mandate.no), provider: mandate.providerName, stage: order.stage }
  await recordAll(tx, [
    ...placements.map(({ no, customerId, currency, items }) => ({
      ...{ actor, at, verb: 'claims_placed', subject: { kind: 'customer', id: customerId } },
      data: {
        placement: placementNumber(no),
        ...told,
        documents: items.map(({ itemId }) => documents.get(itemId)!),
        total: { cents: items.reduce((sum, { cents }) => sum + cents, 0), currency },
      },
    })),
    {
      ...{ actor, at, verb: 'placing_made', subject: { kind: 'placing', id: order.id } },
      data: {
        ...told,
        placing: leaving.length > 0 ? placingNumber(placing.no) : null,
        ...(order.pilotSeed === null ? {} : { pilotSeed: order.pilotSeed }),
        ...{ files: placements.length, documents: leaving.length, totals: sumsOf(leaving) },
        refused: staying.length,
        why: countsByCode(staying),
      },
    },
  ])
  return claims
}

function placementsOf(claims: readonly JudgedClaim[], firstNo: number, at: Date): NewPlacement[] {
  const grouped = Map.groupBy(claims, ({ customerId, currency }) => `${customerId} ${currency}`)
  const byCode = [...grouped.values()].sort(([a], [b]) => (a!.customerCode < b!.customerCode ? -1 : 1))
  return byCode.map((of, place) => ({
    ...{ id: newId(at), no: firstNo + place, customerId: of[0]!.customerId, currency: of[0]!.currency },
    items: of.map(({ itemId, openCents }) => ({ itemId, cents: openCents })),
  }))
}

export const sumsOf = (claims: readonly Pick<JudgedClaim, 'currency' | 'openCents'>[]) =>
  sumsByCurrency(claims.map(({ currency, openCents: cents }) => ({ currency, cents })))

/** How many claims each reason keeps, by the gravest of each. */
export function countsByCode(claims: readonly Pick<JudgedClaim, 'reasons'>[]): Partial<Record<WhyCode, number>> {
  const counts: Partial<Record<WhyCode, number>> = {}
  for (const { reasons } of claims) counts[reasons[0]!.code] = (counts[reasons[0]!.code] ?? 0) + 1
  return counts
}
