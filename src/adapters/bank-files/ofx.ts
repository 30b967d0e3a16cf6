import type { LocalDate } from '../../kernel/calendar.ts'
import { type Currency, isCurrency } from '../../kernel/money.ts'
import { parseDay } from '../ledger-files/day-text.ts'
import { tidyText } from '../ledger-files/encoding.ts'
import type { FileSource } from '../ledger-files/source.ts'
import { BalanceKeeper } from './account-balance.ts'
import { type BankReading, Findings } from './bank-reading.ts'
import type { AccountName, Balance, BankRecord } from './model.ts'
import { accountName, ofxMovement, ofxUnits } from './ofx-movement.ts'
import { type OfxTag, ofxTags } from './ofx-tags.ts'
import { textWording } from './wording-text.ts'

/** An aggregate with its leaves. Empty leaves are kept, as facts repeat them. */
export type OfxBlock = { readonly name: string; readonly line: number; readonly leaves: Map<string, string> }

/** What the reader saw of a file, for those who state facts about it. */
export type OfxWatch = {
  statement?(type: string): void
  /** Each block as it closes, with what it belongs to. */
  closed?(block: OfxBlock): void
}

export type OfxOptions = {
  /** Currency of accounts whose statement does not name one. */
  readonly currency?: Currency
}

/** Aggregates that matter; the leaves of any other one are read as leaves of the block around it. */
const BLOCKS = new Set(
  'OFX SONRS STATUS STMTTRNRS CCSTMTTRNRS STMTRS CCSTMTRS BANKACCTFROM CCACCTFROM BANKTRANLIST BANKTRANLISTP STMTTRN STMTTRNP LEDGERBAL AVAILBAL BAL PAYEE BANKACCTTO CCACCTTO CURRENCY ORIGCURRENCY'.split(
    ' ',
  ),
)
/** Identifiers remembered to notice one used twice; beyond, memory stays flat and nothing is noticed. */
const REMEMBERED = 100_000
const STATEMENT = /^(?:CC)?STMTRS$/
const TRANSACTION = /^STMTTRNP?$/

/**
 * Accounts of an OFX file, version 1 (SGML) or 2 (XML), bank or credit card (`formats.md` §5). OFX has no opening balance, and
 * its ledger balance is of the day the file was made: nothing can be added up, so `balanced` stays null.
 */
export async function* readOfx(
  source: FileSource,
  options: OfxOptions = {},
  watch: OfxWatch = {},
): AsyncGenerator<BankRecord, BankReading> {
  const reader = new OfxReader(options, watch)
  for await (const tags of ofxTags(source)) for (const tag of tags) yield* reader.read(tag)
  reader.finish()
  return reader.findings
}

type Statement = {
  readonly line: number
  account: AccountName
  currency: Currency | null
  begun: boolean
  entryNo: number
  closing: Balance | null
  readonly identifiers: Set<string>
}

class OfxReader {
  readonly findings = new Findings()
  private readonly keeper = new BalanceKeeper(this.findings, 'flag')
  private readonly options: OfxOptions
  private readonly watch: OfxWatch
  private readonly stack: OfxBlock[] = []
  private statement: Statement | null = null
  private transactionParts = new Map<string, OfxBlock>()

  constructor(options: OfxOptions, watch: OfxWatch) {
    this.options = options
    this.watch = watch
  }

  *read(tag: OfxTag): Generator<BankRecord> {
    if (tag.closes) yield* this.close(tag)
    else if (BLOCKS.has(tag.name)) yield* this.open(tag)
    else if (tag.name === 'INVSTMTRS') this.fault('investment', 'investment', tag.line, tag.name, tag.name)
    else {
      const leaves = this.stack.at(-1)?.leaves
      if (leaves && !leaves.has(tag.name)) leaves.set(tag.name, tag.text)
    }
  }

  finish(): void {
    const open = this.stack.at(-1)
    if (open) this.fault('ofx_unclosed', 'ofxUnclosed', open.line, open.name)
    else if (this.keeper.statements === 0 && this.findings.defects.total === 0)
      this.fault('no_statement', 'noStatement', 1, '')
  }

