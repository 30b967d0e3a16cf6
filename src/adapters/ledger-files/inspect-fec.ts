import type { LocalDate } from '../../kernel/calendar.ts'
import type { Refusal } from '../../kernel/verdict.ts'
import type { Sentence, SentenceParams } from '../../kernel/wording.ts'
import { DefectList } from './defects.ts'
import { type Encoding, EncodingTally } from './encoding.ts'
import type { Entries } from './entry-book.ts'
import { ledgerFacts, shapeFacts } from './fec-facts.ts'
import { FirstPass } from './fec-first-pass.ts'
import { scanFec } from './fec-scan.ts'
import { type FecShape, readShape } from './fec-shape.ts'
import { asFecText, type FecTransport } from './fec-transport.ts'
import { XmlBroken } from './fec-xml.ts'
import { type OpeningJournal, openingJournal, readFecFileName } from './opening.ts'
import { Scratch } from './scratch.ts'
import type { Shards } from './shards.ts'
import { type FileSource, readHead } from './source.ts'
import { readUnclear } from './unclear-entries.ts'
import { wording } from './wording.ts'

/** A remark that does not stop the import. */
export type Remark = {
  readonly code: string
  readonly sentence: Sentence
  readonly params?: SentenceParams
}

/**
 * Everything the second pass needs to know about the whole file before it reads the first line. What it needs of each line is
 * put aside in the order in which it will ask; `close` lets go of it.
 */
export type FecPlan = {
  readonly transport: FecTransport
  readonly shape: FecShape
  readonly entries: Entries
  /** The same lines grouped by (journal, piece, date), for entries that are not clear; null when all are. */
  readonly pieces: Entries | null
  readonly openings: ReadonlyMap<string, OpeningJournal>
  /** Of each receivable line, how its reference is used (`ReferenceUses`), and its rank among its likes (`Ranks`). */
  readonly references: Shards
  readonly ranks: Shards
  readonly firstDay: number
  /** Each day of the entries (`yyyymmdd`), with the line it first stands on. */
  readonly days: ReadonlyMap<number, number>
  /** Those on which money moved. */
  readonly moneyDays: ReadonlySet<number>
  readonly fiscalYearEnd: LocalDate | null
  readonly dataLines: number
  close(): void
}

/** Unbalanced entries named among the facts. */
const EXAMPLES = 5

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
 * entries do not balance by number. `transport` says how the bytes become ledger text (see `identifyFile`). Whoever is given a
 * plan closes it.
 */
export async function inspectFec(
  file: FileSource,
  fileName: string,
  transport: FecTransport = 'text',
  onBytes?: (count: number) => void,
  scratch = new Scratch(),
): Promise<FecInspection> {
  const source = asFecText(file, transport)
  let isPlanned = false
  const defects = new DefectList()
  const ignored = new DefectList()
  const remarks: Remark[] = []
  try {
    const shape = readShape((await readHead(source, 1 << 16)).head)
    if (shape.recognised < 5 || shape.missingEssential.length > 0)
      return await withoutLedger(source, shape, defects, ignored)
    return await readLedger()

    async function readLedger(): Promise<FecInspection> {
      const pass = new FirstPass(shape, defects, ignored, scratch)
      await scanFec(source, shape, defects, (line, readable) => pass.line(line, readable), {
        tally: pass.tally,
        onBytes,
      })
      const entries = pass.entries.close()
      const balanced = pass.debit === pass.credit
      const wanted = entries.firstUnbalanced.slice(0, balanced || defects.total > 0 ? EXAMPLES : undefined)
      const needsPieces = balanced && defects.total === 0 && entries.hasUnclear
      const { named, pieces } =
        needsPieces || wanted.length > 0
          ? await readUnclear(source, shape, entries, wanted, needsPieces ? scratch : null)
          : { named: [], pieces: null }
      const encoding: Encoding =
        transport === 'utf-16le' || transport === 'utf-16be' ? transport : pass.tally.encoding(shape.bom)
      if (encoding === 'mixed') {
        remarks.push({
          code: 'mixed_encoding',
          sentence: wording.mixedEncoding,
          params: { line: pass.tally.firstLatinLine, other: pass.tally.firstUtf8Line || 1 },
        })
      }
      const [first] = named
      if (first && balanced) {
        remarks.push({
          code: 'unbalanced_entries',
          sentence: wording.fecEntriesUnbalanced,
          params: { count: entries.unbalanced, entry: first.number, line: first.line },
        })
      }
      if (pass.dataLines > 0 && pass.receivableLines === 0 && defects.total === 0)
        remarks.push({ code: 'no_receivable_line', sentence: wording.fecNoReceivables })
      let refusal: Refusal | null = defects.shown[0] ?? null
      if (!refusal && pass.dataLines === 0) refusal = { code: 'no_lines', sentence: wording.fecNoLines }
      if (!refusal && !balanced) {
        const gap = (pass.debit - pass.credit) / 100
        // Named one by one as long as there are few of them.
        for (const { journal, number, line, cents } of entries.unbalanced === named.length ? named : []) {
          const params = { gap, entry: number, journal, entryGap: cents / 100 }
          defects.add(
            'unbalanced_entry',
            wording.fecUnbalancedEntry,
            { line, column: 'EcritureNum', value: number },
            params,
          )
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
        ...ledgerFacts(pass, defects, entries, named.slice(0, EXAMPLES)),
        siren: fileFacts?.siren ?? null,
        fiscal_year_end: fileFacts?.fiscalYearEnd ?? null,
        opening_journals: journals.filter((journal) => openings.get(journal.code)).map((journal) => journal.code),
        receivable_lines: pass.receivableLines,
      }
      if (refusal) return { facts, refusal, defects, ignored, remarks, plan: null }
      const plan: FecPlan = {
        transport,
        shape,
        entries,
        pieces,
        openings,
        references: pass.pieceUse.close(),
        ranks: pass.occurrences.close(),
        firstDay: pass.firstDay,
        days: pass.days,
        moneyDays: pass.moneyDays,
        fiscalYearEnd: fileFacts?.fiscalYearEnd ?? null,
        dataLines: pass.dataLines,
        close: () => scratch.close(),
      }
      isPlanned = true
      return { facts, refusal, defects, ignored, remarks, plan }
    }
  } catch (error) {
    if (!(error instanceof XmlBroken)) throw error
    const refusal = {
      code: 'broken_xml',
      sentence: wording.fecXmlBroken,
      params: { line: error.line },
    }
    const facts = shapeFacts(readShape(Buffer.alloc(0)), 'utf-8', 0, false)
    return { facts, refusal, defects, ignored, remarks, plan: null }
  } finally {
    if (!isPlanned) scratch.close()
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
