import { accept, refuse, type Verdict } from '../../kernel/verdict.ts'
import { type BankFile, identifyBank, unreadBankFormat } from '../bank-files/identify-bank.ts'
import { textWording } from '../bank-files/wording-text.ts'
import { byteOrderMark, decodeText } from './encoding.ts'
import { readShape } from './fec-shape.ts'
import type { FecTransport } from './fec-transport.ts'
import { type FileSource, fromUtf16, readHead, readWhole } from './source.ts'
import { wording } from './wording.ts'
import { checkWorkbook, LARGEST_XLSX_BYTES } from './workbook-file.ts'

/** What a file is, from its content; its name is never trusted. */
export type FileKind =
  | { readonly kind: 'fec'; readonly transport: FecTransport }
  | { readonly kind: 'csv'; readonly transport: Exclude<FecTransport, 'xml'> }
  | { readonly kind: 'xlsx' }
  | { readonly kind: 'bank'; readonly file: BankFile }

const HEAD_BYTES = 1 << 16

/** Names the file's kind from its first 64 kB, or refuses it by its true defect. A ZIP is read whole, within bounds. */
export async function identifyFile(source: FileSource): Promise<Verdict<FileKind>> {
  const { head, whole } = await readHead(source, HEAD_BYTES)
  if (head.every((byte) => byte <= 32 || byte === 0xef || byte === 0xbb || byte === 0xbf)) {
    if (whole) return refuse('empty_file', wording.emptyFile)
  }
  const signature = bySignature(head)
  if (signature) return signature
  if (startsWith(head, 'PK\x03\x04') || startsWith(head, 'PK\x05\x06')) return identifyZip(source)
  const mark = byteOrderMark(head)
  const wide = mark === 'utf-16le' || mark === 'utf-16be' ? mark : bareUtf16(head)
  const transport = wide ?? 'text'
  const text = wide ? (await readHead(fromUtf16(source, wide), HEAD_BYTES)).head : head
  if (isBinary(text)) return refuse('binary_file', wording.binaryFile)
  return identifyText(text, transport, whole)
}

async function identifyZip(source: FileSource): Promise<Verdict<FileKind>> {
  const file = await readWhole(source, LARGEST_XLSX_BYTES)
  if (!file) {
    return refuse('huge_xlsx', wording.heavyXlsx, { limit: Math.floor(LARGEST_XLSX_BYTES / 1e6) })
  }
  const verdict = checkWorkbook(file)
  return verdict.ok ? accept({ kind: 'xlsx' }) : verdict
}

function bySignature(head: Buffer): Verdict<FileKind> | null {
  if (head.subarray(0, 1024).includes('%PDF-')) return refuse('pdf_file', wording.pdfFile)
  if (startsWith(head, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') || startsWith(head, '\x09\x08\x10\x00'))
    return refuse('old_excel', wording.oldExcel)
  const images: Record<string, string> = {
    '\x89PNG': 'PNG',
    '\xff\xd8\xff': 'JPEG',
    GIF8: 'GIF',
    'II*\x00': 'TIFF',
    'MM\x00*': 'TIFF',
  }
  for (const [magic, format] of Object.entries(images))
    if (startsWith(head, magic)) return refuse('image_file', wording.imageFile, { format })
  if (startsWith(head, 'RIFF') && head.toString('latin1', 8, 12) === 'WEBP')
    return refuse('image_file', wording.imageFile, { format: 'WebP' })
  if (head.toString('latin1', 4, 8) === 'ftyp') return refuse('image_file', wording.imageFile, { format: 'HEIC' })
  const archives: Record<string, string> = { '\x1f\x8b': 'gzip', "7z\xbc\xaf'\x1c": '7z', 'Rar!': 'RAR', BZh: 'bzip2' }
  for (const [magic, format] of Object.entries(archives))
    if (startsWith(head, magic)) return refuse('compressed_file', wording.gzipFile, { format })
  return null
}

const startsWith = (head: Buffer, magic: string): boolean => head.toString('latin1', 0, magic.length) === magic

/** UTF-16 without a mark: European text then has a zero in every other byte. */
function bareUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(head.length, 2000) & ~1
  if (length < 20) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even++
    if (head[i + 1] === 0) odd++
  }
  if (odd > length * 0.4 && even < length * 0.02) return 'utf-16le'
  return even > length * 0.4 && odd < length * 0.02 ? 'utf-16be' : null
}