  private *open(tag: OfxTag): Generator<BankRecord> {
    const { name, line } = tag
    // A list of transactions that a bank forgets to close ends where the balances begin: nothing is lost with it.
    if (/^(?:LEDGER|AVAIL)BAL$/.test(name) && this.stack.at(-1)?.name.startsWith('BANKTRANLIST')) {
      yield* this.begin()
      this.watch.closed?.(this.stack.pop()!)
    }
    // The same block inside itself: the first was not closed.
    const twice = this.stack.find((block) => block.name === name)
    if (twice) this.fault('ofx_unclosed', 'ofxUnclosed', twice.line, name)
    if (STATEMENT.test(name)) {
      this.watch.statement?.(name)
      const account = { iban: null, rib: null, other: null, currency: null }
      this.statement = {
        line,
        account,
        currency: null,
        begun: false,
        entryNo: 0,
        closing: null,
        identifiers: new Set(),
      }
    }
    if (TRANSACTION.test(name)) {
      this.transactionParts = new Map()
      yield* this.begin()
    }
    this.stack.push({ name, line, leaves: new Map() })
  }

  private *close(tag: OfxTag): Generator<BankRecord> {
    if (!BLOCKS.has(tag.name)) return
    const depth = this.stack.findLastIndex((block) => block.name === tag.name)
    if (depth < 0) return this.fault('ofx_broken', 'ofxBroken', tag.line, tag.name, `</${tag.name}>`)
    // A list without transactions says its period all the same.
    if (tag.name.startsWith('BANKTRANLIST')) yield* this.begin()
    for (const inner of this.stack.splice(depth + 1)) this.fault('ofx_unclosed', 'ofxUnclosed', inner.line, inner.name)
    const block = this.stack.pop()!
    this.watch.closed?.(block)
    if (block.name === 'STATUS') this.status(block)
    else if (block.name.endsWith('ACCTFROM')) this.account(block)
    else if (/^(?:PAYEE|CURRENCY)$/.test(block.name)) this.transactionParts.set(block.name, block)
    else if (block.name === 'LEDGERBAL') yield* this.ledger(block)
    else if (TRANSACTION.test(block.name)) yield* this.transaction(block)
    else if (STATEMENT.test(block.name)) yield* this.end(block)
  }

  private status({ leaves, line }: OfxBlock): void {
    const code = leaves.get('CODE') ?? ''
    if (!/^ERROR$/i.test(leaves.get('SEVERITY') ?? '') || /^0*$/.test(code)) return
    const words = tidyText(leaves.get('MESSAGE') ?? '').slice(0, 200) || '?'
    this.fault('bank_refused', 'bankRefused', line, 'STATUS', code, { words })
  }

  private account({ leaves }: OfxBlock): void {
    if (this.statement) this.statement.account = accountName(leaves)
  }

  /** The head is known once the first transaction begins, or when there is none. */
  private *begin(): Generator<BankRecord> {
    const { statement } = this
    if (!statement || statement.begun) return
    statement.begun = true
    const around = this.stack.find((block) => STATEMENT.test(block.name))
    const written = around?.leaves.get('CURDEF') ?? ''
    const list = this.stack.find((block) => block.name.startsWith('BANKTRANLIST'))
    statement.currency = written || this.options.currency || null
    if (written !== '' && !isCurrency(written))
      this.fault('bad_currency', 'badCurrency', statement.line, 'CURDEF', written)
    if (!statement.currency) this.fault('missing_currency', 'missingCurrency', statement.line, 'CURDEF')
    yield this.keeper.begin({
      line: statement.line,
      account: { ...statement.account, currency: statement.currency },
      reference: '',
      sequence: '',
      from: list ? this.day(list, 'DTSTART', true) : null,
      to: list ? this.day(list, 'DTEND', true) : null,
      opening: null,
    })
  }

