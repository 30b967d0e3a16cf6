import type { LocalDate } from '../../kernel/calendar.ts'
import type { Currency } from '../../kernel/money.ts'
import { tidyText } from '../ledger-files/encoding.ts'
import type { FileSource } from '../ledger-files/source.ts'
import { BalanceKeeper } from './account-balance.ts'
import { type BankReading, Findings } from './bank-reading.ts'
import type { AccountName, Balance, BankRecord } from './model.ts'
import { accountName, readBalance, swiftUnits } from './mt940-balance.ts'
import { type SwiftField, swiftFields } from './mt940-fields.ts'
import { entryDay, isThirtyDayMonth, readStatementLine, type StatementLine, swiftDay } from './mt940-line.ts'
import { mt940Movement } from './mt940-movement.ts'
import { textWording } from './wording-text.ts'

/** What the reader saw of a file, for those who state facts about it. */
export type Mt940Watch = {
  field?(field: SwiftField): void
  entry?(line: StatementLine | null): void
}

/**
 * Statements of a file of MT940 or MT942 messages (`formats.md` §4), in any dialect of `:86:`. Each page of a statement
 * (`:60M:`, `:62M:`) is a statement of its own: it opens, moves and closes like one, and its number tells the page. A page that
 * does not add up is flagged with both figures and the gap, since banks do leave batches out. An MT942 has no balances; what
 * it announces in `:90C:` and `:90D:` is compared with what it holds. A day after `latestYear` is none.
 */
export async function* readMt940(
  source: FileSource,
  watch: Mt940Watch = {},
  latestYear?: number,
): AsyncGenerator<BankRecord, BankReading> {
  const reader = new Mt940Reader(watch, latestYear)
  for await (const fields of swiftFields(source)) for (const field of fields) yield* reader.read(field)
  yield* reader.finish()
  return reader.findings
}

/** A message from its `:20:` to its end. */
type Message = {
  readonly line: number
  readonly reference: string
  account: AccountName
  sequence: string
  currency: Currency | null
  opening: Balance | null
  interim: boolean
  begun: boolean
  closed: boolean
  reliable: boolean
  entryNo: number
  readonly seen: Set<string>
  readonly totals: Record<'C' | 'D', { count: number; cents: number }>
}

type Pending = { field: SwiftField; line: StatementLine; details: SwiftField[] }

const ONCE = /^(?:25P?|28[CD]?|60[FM]|62[FM])$/

class Mt940Reader {
  readonly findings = new Findings()
  private readonly keeper = new BalanceKeeper(this.findings, 'flag')
  private readonly watch: Mt940Watch
  private readonly latestYear: number | undefined
  private message: Message | null = null
  private pending: Pending | null = null

  constructor(watch: Mt940Watch, latestYear: number | undefined) {
    this.watch = watch
    this.latestYear = latestYear
  }

  *read(field: SwiftField): Generator<BankRecord> {
    this.watch.field?.(field)
    const { tag } = field
    if (tag === '940' || tag === '942') return
    if (tag === '86' || tag === 'NS') return this.detail(field)
    yield* this.flush()
    if (tag === 'end') yield* this.finishMessage()
    else if (tag === '20') yield* this.begin(field)
    else if (!this.message) this.outside(field)
    else yield* this.inside(field, this.message)
  }

  *finish(): Generator<BankRecord> {
    yield* this.flush()
    yield* this.finishMessage()
    if (this.keeper.statements === 0 && this.findings.defects.total === 0)
      this.fault('no_statement', 'noStatement', { tag: '', line: 1, lines: [''] })
  }

  private *begin(field: SwiftField): Generator<BankRecord> {
    yield* this.finishMessage()
    const none = { count: 0, cents: 0 }
    this.message = {
      line: field.line,
      reference: tidyText(field.lines[0]!),
      account: { iban: null, rib: null, other: null, currency: null },
      sequence: '',
      currency: null,
      opening: null,
      interim: false,
      begun: false,
      closed: false,
      reliable: true,
      entryNo: 0,
      seen: new Set(),
      totals: { C: { ...none }, D: { ...none } },
    }
  }

