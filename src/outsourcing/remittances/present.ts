import type { LocalDate } from '../../kernel/calendar.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { mandateNumber } from '../model.ts'
import { placementNumber } from '../placements/model.ts'
import type { LineFor } from './arrivals.ts'
import type { PlannedView, RemittanceView } from './contract.ts'
import { type Remittance, remittanceNumber } from './model.ts'
import type { Planned } from './plan.ts'
import type { RemittedReceipt } from './store.ts'
import { differenceSays, leftOutSays } from './wording.ts'

export function remittanceView(orgId: number, one: Remittance, today: LocalDate): RemittanceView {
  const isOurs = one.orgId === orgId
  return {
    ...{ id: one.id, number: remittanceNumber(one.no), runId: one.runId, mandateId: one.mandateId },
    ...{ mandate: mandateNumber(one.mandateNo), mode: one.mode, currency: one.currency, state: one.state },
    otherName: isOurs ? one.providerName : one.creditorName,
    ...{ madeOn: one.madeOn, dueOn: one.dueOn, receiptsCents: one.receiptsCents, returnsCents: one.returnsCents },
    ...{ feesCents: one.feesCents, cents: one.cents, reference: one.reference, paidOn: one.paidOn },
    // Which line of its bank it was is the creditor's own.
    ...{ arrivedOn: isOurs ? one.arrivedOn : null, lineId: isOurs ? one.lineId : null },
    isLate: one.state === 'made' && one.dueOn < today,
    ...{ madeAt: one.madeAt, madeByName: one.madeByName },
  }
}

export const lineView = ({ receiptNo, placementNo, ...line }: RemittedReceipt) => ({
  ...line,
  no: receiptNo,
  placement: placementNumber(placementNo),
})

export const plannedView = (lang: Lang, one: Planned, today: LocalDate): PlannedView => ({
  ...{ mandateId: one.mandateId, mandate: mandateNumber(one.mandateNo), creditorName: one.creditorName },
  ...{ currency: one.currency, mode: one.terms.remittance.mode, rhythm: one.terms.remittance.rhythm },
  ...{ receipts: one.receipts, receiptsCents: one.receiptsCents, returnsCents: one.returnsCents },
  ...{ returnsLeftCents: one.returnsLeftCents, feesCents: one.feesCents, billedCents: one.billedCents },
  ...{ feesLeftCents: one.feesLeftCents, cents: one.cents, firstOn: one.firstOn, dueOn: one.dueOn },
  isLate: one.dueOn < today,
  leftOut: one.leftOut,
  why: one.leftOut && say(lang, leftOutSays[one.leftOut], { day: one.waitsUntil ?? '' }),
})

/** What a run hands over, by currency. */
export function plannedSums(planned: readonly Planned[]) {
  const going = planned.filter(({ leftOut }) => leftOut === null)
  return [...Map.groupBy(going, ({ currency }) => currency)].map(([currency, of]) => ({
    currency,
    creditors: new Set(of.map(({ orgId }) => orgId)).size,
    receiptsCents: of.reduce((sum, one) => sum + one.receiptsCents, 0),
    feesCents: of.reduce((sum, one) => sum + one.feesCents, 0),
    cents: of.reduce((sum, one) => sum + one.cents, 0),
  }))
}

/** How a statement differs from the creditor's own books and bank; empty: it agrees. */
export function differencesOf(
  lang: Lang,
  one: Remittance,
  lines: readonly RemittedReceipt[],
  brought: readonly LineFor[],
): string[] {
  const money = (cents: number) => ({ cents, currency: one.currency })
  if (one.state === 'undone') return []
  const receipts = lines.filter(({ kind }) => kind === 'receipt')
  const named = brought.filter((line) => line.isNamed && line.differenceCents !== 0)
  return [
    ...named.map(({ cents, bookedOn, differenceCents }) =>
      say(lang, differenceSays.otherSum, {
        ...{ brought: money(cents), amount: money(one.cents), day: bookedOn },
        ...{ difference: money(Math.abs(differenceCents)), is: differenceCents < 0 ? 'less' : 'more' },
      }),
    ),
    ...receipts
      .filter(({ returnedOn }) => returnedOn !== null)
      .map((line) =>
        say(lang, differenceSays.notSettled, {
          ...{ no: line.receiptNo, debtor: line.debtorName, amount: money(line.cents), day: line.returnedOn! },
        }),
      ),
    ...receipts
      .filter(({ feeCents }) => feeCents === null)
      .map((line) => say(lang, differenceSays.feeMissing, { no: line.receiptNo })),
    ...(one.state === 'paid' && one.cents > 0 && one.arrivedOn === null && named.length === 0
      ? [say(lang, differenceSays.notArrived, { day: one.paidOn!, amount: money(one.cents) })]
      : []),
  ]
}