  private *transaction(block: OfxBlock): Generator<BankRecord> {
    const { leaves, line } = block
    const { statement } = this
    if (!statement) return this.fault('movement_outside', 'movementOutside', line, 'STMTRS')
    if (!statement.currency) return
    const text = (name: string) => tidyText(leaves.get(name) ?? '')
    if (text('CORRECTACTION') !== '')
      return this.fault('ofx_correction', 'ofxCorrection', line, 'CORRECTFITID', text('CORRECTFITID'))
    const currency = this.transactionParts.get('CURRENCY')?.leaves.get('CURSYM') || statement.currency
    if (currency !== statement.currency) {
      const expected = statement.currency
      return this.fault('other_currency', 'otherCurrency', line, 'CURSYM', currency, { expected })
    }
    const pending = block.name === 'STMTTRNP'
    const bookedOn = this.day(block, pending ? 'DTTRAN' : 'DTPOSTED', false)
    const amount = (leaves.get('TRNAMT') ?? '').replace(/\s/g, '')
    if (amount === '') return this.fault('missing_field', 'missingField', line, 'TRNAMT')
    const cents = ofxUnits(amount, currency)
    if (typeof cents !== 'number') {
      const place = { line, column: 'TRNAMT', value: amount }
      return this.findings.defects.add(cents.code, cents.sentence, place, { currency })
    }
    if (cents === 0) return this.findings.count('zero_movement', textWording.zeroMovements, { line })
    this.identifier(text('FITID'), line, statement)
    if (!pending) this.keeper.add(cents)
    if (!bookedOn) return
    const entry = {
      line,
      entryNo: ++statement.entryNo,
      bookedOn,
      valueOn: this.day(block, 'DTAVAIL', true),
      cents,
      currency,
    }
    const payee = tidyText(this.transactionParts.get('PAYEE')?.leaves.get('NAME') ?? '')
    yield { is: 'movement', ...ofxMovement(entry, leaves, payee, pending) }
  }

  private identifier(value: string, line: number, statement: Statement): void {
    if (value === '') return
    if (statement.identifiers.has(value))
      this.findings.count('repeated_identifier', textWording.repeatedIdentifier, { value, line })
    if (statement.identifiers.size < REMEMBERED) statement.identifiers.add(value)
  }

  private *ledger(block: OfxBlock): Generator<BankRecord> {
    const { statement } = this
    const amount = (block.leaves.get('BALAMT') ?? '').replace(/\s/g, '')
    if (!statement || amount === '') return
    yield* this.begin()
    const { currency } = statement
    if (!currency) return
    const cents = ofxUnits(amount, currency)
    if (typeof cents === 'number') statement.closing = { on: this.day(block, 'DTASOF', true), cents, currency }
    else {
      const place = { line: block.line, column: 'BALAMT', value: amount }
      this.findings.defects.add(cents.code, cents.sentence, place, { currency })
    }
  }

  private *end(block: OfxBlock): Generator<BankRecord> {
    const { statement } = this
    if (!statement) return
    this.stack.push(block)
    yield* this.begin()
    this.stack.pop()
    yield this.keeper.end(block.line, statement.closing, false)
    this.statement = null
  }

  /** `YYYYMMDD[HHMMSS][.XXX][gmt:TZ]`: the day as the bank writes it; its zone moves nothing. */
  private day(block: OfxBlock, name: string, optional: boolean): LocalDate | null {
    const text = block.leaves.get(name)?.trim() ?? ''
    if (text === '' && optional) return null
    if (text === '') this.fault('missing_field', 'missingField', block.line, name)
    else {
      const digits = /^(\d{4})-?(\d\d)-?(\d\d)(?=$|[\dT:. [])/.exec(text)
      const day = digits && parseDay(`${digits[1]}-${digits[2]}-${digits[3]}`)
      if (day?.ok) return day.value
      this.fault('bad_date', 'badDate', block.line, name, text)
    }
    return null
  }

  private fault(
    code: string,
    sentence: keyof typeof textWording,
    line: number,
    column: string,
    value = '',
    params?: Record<string, string>,
  ): void {
    this.findings.defects.add(code, textWording[sentence], { line, column, value }, params)
  }
}