  private *inside(field: SwiftField, message: Message): Generator<BankRecord> {
    const { tag } = field
    const text = field.lines[0]!.trim()
    const kind = tag.replace(/^(\d\d).*$/, '$1')
    if (ONCE.test(tag) && message.seen.has(kind))
      return this.fault(
        message.begun ? 'misplaced_field' : 'repeated_field',
        message.begun ? 'misplacedField' : 'repeatedField',
        field,
      )
    message.seen.add(kind)
    const afterMovement = message.closed ? /^(?:61|62[FM]|90[CD])$/ : /^(?:25P?|28[CD]?|60[FM])$/
    if (message.begun && afterMovement.test(tag)) return this.fault('misplaced_field', 'misplacedField', field)
    // These fields have one line; a second one is the wreck of another field.
    const more = /^(?:61|64|65)$/.test(kind) ? undefined : field.lines.slice(1).find((line) => line.trim() !== '')
    if (more !== undefined) this.fault('misplaced_field', 'misplacedField', { ...field, lines: [more] })
    if (kind === '25') message.account = accountName(tidyText(text), message.account.currency)
    else if (kind === '28') message.sequence = text
    else if (kind === '13') message.interim = true
    else if (tag === '34F') this.floorLimit(field, message)
    else if (kind === '60') {
      message.opening = this.balance(field, message)
      yield this.open(message)
    } else if (tag === '61') yield* this.entry(field, message)
    else if (kind === '62') yield* this.close(field, message)
    else if (kind === '90') this.summary(field, message)
    else if (tag === 'stray') this.fault('misplaced_field', 'misplacedField', field)
  }

  private floorLimit(field: SwiftField, message: Message): void {
    message.interim = true
    const currency = /^([A-Z]{3})/.exec(field.lines[0]!.trim())?.[1]
    if (currency) message.currency ??= currency
    else this.fault('bad_currency', 'badCurrency', field)
  }

  private open(message: Message): BankRecord {
    message.begun = true
    const { account, opening } = message
    const currency = opening?.currency ?? message.currency ?? account.currency
    message.currency = currency
    return this.keeper.begin({
      line: message.line,
      account: { ...account, currency },
      reference: message.reference,
      sequence: message.sequence,
      from: opening?.on ?? null,
      to: null,
      opening,
    })
  }

  private *entry(field: SwiftField, message: Message): Generator<BankRecord> {
    if (!message.begun) {
      if (!message.interim) this.fault('no_opening', 'noOpening', { ...field, tag: '60F', line: message.line })
      yield this.open(message)
    }
    const line = readStatementLine(field.lines)
    this.watch.entry?.(line)
    if (line) this.pending = { field, line, details: [] }
    else {
      message.reliable = false
      this.fault('unreadable_entry', 'unreadableEntry', field)
    }
  }

  private detail(field: SwiftField): void {
    if (this.pending) this.pending.details.push(field)
    // Outside a movement, `:NS:` names the holder of the account or says it was opened: nothing of what moved.
    else if (field.tag === 'NS' && this.message) return
    // After the closing balance it is a word of the bank about the statement, and after an unreadable movement it is its own.
    else if (!this.message) this.fault('detail_outside', 'detailOutside', field)
    else if (!this.message.begun) this.fault('misplaced_field', 'misplacedField', field)
  }

  /** A movement is complete once another field begins. */
  private *flush(): Generator<BankRecord> {
    const { pending, message } = this
    this.pending = null
    if (!pending || !message) return
    const { field, line } = pending
    const { currency } = message
    if (!currency) return this.fault('missing_currency', 'missingCurrency', field)
    const cents = swiftUnits(line.amount, currency)
    const days = this.days(field, line)
    if (typeof cents !== 'number') {
      message.reliable = false
      const place = { line: field.line, column: ':61:', value: line.amount }
      this.findings.defects.add(cents.code, cents.sentence, place, { currency })
      return
    }
    if (cents === 0) return this.findings.count('zero_movement', textWording.zeroMovements, { line: field.line })
    const incoming = line.mark === 'C' || line.mark === 'RD' || line.mark === 'EC'
    const booked = !line.mark.startsWith('E')
    const total = message.totals[incoming ? 'C' : 'D']
    total.count++
    total.cents += cents
    if (booked) this.keeper.add(incoming ? cents : -cents)
    if (!days) return
    const signed = incoming ? cents : -cents
    const details = pending.details.map(({ tag, lines }) => ({ isOwn: tag === 'NS', lines }))
    const entry = { line: field.line, entryNo: ++message.entryNo, cents: signed, currency, ...days }
    yield { is: 'movement', ...mt940Movement(entry, line, details) }
  }

