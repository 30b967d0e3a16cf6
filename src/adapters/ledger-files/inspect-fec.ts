import type { LocalDate } from '../../kernel/calendar.ts'
import type { Refusal } from '../../kernel/verdict.ts'
import type { Sentence, SentenceParams } from '../../kernel/wording.ts'
import { flagsOf } from './account-role.ts'
import { DefectList } from './defects.ts'
import { type Encoding, EncodingTally } from './encoding.ts'
import { EntryBook } from './entry-book.ts'
import { ledgerFacts, shapeFacts } from './fec-facts.ts'
import { FirstPass } from './fec-first-pass.ts'
import { scanFec } from './fec-scan.ts'
import { at, type FecShape, readShape } from './fec-shape.ts'
import { asFecText, type FecTransport } from './fec-transport.ts'
import { XmlBroken } from './fec-xml.ts'
import { type OpeningJournal, openingJournal, readFecFileName } from './opening.ts'
import type { PieceUse } from './piece-use.ts'
import { type FileSource, readHead } from './source.ts'
import { wording } from './wording.ts'

/** A remark that does not stop the import. */
export type Remark = {
  readonly code: string
  readonly sentence: Sentence
  readonly params?: SentenceParams
}

/** Everything the second pass needs to know about the whole file before it reads the first line. */
export type FecPlan = {
  readonly transport: FecTransport
  readonly shape: FecShape
  readonly entries: EntryBook
  /** The same lines grouped by (journal, piece, date), for entries that are not clear; null when all are. */
  readonly pieces: EntryBook | null
  readonly openings: ReadonlyMap<string, OpeningJournal>
  readonly pieceUse: PieceUse
  readonly firstDay: number
  readonly fiscalYearEnd: LocalDate | null
  readonly dataLines: number
}

export type FecFacts = ReturnType<typeof shapeFacts> & Partial<ReturnType<typeof ledgerFacts>>

export type FecInspection = {
  readonly facts: FecFacts
  /** Why the file cannot be imported: its first true defect. Null when it can. */
  readonly refusal: Refusal | null
  readonly defects: DefectList
  /** Optional cells left empty because they could not be read. */
  readonly ignored: DefectList
  readonly remarks: readonly Remark[]
  readonly plan: FecPlan | null
}

/**
 * First pass over a ledger: its facts, every defect, and what the second pass needs. Reads the file once, or twice when some
 * entries do not balance by number. `transport` says how the bytes become ledger text (see `identifyFile`).
 */
