import type { LocalDate } from '../../kernel/calendar.ts'
import { type Currency, exponentOf } from '../../kernel/money.ts'
import { type NumberStyle, parseAmount, sniffNumberStyle } from '../ledger-files/amount.ts'
import { type DateStyle, parseDay, sniffDateStyle } from '../ledger-files/day-text.ts'
import { tidyText } from '../ledger-files/encoding.ts'
import type { FileSource } from '../ledger-files/source.ts'
import { BalanceKeeper } from './account-balance.ts'
import { type BankReading, Findings } from './bank-reading.ts'
import { type TextLine, textLines } from './decoded-text.ts'
import { type Balance, type BankRecord, nobody, noReferences } from './model.ts'
import { textWording } from './wording-text.ts'

export type QifOptions = {
  /** QIF names no currency: it is the one of the account the person chose. */
  readonly currency?: Currency
  /** The order of day, month and year, when the person says it; otherwise the dates themselves show it, or day comes first. */
  readonly dateOrder?: DateStyle['order']
}

/** Sections that hold movements of money. Securities are refused; lists (categories, classes, memorised entries) are passed over. */
const MONEY = /^!Type:\s*(?:Bank|CCard|Cash|Oth A|Oth L)\s*$/i
const SECURITIES = /^!Type:\s*(?:Invst|Port|Prices|Security)/i

/** The payee of the entry with which programs carry a balance over, in the languages seen. */
const OPENING = /^(?:opening balance|solde (?:initial|d.ouverture|de départ))$/i

/** Samples enough to prove an order of dates or a decimal mark. */
const SAMPLES = 2_000

/**
 * Movements of a QIF file. The file is read twice, first for how its dates and amounts are written: `8/12/13` is in August or
 * in December, and only the other dates tell. QIF states no balance but, at times, an opening one as its first entry.
 */
export async function* readQif(source: FileSource, options: QifOptions = {}): AsyncGenerator<BankRecord, BankReading> {
  const reader = new QifReader(await habitsOf(source, options), options.currency ?? 'EUR')
  for await (const lines of textLines(source)) for (const line of lines) yield* reader.read(line)
  yield* reader.finish()
  return reader.findings
}

type Habits = { dates: DateStyle; numbers: NumberStyle | undefined; doubtful: { line: number; value: string } | null }

