import type { FileSource } from '../ledger-files/source.ts'
import { BalanceKeeper } from './account-balance.ts'
import { type BankReading, Findings } from './bank-reading.ts'
import { type FixedLine, fixedLines } from './cfonb-lines.ts'
import { cfonbMovement } from './cfonb-movement.ts'
import { at, type CfonbAccount, type CfonbEntry, CfonbFields } from './cfonb-record.ts'
import type { BankRecord } from './model.ts'
import { textWording } from './wording-text.ts'

/** What the reader saw of a file, for those who state facts about it. */
export type CfonbWatch = {
  record?(line: FixedLine): void
  opened?(account: CfonbAccount, line: FixedLine): void
  entry?(entry: CfonbEntry): void
  stray?(what: 'operation_outside_statement' | 'closing_without_opening' | `unknown_record_${string}`): void
}

/**
 * Statements of a CFONB 120 file (`formats.md` §2.1): records 01 opening balance, 04 movement, 05 complement, 07 closing
 * balance; several accounts; with or without line ends. Credit is money in. A statement whose movements do not lead from one
 * balance to the other is a defect, and so is any line that cannot be read: a file with defects must not be taken in.
 */
export async function* readCfonb120(
  source: FileSource,
  watch: CfonbWatch = {},
): AsyncGenerator<BankRecord, BankReading> {
  const reader = new CfonbReader(watch)
  for await (const lines of fixedLines(source, 120)) for (const line of lines) yield* reader.read(line)
  yield* reader.finish()
  return reader.findings
}

type Open = { account: CfonbAccount; line: number; reliable: boolean }

class CfonbReader {
  readonly findings = new Findings()
  private readonly fields = new CfonbFields(this.findings)
  private readonly keeper = new BalanceKeeper(this.findings, 'refuse')
  private readonly watch: CfonbWatch
  private open: Open | null = null
  private entry: CfonbEntry | null = null
  private entryNo = 0

  constructor(watch: CfonbWatch) {
    this.watch = watch
  }

  *read(line: FixedLine): Generator<BankRecord> {
    this.watch.record?.(line)
    const code = at(line, 1, 2)
    if (!/^0[1457]$/.test(code)) return this.unknown(line, code)
    if (line.length < 120) this.short(line)
    if (code === '05') return this.complement(line)
    yield* this.flush()
    if (code === '01') yield* this.begin(line)
    else if (code === '04') this.movement(line)
    else yield* this.end(line)
  }

  *finish(): Generator<BankRecord> {
    yield* this.flush()
    if (this.open) this.notClosed(this.open)
    if (this.keeper.statements === 0 && this.findings.defects.total === 0)
      this.findings.defects.add('no_statement', textWording.noStatement, { line: 1, column: '', value: '' })
  }

  private *begin(line: FixedLine): Generator<BankRecord> {
    if (this.open) this.notClosed(this.open)
    const account = this.fields.account(line)
    const on = this.fields.day(line, 35, false)
    const cents = this.fields.cents(line, account)
    this.open = { account, line: line.no, reliable: cents !== null }
    this.entryNo = 0
    this.watch.opened?.(account, line)
    const rib = account.bank.padStart(5, '0') + account.branch.padStart(5, '0') + account.account.padStart(11, '0')
    yield this.keeper.begin({
      line: line.no,
      account: { iban: null, rib, other: null, currency: account.currency },
      reference: '',
      sequence: '',
      from: on,
      to: null,
      opening: cents === null ? null : { on, cents, currency: account.currency },
    })
  }

  private movement(line: FixedLine): void {
    const { open } = this
    if (!open) {
      this.watch.stray?.('operation_outside_statement')
      this.findings.defects.add('movement_outside', textWording.movementOutside, place(line, '01'))
      return
    }
    this.sameAccount(line, open)
    const written = at(line, 17, 19).trim()
    if (written !== '' && written !== open.account.currency) {
      const params = { expected: open.account.currency }
      this.findings.defects.add('other_currency', textWording.otherCurrency, place(line, '17-19', written), params)
      open.reliable = false
    }
    const cents = this.fields.cents(line, scaled(line, open))
    const bookedOn = this.fields.day(line, 35, false)
    const valueOn = this.fields.day(line, 43, true)
    if (cents === null) open.reliable = false
    this.entry = { line, cents, bookedOn, valueOn, details: new Map() }
  }

  private complement(line: FixedLine): void {
    if (!this.entry) {
      // A complement of a movement that is itself outside any statement says nothing new.
      if (this.open) this.findings.defects.add('detail_outside', textWording.detailOutside, place(line, '05'))
      return
    }
    const qualifier = at(line, 46, 48).trim()
    const data = this.entry.details.get(qualifier)
    if (data) data.push(at(line, 49, 118))
    else this.entry.details.set(qualifier, [at(line, 49, 118)])
  }

  private *end(line: FixedLine): Generator<BankRecord> {
    const { open } = this
    if (!open) {
      this.watch.stray?.('closing_without_opening')
      this.findings.defects.add('closing_without_opening', textWording.closingWithoutOpening, place(line, '07'))
      return
    }
    this.sameAccount(line, open)
    const on = this.fields.day(line, 35, false)
    const cents = this.fields.cents(line, scaled(line, open))
    const closing = cents === null ? null : { on, cents, currency: open.account.currency }
    yield this.keeper.end(line.no, closing, open.reliable)
    this.open = null
  }

  /** The movement is complete once the record after its last complement begins. */
  private *flush(): Generator<BankRecord> {
    const { entry, open } = this
    this.entry = null
    if (!entry || !open) return
    this.watch.entry?.(entry)
    if (entry.cents === null) return
    if (entry.cents === 0) {
      this.findings.count('zero_movement', textWording.zeroMovements, { line: entry.line.no })
      return
    }
    this.keeper.add(entry.cents)
    if (entry.bookedOn === null) return
    yield { is: 'movement', ...cfonbMovement(entry, ++this.entryNo, entry.cents, open.account.currency) }
  }

  /** Banks write their own code in several ways within one file; the account number alone must not change. */
  private sameAccount(line: FixedLine, open: Open): void {
    const account = at(line, 22, 32).trim()
    if (account === open.account.account) return
    const params = { expected: open.account.account }
    this.findings.defects.add('other_account', textWording.otherAccount, place(line, '22-32', account), params)
  }

  private unknown(line: FixedLine, code: string): void {
    this.watch.stray?.(`unknown_record_${code}`)
    const params = { format: 'CFONB 120' }
    this.findings.defects.add('unknown_record', textWording.unknownRecord, place(line, '1-2', code), params)
    if (this.open) this.open.reliable = false
  }

  private short(line: FixedLine): void {
    const needed = at(line, 1, 2) === '05' ? 48 : 104
    const params = { expected: 120, found: line.length }
    if (line.length >= needed)
      this.findings.count('short_line', textWording.shortLines, { line: line.no, expected: 120 })
    else this.findings.defects.add('wrong_length', textWording.wrongLength, place(line, '', `${line.length}`), params)
  }

  private notClosed(open: Open): void {
    const at = { line: open.line, column: '07', value: '' }
    this.findings.defects.add('not_closed', textWording.notClosed, at)
    this.open = null
  }
}

/** Every record says its own number of decimals; where it is blank, it is that of the opening balance. */
function scaled(line: FixedLine, { account }: Open): CfonbAccount {
  const decimals = at(line, 20, 20)
  return /^[0-6]$/.test(decimals) ? { ...account, decimals: Number(decimals) } : account
}

const place = (line: FixedLine, column: string, value = ''): { line: number; column: string; value: string } => ({
  line: line.no,
  column,
  value,
})