  /** The booking day is the entry day where the line has one, else the value day, the only one given. */
  private days(field: SwiftField, line: StatementLine): { bookedOn: LocalDate; valueOn: LocalDate | null } | null {
    const valueOn = swiftDay(line.valueDay, this.latestYear)
    const bookedOn = line.entryDay === '' ? valueOn : entryDay(line.entryDay, line.valueDay, this.latestYear)
    const excused = !valueOn && bookedOn !== null && isThirtyDayMonth(line.valueDay)
    if (bookedOn && excused)
      this.findings.count('no_such_value_day', textWording.noSuchValueDay, { value: line.valueDay, line: field.line })
    if (bookedOn && (valueOn || excused)) return { bookedOn, valueOn }
    const place = { line: field.line, column: ':61:', value: valueOn ? line.entryDay : line.valueDay }
    this.findings.defects.add('bad_date', textWording.badDate, place)
    return null
  }

  private *close(field: SwiftField, message: Message): Generator<BankRecord> {
    const closing = this.balance(field, message)
    if (!message.begun) {
      this.fault('no_opening', 'noOpening', { ...field, tag: '60F', line: message.line })
      yield this.open(message)
    }
    message.closed = true
    yield this.keeper.end(field.line, closing, message.reliable && message.opening !== null)
  }

  private balance(field: SwiftField, message: Message): Balance | null {
    const { balance, faults } = readBalance(field.lines[0]!.trim(), message.currency, this.latestYear)
    if (!balance) message.reliable = false
    for (const { code, sentence, value, params } of faults)
      this.findings.defects.add(
        code,
        textWording[sentence],
        { line: field.line, column: `:${field.tag}:`, value },
        params,
      )
    return balance
  }

  /** `:90C:12EUR3456,78`: how many credits of how much the bank announces. */
  private summary(field: SwiftField, message: Message): void {
    message.interim = true
    const parts = /^(\d+)([A-Z]{3})(\d+(?:,\d*)?)$/.exec(field.lines[0]!.trim())
    const declared = parts && swiftUnits(parts[3]!, parts[2]!)
    if (!parts || typeof declared !== 'number') return this.fault('unparsable_amount', 'unparsableAmount', field)
    const { count, cents } = message.totals[field.tag === '90C' ? 'C' : 'D']
    if (Number(parts[1]) === count && declared === cents) return
    this.findings.remark('summary_differs', textWording.summaryDiffers, {
      statement: this.keeper.statements,
      line: field.line,
      declaredCount: Number(parts[1]),
      declared: { cents: declared, currency: parts[2]! },
      count,
      sum: { cents, currency: parts[2]! },
    })
  }

  private *finishMessage(): Generator<BankRecord> {
    const { message } = this
    this.message = null
    if (!message || message.closed) return
    if (!message.begun) {
      // An interim report of a quiet day; anything else is a message cut after its header.
      if (!message.interim)
        return this.fault('no_opening', 'noOpening', { tag: '60F', line: message.line, lines: [''] })
      yield this.open(message)
    }
    if (!message.interim) return this.fault('not_closed', 'notClosed', { tag: '62F', line: message.line, lines: [''] })
    yield this.keeper.end(message.line, null, false)
  }

  private outside(field: SwiftField): void {
    if (field.tag === '61') this.fault('movement_outside', 'movementOutside', { ...field, tag: '20' })
    else if (field.tag.startsWith('62')) this.fault('closing_without_opening', 'closingWithoutOpening', field)
    else if (field.tag !== 'stray' && !/^(?:34F|64|65)$/.test(field.tag))
      this.fault('misplaced_field', 'misplacedField', field)
    else if (field.tag === 'stray') this.fault('unknown_record', 'unknownRecord', field, { format: 'MT940' })
  }

  private fault(
    code: string,
    sentence: keyof typeof textWording,
    field: SwiftField,
    params?: Record<string, string>,
  ): void {
    const column = field.tag === '' || field.tag === 'stray' ? '' : `:${field.tag}:`
    const value = tidyText(field.lines[0] ?? '').slice(0, 60)
    this.findings.defects.add(code, textWording[sentence], { line: field.line, column, value }, params)
  }
}
