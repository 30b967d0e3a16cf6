import { type Currency, exponentOf } from '../../kernel/money.ts'
import { type Refusal, refuse } from '../../kernel/verdict.ts'
import type { Sentence, SentenceParams } from '../../kernel/wording.ts'
import type { Advice, AdviceRow, Agreement } from './model.ts'
import type { AdviceReading, Said } from './reading.ts'
import type { DraftRow } from './row.ts'
import { wording } from './wording.ts'

/**
 * The advice as a whole: what it says once, what it says twice, and whether its rows come to what it states. Where it names no
 * currency, amounts are in minor units of `assumed`.
 */
export function conclude(reading: AdviceReading, format: Advice['format'], assumed: Currency): Advice {
  const remarks: Refusal[] = []
  const remark = (code: string, sentence: Sentence, params?: SentenceParams) =>
    remarks.push(refuse(code, sentence, params).refusal)
  const codes = [...reading.currencies]
  const currency = codes.length === 1 ? codes[0]! : null
  if (codes.length > 1) remark('several_currencies', wording.severalCurrencies, { value: codes.join(', ') })
  const units = inUnitsOf(currency ?? assumed)
  const money = (cents: number) => ({ cents, currency: currency ?? assumed })

  const totals = surest(reading.totals)
  const stated = totals.length === 1 ? units(totals[0]!) : null
  if (totals.length > 1) {
    const [first, second] = totals.map((cents) => money(units(cents) ?? 0))
    remark('several_totals', wording.severalTotals, { first: first!, second: second! })
  }
  const days = surest(reading.days)
  if (days.length > 1) remark('several_days', wording.severalDays)
  const payers = surest(reading.payers)

  const drafts = reading.rows.map((row) => inUnits(row, units))
  // Amounts of two currencies are never added.
  const rows = (codes.length > 1 ? drafts : proven(drafts, stated)).map(withoutDoubts)
  const unsure = rows.filter((row) => row.cents === null).length
  const sumCents = codes.length > 1 ? 0 : rows.reduce((sum, row) => sum + (row.cents ?? 0), 0)
  const agreement = codes.length > 1 ? 'no_total' : agreementOf(stated, sumCents, unsure)
  if (agreement === 'differs') {
    const params = { total: money(stated!), sum: money(sumCents), gap: money(Math.abs(stated! - sumCents)) }
    remark('differs', wording.differs, params)
  }
  if (unsure > 0 && agreement !== 'adds_up') remark('incomplete', wording.incomplete, { count: unsure })
  return {
    format,
    payer: payers.length === 1 ? payers[0]! : null,
    paidOn: days.length === 1 ? days[0]! : null,
    totalCents: stated,
    currency,
    rows,
    sumCents,
    agreement,
    remarks,
  }
}

/** What is said most surely, each value once. */
function surest<T>(said: readonly Said<T>[]): T[] {
  const most = Math.max(0, ...said.map(({ rank }) => rank))
  return [...new Set(said.filter(({ rank }) => rank === most).map(({ value }) => value))]
}

function agreementOf(stated: number | null, sumCents: number, unsure: number): Agreement {
  if (stated === null) return 'no_total'
  if (stated === sumCents) return 'adds_up'
  return unsure > 0 ? 'incomplete' : 'differs'
}

/**
 * Settles what only the total can: which way the payer's debit and credit columns go, and whether rows numbered like credit
 * notes are some. Nothing changes unless the advice then adds up.
 */
function proven(rows: readonly DraftRow[], stated: number | null): DraftRow[] {
  const sum = (some: readonly DraftRow[]) => some.reduce((total, row) => total + (row.cents ?? 0), 0)
  const readings: ((row: DraftRow) => DraftRow)[] = [
    (row) => row,
    (row) => (row.maybeCredit ? negated(row) : row),
    (row) => (row.isLedger ? negated(row) : row),
  ]
  for (const reading of stated === null ? [] : readings) {
    const read = rows.map(reading)
    if (sum(read) === stated) return read
  }
  return rows.map((row) => (row.isLedger ? { ...row, cents: null } : row))
}

const negated = (row: DraftRow): DraftRow => ({
  ...row,
  cents: row.cents === null ? null : -row.cents || 0,
  grossCents: row.grossCents === null ? null : -row.grossCents,
})

const withoutDoubts = ({ maybeCredit: _maybe, isLedger: _ledger, ...row }: DraftRow): AdviceRow => row

/** Hundredths in minor units of the currency; null where it has no such part. */
const inUnitsOf =
  (currency: Currency) =>
  (cents: number): number | null => {
    const exponent = exponentOf(currency)
    if (exponent === 2) return cents
    return exponent > 2 ? cents * 10 ** (exponent - 2) : cents % 100 === 0 ? cents / 100 : null
  }

function inUnits(row: DraftRow, units: (cents: number) => number | null): DraftRow {
  const unit = (cents: number | null) => (cents === null ? null : units(cents))
  return {
    ...row,
    cents: unit(row.cents),
    grossCents: unit(row.grossCents),
    deductionCents: unit(row.deductionCents),
    amounts: row.amounts.map(units).filter((cents) => cents !== null),
  }
}
