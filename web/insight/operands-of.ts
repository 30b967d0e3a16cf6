import type { MeasuredMonthView } from '../../src/insight/indicator-contract.ts'
import type { Indicator } from '../../src/insight/model.ts'
import type { Sentence, SentenceParams } from '../../src/kernel/wording.ts'
import { AGE_BUCKETS, type AgeBucket } from '../../src/ledger/model.ts'
import { operandWords as words } from './indicator-wording.ts'
import type { OperandHrefs } from './operand-hrefs.ts'

/** One operand of an indicator as it is told: its name, how much of what, and where it opens. */
export type OperandTold = {
  readonly name: Sentence
  readonly params?: SentenceParams
  readonly is: 'cents' | 'ownCents' | 'count' | 'days' | 'centDays'
  readonly value: number | null
  readonly href?: string
}

const owedOf = (ages: MeasuredMonthView['operands']['ages']): number =>
  AGE_BUCKETS.reduce((sum, { key }) => sum + ages[key], 0)

/** What the figure of a month is made of, in the order of its formula. */
export function operandsOf(indicator: Indicator, month: MeasuredMonthView, to: OperandHrefs): readonly OperandTold[] {
  const { period, operands: of, figures } = month
  const { on, fromOn, beginOn, monthAgoOn, yearFromOn, costFromOn } = period
  const owedCents = owedOf(of.ages)
  const quarter = { from: fromOn, to: on }
  const year = { from: yearFromOn, to: on }
  const cents = (name: Sentence, value: number, href: string, params?: SentenceParams): OperandTold => ({
    ...{ name, is: 'cents', value, href },
    ...(params && { params }),
  })
  const count = (name: Sentence, value: number, href: string, params?: SentenceParams): OperandTold => ({
    ...cents(name, value, href, params),
    is: 'count',
  })
  const receivable = cents(words.receivable, owedCents - of.creditCents, to.owed(on))
  const notDue = cents(words.notDue, of.ages.notDue, to.owed(on, 'notDue'))
  const owed = cents(words.owed, owedCents, to.owed(on, 'debits'))
  const sales = cents(words.sales, of.salesCents, to.sales(fromOn, on), quarter)
  const disputed = cents(words.disputed, of.disputedCents, to.list('disputed', on, on), { day: on })
  const promises = to.list('promised', fromOn, on)
  const bucket = (key: AgeBucket, value: number, day: string): OperandTold => {
    if (key === 'notDue') return cents(words.notDueAt, value, to.owed(day, key), { day })
    const { fromDays, toDays } = AGE_BUCKETS.find((one) => one.key === key)!
    return cents(words.bucketAt, value, to.owed(day, key), { from: fromDays!, to: toDays!, day })
  }
  const rolled = (into: AgeBucket, from: AgeBucket) => [
    bucket(into, of.ages[into], on),
    bucket(from, of.agesMonthAgo[from], monthAgoOn),
  ]
  switch (indicator) {
    case 'dsoBalance':
      return [receivable, sales]
    case 'dsoCountBack':
      return [receivable]
    case 'bestDso':
      return [notDue, sales]
    case 'daysDelinquent':
      return [
        { name: words.dso, is: 'days', value: figures.dsoBalance },
        { name: words.best, is: 'days', value: figures.bestDso },
        receivable,
        notDue,
        sales,
      ]
    case 'daysLate':
      return [
        { name: words.lateDays, is: 'centDays', value: of.lateDayCents, href: to.list('paid', fromOn, on) },
        cents(words.paid, of.paidCents, to.list('paid', fromOn, on), quarter),
      ]
    case 'effectiveness':
      return [
        cents(words.receivableAt, of.beginCents, to.owed(beginOn), { day: beginOn }),
        sales,
        cents(words.receivableAt, owedCents - of.creditCents, to.owed(on), { day: on }),
        cents(words.notDueAt, of.ages.notDue, to.owed(on, 'notDue'), { day: on }),
      ]
    case 'overdueShare':
      return [cents(words.overdue, owedCents - of.ages.notDue, to.owed(on, 'overdue')), owed]
    case 'rollNotDue':
      return rolled('d1to30', 'notDue')
    case 'roll1to30':
      return rolled('d31to60', 'd1to30')
    case 'roll31to60':
      return rolled('d61to90', 'd31to60')
    case 'roll61to90':
      return rolled('d91to120', 'd61to90')
    case 'disputedShare':
      return [disputed, owed]
    case 'disputedCount':
      return [
        count(words.cases, of.cases, to.list('raised', fromOn, on), quarter),
        count(words.invoices, of.invoices, to.list('invoiced', fromOn, on), quarter),
      ]
    case 'deductionDays':
      return [disputed, cents(words.raised, of.raisedCents, to.list('raised', fromOn, on), quarter)]
    case 'keptCount':
      return [
        count(words.promisesKept, of.promisesKept, promises),
        count(words.promisesDue, of.promisesDue, promises, quarter),
      ]
    case 'keptAmount':
      return [
        cents(words.keptCents, of.promisesKeptCents, promises),
        cents(words.promisedCents, of.promisedCents, promises, quarter),
      ]
    case 'recovered': {
      const matters = to.list('claimed', yearFromOn, on)
      return [cents(words.recovered, of.recoveredCents, matters), cents(words.claimed, of.claimedCents, matters, year)]
    }
    case 'badDebt':
      return [
        cents(words.lost, of.lostCents, to.list('lost', yearFromOn, on), year),
        cents(words.sales, of.yearSalesCents, to.sales(yearFromOn, on), year),
      ]
    case 'reminderCost': {
      const own = (name: Sentence, value: number): OperandTold => ({ name, is: 'ownCents', value })
      const sent = Object.values(of.sent).reduce((sum, one) => sum + one, 0)
      return [
        ...(of.cost
          ? [
              own(words.labour, of.cost.labourCents),
              own(words.postage, of.cost.postageCents),
              own(words.sms, of.cost.smsCents),
              own(words.licence, of.cost.licenceCents),
            ]
          : []),
        count(words.reminders, sent, to.list('reminded', costFromOn, on), { from: costFromOn, to: on }),
      ]
    }
  }
}
