import type { Currency } from '../../kernel/money.ts'
import { accept, Refused, refuse, type Verdict } from '../../kernel/verdict.ts'
import { byteOrderMark, decodeText } from '../ledger-files/encoding.ts'
import { type FileKind, identifyFile } from '../ledger-files/identify.ts'
import { bytesSource, type FileSource, readWhole } from '../ledger-files/source.ts'
import { openTable } from '../ledger-files/table.ts'
import type { NamedPdf } from '../pdf/index.ts'
import { headingOf, pieceOf } from './columns.ts'
import { conclude } from './conclude.ts'
import { asOneLine, type Line, linesOfText, MOST_LINES } from './line.ts'
import type { Advice } from './model.ts'
import { linesOfPdf } from './pdf-lines.ts'
import { isDemand, partsOf } from './quoted.ts'
import { AdviceReading } from './reading.ts'
import { wording } from './wording.ts'

/** A scanned advice with pictures weighs some megabytes; text, far less. */
const LARGEST_BYTES = 16 << 20
const LARGEST_TEXT = 2 << 20

/**
 * What a payer's advice says, from the text of a message or from the file it sent (text, CSV, workbook, PDF with text). It is
 * refused when it cannot be read or cites nothing; rows that leave a doubt have no amount, and never a guessed one. `assumed` is
 * the currency of amounts that name none, and `name` what a refused file is called by.
 */
export async function readAdvice(
  given: FileSource | string,
  assumed: Currency = 'EUR',
  name = 'PDF',
): Promise<Verdict<Advice>> {
  if (typeof given === 'string') return adviceOfMessage(given, assumed)
  const bytes = await readWhole(given, LARGEST_BYTES)
  if (!bytes) return refuse('too_long', wording.tooLong, { limit: LARGEST_BYTES, unit: 'bytes' })
  const kind = await identifyFile(bytesSource(bytes))
  if (!kind.ok) return readOther({ name, bytes }, kind.refusal.code, kind, assumed)
  if (kind.value.kind === 'fec') return refuse('not_advice', wording.notAdvice)
  const lines = await tableLines(bytes, kind.value)
  if (kind.value.kind === 'xlsx') return lines.ok ? adviceOf(lines.value, 'xlsx', assumed) : lines
  // Prose has commas too: it is a table only where a line names columns.
  if (lines.ok && lines.value.some((line) => headingOf(line))) return adviceOf(lines.value, 'csv', assumed)
  return readText(bytes, assumed)
}

/** What `identifyFile` has no reader for: a PDF and prose are ours, workbooks that are no .xlsx keep their sentence. */
function readOther(
  file: { readonly name: string; readonly bytes: Buffer },
  code: string,
  refused: Verdict<never>,
  assumed: Currency,
): Promise<Verdict<Advice>> | Verdict<Advice> {
  if (code === 'empty_file') return refuse('empty', wording.empty)
  if (code === 'no_columns') return readText(file.bytes, assumed)
  if (code === 'pdf_file') return readPdf(file, assumed)
  return /xlsx|excel|workbook|sheet/.test(code) ? refused : refuse('not_advice', wording.notAdvice)
}

async function readPdf(file: NamedPdf, assumed: Currency): Promise<Verdict<Advice>> {
  const lines = await linesOfPdf(file)
  return lines.ok ? adviceOf(lines.value, 'pdf', assumed) : lines
}

function readText(bytes: Buffer, assumed: Currency): Verdict<Advice> {
  if (bytes.length > LARGEST_TEXT) return refuse('too_long', wording.tooLong, { limit: LARGEST_TEXT, unit: 'bytes' })
  const mark = byteOrderMark(bytes)
  const isWide = mark === 'utf-16le' || mark === 'utf-16be'
  const start = mark === 'utf-8-sig' ? 3 : 0
  const text = isWide ? new TextDecoder(mark).decode(bytes) : decodeText(bytes, start, bytes.length)
  return adviceOfMessage(text, assumed)
}

/**
 * A message says what its sender writes; what it quotes is another's, often our own reminder. It is read where it alone says
 * something and asks for nothing (a message sent on), and where only with it the figures add up.
 */
function adviceOfMessage(text: string, assumed: Currency): Verdict<Advice> {
  const { own, quoted } = partsOf(text)
  const said = adviceOf(linesOfText(own), 'text', assumed)
  if (quoted.trim() === '' || (said.ok && said.value.agreement === 'adds_up')) return said
  const whole = adviceOf(linesOfText(text), 'text', assumed)
  const isWhole = said.ok ? whole.ok && whole.value.agreement === 'adds_up' : !isDemand(quoted)
  return isWhole ? whole : said.ok ? said : refuse('nothing_cited', wording.nothingCited)
}

/** Every row of a table as a line of a grid, heading included. */
async function tableLines(bytes: Buffer, kind: FileKind): Promise<Verdict<Line[]>> {
  const table = await openTable(bytesSource(bytes), kind, { headerLine: 0 })
  if (!table.ok) return table
  const lines: Line[] = []
  try {
    for await (const batch of table.value.rows())
      for (const { line, cells } of batch) {
        const pieces = cells.flatMap((cell, column) => pieceOf(cell, column) ?? [])
        if (pieces.length > 0) lines.push({ line, text: asOneLine(pieces), pieces, isGrid: true })
        if (lines.length > MOST_LINES) return refuse('too_long', wording.tooLong, { limit: MOST_LINES, unit: 'lines' })
      }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { ok: false, refusal: error.refusal }
  }
  return accept(lines)
}

function adviceOf(lines: readonly Line[], format: Advice['format'], assumed: Currency): Verdict<Advice> {
  if (lines.length === 0) return refuse('empty', wording.empty)
  if (lines.length > MOST_LINES) return refuse('too_long', wording.tooLong, { limit: MOST_LINES, unit: 'lines' })
  const reading = new AdviceReading(lines)
  if (reading.rows.length === 0 && reading.totals.length === 0) return refuse('nothing_cited', wording.nothingCited)
  return accept(conclude(reading, format, assumed))
}
