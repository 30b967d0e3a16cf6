import type { LocalDate } from '../../kernel/calendar.ts'
import { Refused } from '../../kernel/verdict.ts'
import { isReceivable, meansOf, type Nature, natureOf, type PaymentMeans } from './account-role.ts'
import { dayOfNumber } from './day-text.ts'
import { DefectList } from './defects.ts'
import { documentNumber, isJournalMonth } from './document-number.ts'
import { EntryFlags, isClear } from './entry-book.ts'
import type { FecLine } from './fec-line.ts'
import { fecScanner } from './fec-scan.ts'
import { at } from './fec-shape.ts'
import { asFecText } from './fec-transport.ts'
import type { FecPlan } from './inspect-fec.ts'
import { Ranks } from './occurrences.ts'
import { looksLikeOpening } from './opening.ts'
import { type ReferenceUse, ReferenceUses } from './piece-use.ts'
import { foreignAmount, hashIdentity, rowKey } from './row-identity.ts'
import type { FileSource } from './source.ts'
import { wording } from './wording.ts'

/** One line of a customer account, already understood. `cents` is signed: positive is owed by the customer. */
export type ReceivableLine = {
  readonly lineNo: number
  /** Same line, same key, in every export of the year, whatever its lettrage: 32 hex digits and `-n` for the n-th identical line. */
  readonly rowKey: string
  readonly journalCode: string
  readonly entryNo: string
  readonly entryOn: LocalDate
  readonly accountNo: string
  /** CompAuxNum, or the account itself when there is no sub-ledger. */
  readonly customerCode: string
  readonly customerName: string
  readonly pieceRef: string
  readonly pieceOn: LocalDate | null
  readonly label: string
  readonly cents: number
  /** Currency of `foreignCents`; EUR when the line has none. */
  readonly currency: string
  readonly foreignCents: number | null
  /** Lettrage code; blank when the line is open. */
  readonly letter: string
  readonly letteredOn: LocalDate | null
  readonly fiscalYearEnd: LocalDate | null
  readonly nature: Nature
  readonly paymentMeans: PaymentMeans | null
  readonly referenceUse: ReferenceUse
  /** The document this line is about, when the file names one; never made up. */
  readonly documentNo: string | null
  /** Only from packages that add a due-date column (`DateLimitReglmt`); a standard FEC has none. */
  readonly dueOn: LocalDate | null
}

const BATCH = 4_000

/**
 * Second pass: the receivable lines of an accepted ledger, in file order, in batches of at most 4 000. `plan` comes from
 * `inspectFec` on the same bytes; throws `Refused` if the file has changed since.
 */
export async function* readReceivableLines(
  file: FileSource,
  plan: FecPlan,
  onBytes?: (count: number) => void,
): AsyncGenerator<ReceivableLine[]> {
  const reader = new ReceivableReader(plan)
  const defects = new DefectList()
  let seen = 0
  const scanner = fecScanner(plan.shape, defects, (line, readable) => {
    seen++
    if (readable && isReceivable(line.prefix)) reader.add(line)
  })
  for await (const chunk of asFecText(file, plan.transport)()) {
    scanner.push(chunk)
    onBytes?.(chunk.length)
    yield* reader.take(BATCH)
  }
  scanner.finish()
  if (defects.total > 0 || seen !== plan.dataLines)
    throw new Refused({ code: 'file_changed', sentence: wording.fileChanged })
  yield* reader.take(1)
}

class ReceivableReader {
  private batch: ReceivableLine[] = []
  private readonly plan: FecPlan
  private readonly entries: EntryFlags
  private readonly pieces: EntryFlags | null
  private readonly references: ReferenceUses
  private readonly ranks: Ranks

  constructor(plan: FecPlan) {
    this.plan = plan
    this.entries = new EntryFlags(plan.entries, 'announced')
    this.pieces = plan.pieces && new EntryFlags(plan.pieces, 'announced')
    this.references = new ReferenceUses(plan.references)
    this.ranks = new Ranks(plan.ranks)
  }

  /** Full batches once at least `least` lines wait. */
  *take(least: number): Generator<ReceivableLine[]> {
    if (this.batch.length < least) return
    const ready = this.batch
    this.batch = []
    for (let from = 0; from < ready.length; from += BATCH) yield ready.slice(from, from + BATCH)
  }

  add(line: FecLine): void {
    const cents = line.debitCents - line.creditCents
    const flags = this.flagsOf(line)
    const journalCode = line.text(at.JournalCode)
    const entryNo = line.text(at.EcritureNum)
    const entryOn = dayOfNumber(line.entryDay)
    const accountNo = line.text(at.CompteNum)
    const auxiliary = line.text(at.CompAuxNum)
    const pieceRef = line.text(at.PieceRef)
    const label = line.text(at.EcritureLib)
    const pieceOn = dayOrNull(line.day(at.PieceDate))
    const { currency, foreignCents } = foreignAmount(line)
    const nature = this.isOpening(journalCode, line.entryDay, label) ? 'opening' : natureOf(line.prefix, cents, flags)
    line.hashColumns(at.PieceRef)
    const referenceUse = this.references.next(line.hash.high)
    hashIdentity(line)
    const rank = this.ranks.next(line.hash.high)
    const identity = { journalCode, entryNo, entryOn, accountNo, auxiliary, pieceRef, pieceOn, label, cents }
    this.batch.push({
      lineNo: line.lineNo,
      rowKey: rowKey({ ...identity, currency, foreignCents }, rank),
      journalCode,
      entryNo,
      entryOn,
      accountNo,
      customerCode: auxiliary || accountNo,
      customerName: (auxiliary && line.text(at.CompAuxLib)) || line.text(at.CompteLib),
      pieceRef,
      pieceOn,
      label,
      cents,
      currency,
      foreignCents,
      letter: line.text(at.EcritureLet),
      letteredOn: dayOrNull(line.day(at.DateLet)),
      fiscalYearEnd: this.plan.fiscalYearEnd,
      nature,
      paymentMeans: nature === 'payment' ? meansOf(flags, `${label} ${pieceRef}`) : null,
      referenceUse,
      documentNo:
        line.text(at.NumFacture) ||
        documentNumber(pieceRef, referenceUse === 'shared' || isJournalMonth(pieceRef, journalCode, entryOn), label),
      dueOn: dayOrNull(line.day(at.DateLimitReglmt)),
    })
  }

  /** The flags of the clearest grouping that holds the line: its entry, else its piece, else what its entry has. */
  private flagsOf(line: FecLine): number {
    line.hashEntry()
    const flags = this.entries.of(line.hash.low, line.hash.high)
    if (flags < 0) throw new Refused({ code: 'file_changed', sentence: wording.fileChanged })
    if (!this.pieces || isClear(flags)) return flags
    line.hashColumns(at.JournalCode, at.PieceRef, at.EcritureDate)
    const ofPiece = this.pieces.of(line.hash.low, line.hash.high)
    return ofPiece >= 0 && isClear(ofPiece) ? ofPiece : flags
  }

  private isOpening(journalCode: string, entryDay: number, label: string): boolean {
    const { openings, firstDay } = this.plan
    const journal = openings.get(journalCode)
    if (journal === 'always') return true
    return entryDay === firstDay && (journal === 'firstDay' || looksLikeOpening(label))
  }
}

const dayOrNull = (number: number): LocalDate | null => (number > 0 ? dayOfNumber(number) : null)
