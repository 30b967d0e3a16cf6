import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import type { SentenceParams } from '../../kernel/wording.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import type { By } from '../acting.ts'
import { dayRefusal, settingOrRefuse, tellCollection } from './collection-draft.ts'
import { fileOf, inLots, toldOf } from './collection-file.ts'
import { reviseNotices, sendNotices } from './collection-notice.ts'
import { obstaclesTo } from './collection-obstacles.ts'
import type { DebitHooks } from './collection-proposal.ts'
import {
  type Collection,
  lockCollection,
  markCancelled,
  markHandedOver,
  markNotHandedOver,
  markValidated,
} from './collection-store.ts'
import { mandatesOf } from './mandate-store.ts'
import { sequenceOf } from './rules.ts'
import { type Debit, debitsOf, markDropped, tellDebits } from './store.ts'
import { leftOutWording, noLongerHolds, debitWording as words } from './wording.ts'

/** What a person does with a collection after it was drafted; `can` of each collection says the same before they try. */

/**
 * Fixes a draft as the bank will read it, and tells the customers. Everything is looked at again: the day, each mandate, each
 * document; the file must be one that banks take.
 */
export async function validateCollection(
  tx: OrgTx,
  hooks: DebitHooks,
  id: string,
  by: By,
): Promise<{ readonly emails: number; readonly letters: number }> {
  const setting = await settingOrRefuse(tx)
  const { collection, debits } = await openAt(tx, id, 'draft')
  await refuseObstacles(tx, hooks, collection, debits, by)
  const ids = debits.map((debit) => debit.mandateId)
  const mandates = new Map((await mandatesOf(tx, { ids })).map((mandate) => [mandate.id, mandate]))
  const customerIds = debits.map((debit) => debit.customerId)
  const customers = new Map((await customersById(tx, customerIds)).map((customer) => [customer.id, customer]))
  const fixed = debits.map((debit) => {
    const mandate = mandates.get(debit.mandateId)!
    // That it is the last is what a person says.
    const sequence = debit.sequence === 'FNAL' ? debit.sequence : sequenceOf(mandate, setting.tellsFirst)
    return { ...debit, sequence, told: toldOf(mandate, customers.get(debit.customerId)!) }
  })
  const inLot = inLots(collection.messageId, fixed)
  orRefuse(fileOf({ ...collection, validatedAt: by.at }, inLot))
  await tellDebits(tx, inLot)
  await markValidated(tx, id, { name: by.actor.name, at: by.at })
  const sent =
    collection.noticeBy === 'message' ? await sendNotices(tx, collection, inLot, by) : { emails: 0, letters: 0 }
  await tellCollection(tx, by, 'collection_validated', collection, debits, sent)
  return sent
}

/** Takes debits out before the bank has them. What was said to their customers and has not left is said anew, or not at all. */
export async function dropDebits(
  tx: OrgTx,
  id: string,
  debitIds: readonly string[],
  reason: string,
  by: By,
): Promise<void> {
  const { collection, debits } = await openAt(tx, id, 'draft', 'validated')
  const asked = new Set(debitIds)
  const dropped = debits.filter((debit) => asked.has(debit.id))
  if (dropped.length < asked.size) throw new Refused(refuse('changed_meanwhile', words.debitGone).refusal)
  const left = debits.filter((debit) => !asked.has(debit.id))
  if (left.length === 0) throw new Refused(refuse('nothing_left', words.nothingLeft).refusal)
  await markDropped(tx, [...asked], reason, by.at)
  await tellDebits(tx, inLots(collection.messageId, left))
  await reviseNotices(tx, collection, dropped, left, by)
  const droppedWords = dropped.map((debit) => debit.endToEnd)
  await tellCollection(tx, by, 'debits_dropped', collection, dropped, { reason, endToEnd: droppedWords })
}

/** Says that the bank has the file: refused when it would come too late, or when a debit no longer holds. */
export async function handOver(tx: OrgTx, hooks: DebitHooks, id: string, by: By): Promise<void> {
  const { collection, debits } = await openAt(tx, id, 'validated')
  await refuseObstacles(tx, hooks, collection, debits, by)
  await markHandedOver(tx, id, { name: by.actor.name, at: by.at })
  await tellCollection(tx, by, 'collection_handed_over', collection, debits)
}

/** Says that the bank does not have the file after all; not once it answered or paid. */
export async function takeBackHandOver(tx: OrgTx, id: string, by: By): Promise<void> {
  const { collection, debits } = await openAt(tx, id, 'handed_over')
  refuseAnswered(debits)
  await markNotHandedOver(tx, id)
  await tellCollection(tx, by, 'collection_not_handed_over', collection, debits)
}

/** Gives up a collection, or a file that the bank never took; not once it answered or paid. */
export async function cancelCollection(tx: OrgTx, id: string, by: By): Promise<void> {
  const collection = await lockCollection(tx, id)
  if (!collection) throw new Refused(notFound().refusal)
  if (collection.state === 'cancelled') return
  const debits = await liveDebits(tx, id)
  refuseAnswered(debits)
  await markCancelled(tx, id)
  await tellCollection(tx, by, 'collection_cancelled', collection, debits)
}

/** True once the bank answered about a debit, or its money came. */
export const isAnswered = (debit: Debit): boolean =>
  debit.answer !== null || !['planned', 'running', 'dropped', 'cancelled'].includes(debit.state)

function refuseAnswered(debits: readonly Debit[]): void {
  if (debits.some(isAnswered)) throw new Refused(refuse('money_came', words.moneyCame).refusal)
}

const liveDebits = async (tx: OrgTx, collectionId: string): Promise<Debit[]> =>
  (await debitsOf(tx, { collectionId })).filter((debit) => debit.state !== 'dropped')

/** A collection about to change, with its live debits, when it is in one of these states; refused otherwise. */
export async function openAt(
  tx: OrgTx,
  id: string,
  ...states: readonly Collection['state'][]
): Promise<{ readonly collection: Collection; readonly debits: Debit[] }> {
  const collection = await lockCollection(tx, id)
  if (!collection) throw new Refused(notFound().refusal)
  if (!states.includes(collection.state)) {
    const sentence = collection.state === 'draft' ? words.notValidated : words.stateMoved
    throw new Refused(refuse('changed_meanwhile', sentence).refusal)
  }
  return { collection, debits: await liveDebits(tx, id) }
}

/** Refuses with the first debit that no longer holds: a person takes it out, or gives the collection up. */
async function refuseObstacles(
  tx: OrgTx,
  hooks: DebitHooks,
  collection: Collection,
  debits: readonly Debit[],
  by: By,
): Promise<void> {
  const wrong = dayRefusal(collection.collectOn, by.today)
  if (wrong) throw new Refused(wrong)
  const obstacles = await obstaclesTo(tx, hooks, collection, debits, by.today)
  const first = debits.find((debit) => obstacles.has(debit.id))
  if (!first) return
  const why = obstacles.get(first.id)!
  const params: SentenceParams = { ...why.params, customer: first.customerName, words: first.words }
  throw new Refused(refuse('changed_meanwhile', noLongerHolds(leftOutWording[why.reason]), params).refusal)
}
