import type { LocalDate } from '../kernel/calendar.ts'
import type { Ages, ClaimedDebt, Figures, Operands, ReminderCost, ReminderPrices, RemindersSent } from './model.ts'
import { PERIOD_DAYS } from './periods.ts'
import { balanceDso, daysOf, percentOf, toTenth } from './rules.ts'

export const owedOf = (ages: Ages): number => Object.values(ages).reduce((sum, cents) => sum + cents, 0)

/** Every indicator of the law sheet (§10) from what it is made of; null where there is nothing to divide by. */
export function figuresOf(of: Operands): Figures {
  const { ages, agesMonthAgo: before, salesCents } = of
  const owedCents = owedOf(ages)
  const receivableCents = owedCents - of.creditCents
  const dsoBalance = balanceDso(receivableCents, salesCents, PERIOD_DAYS).days
  const bestDso = daysOf(ages.notDue, salesCents, PERIOD_DAYS)
  const reminders = Object.values(of.sent).reduce((sum, count) => sum + count, 0)
  const toCollect = of.beginCents + salesCents
  return {
    dsoBalance,
    dsoCountBack: of.countBackDays,
    bestDso,
    // Of the figures as they are shown, so that anybody can redo the subtraction.
    daysDelinquent: dsoBalance === null || bestDso === null ? null : toTenth(dsoBalance - bestDso),
    daysLate: daysOf(of.lateDayCents, of.paidCents, 1),
    effectiveness: percentOf(toCollect - receivableCents, toCollect - ages.notDue),
    overdueShare: percentOf(owedCents - ages.notDue, owedCents),
    rollNotDue: percentOf(ages.d1to30, before.notDue),
    roll1to30: percentOf(ages.d31to60, before.d1to30),
    roll31to60: percentOf(ages.d61to90, before.d31to60),
    roll61to90: percentOf(ages.d91to120, before.d61to90),
    disputedShare: percentOf(of.disputedCents, owedCents),
    disputedCount: percentOf(of.cases, of.invoices),
    deductionDays: daysOf(of.disputedCents, of.raisedCents, PERIOD_DAYS),
    keptCount: percentOf(of.promisesKept, of.promisesDue),
    keptAmount: percentOf(of.promisesKeptCents, of.promisedCents),
    recovered: percentOf(of.recoveredCents, of.claimedCents),
    badDebt: percentOf(of.lostCents, of.yearSalesCents),
    reminderCost: of.cost && reminders > 0 ? Math.round(of.cost.totalCents / reminders) : null,
  }
}

/** What the reminders of thirty days cost: a month of labour and of licence, postage and texts by piece. */
export function costOf(prices: ReminderPrices, sent: RemindersSent): ReminderCost {
  const labourCents = prices.hoursMonth * prices.hourCents
  const postageCents =
    sent.letter * prices.letterCents +
    sent.registered_letter * prices.registeredCents +
    sent.electronic_registered * prices.electronicCents
  const smsCents = sent.sms * prices.smsCents
  const licenceCents = prices.licenceMonthCents
  return {
    labourCents,
    postageCents,
    smsCents,
    licenceCents,
    totalCents: labourCents + postageCents + smsCents + licenceCents,
  }
}

/** The principal that came for a debt until a day, never more than was claimed of it. */
export const recoveredBy = ({ claimedCents, receipts }: ClaimedDebt, on: LocalDate): number =>
  Math.min(
    claimedCents,
    receipts.reduce((sum, receipt) => (receipt.on <= on ? sum + receipt.cents : sum), 0),
  )
