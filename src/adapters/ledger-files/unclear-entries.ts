import { flagsOf, isReceivable } from './account-role.ts'
import { DefectList } from './defects.ts'
import { type Entries, EntryBook, EntryFlags, isClear, type UnbalancedEntry } from './entry-book.ts'
import { scanFec } from './fec-scan.ts'
import { at, type FecShape } from './fec-shape.ts'
import type { Scratch } from './scratch.ts'
import type { FileSource } from './source.ts'

/** An entry whose debits and credits differ, as the file names it. */
type NamedEntry = {
  readonly journal: string
  readonly number: string
  readonly date: string
  readonly line: number
  readonly cents: number
}

/** Another look at the file: the names of the entries `wanted`, and, with a `scratch` to do it in, the unclear ones grouped by piece. */
export async function readUnclear(
  source: FileSource,
  shape: FecShape,
  entries: Entries,
  wanted: readonly UnbalancedEntry[],
  scratch: Scratch | null,
): Promise<{ named: NamedEntry[]; pieces: Entries | null }> {
  const waiting = new Map(wanted.map((entry) => [entry.firstRun, entry.cents]))
  const named: NamedEntry[] = []
  const known = new EntryFlags(entries, 'all')
  const book = scratch && new EntryBook(scratch)
  await scanFec(source, shape, new DefectList(), (line, readable) => {
    if (!readable) return
    line.hashEntry()
    const flags = known.of(line.hash.low, line.hash.high)
    const cents = waiting.get(known.run)
    if (cents !== undefined) {
      waiting.delete(known.run)
      const [journal, number, date] = [line.text(at.JournalCode), line.text(at.EcritureNum), line.text(at.EcritureDate)]
      named.push({ journal, number, date, line: line.lineNo, cents })
    }
    if (!book || flags < 0 || isClear(flags)) return
    line.hashColumns(at.JournalCode, at.PieceRef, at.EcritureDate)
    const net = line.debitCents - line.creditCents
    book.add(line.hash.low, line.hash.high, net, flagsOf(line.prefix, net), isReceivable(line.prefix))
  })
  return { named, pieces: book && book.close() }
}
