import type { LocalDate } from '../kernel/calendar.ts'
import { type Lang, say } from '../kernel/wording.ts'
import { itemsById } from '../ledger/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notifyBy, type ProposedCollection } from './collection-proposal.ts'
import type { Collection } from './collection-store.ts'
import { lapsesOn } from './debit-rules.ts'
import { type Debit, debitTotals } from './debit-store.ts'
import { leftOutWording } from './debit-wording.ts'
import type { Mandate } from './mandate-store.ts'
import { RETURN_ACTIONS, returnReason } from './return-reasons.ts'

/** How mandates, collections and debits are told to people. */

/** The code of a bank in words; what a person wrote stays as it is. */
const inWords = (lang: Lang, reason: string): string =>
  /^[A-Z]{2}\d{2}$/.test(reason) ? `${say(lang, returnReason(reason, reason).words)} (${reason})` : reason

export function presentMandate(lang: Lang, { hasCollected: _, ...mandate }: Mandate, today: LocalDate) {
  const lapsed = lapsesOn(mandate)
  const state = mandate.state !== 'ended' && lapsed <= today ? ('lapsed' as const) : mandate.state
  return { ...mandate, state, stateReason: inWords(lang, mandate.stateReason), lapsesOn: lapsed }
}

export function presentProposal(lang: Lang, { debits, leftOut }: ProposedCollection) {
  return {
    cents: debits.reduce((sum, debit) => sum + debit.cents, 0),
    debits: debits.map(({ mandate, sequence, cents, parts }) => ({
      customerId: mandate.customerId,
      customerCode: mandate.customerCode,
      customerName: mandate.customerName,
      mandate: mandate.reference,
      sequence,
      cents,
      parts: parts.map(({ item, cents: taken }) => ({
        itemId: item.id,
        documentNo: item.documentNo,
        kind: item.kind,
        dueOn: item.dueOn,
        cents: taken,
      })),
    })),
    leftOut: leftOut.map(({ item, mandate, reason, params }) => ({
      customerId: mandate.customerId,
      customerName: mandate.customerName,
      itemId: item.id,
      documentNo: item.documentNo,
      cents: item.openCents,
      reason,
      message: say(
        lang,
        leftOutWording[reason],
        typeof params.reason === 'string' ? { ...params, reason: inWords(lang, params.reason) } : params,
      ),
    })),
  }
}

export async function presentCollections(tx: OrgTx, collections: readonly Collection[]) {
  const totals = await debitTotals(
    tx,
    collections.map((collection) => collection.id),
  )
  return collections.map(({ creditor: _, noticeDays: __, ...collection }) => {
    const { collectionId: ___, ...sums } = totals.find((one) => one.collectionId === collection.id)!
    return { ...collection, ...sums }
  })
}

export async function presentDebits(tx: OrgTx, lang: Lang, debits: readonly Debit[]) {
  const ids = debits.flatMap((debit) => debit.parts.map((part) => part.itemId))
  const items = new Map((await itemsById(tx, ids)).map((item) => [item.id, item]))
  return debits.map((debit) => {
    const hasFailed = debit.state === 'rejected' || debit.state === 'returned'
    const why = hasFailed ? returnReason(debit.code, debit.codeWords) : null
    return {
      id: debit.id,
      customerId: debit.customerId,
      customerCode: debit.customerCode,
      customerName: debit.customerName,
      mandate: debit.told.reference,
      endToEnd: debit.endToEnd,
      cents: debit.cents,
      sequence: debit.sequence,
      lot: debit.lot,
      words: debit.words,
      state: debit.state,
      parts: debit.parts.map(({ itemId, cents }) => {
        const { documentNo, kind, dueOn } = items.get(itemId)!
        return { itemId, documentNo, kind, dueOn, cents }
      }),
      code: hasFailed ? debit.code : '',
      reason: why ? say(lang, why.words) : '',
      advice: why ? say(lang, RETURN_ACTIONS[why.action]) : '',
      retryOn: hasFailed ? debit.retryOn : null,
    }
  })
}

/** Whom to tell what will be debited, by which day: one for each customer and mandate of a collection not yet over. */
export function presentNotices(collection: Collection, debits: readonly Debit[], today: LocalDate) {
  const ahead = debits.filter((debit) => debit.state === 'planned' || debit.state === 'running')
  const by = notifyBy(collection.collectOn, collection.noticeDays)
  if (collection.collectOn <= today) return []
  return [...Map.groupBy(ahead, (debit) => debit.mandateId).values()].map((own) => ({
    customerId: own[0]!.customerId,
    customerName: own[0]!.customerName,
    mandate: own[0]!.told.reference,
    creditorId: collection.creditor.creditorId,
    cents: own.reduce((sum, debit) => sum + debit.cents, 0),
    collectOn: collection.collectOn,
    notifyBy: by,
    isLate: by < today,
  }))
}