export async function inspectFec(
  file: FileSource,
  fileName: string,
  transport: FecTransport = 'text',
  onBytes?: (count: number) => void,
): Promise<FecInspection> {
  const source = asFecText(file, transport)
  const defects = new DefectList()
  const ignored = new DefectList()
  const remarks: Remark[] = []
  try {
    const shape = readShape((await readHead(source, 1 << 16)).head)
    if (shape.recognised < 5 || shape.missingEssential.length > 0)
      return await withoutLedger(source, shape, defects, ignored)
    return await readLedger()

    async function readLedger(): Promise<FecInspection> {
      const pass = new FirstPass(shape, ignored)
      await scanFec(source, shape, defects, (line, readable) => pass.line(line, readable), {
        tally: pass.tally,
        onBytes,
      })
      const { entries } = pass
      const balanced = pass.debit === pass.credit
      const unbalanced = entries.unbalanced(balanced || defects.total > 0 ? 5 : 100)
      const named = new Map<number, string[]>()
      let pieces: EntryBook | null = null
      const needsPieces = balanced && defects.total === 0 && entries.hasUnclear()
      if (needsPieces || unbalanced.first.length > 0) {
        const wanted = new Set(unbalanced.first)
        const book = needsPieces ? new EntryBook() : null
        await scanFec(source, shape, new DefectList(), (line, readable) => {
          if (!readable) return
          line.hashEntry()
          const entry = entries.index.find(line.hash.low, line.hash.high)
          if (entry < 0) return
          if (wanted.has(entry) && !named.has(entry))
            named.set(entry, [line.text(at.JournalCode), line.text(at.EcritureNum), line.text(at.EcritureDate)])
          if (!book || entries.isClear(entry)) return
          line.hashColumns(at.JournalCode, at.PieceRef, at.EcritureDate)
          const cents = line.debitCents - line.creditCents
          book.add(line.hash.low, line.hash.high, cents, flagsOf(line.prefix, cents), line.lineNo)
        })
        pieces = book
      }
      const encoding: Encoding =
        transport === 'utf-16le' || transport === 'utf-16be' ? transport : pass.tally.encoding(shape.bom)
      if (encoding === 'mixed') {
        remarks.push({
          code: 'mixed_encoding',
          sentence: wording.mixedEncoding,
          params: { line: pass.tally.firstLatinLine, other: pass.tally.firstUtf8Line || 1 },
        })
      }
      const first = unbalanced.first[0]
      const firstName = first === undefined ? undefined : named.get(first)
      if (unbalanced.count > 0 && balanced) {
        remarks.push({
          code: 'unbalanced_entries',
          sentence: wording.fecEntriesUnbalanced,
          params: { count: unbalanced.count, entry: firstName?.[1] ?? '', line: entries.firstLine[first!]! },
        })
      }
      if (pass.dataLines > 0 && pass.receivableLines === 0)
        remarks.push({ code: 'no_receivable_line', sentence: wording.fecNoReceivables })
      let refusal: Refusal | null = defects.shown[0] ?? null
      if (!refusal && pass.dataLines === 0) refusal = { code: 'no_lines', sentence: wording.fecNoLines }
      if (!refusal && !balanced) {
        const gap = (pass.debit - pass.credit) / 100
        for (const entry of unbalanced.count <= 100 ? unbalanced.first : []) {
          const [journal, number] = named.get(entry) ?? ['', '']
          const params = { gap, entry: number!, journal: journal!, entryGap: entries.net[entry]! / 100 }
          const place = { line: entries.firstLine[entry]!, column: 'EcritureNum', value: number! }
          defects.add('unbalanced_entry', wording.fecUnbalancedEntry, place, params)
        }
        refusal = defects.shown[0] ?? {
          code: 'unbalanced',
          sentence: wording.fecUnbalanced,
          params: { gap, debit: pass.debit / 100, credit: pass.credit / 100 },
        }
      }
      const journals = [...pass.journals.values()]
      const openings = new Map(journals.map((journal) => [journal.code, openingJournal(journal.code, journal.name)]))
      const fileFacts = readFecFileName(fileName)
      const facts = {
        ...shapeFacts(shape, encoding, pass.dataLines, true),
        ...ledgerFacts(pass, defects, unbalanced.count, [...named.values()].slice(0, 5)),
        siren: fileFacts?.siren ?? null,
        fiscal_year_end: fileFacts?.fiscalYearEnd ?? null,
        opening_journals: journals.filter((journal) => openings.get(journal.code)).map((journal) => journal.code),
        receivable_lines: pass.receivableLines,
      }
      for (const known of [entries, pieces, pass.pieceUse]) known?.close()
      const plan: FecPlan = {
        transport,
        shape,
        entries,
        pieces,
        openings,
        pieceUse: pass.pieceUse,
        firstDay: pass.firstDay,
        fiscalYearEnd: fileFacts?.fiscalYearEnd ?? null,
        dataLines: pass.dataLines,
      }
      return { facts, refusal, defects, ignored, remarks, plan: refusal ? null : plan }
    }
  } catch (error) {
    if (!(error instanceof XmlBroken)) throw error
    const refusal = {
      code: 'broken_xml',
      sentence: wording.fecXmlBroken,
      params: { line: error.line, detail: error.detail },
    }
    const facts = shapeFacts(readShape(Buffer.alloc(0)), 'utf-8', 0, false)
    return { facts, refusal, defects, ignored, remarks, plan: null }
  }
}

/** A file with entries but no usable header: counted, so that the refusal can show what was seen. */
async function withoutLedger(
  source: FileSource,
  shape: FecShape,
  defects: DefectList,
  ignored: DefectList,
): Promise<FecInspection> {
  const tally = new EncodingTally()
  let lines = 0
  await scanFec(
    source,
    { ...shape, position: shape.position.map(() => 0) },
    new DefectList(),
    () => {
      lines++
    },
    { tally },
  )
  const refusal: Refusal =
    shape.recognised >= 5
      ? {
          code: 'missing_columns',
          sentence: wording.fecMissingColumns,
          params: { columns: shape.missingEssential.join(', ') },
        }
      : { code: 'no_header', sentence: wording.fecNoHeader }
  const facts = shapeFacts(shape, tally.encoding(shape.bom), lines, false)
  return { facts, refusal, defects, ignored, remarks: [], plan: null }
}
