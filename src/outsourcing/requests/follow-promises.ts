import { organisationOf } from '../../access/index.ts'
import { type By, settleItem } from '../../cash/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { sumCents } from '../../kernel/money.ts'
import { bookItems, itemsById, newWriteOff, oneItem, settledBy, takeBack } from '../../ledger/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import type { JobPayload } from '../../platform/jobs.ts'
import { systemActor } from '../../trail/index.ts'
import type { Request } from './model.ts'
import { givenUpParts } from './rules.ts'
import { closeOver, keepOutcome, settlementsToFollow } from './store.ts'
import { tellRequest } from './tell.ts'
import { requestWording as words } from './wording.ts'

type Deps = { readonly db: Db; readonly clock: Clock }

/**
 * A promise moved, or a file came home: settlements are held against what their promise says now, and requests about what is over are
 * closed. Safe to run twice.
 */
export const requestsFollow = ({ db, clock }: Deps, { orgId }: JobPayload): Promise<void> =>
  db.inOrg(orgId, async (tx) => {
    const at = clock.now()
    const { timeZone } = await organisationOf(tx)
    const by: By = { actor: systemActor('placements'), at, today: dayIn(timeZone, at) }
    for (const request of await closeOver(tx))
      await tellRequest(tx, request, 'request_closed', { request: request.kind }, by)
    for (const { promiseState, ...request } of await settlementsToFollow(tx))
      if (promiseState === 'kept') await giveUpRest(tx, request, by)
      else await reviveWhole(tx, request, promiseState === 'running', by)
  })

/** The lesser sum is there: what was agreed to be given up is written off, never more than is left. */
async function giveUpRest(tx: OrgTx, request: Request, by: By): Promise<void> {
  const { id, customerId, currency, itemIds, owedCents, settleCents } = request
  const parts = givenUpParts(
    (await itemsById(tx, itemIds)).map((item) => ({ itemId: item.id, openCents: item.openCents })),
    owedCents - settleCents!,
  )
  const cents = sumCents(parts.map((one) => one.cents))
  const writeOffId = cents === 0 ? null : newId(by.at)
  if (writeOffId !== null) {
    const label = words.writeOffLabel.fr
    await bookItems(tx, newWriteOff({ id: writeOffId, customerId, cents, currency, label, on: by.today }), by.at, null)
    await settleItem(tx, writeOffId, parts, by)
  }
  await keepOutcome(tx, id, 'kept', writeOffId)
  await tellRequest(tx, request, 'settlement_kept', { forgiven: { cents, currency } }, by)
}

/** Not paid in time, or paid and gone again: nothing is given up, and the whole is due. */
async function reviveWhole(tx: OrgTx, request: Request, isAwaited: boolean, by: By): Promise<void> {
  const { id, writeOffId, currency, itemIds } = request
  if (writeOffId !== null)
    await takeBack(tx, { allocations: settledBy(tx, writeOffId), items: oneItem(writeOffId) }, by.at)
  await keepOutcome(tx, id, isAwaited ? 'running' : 'broken', null)
  const cents = sumCents((await itemsById(tx, itemIds)).map(({ openCents }) => openCents))
  const verb = isAwaited ? 'settlement_runs_again' : 'settlement_broken'
  await tellRequest(tx, request, verb, { left: { cents, currency } }, by)
}
