import type { MeasuredMonthView } from '../../src/insight/indicator-contract.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import { AGE_BUCKETS } from '../../src/ledger/model.ts'
import type { OperandHrefs } from './operand-hrefs.ts'
import { indicatorPageWords as words } from './page-wording.ts'

type MonthAmount = {
  readonly name: Sentence
  of(month: MeasuredMonthView): number
  href(month: MeasuredMonthView, to: OperandHrefs): string
}

const owedOf = ({ operands }: MeasuredMonthView): number =>
  AGE_BUCKETS.reduce((sum, { key }) => sum + operands.ages[key], 0)

/** The amounts told of each month before its indicators. */
export const MONTH_AMOUNTS: readonly MonthAmount[] = [
  {
    name: words.receivable,
    of: (month) => owedOf(month) - month.operands.creditCents,
    href: ({ period }, to) => to.owed(period.on),
  },
  {
    name: words.overdue,
    of: (month) => owedOf(month) - month.operands.ages.notDue,
    href: ({ period }, to) => to.owed(period.on, 'overdue'),
  },
  {
    name: words.salesOfPeriod,
    of: ({ operands }) => operands.salesCents,
    href: ({ period }, to) => to.sales(period.fromOn, period.on),
  },
  {
    name: words.paidOfPeriod,
    of: ({ operands }) => operands.paidCents,
    href: ({ period }, to) => to.list('paid', period.fromOn, period.on),
  },
]