/** Text has tabs, line ends, form feeds and a final Ctrl-Z at most; a few stray NULs occur in old exports and are dropped. */
function isBinary(head: Buffer): boolean {
  let odd = 0
  for (const byte of head)
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 26) odd++
  return odd > 4 + head.length / 200
}

function identifyText(head: Buffer, transport: Exclude<FecTransport, 'xml'>, whole: boolean): Verdict<FileKind> {
  const start = byteOrderMark(head) === 'utf-8-sig' ? 3 : 0
  const text = decodeText(head, start, head.length).replace(/^\s+/, '')
  if (text.startsWith('<')) return identifyXml(text)
  const bank = identifyBank(text)
  if (bank) return bankFile(bank)
  const unread = unreadBankFormat(text)
  if (unread) return refuse('unread_format', textWording.unreadFormat, { format: unread })
  if (/^[[{]\s*(?:["{[\]}]|-?\d|true|null)/.test(text)) return refuse('json_file', wording.jsonFile)
  const shape = readShape(head)
  if (shape.recognised >= 5 || hasLedgerLines(text, shape.separatorByte)) return accept({ kind: 'fec', transport })
  return isDelimited(text, whole) ? accept({ kind: 'csv', transport }) : refuse('no_columns', wording.proseFile)
}

function identifyXml(text: string): Verdict<FileKind> {
  const root =
    /<(?:[\w-]+:)?([A-Za-z][\w-]*)/.exec(text.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/gi, ''))?.[1] ??
    '?'
  if (/^comptabilite$/i.test(root)) return accept({ kind: 'fec', transport: 'xml' })
  const bank = identifyBank(text)
  if (bank) return bankFile(bank)
  if (/^(?:Invoice|CreditNote|CrossIndustryInvoice)$/.test(root))
    return refuse('e_invoice', wording.eInvoice, { format: root })
  if (/^(?:html|table|body|head|div)$/i.test(root)) return refuse('html_file', wording.htmlFile)
  return refuse('other_xml', wording.otherXml, { root: root.slice(0, 60) })
}

const bankFile = (file: BankFile): Verdict<FileKind> => accept({ kind: 'bank', file })

/** Accounting entries without a header: an account column, a date column and two amount columns, on nearly every line. */
function hasLedgerLines(text: string, separator: number): boolean {
  const rows = sampleLines(text).map((line) =>
    line.split(String.fromCharCode(separator)).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')),
  )
  // A few lines prove nothing, unless they have as many columns as nothing but a ledger has.
  const columns = rows[0]?.length ?? 0
  if (columns < 6 || (rows.length < 5 && columns < 13)) return false
  const columnsLike = (pattern: RegExp) =>
    rows[0]!.filter((_, column) => rows.filter((row) => pattern.test(row[column] ?? '')).length >= rows.length * 0.9)
      .length
  const accounts = columnsLike(/^[1-7]\d{2}[0-9A-Z]{0,9}$/)
  return (
    accounts >= 1 &&
    columnsLike(/^(?:\d{4}-\d\d-\d\d|\d\d\/\d\d\/\d{4}|(?:19|20)\d{6})$/) >= 1 &&
    columnsLike(/^-?\d+[.,]\d{2}$/) >= 2
  )
}

/** Some separator occurs on most of the first lines. One line alone may be a header. */
function isDelimited(text: string, whole: boolean): boolean {
  // Banks break the wording of a movement over several lines of one cell.
  const flat = text.replace(/"(?:[^"]|"")*"/g, (quoted) => quoted.replace(/[\r\n]+/g, ' '))
  const lines = sampleLines(whole ? `${flat}\n` : flat)
  return ['\t', ';', ',', '|'].some((mark) => {
    const having = lines.filter((line) => line.includes(mark)).length
    if (having * 2 <= lines.length) return false
    // Prose has commas too: columns recur in equal number, sentences do not.
    const counts = new Map<number, number>()
    for (const line of lines) {
      const count = line.replace(/"[^"]*"/g, '').split(mark).length
      counts.set(count, (counts.get(count) ?? 0) + 1)
    }
    const [columns, times] = [...counts]
      .filter(([count]) => count > 1)
      .sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0]
    // A short statement may have more lines above its titles than below them; no prose has three lines of such marks.
    const isTable = mark !== ',' && columns > 2 && times > 2
    return columns > 1 && (isTable || times * 2 >= lines.length)
  })
}

const sampleLines = (text: string): string[] =>
  text
    .split(/[\r\n]+/)
    .slice(0, -1)
    .filter((line) => line.trim() !== '')
    .slice(0, 50)
