import type { DefectList } from './defects.ts'
import type { EncodingTally } from './encoding.ts'
import { FecLine } from './fec-line.ts'
import type { FecShape } from './fec-shape.ts'
import { LineScanner } from './line-scanner.ts'
import type { FileSource } from './source.ts'
import { wording } from './wording.ts'

/** `readable` is false when the line's amount or date is missing: it counts as a line and in no total. */
export type LineVisitor = (line: FecLine, readable: boolean) => void

/** A pass over a ledger: push chunks, call `finish`, and `visit` has seen every line after the header. */
export function fecScanner(
  shape: FecShape,
  defects: DefectList,
  visit: LineVisitor,
  tally?: EncodingTally,
): LineScanner {
  let headerSeen = false
  const scanner = new LineScanner(shape, {
    line(bytes, from, to, count, lineNo, high, ended) {
      if (!headerSeen) {
        headerSeen = true
        return
      }
      if (high && tally) tally.add(bytes, from, to, lineNo)
      visit(line, line.read(bytes, from, to, count, lineNo, ended))
    },
    tooLong(lineNo) {
      defects.add('line_too_long', wording.lineTooLong, { line: lineNo, column: '', value: '' })
    },
  })
  const line = new FecLine(shape, scanner.starts, scanner.ends, defects)
  return scanner
}

export async function scanFec(
  source: FileSource,
  shape: FecShape,
  defects: DefectList,
  visit: LineVisitor,
  options: { tally?: EncodingTally; onBytes?: (count: number) => void } = {},
): Promise<void> {
  const scanner = fecScanner(shape, defects, visit, options.tally)
  for await (const chunk of source()) {
    scanner.push(chunk)
    options.onBytes?.(chunk.length)
  }
  scanner.finish()
}
