import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import type { JobPayload } from '../../platform/jobs.ts'
import { recordAll, systemActor } from '../../trail/index.ts'
import { keepKnown, type MovedItem, movedItems, settledPlacements } from './books-store.ts'
import { mandateUse } from './mandate-use.ts'
import { type EventKind, placementNumber } from './model.ts'
import { insertEvents, lockPlacements } from './placement-store.ts'
import { type PlacementRow, placementsById, placementsRunning } from './read-store.ts'
import { endPlacementsOf } from './take-back.ts'
import { tellProviders } from './webhook-store.ts'

export type FollowDeps = { readonly db: Db; readonly clock: Clock }

/** The books moved: what was paid of placed documents is told once to whoever collects them, and what is settled is no longer placed. */
export const placementsFollow = ({ db, clock }: FollowDeps, { orgId }: JobPayload): Promise<void> =>
  db.inOrg(orgId, async (tx) => followPlaced(tx, await byBooks(tx, clock.now())))

async function byBooks(tx: OrgTx, at: Date): Promise<By> {
  const { timeZone } = await organisationOf(tx)
  return { actor: systemActor('placements'), at, today: dayIn(timeZone, at) }
}

async function followPlaced(tx: OrgTx, by: By): Promise<void> {
  await lockPlacements(tx)
  const moved = await movedItems(tx)
  if (moved.length > 0) await tellMoved(tx, moved, by)
  const settled = await settledPlacements(tx)
  if (settled.length > 0) await endPlacementsOf(tx, await placementsById(tx, settled), 'paid', by)
}

type Told = { readonly kind: EventKind; readonly cents: number }

/** What moved one document: money to us, anything else that lowers it, or what was taken back. */
export function whatMoved({ knownCents, openCents, directCents, paidCents }: MovedItem): Told[] {
  const paid = Math.max(0, paidCents) - directCents
  const other = knownCents - openCents - paid
  const told: Told[] = []
  if (paid > 0) told.push({ kind: 'paid_direct', cents: paid })
  if (other > 0) told.push({ kind: 'credited', cents: other })
  const back = Math.max(0, -paid) + Math.max(0, -other)
  if (back > 0) told.push({ kind: 'reopened', cents: back })
  return told
}

async function tellMoved(tx: OrgTx, moved: readonly MovedItem[], by: By): Promise<void> {
  const { actor, at, today } = by
  await keepKnown(tx, moved)
  const placements = new Map(
    (await placementsById(tx, [...new Set(moved.map(({ placementId }) => placementId))])).map((one) => [one.id, one]),
  )
  const changes = moved.flatMap((item) =>
    whatMoved(item).map((told) => ({ ...told, item, placement: placements.get(item.placementId)! })),
  )
  if (changes.length === 0) return
  await insertEvents(
    tx,
    changes.map(({ kind, cents, item }) => ({
      ...{
        id: newId(at),
        placementId: item.placementId,
        kind,
        on: item.paidOn ?? today,
        cents,
        itemId: item.itemId,
        note: '',
      },
    })),
    { at, name: actor.name },
  )
  for (const [kind, of] of Map.groupBy(changes, (one) => one.kind)) {
    const concerned = [...new Map(of.map(({ placement }) => [placement.id, placement])).values()]
    const documents = of.map(({ placement, item, cents }) => ({
      ...{ placement: placementNumber(placement.no), document: item.documentNo, currency: placement.currency, cents },
      on: item.paidOn ?? today,
    }))
    await tellProviders(tx, `placement.${kind}`, concerned, { documents }, at)
  }
  await recordAll(
    tx,
    changes.map(({ kind, cents, item, placement }) => ({
      ...{ actor, at, verb: `placed_${kind}`, subject: { kind: 'customer', id: placement.customerId } },
      data: {
        placement: placementNumber(placement.no),
        provider: placement.provider,
        document: item.documentNo,
        amount: { cents, currency: placement.currency },
      },
    })),
  )
}

/** A mandate ended: its files come home, unless what was signed lets the provider finish them. */
export const mandateMoved = ({ db, clock }: FollowDeps, { orgId, mandateId }: JobPayload): Promise<void> =>
  db.inOrg(orgId, async (tx) => {
    const by = await byBooks(tx, clock.now())
    await lockPlacements(tx)
    const running: PlacementRow[] = await placementsRunning(tx, String(mandateId))
    if (running.length === 0 || !(await isOver(tx, String(mandateId), by.today))) return
    await endPlacementsOf(tx, running, 'mandate_ended', by)
  })

/** Past its last day, the days given to finish included. */
async function isOver(tx: OrgTx, mandateId: string, today: LocalDate): Promise<boolean> {
  const mandate = await mandateUse(tx, mandateId)
  return mandate?.worksUntil != null && mandate.worksUntil < today
}
