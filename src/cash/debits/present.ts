import type { LocalDate } from '../../kernel/calendar.ts'
import { maskIban } from '../../kernel/identifiers.ts'
import { type Lang, type SentenceParams, say } from '../../kernel/wording.ts'
import { itemsById } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { returnReason } from '../words/return-reasons.ts'
import type { LeftOutItem, ProposedDebit, Why } from './collection-proposal.ts'
import { adviceOn, type Retried } from './debit-retry.ts'
import type { Mandate } from './mandate-store.ts'
import { FIRST_RETRIES, lapsesOn } from './rules.ts'
import { debitSettingOf } from './setting-store.ts'
import { type Debit, failuresOf } from './store.ts'
import { leftOutWording } from './wording.ts'

/** How mandates, proposals and debits are told to people. */

/** The code of a bank in words; what a person wrote stays as it is. */
const inWords = (lang: Lang, reason: string): string =>
  /^[A-Z]{2}\d{2}$/.test(reason) ? `${say(lang, returnReason(reason, reason).words)} (${reason})` : reason

/** Why something is not collected, in words. */
export function tellWhy(lang: Lang, { reason, params }: Why): string {
  const said: SentenceParams =
    typeof params.reason === 'string' ? { ...params, reason: inWords(lang, params.reason) } : params
  return say(lang, leftOutWording[reason], said)
}

export function presentMandate(
  lang: Lang,
  { hasCollected: _, firstOn: __, iban, previousIban, ...mandate }: Mandate,
  today: LocalDate,
) {
  const lapsed = lapsesOn(mandate)
  return {
    ...mandate,
    account: maskIban(iban),
    previousAccount: previousIban && maskIban(previousIban),
    state: stateOn(mandate, today),
    stateReason: inWords(lang, mandate.stateReason),
    lapsesOn: lapsed,
  }
}

/** The state of a mandate as people are shown it. */
export const stateOn = (mandate: Pick<Mandate, 'state' | 'signedOn' | 'lastUsedOn'>, today: LocalDate) =>
  mandate.state !== 'ended' && lapsesOn(mandate) <= today ? ('lapsed' as const) : mandate.state

export const presentProposed = ({ mandate, sequence, channel, cents, parts }: ProposedDebit) => ({
  customerId: mandate.customerId,
  customerCode: mandate.customerCode,
  customerName: mandate.customerName,
  mandateId: mandate.id,
  mandate: mandate.reference,
  account: maskIban(mandate.iban),
  scheme: mandate.scheme,
  sequence,
  channel,
  cents,
  parts: parts.map(({ item: { id, documentNo, kind, dueOn }, cents: taken }) => ({
    itemId: id,
    documentNo,
    kind,
    dueOn,
    cents: taken,
  })),
})

export const presentLeftOut = (lang: Lang, { item, mandate, ...why }: LeftOutItem) => ({
  customerId: mandate.customerId,
  customerName: mandate.customerName,
  mandateId: mandate.id,
  itemId: item.id,
  documentNo: item.documentNo,
  dueOn: item.dueOn,
  cents: item.openCents,
  reason: why.reason,
  message: tellWhy(lang, why),
  collectionId: why.reason === 'collecting' ? item.busyId : null,
})

/** `obstacles` say, of debits that the bank does not have yet, why they no longer hold. */
export async function presentDebits(
  tx: OrgTx,
  lang: Lang,
  debits: readonly Debit[],
  obstacles: ReadonlyMap<string, Why>,
) {
  const ids = debits.flatMap((debit) => debit.parts.map((part) => part.itemId))
  const items = new Map((await itemsById(tx, ids)).map((item) => [item.id, item]))
  const retried = await retriedOf(
    tx,
    debits.map((debit) => debit.id),
  )
  return debits.map((debit) => {
    const obstacle = obstacles.get(debit.id)
    return {
      id: debit.id,
      customerId: debit.customerId,
      customerCode: debit.customerCode,
      customerName: debit.customerName,
      mandateId: debit.mandateId,
      mandate: debit.told.reference,
      account: maskIban(debit.told.iban),
      scheme: debit.told.scheme,
      endToEnd: debit.endToEnd,
      cents: debit.cents,
      sequence: debit.sequence,
      lot: debit.lot,
      words: debit.words,
      state: debit.state,
      answer: debit.answer,
      answerImportId: debit.answerImportId,
      lineId: debit.lineId,
      returnLineId: debit.returnLineId,
      obstacle: obstacle ? tellWhy(lang, obstacle) : '',
      ...tellFailure(lang, debit, retried(debit.id)),
      parts: debit.parts.map(({ itemId, cents }) => {
        const { documentNo, kind, dueOn } = items.get(itemId)!
        return { itemId, documentNo, kind, dueOn, cents }
      }),
    }
  })
}

/** How often each of these debits failed, and how what comes back is presented again here. */
export async function retriedOf(
  tx: OrgTx,
  debitIds: readonly string[],
): Promise<(id: string) => Omit<Retried, 'retryOn'>> {
  const rule = (await debitSettingOf(tx)) ?? FIRST_RETRIES
  const failures = await failuresOf(tx, debitIds)
  return (id) => ({ rule, failures: failures.get(id) ?? 0 })
}

/** Why a debit failed and what to do about it, by the settings for presenting again; blank for one that did not. */
export function tellFailure(
  lang: Lang,
  {
    state,
    code,
    codeWords,
    droppedWhy,
    retryOn,
  }: Pick<Debit, 'state' | 'code' | 'codeWords' | 'droppedWhy' | 'retryOn'>,
  retried: Omit<Retried, 'retryOn'>,
) {
  if (state !== 'rejected' && state !== 'returned') return { code: '', reason: droppedWhy, advice: '', retryOn: null }
  const { words, action } = returnReason(code, codeWords)
  const { sentence, params } = adviceOn(action, { ...retried, retryOn })
  return { code, reason: say(lang, words), advice: say(lang, sentence, params), retryOn }
}
