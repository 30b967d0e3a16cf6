import { accountPrefix } from './account-role.ts'
import { centsFromBytes, lastScale, parseAmount } from './amount.ts'
import { dayNumberFromBytes, parseDay } from './day-text.ts'
import type { DefectList } from './defects.ts'
import { KeyHash } from './dense-index.ts'
import { decodeText, tidyText } from './encoding.ts'
import { at, FEC_COLUMNS, type FecShape } from './fec-shape.ts'
import { currenciesOf, markIn } from './money-mark.ts'
import { wording } from './wording.ts'

/**
 * The figures of the current ledger line. One object is refilled line after line; text columns are read on demand with `text`.
 * Defects that would make a total wrong are added to `defects` and named in formats.md §1 terms.
 */
export class FecLine {
  lineNo = 0
  debitCents = 0
  creditCents = 0
  debitScale = 0
  creditScale = 0
  entryDay = 0
  prefix = -1
  /** Hash of (journal, number, date) as written, valid after `hashEntry`. */
  readonly hash = new KeyHash()
  private bytes: Buffer = Buffer.alloc(0)
  private from = 0
  private to = 0
  private plain: string | null = null
  private readonly starts: Int32Array
  private readonly ends: Int32Array
  private readonly shape: FecShape
  private readonly defects: DefectList

  constructor(shape: FecShape, starts: Int32Array, ends: Int32Array, defects: DefectList) {
    this.shape = shape
    this.starts = starts
    this.ends = ends
    this.defects = defects
  }

  /**
   * Reads the line's figures. False when the line has no usable amount or date: it then counts in no total (its defect
   * refuses the file). A wrong column count is a defect, but what can be read is still read, to name every fault at once.
   */
  read(bytes: Buffer, from: number, to: number, count: number, lineNo: number, ended: boolean): boolean {
    this.bytes = bytes
    this.from = from
    this.to = to
    this.plain = null
    const { shape, starts, ends } = this
    const { columns, lineFields } = shape
    const lastIsBlank = ends[count - 1]! <= starts[count - 1]!
    const complete = count === lineFields ? lineFields === columns || lastIsBlank : !ended && count === columns
    const position = shape.position
    const lineColumn = position[at.LineNo]!
    this.lineNo = lineColumn >= 0 && lineColumn < count ? Number(this.text(at.LineNo)) : lineNo
    if (!complete) {
      const truncated = !ended && count < columns
      this.defects.add(
        truncated ? 'truncated_last_line' : 'wrong_column_count',
        truncated ? wording.truncatedLastLine : wording.wrongColumnCount,
        { line: this.lineNo, column: '', value: decodeText(bytes, from, Math.min(to, from + 200)) },
        { found: count, expected: lineFields },
      )
      for (let i = count; i < columns; i++) starts[i] = ends[i] = 0
    }
    this.prefix = accountPrefix(bytes, starts[position[at.CompteNum]!]!, ends[position[at.CompteNum]!]!)
    const amountsOk = shape.amountStyle === 'debit/credit' ? this.readDebitCredit() : this.readDirection()
    if (!amountsOk) return false
    if (this.prefix < 1000) {
      const value = this.text(at.CompteNum)
      this.defects.add('unknown_account', wording.unknownAccount, { line: this.lineNo, column: 'CompteNum', value })
    }
    this.entryDay = this.day(at.EcritureDate)
    if (this.entryDay > 0) return true
    this.addDateDefect(at.EcritureDate)
    return false
  }

  private readDebitCredit(): boolean {
    this.debitCents = this.cents(at.Debit)
    this.debitScale = lastScale()
    this.creditCents = this.cents(at.Credit)
    this.creditScale = lastScale()
    if (Number.isNaN(this.debitCents) || Number.isNaN(this.creditCents)) return false
    if (this.debitCents !== 0 && this.creditCents !== 0) {
      const value = `${this.text(at.Debit)} / ${this.text(at.Credit)}`
      this.defects.add('both_debit_and_credit', wording.bothDebitAndCredit, {
        line: this.lineNo,
        column: 'Debit',
        value,
      })
    }
    return true
  }

  private readDirection(): boolean {
    const cents = this.cents(at.Montant)
    if (Number.isNaN(cents)) return false
    const direction = this.text(at.Sens).toUpperCase()
    this.debitCents = this.creditCents = this.debitScale = this.creditScale = 0
    if (direction === 'D' || direction === '+1' || direction === '1' || direction === '+') {
      this.debitCents = cents
      this.debitScale = lastScale()
      return true
    }
    if (direction === 'C' || direction === '-1' || direction === '-') {
      this.creditCents = cents
      this.creditScale = lastScale()
      return true
    }
    if (cents === 0 && direction === '') return true
    this.defects.add('unknown_direction', wording.unknownDirection, {
      line: this.lineNo,
      column: 'Sens',
      value: direction,
    })
    return false
  }

