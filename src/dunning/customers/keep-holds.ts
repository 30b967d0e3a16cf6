import { organisationOf } from '../../access/index.ts'
import { dayIn, formatDay, type LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { openItemsOf } from '../../ledger/index.ts'
import { customerOf, paidFor, payersOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { type Actor, record, recordAll } from '../../trail/index.ts'
import { actionWording as words } from '../action-wording.ts'
import { decideAgain } from '../days/run-day.ts'
import type { DunningDeps } from '../deps.ts'
import type { HoldCategory } from '../model.ts'
import { scenarioBook } from '../scenarios/book.ts'
import { followerOf, following } from '../segments/place-customers.ts'
import {
  customerSettingOf,
  holdById,
  insertHolds,
  keepCustomerSetting,
  keepLevels,
  liftHold as markLifted,
} from '../store.ts'

/** What a person grants or says about a customer, each followed by a new decision for that customer. */

export type NewHold = {
  readonly itemId: string | null
  readonly category: HoldCategory
  readonly note: string
  readonly untilOn: LocalDate | null
}

export async function placeHold(
  tx: OrgTx,
  deps: DunningDeps,
  customerId: string,
  { itemId, ...input }: NewHold,
  actor: Actor,
): Promise<string> {
  const [id] = await placeHolds(tx, deps, customerId, [itemId], input, actor)
  return id!
}

/** One hold for each of these documents (null: the whole customer), and one new decision after all of them. Gives their ids in order. */
export async function placeHolds(
  tx: OrgTx,
  deps: DunningDeps,
  customerId: string,
  itemIds: readonly (string | null)[],
  input: Omit<NewHold, 'itemId'>,
  actor: Actor,
): Promise<string[]> {
  const at = deps.clock.now()
  const fromOn = await todayOf(tx, at)
  await refuseStrangers(
    tx,
    customerId,
    itemIds.filter((id) => id !== null),
  )
  if (input.untilOn && input.untilOn < fromOn) {
    throw new Refused(
      refuse(
        'hold_ends_before',
        words.holdEndsBefore,
        { until: formatDay('fr', input.untilOn), from: formatDay('fr', fromOn) },
        'untilOn',
      ).refusal,
    )
  }
  const holds = itemIds.map((itemId) => ({ id: newId(at), itemId }))
  await insertHolds(tx, { customerId, ...input, fromOn, placedAt: at, placedBy: actor.id }, holds)
  await decideAgain(tx, deps, [customerId])
  await recordAll(
    tx,
    holds.map(({ id, itemId }) => ({
      actor,
      verb: 'hold_placed',
      subject: { kind: 'customer', id: customerId },
      at,
      data: { hold: id, itemId, ...input, fromOn },
    })),
  )
  return holds.map(({ id }) => id)
}

/** From today on the hold no longer counts; what it held enters the scenario late, as after any hold. */
export async function liftHold(tx: OrgTx, deps: DunningDeps, id: string, actor: Actor): Promise<void> {
  const hold = await holdById(tx, id)
  if (!hold) throw new Refused(notFound().refusal)
  const at = deps.clock.now()
  if ((await markLifted(tx, id, await todayOf(tx, at), actor.id, at)) === 0)
    throw new Refused(refuse('already_done', words.holdOver).refusal)
  await decideAgain(tx, deps, [hold.customerId])
  await record(tx, {
    actor,
    verb: 'hold_lifted',
    subject: { kind: 'customer', id: hold.customerId },
    at,
    data: { hold: id },
  })
}

export async function keepExclusion(
  tx: OrgTx,
  deps: DunningDeps,
  customerId: string,
  input: { excluded: boolean; excludedReason: string },
  actor: Actor,
): Promise<void> {
  await refuseStrangers(tx, customerId, [])
  if (input.excluded && input.excludedReason === '')
    throw new Refused(refuse('reason_missing', words.excludeReason, undefined, 'excludedReason').refusal)
  const at = deps.clock.now()
  const before = await customerSettingOf(tx, customerId)
  const after = { ...before, excluded: input.excluded, excludedReason: input.excluded ? input.excludedReason : '' }
  await keepCustomerSetting(tx, customerId, after, at)
  await decideAgain(tx, deps, [customerId])
  await record(tx, {
    actor,
    verb: input.excluded ? 'customer_excluded' : 'customer_included',
    subject: { kind: 'customer', id: customerId },
    at,
    data: { before, after },
  })
}

export async function setLevel(
  tx: OrgTx,
  deps: DunningDeps,
  customerId: string,
  input: { position: number; on: LocalDate | null; itemIds: readonly string[] | null },
  actor: Actor,
): Promise<void> {
  const at = deps.clock.now()
  const today = await todayOf(tx, at)
  if (!(await customerOf(tx, customerId))) throw new Refused(notFound().refusal)
  // Of a group, the steps are those that the head follows, and the head answers for the members that it is reminded for.
  const payerId = (await payersOf(tx, [customerId])).get(customerId) ?? customerId
  const owners = new Map<string, string>()
  for (const id of [customerId, ...(await paidFor(tx, [customerId])).keys()])
    for (const itemId of await openDebitsOf(tx, id)) owners.set(itemId, id)
  if (input.itemIds?.some((id) => !owners.has(id)))
    throw new Refused(refuse('item_unknown', words.itemUnknown, undefined, 'itemIds').refusal)
  const book = await scenarioBook(tx, at)
  const { scenario } = (await following(tx, book))(await followerOf(tx, payerId))
  const max = scenario.steps.length
  if (input.position > max) throw new Refused(refuse('level_too_high', words.levelTooHigh, { max }, 'position').refusal)
  if (input.on && input.on > today)
    throw new Refused(refuse('attest_future', words.attestFuture, { day: formatDay('fr', input.on) }, 'on').refusal)
  const itemIds = input.itemIds ?? [...owners.keys()]
  const { position, on } = input
  for (const [owner, ids] of Map.groupBy(itemIds, (id) => owners.get(id)!))
    await keepLevels(tx, {
      customerId: owner,
      itemIds: ids,
      scenarioId: scenario.id,
      position,
      on,
      at,
      by: actor.id,
    })
  await decideAgain(tx, deps, [customerId])
  await record(tx, {
    actor,
    verb: 'level_given',
    subject: { kind: 'customer', id: customerId },
    at,
    data: { position: input.position, on: input.on, itemIds },
  })
}

const todayOf = async (tx: OrgTx, at: Date): Promise<LocalDate> => dayIn((await organisationOf(tx)).timeZone, at)

/** Refuses a customer that is not ours and items that are not open debits of theirs. */
async function refuseStrangers(tx: OrgTx, customerId: string, itemIds: readonly string[]): Promise<void> {
  if (!(await customerOf(tx, customerId))) throw new Refused(notFound().refusal)
  const open = new Set(await openDebitsOf(tx, customerId))
  if (itemIds.some((id) => !open.has(id)))
    throw new Refused(refuse('item_unknown', words.itemUnknown, undefined, 'itemId').refusal)
}

const openDebitsOf = async (tx: OrgTx, customerId: string): Promise<string[]> =>
  (await openItemsOf(tx, customerId)).filter(({ side }) => side === 1).map(({ id }) => id)