/** `D12/31'05`, `D 1/ 2/26` and `D1/ 2' 6` (of 2006) are the ways of old programs. */
const dateText = (text: string): string =>
  text
    .trim()
    .replace(/'\s*(?=\d$)/, '/0')
    .replace(/'\s*/g, '/')
    .replace(/\s+/g, '')

async function habitsOf(source: FileSource, { dateOrder }: QifOptions): Promise<Habits> {
  const dates: string[] = []
  const amounts: string[] = []
  let first: { line: number; value: string } | null = null
  for await (const lines of textLines(source))
    for (const { no, text } of lines) {
      if (text.startsWith('D') && dates.length < SAMPLES) {
        dates.push(dateText(text.slice(1)))
        first ??= { line: no, value: text.slice(1).trim() }
      }
      if (text.startsWith('T') && amounts.length < SAMPLES) amounts.push(text.slice(1))
    }
  const numbers = sniffNumberStyle(amounts) ?? undefined
  if (dateOrder) return { dates: { order: dateOrder }, numbers, doubtful: null }
  const sniffed = sniffDateStyle(dates)?.order ?? 'dmy'
  // No program writes a QIF year of two digits first: `31/02/26` is a fault and not the year 2031.
  const style = { order: sniffed === 'ymd' && !dates.every((text) => /^\d{4}/.test(text)) ? 'dmy' : sniffed } as const
  const both =
    style.order === 'dmy' &&
    dates.every((text) => parseDay(text, { order: 'mdy' }).ok) &&
    dates.some((text) => dayIn(text, 'dmy') !== dayIn(text, 'mdy'))
  return { dates: style, numbers, doubtful: both ? first : null }
}

function dayIn(text: string, order: DateStyle['order']): LocalDate | null {
  const day = parseDay(text, { order })
  return day.ok ? day.value : null
}

class QifReader {
  readonly findings = new Findings()
  private readonly keeper = new BalanceKeeper(this.findings, 'flag')
  private readonly habits: Habits
  private readonly currency: Currency
  private section: 'money' | 'account' | 'other' = 'other'
  private accountName = ''
  private statementLine: number | null = null
  private begun = false
  private entryNo = 0
  private entry: { line: number; fields: Map<string, string> } | null = null

  constructor(habits: Habits, currency: Currency) {
    this.habits = habits
    this.currency = currency
    if (habits.doubtful) this.findings.remark('date_order_assumed', textWording.dateOrderAssumed, habits.doubtful)
  }

  *read({ no, text }: TextLine): Generator<BankRecord> {
    const line = text.trimEnd()
    if (line === '') return
    if (line.startsWith('!')) yield* this.header(no, line)
    else if (line === '^') yield* this.endEntry()
    else {
      this.entry ??= { line: no, fields: new Map() }
      const { fields } = this.entry
      const known = fields.get(line[0]!)
      // An address or a split has several lines; of any other field the first counts.
      if (known === undefined) fields.set(line[0]!, line.slice(1))
      else if (line.startsWith('M')) fields.set('M', `${known}\n${line.slice(1)}`)
    }
  }

  *finish(): Generator<BankRecord> {
    this.unclosed()
    yield* this.endStatement()
    if (this.keeper.statements === 0 && this.findings.defects.total === 0)
      this.fault('no_statement', 'noStatement', 1, '')
  }

  private *header(no: number, line: string): Generator<BankRecord> {
    this.unclosed()
    if (/^!(?:Option|Clear):/i.test(line)) return
    yield* this.endStatement()
    if (SECURITIES.test(line)) this.fault('investment', 'investment', no, '!Type', line.slice(6).trim())
    this.section = MONEY.test(line) ? 'money' : /^!Account$/i.test(line) ? 'account' : 'other'
    if (this.section !== 'money') return
    this.statementLine = no
    this.begun = false
    this.entryNo = 0
  }

  private *endEntry(): Generator<BankRecord> {
    const { entry } = this
    this.entry = null
    if (!entry) return
    if (this.section === 'account') this.accountName = tidyText(entry.fields.get('N') ?? '')
    if (this.section === 'money') yield* this.movement(entry.line, entry.fields)
  }

  private *movement(line: number, fields: ReadonlyMap<string, string>): Generator<BankRecord> {
    const text = (letter: string) => tidyText(fields.get(letter) ?? '')
    const cents = this.cents(line, fields.get('T') ?? fields.get('U') ?? '')
    const bookedOn = this.day(line, fields.get('D') ?? '')
    if (!this.begun && OPENING.test(text('P'))) {
      yield this.begin(cents === null ? null : { on: bookedOn, cents, currency: this.currency })
      return
    }
    if (!this.begun) yield this.begin(null)
    if (cents === null) return
    if (cents === 0) return this.findings.count('zero_movement', textWording.zeroMovements, { line })
    this.keeper.add(cents)
    if (!bookedOn) return
    const memo = (fields.get('M') ?? '').split('\n').map(tidyText)
    const label = text('P') || memo[0]!
    yield {
      is: 'movement',
      line,
      entryNo: ++this.entryNo,
      bookedOn,
      valueOn: null,
      cents,
      currency: this.currency,
      status: 'booked',
      reversal: false,
      code: '',
      label,
      counterparty: { ...nobody, name: text('P') },
      references: { ...noReferences, entry: text('N') },
      remittance: memo.filter((part) => part !== '' && part !== label),
      returned: null,
      instructed: null,
      feeCents: 0,
    }
  }

  private begin(opening: Balance | null): BankRecord {
    this.begun = true
    const other = this.accountName || null
    return this.keeper.begin({
      line: this.statementLine!,
      account: { iban: null, rib: null, other, currency: this.currency },
      reference: '',
      sequence: '',
      from: null,
      to: null,
      opening,
    })
  }

  private *endStatement(): Generator<BankRecord> {
    if (this.statementLine === null) return
    if (!this.begun) yield this.begin(null)
    yield this.keeper.end(this.statementLine, null, false)
    this.statementLine = null
  }

  private cents(line: number, text: string): number | null {
    if (text.trim() === '') {
      this.fault('missing_field', 'missingField', line, 'T')
      return null
    }
    const amount = parseAmount(text, this.habits.numbers)
    const scale = 10 ** (2 - exponentOf(this.currency))
    if (amount.ok && Number.isInteger(amount.value / scale)) return amount.value / scale
    const code = amount.ok ? 'too_many_decimals' : amount.refusal.code
    const sentence = {
      too_many_decimals: textWording.tooManyDecimals,
      absurd_amount: textWording.absurdAmount,
      ambiguous_amount: textWording.ambiguousAmount,
    }[code]
    const place = { line, column: 'T', value: text.trim() }
    this.findings.defects.add(code, sentence ?? textWording.unparsableAmount, place, { currency: this.currency })
    return null
  }

  private day(line: number, text: string): LocalDate | null {
    if (text.trim() === '') {
      this.fault('missing_field', 'missingField', line, 'D')
      return null
    }
    const day = parseDay(dateText(text), this.habits.dates)
    if (day.ok) return day.value
    this.fault('bad_date', 'badDate', line, 'D', text.trim())
    return null
  }

  private unclosed(): void {
    if (this.entry) this.fault('qif_unclosed', 'qifUnclosed', this.entry.line, '^')
    this.entry = null
  }

  private fault(code: string, sentence: keyof typeof textWording, line: number, column: string, value = ''): void {
    this.findings.defects.add(code, textWording[sentence], { line, column, value })
  }
}
