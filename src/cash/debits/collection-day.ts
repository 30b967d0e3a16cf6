import type { LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import type { By } from '../acting.ts'
import { dayRefusal, messageIdOf, tellCollection } from './collection-draft.ts'
import { inLots } from './collection-file.ts'
import { obstaclesTo } from './collection-obstacles.ts'
import { type DebitHooks, invoiceObstacle, told, type Why } from './collection-proposal.ts'
import { openAt } from './collection-steps.ts'
import {
  type CollectableItem,
  type Collection,
  collectableItems,
  lockCollection,
  moveToDay,
} from './collection-store.ts'
import { mandatesOf } from './mandate-store.ts'
import { type Debit, tellDebits } from './store.ts'
import { cannotMove, type LeftOutReason, leftOutWording, debitWording as words } from './wording.ts'

/** What a day alone can be wrong for: whatever else stands in the way does so on any day, and is said when it is validated. */
const OF_THE_DAY: ReadonlySet<LeftOutReason> = new Set<LeftOutReason>(['lapsed', 'before_first', 'notice_short'])

/**
 * Moves a draft to another day, whole or not at all. Banks must settle on that day and still have the time, each mandate must
 * live and each customer be told in time, no document be collected before it is due or before what came back may be presented
 * again. Nobody was told of the old day: only the reference of the file, which bears it, changes with it.
 */
export async function moveCollection(
  tx: OrgTx,
  hooks: DebitHooks,
  id: string,
  collectOn: LocalDate,
  by: By,
): Promise<void> {
  const before = await lockCollection(tx, id)
  if (!before) throw new Refused(notFound().refusal)
  if (before.state === 'validated' || before.state === 'handed_over')
    throw new Refused(refuse('day_fixed', words.dayFixed).refusal)
  const { collection, debits } = await openAt(tx, id, 'draft')
  if (collection.collectOn === collectOn) return
  const wrong = dayRefusal(collectOn, by.today)
  if (wrong) throw new Refused(wrong)
  const moved = { ...collection, collectOn, messageId: messageIdOf(collection.no, collectOn) }
  const obstacles = await obstaclesTo(tx, hooks, moved, debits, by.today)
  const ofItems = await itemsOn(tx, collection, moved, debits)
  for (const debit of debits) {
    const found = obstacles.get(debit.id)
    const why = found && OF_THE_DAY.has(found.reason) ? found : ofItems(debit)
    if (!why) continue
    const params = { customer: debit.customerName, words: debit.words, from: collection.collectOn, to: collectOn }
    const refusal = refuse(
      'day_wrong',
      cannotMove(leftOutWording[why.reason]),
      { ...why.params, ...params },
      'collectOn',
    )
    throw new Refused(refusal.refusal)
  }
  await moveToDay(tx, id, collectOn, moved.messageId)
  await tellDebits(tx, inLots(moved.messageId, debits))
  await tellCollection(tx, by, 'collection_moved', moved, debits, { from: collection.collectOn })
}

/** Why a document of a debit cannot be collected on the new day, where the old one was right for it; null when it can. */
async function itemsOn(
  tx: OrgTx,
  from: Collection,
  to: Collection,
  debits: readonly Debit[],
): Promise<(debit: Debit) => Why | null> {
  const mandates = await mandatesOf(tx, { ids: debits.map((debit) => debit.mandateId) })
  const byId = new Map(mandates.map((mandate) => [mandate.id, mandate]))
  const items = new Map((await collectableItems(tx, LAST_DAY)).map((item) => [item.id, item]))
  const whyNot = (item: CollectableItem, debit: Debit): Why | null => {
    const { dueOn, retryOn, failedCode, failedWords } = item
    if (dueOn > to.collectOn && dueOn <= from.collectOn) return told('not_due', { on: dueOn })
    if (retryOn !== null && retryOn > to.collectOn)
      return told('retry_later', { reason: failedCode || failedWords || '', on: retryOn })
    return invoiceObstacle(item, byId.get(debit.mandateId)!, to, to.collectOn)
  }
  return (debit) => {
    for (const { itemId, cents } of debit.parts) {
      const item = items.get(itemId)
      const why = item && cents > 0 ? whyNot(item, debit) : null
      if (why) return why
    }
    return null
  }
}

/** Whatever the day it falls due. */
const LAST_DAY = '9999-12-31' as LocalDate
