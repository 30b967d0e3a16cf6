import type { LocalDate } from '../../kernel/calendar.ts'
import type { Currency } from '../../kernel/money.ts'
import type { SentenceParams } from '../../kernel/wording.ts'
import { parseDay } from '../ledger-files/day-text.ts'
import { tidyText } from '../ledger-files/encoding.ts'
import type { FileSource } from '../ledger-files/source.ts'
import { type BankReading, Findings } from './bank-reading.ts'
import { type FixedLine, fixedLines } from './cfonb-lines.ts'
import { returnedFor } from './cfonb-reasons.ts'
import { at } from './cfonb-record.ts'
import type { Column, ColumnMap, ItemMap } from './cfonb240-map.ts'
import { minorUnits } from './minor-units.ts'
import { textWording } from './wording-text.ts'

/** One payment that came back unpaid. Not a movement of the account: the bank debits it apart, perhaps in one sum. */
export type ReturnedItem = {
  readonly line: number
  readonly means: ItemMap['means']
  readonly operation: string
  readonly returnedOn: LocalDate
  readonly dueOn: LocalDate | null
  /** What was to be paid; positive. */
  readonly cents: number
  readonly currency: Currency
  readonly debtor: { readonly name: string; readonly rib: string | null }
  readonly creditor: { readonly name: string; readonly rib: string | null }
  readonly label: string
  readonly returned: { readonly code: string; readonly words: string } | null
}

/** What the reader saw of a file, for those who state facts about it. */
export type Cfonb240Watch = {
  record?(line: FixedLine): void
  group?(header: FixedLine): void
  item?(cents: number | null): void
  total?(cents: number | null): void
}

/** Items of a CFONB 240 file of returns, read by a column map; each total record is checked against the items before it. */
export async function* readCfonb240(
  source: FileSource,
  map: ColumnMap,
  watch: Cfonb240Watch = {},
): AsyncGenerator<ReturnedItem, BankReading> {
  const reader = new Cfonb240Reader(map, watch)
  for await (const lines of fixedLines(source, 240))
    for (const line of lines) {
      const item = reader.read(line)
      if (item) yield item
    }
  reader.finish()
  return reader.findings
}

class Cfonb240Reader {
  readonly findings = new Findings()
  private readonly map: ColumnMap
  private readonly watch: Cfonb240Watch
  private group: { line: number; sum: number; reliable: boolean } | null = null
  private groups = 0

  constructor(map: ColumnMap, watch: Cfonb240Watch) {
    this.map = map
    this.watch = watch
  }

  read(line: FixedLine): ReturnedItem | null {
    this.watch.record?.(line)
    const { records } = this.map
    const code = at(line, 1, 2)
    if (code === records.header) this.header(line)
    else if (code === records.item) return this.item(line)
    else if (code === records.total) this.total(line)
    else this.fault('unknown_record', 'unknownRecord', line, [1, 2], { format: 'CFONB 240' })
    return null
  }

  finish(): void {
    if (this.group) this.notClosed(this.group.line)
    if (this.groups === 0 && this.findings.defects.total === 0)
      this.findings.defects.add('no_statement', textWording.noStatement, { line: 1, column: '', value: '' })
  }

  private header(line: FixedLine): void {
    if (this.group) this.notClosed(this.group.line)
    this.group = { line: line.no, sum: 0, reliable: true }
    this.groups++
    this.watch.group?.(line)
  }

  private item(line: FixedLine): ReturnedItem | null {
    const { map, group } = this
    if (!group) {
      this.fault('movement_outside', 'movementOutside', line, [1, 2], { column: map.records.header })
      return null
    }
    const operation = at(line, ...map.operation).trim()
    const known = map.items.find((item) => item.codes.includes(operation))
    const cents = this.cents(line, known?.fields.amount ?? map.total)
    this.watch.item?.(cents)
    if (cents === null) group.reliable = false
    else group.sum += cents
    if (!known) {
      this.findings.count('other_returns', textWording.otherReturns, { line: line.no, value: operation })
      return null
    }
    const { fields } = known
    const returnedOn = this.day(line, fields.returnedOn)
    const dueOn = fields.dueOn && !/^[ 0]*$/.test(at(line, ...fields.dueOn)) ? this.day(line, fields.dueOn) : null
    if (cents === null || cents === 0 || !returnedOn) return null
    const text = (column: Column | undefined) => (column ? tidyText(at(line, ...column)) : '')
    return {
      line: line.no,
      means: known.means,
      operation,
      returnedOn,
      dueOn,
      cents,
      currency: map.currency,
      debtor: { name: text(fields.debtorName), rib: text(fields.debtorRib) || null },
      creditor: { name: text(fields.creditorName), rib: text(fields.creditorRib) || null },
      label: text(fields.label),
      returned: returnedFor(at(line, ...fields.reason)),
    }
  }

  private total(line: FixedLine): void {
    const declared = this.cents(line, this.map.total)
    this.watch.total?.(declared)
    const { group } = this
    this.group = null
    if (!group) this.fault('closing_without_opening', 'closingWithoutOpening', line, [1, 2])
    else if (declared !== null && group.reliable && declared !== group.sum) {
      const { currency } = this.map
      const money = (cents: number) => ({ cents, currency })
      const params = { declared: money(declared), sum: money(group.sum), gap: money(declared - group.sum) }
      this.fault('total_differs', 'totalDiffers', line, this.map.total, params)
    }
  }

  private cents(line: FixedLine, column: Column): number | null {
    const text = at(line, ...column).trim()
    const units = /^\d+$/.test(text) ? minorUnits(text, 2, this.map.currency) : null
    if (typeof units === 'number') return units
    this.fault('unparsable_amount', 'unparsableAmount', line, column)
    return null
  }

  private day(line: FixedLine, column: Column): LocalDate | null {
    const text = at(line, ...column)
    const day = /^\d{6}$/.test(text) ? parseDay(text) : null
    if (day?.ok) return day.value
    this.fault('bad_date', 'badDate', line, column)
    return null
  }

  private notClosed(line: number): void {
    const place = { line, column: this.map.records.total, value: '' }
    this.findings.defects.add('not_closed', textWording.notClosed, place)
  }

  private fault(
    code: string,
    sentence: keyof typeof textWording,
    line: FixedLine,
    [from, to]: Column,
    params: SentenceParams = {},
  ): void {
    const place = { line: line.no, column: `${from}-${to}`, value: at(line, from, to).trim() }
    this.findings.defects.add(code, textWording[sentence], place, params)
  }
}
