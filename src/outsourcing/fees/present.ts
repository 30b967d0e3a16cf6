import { formatMoney, formatPercent } from '../../kernel/money.ts'
import { tellRefusal } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { mandateNumber } from '../model.ts'
import { placementNumber } from '../placements/model.ts'
import { sideCostNames } from '../tariffs/wording.ts'
import type { FeeRow } from './answer-store.ts'
import type { FeeInvoiceView, FeeView } from './contract.ts'
import { type Invoice, leftOf } from './invoice-store.ts'
import { feeKindNames, feeSays as words } from './wording.ts'

/** What a fee is for. */
export function feeLabel(lang: Lang, one: FeeRow): string {
  if (one.kind === 'side_cost') return [say(lang, sideCostNames[one.sideCost!]), one.label].filter(Boolean).join(' – ')
  if (one.kind === 'period') return say(lang, words.period, { from: one.periodFrom!, to: one.periodTo! })
  if (one.kind === 'correction') return say(lang, words.correction, { from: one.periodFrom!, to: one.periodTo! })
  if (one.kind === 'service_credit') return say(lang, words.service, { from: one.periodFrom!, to: one.periodTo! })
  if (one.kind === 'credit') return [say(lang, feeKindNames.credit), one.label].filter(Boolean).join(' – ')
  return say(lang, one.kind === 'receipt' ? words.receipt : words.return, {
    no: one.receiptNo ?? 0,
    amount: { cents: one.receiptCents ?? 0, currency: one.currency },
  })
}

/** How it came to its amount, as the tariff tells. */
export function feeHow(lang: Lang, { refusal, detail, currency, kind }: FeeRow): string {
  if (refusal) return tellRefusal(lang, refusal)
  const money = (cents: number) => formatMoney(lang, cents, currency)
  const more = (cents: number | undefined, sentence: { fr: string; en: string }) =>
    cents ? [say(lang, sentence, { amount: { cents, currency } })] : []
  if (kind === 'period' || kind === 'correction')
    return [
      ...(detail.isCents === undefined
        ? []
        : [say(lang, words.corrected, { was: money(detail.wasCents ?? 0), is: money(detail.isCents) })]),
      ...more(detail.volumeCents, words.volume),
      ...more(detail.flatCents, words.flat),
      ...more(detail.minimumCents, words.minimum),
      ...more(detail.cutCents, words.cut),
    ].join(' ; ')
  if (detail.parts === undefined) return ''
  return [
    ...detail.parts.map(({ bp, cents }) =>
      say(lang, words.part, { rate: formatPercent(lang, bp), amount: money(cents) }),
    ),
    ...more(detail.minimumCents, words.minimum),
    ...more(detail.cutCents, words.cut),
    ...more(detail.feeCents, words.soFar),
  ].join(' ; ')
}

export function feeView(lang: Lang, orgId: number, one: FeeRow): FeeView {
  const isOurs = one.orgId === orgId
  const isOpen = one.disputedWhy !== null && one.answer === null
  return {
    ...{ id: one.id, mandateId: one.mandateId, mandate: mandateNumber(one.mandateNo), kind: one.kind },
    otherName: isOurs ? one.providerName : one.creditorName,
    label: feeLabel(lang, one),
    how: feeHow(lang, one),
    isRefused: one.refusal !== null,
    placement: one.placementNo === null ? null : placementNumber(one.placementNo),
    ...{ receiptId: one.receiptId, debtorName: one.debtorName, documents: one.documents, on: one.on },
    ...{ currency: one.currency, netCents: one.netCents, vatBp: one.vatBp, vatCents: one.vatCents },
    ...{ invoiceId: one.invoiceId, invoice: one.invoice, hasProof: one.hasProof },
    dispute:
      one.disputedWhy === null
        ? null
        : {
            ...{ why: one.disputedWhy, at: one.disputedAt!, byName: one.disputedByName!, answer: one.answer },
            ...{ answerWhy: one.answerWhy ?? '', answeredByName: one.answeredByName },
          },
    mayDispute: isOurs && one.netCents > 0 && one.disputedWhy === null,
    mayAnswer: isOpen && (one.agencyOrgId === null ? isOurs : one.agencyOrgId === orgId),
  }
}

export function invoiceView(orgId: number, one: Invoice, today: string): FeeInvoiceView {
  const leftCents = leftOf(one)
  return {
    ...{ id: one.id, number: one.number, mandateId: one.mandateId, mandate: mandateNumber(one.mandateNo) },
    ...{ currency: one.currency, issuedOn: one.issuedOn, dueOn: one.dueOn, netCents: one.netCents },
    ...{ vatCents: one.vatCents, totalCents: one.netCents + one.vatCents, leftCents },
    isCredit: one.netCents < 0,
    otherName: one.orgId === orgId ? one.providerName : one.creditorName,
    isLate: leftCents > 0 && one.dueOn < today,
  }
}
