import type { LocalDate } from '../../kernel/calendar.ts'
import { type Currency, exponentOf, isCurrency } from '../../kernel/money.ts'
import { parseDay } from '../ledger-files/day-text.ts'
import type { Findings } from './bank-reading.ts'
import type { FixedLine } from './cfonb-lines.ts'
import { overpunchUnits } from './minor-units.ts'
import { textWording } from './wording-text.ts'

/** Characters `from` to `to` of a record, 1-based and inclusive as `formats.md` §2.1 gives them. */
export const at = (line: FixedLine, from: number, to: number): string => line.text.slice(from - 1, to)

/** A movement (04) as written, with the complements (05) that follow it. */
export type CfonbEntry = {
  readonly line: FixedLine
  readonly bookedOn: LocalDate | null
  readonly valueOn: LocalDate | null
  readonly cents: number | null
  /** Data of the 05 records by qualifier, in order; trailing blanks stay, since a full line of 70 runs on into the next. */
  readonly details: Map<string, string[]>
}

export type CfonbAccount = { bank: string; branch: string; account: string; currency: Currency; decimals: number }

/** Reads the fields of records, and says what is wrong with those that cannot be read. */
export class CfonbFields {
  private readonly findings: Findings

  constructor(findings: Findings) {
    this.findings = findings
  }

  account(line: FixedLine): CfonbAccount {
    const written = at(line, 17, 19).trim()
    // XXX is ISO 4217 for no currency.
    const currency = written === '' ? 'EUR' : isCurrency(written) ? written : 'XXX'
    if (currency === 'XXX') this.fault('bad_currency', 'badCurrency', line, 17, 19)
    return {
      bank: at(line, 3, 7).trim(),
      branch: at(line, 12, 16).trim(),
      account: at(line, 22, 32).trim(),
      currency,
      decimals: this.decimals(line, currency),
    }
  }

  private decimals(line: FixedLine, currency: Currency): number {
    const written = at(line, 20, 20)
    if (written === ' ') return exponentOf(currency)
    if (/^[0-6]$/.test(written)) return Number(written)
    this.fault('unparsable_amount', 'unparsableAmount', line, 20, 20)
    return exponentOf(currency)
  }

  /** Blank or zeros mean no date where `optional`; anything else must be a day. */
  day(line: FixedLine, from: number, optional: boolean): LocalDate | null {
    const text = at(line, from, from + 5)
    if (optional && /^[ 0]*$/.test(text)) return null
    const day = /^\d{6}$/.test(text) ? parseDay(text) : null
    if (day?.ok) return day.value
    this.fault('bad_date', 'badDate', line, from, from + 5)
    return null
  }

  cents(line: FixedLine, account: Pick<CfonbAccount, 'currency' | 'decimals'>): number | null {
    const units = overpunchUnits(at(line, 91, 104), account.decimals, account.currency)
    if (typeof units === 'number') return units
    const value = at(line, 91, 104).trim()
    const place = { line: line.no, column: '91-104', value }
    this.findings.defects.add(units.code, units.sentence, place, { currency: account.currency })
    return null
  }

  fault(code: string, sentence: keyof typeof textWording, line: FixedLine, from: number, to: number): void {
    const value = at(line, from, to).trim()
    this.findings.defects.add(code, textWording[sentence], { line: line.no, column: `${from}-${to}`, value })
  }
}
