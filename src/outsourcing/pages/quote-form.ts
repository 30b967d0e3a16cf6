import { parseAmount } from '../../adapters/ledger-files/amount.ts'
import { type LocalDate, toLocalDate } from '../../kernel/calendar.ts'
import { exponentOf } from '../../kernel/money.ts'
import { type Refusal, Refused, refuse } from '../../kernel/verdict.ts'
import type { PageForm } from '../../platform/page/page-form.ts'
import { AGES } from '../audit/model.ts'
import type { ProvenRates } from '../comparing/model.ts'
import type { Answer } from '../providers/answer-quote.ts'
import { tariffFaults } from '../tariffs/check-tariff.ts'
import { flatRate, STAGES, type SuccessTier, type Tariff } from '../tariffs/model.ts'
import { MOST_ROWS } from './model.ts'
import { textIn } from './take-act.ts'
import { pagesWording as words } from './wording.ts'

/** One line of prices as it is typed: `stage-0`, `from-0`, `to-0`, `days-0`, `until-0`, `rate-0`. */
export const ROW_FIELDS = ['from', 'to', 'days', 'until', 'rate'] as const

/** How many lines a form that was sent has; asked for one more, it has one more. */
export function rowsIn(form: PageForm): number {
  const rows = Number(form.text('rows')) + (form.text('more') === '' ? 0 : 1)
  return Number.isInteger(rows) ? Math.min(Math.max(rows, 1), MOST_ROWS) : 1
}

type Context = { readonly currency: string; readonly today: LocalDate }

/** What a provider answers, read from its form; what cannot be read is refused with the line where it stands. */
export function answerIn(form: PageForm, { currency, today }: Context): Answer {
  const tiers = Array.from({ length: rowsIn(form) }, (_, row) => tierIn(form, row, currency)).filter((one) => !!one)
  const perFile = amountIn(form, 'perFile', currency)
  const tariff: Tariff = {
    ...flatRate(currency, 0),
    success: tiers.length === 0 ? null : { by: 'file', tiers },
    perFile: perFile === null ? null : [{ fromFiles: 1, toFiles: null, cents: perFile }],
    minimumPerFileCents: amountIn(form, 'minimum', currency),
    vat: form.text('vat') === 'none' ? 'none' : 'standard',
  }
  const validText = form.text('validUntil')
  const validUntil = validText === '' ? null : toLocalDate(validText)
  if (validText !== '' && (validUntil === null || validUntil < today))
    throw new Refused(refuse('day_wrong', words.validWrong, { value: validText.slice(0, 20) }, 'validUntil').refusal)
  const rates = Object.fromEntries(AGES.map((age) => [age, rateIn(form, `proven-${age}`, 10_000)])) as ProvenRates
  return {
    tariff,
    proven: AGES.every((age) => rates[age] === null) ? null : rates,
    note: textIn(form, 'note', 4000),
    validUntil,
    remitDays: wholeIn(form, 'remitDays', 1, 90),
  }
}

/** Everything wrong with the prices, as the desk says it; the first few. */
export const pricesRefused = ({ tariff }: Answer): readonly Refusal[] => tariffFaults(tariff).slice(0, 8)

function tierIn(form: PageForm, row: number, currency: string): SuccessTier | null {
  if (ROW_FIELDS.every((name) => form.text(`${name}-${row}`) === '')) return null
  const bp = rateIn(form, `rate-${row}`, 1_000_000)
  if (bp === null)
    throw new Refused(refuse('rate_missing', words.rateMissing, { line: row + 1 }, `rate-${row}`).refusal)
  return {
    stage: STAGES.find((one) => one === form.text(`stage-${row}`)) ?? 'amicable',
    fromCents: amountIn(form, `from-${row}`, currency) ?? 0,
    toCents: amountIn(form, `to-${row}`, currency),
    fromDays: wholeIn(form, `days-${row}`, 0, 36_500) ?? 0,
    toDays: wholeIn(form, `until-${row}`, 0, 36_500),
    bp,
  }
}

/** The most that the schema of a tariff takes. */
const MOST_CENTS = 1_000_000_000_000

/** Minor units of an amount as people write it; the reader gives hundredths, which some currencies do not count in. */
export function amountIn(form: PageForm, name: string, currency: string): number | null {
  const text = form.text(name)
  if (text === '') return null
  const read = parseAmount(text)
  const cents = read.ok ? read.value * 10 ** (exponentOf(currency) - 2) : Number.NaN
  if (!Number.isSafeInteger(cents) || cents < 0 || cents > MOST_CENTS)
    throw new Refused(refuse('bad_amount', words.amountWrong, { value: text.slice(0, 40) }, name).refusal)
  return cents
}

/** Hundredths of a percent: `12,5` is 1250. */
function rateIn(form: PageForm, name: string, most: number): number | null {
  const text = form.text(name).replace(/[\s\u00a0\u202f]*%$/, '')
  if (text === '') return null
  const read = parseAmount(text)
  if (!read.ok || read.value < 0 || read.value > most)
    throw new Refused(refuse('bad_rate', words.rateWrong, { value: text.slice(0, 40) }, name).refusal)
  return read.value
}

function wholeIn(form: PageForm, name: string, least: number, most: number): number | null {
  const text = form.text(name)
  if (text === '') return null
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= least && value <= most))
    throw new Refused(refuse('bad_days', words.daysWrong, { value: text.slice(0, 40), least, most }, name).refusal)
  return value
}
