import { isCurrency } from '../../kernel/money.ts'
import { flag, flagsOf, isMoney, isReceivable } from './account-role.ts'
import { parseDay } from './day-text.ts'
import type { DefectList } from './defects.ts'
import { EncodingTally } from './encoding.ts'
import { EntryBook } from './entry-book.ts'
import type { FecLine } from './fec-line.ts'
import { at, FEC_COLUMNS, type FecShape } from './fec-shape.ts'
import { currenciesOf } from './money-mark.ts'
import { Occurrences } from './occurrences.ts'
import { PieceUse } from './piece-use.ts'
import { ReceivableFacts } from './receivable-facts.ts'
import { hashIdentity } from './row-identity.ts'
import type { Scratch } from './scratch.ts'
import { wording } from './wording.ts'

type Journal = { code: string; name: string; lines: number }

/** A large group has some hundreds. More codes than this are not journals: the columns are not what the header says. */
const MOST_JOURNALS = 5_000

/** Sums and counts of a whole ledger, filled line by line; fed by `scanFec`. */
export class FirstPass {
  readonly tally = new EncodingTally()
  readonly entries: EntryBook
  readonly journals = new Map<string, Journal>()
  readonly receivable: ReceivableFacts
  readonly pieceUse: PieceUse
  readonly occurrences: Occurrences
  readonly invalidDates: string[] = []
  dataLines = 0
  receivableLines = 0
  debit = 0
  credit = 0
  debitDecimals = 0
  creditDecimals = 0
  firstDay = 0
  lastDay = 0
  /** Each day of the entries, with the line it first stands on. */
  readonly days = new Map<number, number>()
  /** The days on which money moved: at the bank, in cash, on its way to either. */
  readonly moneyDays = new Set<number>()
  foreignLines = 0
  private day = 0
  private journal: Journal | null = null
  private journalBytes: Buffer = Buffer.alloc(0)
  private readonly shape: FecShape
  private readonly defects: DefectList
  private readonly ignored: DefectList

  constructor(shape: FecShape, defects: DefectList, ignored: DefectList, scratch: Scratch) {
    this.shape = shape
    this.defects = defects
    this.ignored = ignored
    this.entries = new EntryBook(scratch)
    this.receivable = new ReceivableFacts(scratch)
    this.pieceUse = new PieceUse(scratch)
    this.occurrences = new Occurrences(scratch)
  }

  line(line: FecLine, readable: boolean): void {
    this.dataLines++
    if (!readable) {
      if (line.entryDay < 0 && this.invalidDates.length < 5) this.invalidDates.push(line.text(at.EcritureDate))
      return
    }
    const cents = line.debitCents - line.creditCents
    this.debit += line.debitCents
    this.credit += line.creditCents
    if (line.debitScale > this.debitDecimals) this.debitDecimals = line.debitScale
    if (line.creditScale > this.creditDecimals) this.creditDecimals = line.creditScale
    if (this.firstDay === 0 || line.entryDay < this.firstDay) this.firstDay = line.entryDay
    if (line.entryDay > this.lastDay) this.lastDay = line.entryDay
    if (line.entryDay !== this.day) {
      this.day = line.entryDay
      if (!this.days.has(this.day)) this.days.set(this.day, line.lineNo)
    }
    if (isMoney(line.prefix)) this.moneyDays.add(line.entryDay)
    this.countJournal(line)
    line.hashEntry()
    const flags = flagsOf(line.prefix, cents) | (line.isUnnumbered() ? flag.unnumbered : 0)
    const entry = line.hash.low
    this.entries.add(entry, line.hash.high, cents, flags, isReceivable(line.prefix))
    if (!line.isBlank(at.Idevise) && line.text(at.Idevise).toUpperCase() !== 'EUR') this.foreignLines++
    if (!isReceivable(line.prefix)) return
    this.receivableLines++
    if (line.prefix >= 4110 && line.prefix < 4120) this.receivable.add(line)
    this.checkOptionalDate(line, at.PieceDate)
    this.checkOptionalDate(line, at.DateLet)
    this.checkCurrency(line)
    line.hashColumns(at.CompteNum, at.CompAuxNum)
    const customer = line.hash.low
    line.hashColumns(at.PieceRef)
    this.pieceUse.add(line.hash.low, line.hash.high, entry, customer, cents > 0)
    hashIdentity(line)
    this.occurrences.add(line.hash.low, line.hash.high)
  }

  private countJournal(line: FecLine): void {
    if (!this.journal || !line.sameAs(at.JournalCode, this.journalBytes)) {
      const code = line.text(at.JournalCode)
      this.journalBytes = line.copyOf(at.JournalCode)
      let journal = this.journals.get(code)
      if (!journal) {
        if (this.journals.size === MOST_JOURNALS) {
          const place = { line: line.lineNo, column: 'JournalCode', value: code }
          this.defects.add('too_many_journals', wording.tooManyJournals, place, { count: MOST_JOURNALS })
          this.journal = null
          return
        }
        journal = { code, name: line.text(at.JournalLib), lines: 0 }
        this.journals.set(code, journal)
      }
      this.journal = journal
    }
    this.journal.lines++
  }

  private checkCurrency(line: FecLine): void {
    if (line.isBlank(at.Idevise) || line.isBlank(at.Montantdevise)) return
    const value = line.text(at.Idevise)
    if (isCurrency(value.toUpperCase()) || currenciesOf(value).includes('EUR')) return
    const place = { line: line.lineNo, column: 'Idevise', value }
    this.ignored.add('unknown_currency', wording.foreignCurrencyIgnored, place)
  }

  private checkOptionalDate(line: FecLine, column: number): void {
    if (line.day(column) >= 0) return
    const value = line.text(column)
    const verdict = parseDay(value)
    const isAbsurd = !verdict.ok && verdict.refusal.code === 'absurd_date'
    const sentence = isAbsurd ? wording.optionalDateAbsurd : wording.optionalDateIgnored
    this.ignored.add('unparsable_optional_date', sentence, { line: line.lineNo, column: FEC_COLUMNS[column]!, value })
  }
}
