import { flag, flagsOf, isReceivable } from './account-role.ts'
import type { DefectList } from './defects.ts'
import { EncodingTally } from './encoding.ts'
import { EntryBook } from './entry-book.ts'
import type { FecLine } from './fec-line.ts'
import { at, FEC_COLUMNS, type FecShape } from './fec-shape.ts'
import { PieceUse } from './piece-use.ts'
import { ReceivableFacts } from './receivable-facts.ts'
import { wording } from './wording.ts'

type Journal = { code: string; name: string; lines: number }

/** Sums and counts of a whole ledger, filled line by line; fed by `scanFec`. */
export class FirstPass {
  readonly tally = new EncodingTally()
  readonly entries = new EntryBook()
  readonly journals = new Map<string, Journal>()
  readonly receivable = new ReceivableFacts()
  readonly pieceUse = new PieceUse()
  readonly invalidDates: string[] = []
  dataLines = 0
  receivableLines = 0
  debit = 0
  credit = 0
  debitDecimals = 0
  creditDecimals = 0
  firstDay = 0
  lastDay = 0
  foreignLines = 0
  private journal: Journal | null = null
  private journalBytes: Buffer = Buffer.alloc(0)
  private readonly shape: FecShape
  private readonly ignored: DefectList

  constructor(shape: FecShape, ignored: DefectList) {
    this.shape = shape
    this.ignored = ignored
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
    this.countJournal(line)
    line.hashEntry()
    const flags = flagsOf(line.prefix, cents) | (line.isUnnumbered() ? flag.unnumbered : 0)
    const entry = this.entries.add(line.hash.low, line.hash.high, cents, flags, line.lineNo)
    if (!line.isBlank(at.Idevise) && line.text(at.Idevise).toUpperCase() !== 'EUR') this.foreignLines++
    if (!isReceivable(line.prefix)) return
    this.receivableLines++
    if (line.prefix >= 4110 && line.prefix < 4120) this.receivable.add(line)
    this.checkOptionalDate(line, at.PieceDate)
    this.checkOptionalDate(line, at.DateLet)
    if (cents <= 0) return
    line.hashColumns(at.CompteNum, at.CompAuxNum)
    const customer = line.hash.low
    line.hashColumns(at.PieceRef)
    this.pieceUse.add(line.hash.low, line.hash.high, entry, customer)
  }

  private countJournal(line: FecLine): void {
    if (!this.journal || !line.sameAs(at.JournalCode, this.journalBytes)) {
      const code = line.text(at.JournalCode)
      this.journalBytes = line.copyOf(at.JournalCode)
      let journal = this.journals.get(code)
      if (!journal) {
        journal = { code, name: line.text(at.JournalLib), lines: 0 }
        this.journals.set(code, journal)
      }
      this.journal = journal
    }
    this.journal.lines++
  }

  private checkOptionalDate(line: FecLine, column: number): void {
    if (line.day(column) >= 0) return
    const place = { line: line.lineNo, column: FEC_COLUMNS[column]!, value: line.text(column) }
    this.ignored.add('unparsable_optional_date', wording.optionalDateIgnored, place)
  }
}