  private cents(column: number): number {
    const index = this.shape.position[column]!
    const cents = centsFromBytes(this.bytes, this.starts[index]!, this.ends[index]!)
    if (!Number.isNaN(cents)) return cents
    const value = this.text(column)
    if (value === '') return 0
    const place = { line: this.lineNo, column: FEC_COLUMNS[column]!, value }
    const mark = markIn(value)
    // A FEC is kept in euros (LPF art. A47 A-1): what is foreign has columns of its own.
    if (mark !== null && !currenciesOf(mark).includes('EUR')) {
      this.defects.add('currency_disagrees', wording.cellCurrencyDisagrees, place, { mark, expected: 'EUR' })
      return Number.NaN
    }
    const verdict = parseAmount(value)
    if (verdict.ok) return verdict.value
    const sentence = {
      unparsable_amount: wording.cellUnparsableAmount,
      ambiguous_amount: wording.cellAmbiguousAmount,
      too_many_decimals: wording.cellTooManyDecimals,
      absurd_amount: wording.cellAbsurdAmount,
    }[verdict.refusal.code]!
    this.defects.add(verdict.refusal.code, sentence, place)
    return Number.NaN
  }

  /** `yyyymmdd` as a number, 0 when blank or absent, -1 when it is not a day. */
  day(column: number): number {
    const index = this.shape.position[column]!
    if (index < 0) return 0
    const fast = dayNumberFromBytes(this.bytes, this.starts[index]!, this.ends[index]!)
    if (fast >= 0) return fast
    const text = this.text(column)
    if (text === '') return 0
    const verdict = parseDay(text)
    return verdict.ok ? Number(verdict.value.replaceAll('-', '')) : -1
  }

  private addDateDefect(column: number): void {
    const value = this.text(column)
    const verdict = parseDay(value)
    const code = value === '' ? 'blank_date' : verdict.ok ? 'unparsable_date' : verdict.refusal.code
    const sentence =
      code === 'blank_date'
        ? wording.cellBlankDate
        : code === 'absurd_date'
          ? wording.cellAbsurdDate
          : wording.cellUnparsableDate
    this.defects.add(code, sentence, { line: this.lineNo, column: FEC_COLUMNS[column]!, value })
  }

  /** The column as tidy text; blank when the file has no such column. */
  text(column: number): string {
    const index = this.shape.position[column]!
    if (index < 0) return ''
    const start = this.starts[index]!
    const end = this.ends[index]!
    if (end <= start) return ''
    // One decoding a line serves all its plain fields; a field with anything but printable ASCII is decoded on its own.
    this.plain ??= this.bytes.toString('latin1', this.from, this.to)
    const field = this.plain.slice(start - this.from, end - this.from)
    const text = /[^\x20-\x7e]/.test(field) ? tidyText(decodeText(this.bytes, start, end)) : field.trim()
    return this.shape.quoted && text.includes('""') ? text.replaceAll('""', '"') : text
  }

  isBlank(column: number): boolean {
    const index = this.shape.position[column]!
    if (index < 0) return true
    for (let i = this.starts[index]!; i < this.ends[index]!; i++) if (this.bytes[i]! > 32) return false
    return true
  }

  /** Hashes the named columns, as bytes, into `hash`. */
  hashColumns(...columns: readonly number[]): void {
    this.hash.start()
    for (const column of columns) {
      const index = this.shape.position[column]!
      if (index >= 0) this.hash.field(this.bytes, this.starts[index]!, this.ends[index]!)
    }
    this.hash.finish()
  }

  /** Adds the column to `hash` as `text` reads it, whatever the bytes it is written in. */
  hashText(column: number): void {
    const index = this.shape.position[column]!
    const from = index < 0 ? 0 : this.starts[index]!
    const to = index < 0 ? 0 : this.ends[index]!
    if (this.hash.plainField(this.bytes, from, to)) return
    const text = Buffer.from(this.text(column))
    this.hash.field(text, 0, text.length)
  }

  /** EcritureNum is blank, zero or absent. */
  isUnnumbered(): boolean {
    const index = this.shape.position[at.EcritureNum]!
    if (index < 0) return true
    for (let i = this.starts[index]!; i < this.ends[index]!; i++) if (this.bytes[i]! > 48) return false
    return true
  }

  hashEntry(): void {
    const { position } = this.shape
    this.hash.start()
    const journal = position[at.JournalCode]!
    this.hash.field(this.bytes, this.starts[journal]!, this.ends[journal]!)
    const number = position[at.EcritureNum]!
    if (number >= 0) this.hash.field(this.bytes, this.starts[number]!, this.ends[number]!)
    const date = position[at.EcritureDate]!
    this.hash.field(this.bytes, this.starts[date]!, this.ends[date]!)
    this.hash.finish()
  }

  /** True when the column's bytes equal those remembered in `previous`; journals repeat, so most lines need no text. */
  sameAs(column: number, previous: Buffer): boolean {
    const index = this.shape.position[column]!
    const from = this.starts[index]!
    if (this.ends[index]! - from !== previous.length) return false
    for (let i = 0; i < previous.length; i++) if (this.bytes[from + i] !== previous[i]) return false
    return true
  }

  copyOf(column: number): Buffer {
    const index = this.shape.position[column]!
    return index < 0 ? Buffer.alloc(0) : Buffer.from(this.bytes.subarray(this.starts[index], this.ends[index]))
  }
}
