import { messagesById } from '../../correspondence/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { tellRefusal } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { CollectionAct } from './collection-contract.ts'
import { dayRefusal } from './collection-draft.ts'
import { channelsOf, notifyBy } from './collection-notice.ts'
import { isAnswered } from './collection-steps.ts'
import type { Collection } from './collection-store.ts'
import { mandatesOf } from './mandate-store.ts'
import { type Debit, debitTotals } from './store.ts'
import { debitWording as words } from './wording.ts'

/** How collections, their notices and what may be done with them are told to people. */

export async function presentCollections(tx: OrgTx, collections: readonly Collection[]) {
  const ids = collections.map((collection) => collection.id)
  const totals = new Map((await debitTotals(tx, ids)).map((one) => [one.collectionId, one]))
  return collections.map(({ creditor: _, noticeDays: __, ...collection }) => {
    const { collectionId: ___, ...sums } = totals.get(collection.id)!
    return { ...collection, ...sums }
  })
}

/** Whom to tell what will be debited, by which day: one for each customer and mandate, with the message that tells it. */
export async function presentNotices(tx: OrgTx, collection: Collection, debits: readonly Debit[], today: LocalDate) {
  if (collection.noticeBy === 'invoice') return []
  const live = debits.filter((debit) => debit.state !== 'dropped')
  const mandates = new Map(
    (await mandatesOf(tx, { ids: live.map((debit) => debit.mandateId) })).map((mandate) => [mandate.id, mandate]),
  )
  const channels = await channelsOf(
    tx,
    live.map((debit) => debit.customerId),
  )
  const noticeIds = live.flatMap((debit) => debit.noticeId ?? [])
  const messages = new Map((await messagesById(tx, noticeIds)).map((message) => [message.id, message]))
  return [...Map.groupBy(live, (debit) => debit.mandateId).values()].map((own) => {
    const { customerId, customerName, mandateId, told, noticeId } = own[0]!
    const by = notifyBy(collection.collectOn, mandates.get(mandateId)?.noticeDays ?? collection.noticeDays)
    const message = messages.get(noticeId ?? '')
    const channel = message?.channel === 'email' ? ('email' as const) : message ? ('letter' as const) : undefined
    return {
      customerId,
      customerName,
      mandate: told.reference,
      cents: own.reduce((sum, debit) => sum + debit.cents, 0),
      notifyBy: by,
      isLate: collection.state === 'draft' && by < today,
      channel: channel ?? channels.get(customerId) ?? null,
      messageId: noticeId,
      state: message?.state ?? '',
    }
  })
}

/** What may be done with a collection now, and for the rest why not. `failing` counts debits that no longer hold. */
export function mayDo(
  lang: Lang,
  collection: Collection,
  debits: readonly Debit[],
  failing: number,
  today: LocalDate,
): Record<CollectionAct, string | null> {
  const { state } = collection
  const wrongDay = dayRefusal(collection.collectOn, today)
  const notNow = wrongDay
    ? tellRefusal(lang, wrongDay)
    : failing > 0
      ? say(lang, words.someDoNotHold, { n: failing })
      : null
  const moved = {
    draft: say(lang, words.notValidated),
    validated: say(lang, words.alreadyValidated),
    handed_over: say(lang, words.alreadyHanded),
    cancelled: say(lang, words.isCancelled),
  }[state]
  const answered = debits.some(isAnswered) ? say(lang, words.moneyCame) : null
  return {
    validate: state === 'draft' ? notNow : moved,
    handOver: state === 'validated' ? notNow : moved,
    takeBack: state === 'handed_over' ? answered : state === 'cancelled' ? moved : say(lang, words.notHanded),
    cancel: state === 'cancelled' ? moved : answered,
    drop: state === 'draft' || state === 'validated' ? null : moved,
    move: state === 'draft' ? null : state === 'cancelled' ? moved : say(lang, words.dayFixed),
  }
}
