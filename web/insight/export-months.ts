import type { IndicatorsView } from '../../src/insight/indicator-contract.ts'
import { INDICATORS } from '../../src/insight/model.ts'
import { formatDay, type LocalDate } from '../../src/kernel/calendar.ts'
import { type Lang, say } from '../../src/kernel/wording.ts'
import { BYTE_ORDER_MARK, type CsvCell, csvLine } from '../ledger/csv.ts'
import type { CsvFile } from '../ledger/export-aged.ts'
import { wording as ledgerWording } from '../ledger/wording.ts'
import { INDICATOR_ORDER } from './indicator-order.ts'
import { indicatorWords } from './indicator-wording.ts'
import { MONTH_AMOUNTS } from './month-amounts.ts'
import { indicatorPageWords as words } from './page-wording.ts'
import { wording } from './wording.ts'

const UNITS = { days: wording.daysUnit, percent: words.percentUnit, money: null } as const

/** The indicators of thirteen months for a spreadsheet: one line a month, one column a figure, empty where there is none. */
export function exportMonths(lang: Lang, { asOf, currency, ownCurrency, months }: IndicatorsView): CsvFile {
  const head = [
    say(lang, words.month),
    say(lang, ledgerWording.currency),
    ...MONTH_AMOUNTS.map(({ name }) => say(lang, name)),
    ...INDICATOR_ORDER.map((indicator) => {
      const unit = UNITS[INDICATORS[indicator]]
      return `${say(lang, indicatorWords[indicator].name)} (${unit ? say(lang, unit) : ownCurrency})`
    }),
  ]
  const lines = months.map((month) => [
    formatDay(lang, month.period.on as LocalDate),
    currency,
    ...MONTH_AMOUNTS.map(({ of }): CsvCell => ({ cents: of(month), currency })),
    ...INDICATOR_ORDER.map((indicator): CsvCell => {
      const value = month.figures[indicator]
      if (value === null) return ''
      return INDICATORS[indicator] === 'money'
        ? { cents: value, currency: ownCurrency }
        : { tenths: Math.round(value * 10) }
    }),
  ])
  return {
    name: `${say(lang, words.fileName)}-${asOf}-${currency}.csv`,
    parts: [BYTE_ORDER_MARK, ...[head, ...lines].map((cells) => csvLine(lang, cells))],
    rows: months.length,
  }
}
