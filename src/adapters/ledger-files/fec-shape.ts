import { withoutAccents } from '../../kernel/plain-letters.ts'
import { byteOrderMark, decodeText, tidyText } from './encoding.ts'

/** The columns we read, by the names of LPF art. A47 A-1, plus three that packages add and that are worth having. */
export const FEC_COLUMNS = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
  'Montant',
  'Sens',
  'DateLimitReglmt',
  'NumFacture',
  'LineNo',
] as const
export type FecColumn = (typeof FEC_COLUMNS)[number]

/** Positions of the columns in `FEC_COLUMNS`, for code that reads millions of lines. */
export const at = Object.fromEntries(FEC_COLUMNS.map((name, index) => [name, index])) as Record<FecColumn, number>

/** Other spellings met in the wild, compared without case, accents and punctuation. */
const SYNONYMS: Readonly<Record<string, FecColumn>> = {
  codejournal: 'JournalCode',
  journal: 'JournalCode',
  libellejournal: 'JournalLib',
  journallibelle: 'JournalLib',
  numecriture: 'EcritureNum',
  ecriturenumero: 'EcritureNum',
  dateecriture: 'EcritureDate',
  numcompte: 'CompteNum',
  comptenumero: 'CompteNum',
  libcompte: 'CompteLib',
  comptelibelle: 'CompteLib',
  numcompteaux: 'CompAuxNum',
  compteauxnum: 'CompAuxNum',
  compauxnumero: 'CompAuxNum',
  compteauxlib: 'CompAuxLib',
  compauxlibelle: 'CompAuxLib',
  refpiece: 'PieceRef',
  piecereference: 'PieceRef',
  datepiece: 'PieceDate',
  libecriture: 'EcritureLib',
  ecriturelibelle: 'EcritureLib',
  ecriturelettrage: 'EcritureLet',
  lettrage: 'EcritureLet',
  datelettrage: 'DateLet',
  datevalidation: 'ValidDate',
  datevalid: 'ValidDate',
  codelettrage: 'EcritureLet',
  codedevise: 'Idevise',
  iddevise: 'Idevise',
  devise: 'Idevise',
}

const byName = new Map<string, FecColumn>([
  ...FEC_COLUMNS.map((name) => [plainName(name), name] as const),
  ...Object.entries(SYNONYMS),
])

/** Lower case, no accents, letters and digits only: `Écriture N°` and `ecriture_n` compare equal. */
export function plainName(name: string): string {
  return withoutAccents(name)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

const STANDARD = FEC_COLUMNS.slice(0, 18)
const SEPARATORS = { tab: 9, pipe: 124, semicolon: 59, comma: 44 } as const
type SeparatorName = keyof typeof SEPARATORS

export type FecShape = {
  /** Header names as written. */
  readonly header: readonly string[]
  readonly columns: number
  readonly separator: SeparatorName
  readonly separatorByte: number
  /** Byte that ends a line: LF, or CR in files that have no LF. CRs before it are dropped (CRLF, CR CR LF). */
  readonly lineEnd: 10 | 13
  /** Fields may be wrapped in `"`, with `""` inside. */
  readonly quoted: boolean
  /** Index of each of `FEC_COLUMNS` in a line, or -1. */
  readonly position: Int16Array
  readonly amountStyle: 'debit/credit' | 'montant/sens'
  /** Standard columns that the header does not spell, in lower case. */
  readonly missing: readonly string[]
  /** Columns without which nothing can be imported; empty for a usable file. */
  readonly missingEssential: readonly string[]
  /** How many standard names were recognised. */
  readonly recognised: number
  readonly bom: boolean
  /**
   * Fields of every line: the header's, or one more where lines end with a separator that the header lacks. Never more when
   * the header has an unknown name: two names run together would then shift every column behind them.
   */
  readonly lineFields: number
}

/** Reads the header line out of the first bytes of a text file already in an ASCII-compatible encoding. */
export function readShape(head: Buffer): FecShape {
  const bom = byteOrderMark(head) === 'utf-8-sig'
  const lineEnd = head.includes(10) ? 10 : 13
  let start = bom ? 3 : 0
  while (start < head.length && (head[start] === 10 || head[start] === 13 || head[start] === 32)) start++
  let end = head.indexOf(lineEnd, start)
  if (end < 0) end = head.length
  while (end > start && head[end - 1] === 13) end--
  const line = decodeText(head, start, end)
  const separator = (Object.keys(SEPARATORS) as SeparatorName[]).reduce((best, name) =>
    countOf(line, SEPARATORS[name]) > countOf(line, SEPARATORS[best]) ? name : best,
  )
  const separatorByte = SEPARATORS[separator]
  const fields = line.split(String.fromCharCode(separatorByte))
  if (fields.length > 1 && fields.at(-1)!.trim() === '') fields.pop()
  const headerTrails = line.split(String.fromCharCode(separatorByte)).length > fields.length
  const headerQuoted = fields.some((field) => /^\s*".*"\s*$/.test(field))
  const names = fields.map((field) => tidyText(field.replace(/^\s*"(.*)"\s*$/, '$1')))
  const mayTrail = headerTrails || names.every((name) => byName.has(plainName(name)))
  const position = new Int16Array(FEC_COLUMNS.length).fill(-1)
  let recognised = 0
  for (const [index, name] of names.entries()) {
    const column = byName.get(plainName(name))
    if (!column || position[at[column]] !== -1) continue
    position[at[column]] = index
    if (at[column] < 20) recognised++
  }
  recognised += takePlaces(names, position)
  const has = (column: FecColumn) => position[at[column]] !== -1
  const amountStyle =
    has('Montant') && has('Sens') && !(has('Debit') && has('Credit')) ? 'montant/sens' : 'debit/credit'
  const amounts: FecColumn[] = amountStyle === 'montant/sens' ? ['Montant', 'Sens'] : ['Debit', 'Credit']
  const essential: FecColumn[] = ['JournalCode', 'EcritureDate', 'CompteNum', ...amounts]
  const spelled = new Set(names.map((name) => name.toLowerCase()))
  return {
    header: recognised >= 5 ? names : fields.map(tidyText),
    columns: names.length,
    separator,
    separatorByte,
    lineEnd,
    quoted:
      headerQuoted ||
      separator === 'comma' ||
      separator === 'semicolon' ||
      mostlyQuoted(head, end, lineEnd, separatorByte),
    position,
    amountStyle,
    missing: STANDARD.map((name) => name.toLowerCase()).filter(
      (name) => !spelled.has(name) && !(amountStyle === 'montant/sens' && (name === 'debit' || name === 'credit')),
    ),
    missingEssential: essential.filter((column) => !has(column)),
    recognised,
    bom,
    lineFields:
      mayTrail && linesTrail(head, end, lineEnd, separatorByte, names.length) ? names.length + 1 : names.length,
  }
}

/**
 * The law fixes eighteen columns and their order (LPF art. A47 A-1): where most names stand in their own place, one that nobody
 * knows (`EcrtureLet`, `LettragePiece`) is what that place is for. Gives how many are recognised so.
 */
function takePlaces(names: readonly string[], position: Int16Array): number {
  const inPlace = STANDARD.filter((_, place) => position[place] === place).length
  const isElsewhere = STANDARD.some((_, place) => position[place] !== -1 && position[place] !== place)
  if (names.length < STANDARD.length || inPlace < 12 || isElsewhere) return 0
  const unknown = STANDARD.map((_, place) => place).filter(
    (place) => position[place] === -1 && !byName.has(plainName(names[place]!)),
  )
  for (const place of unknown) position[place] = place
  return unknown.length
}

const countOf = (line: string, code: number): number => line.split(String.fromCharCode(code)).length - 1

/** Most of the first lines have one field more than the header, and it is blank. */
function linesTrail(head: Buffer, from: number, lineEnd: number, separator: number, columns: number): boolean {
  const mark = String.fromCharCode(separator)
  const lines = firstLines(head, from, lineEnd).map((line) => line.replace(/\r+$/, '').replace(/"[^"]*"/g, ''))
  const trailing = lines.filter((line) => line.endsWith(mark) && line.split(mark).length === columns + 1)
  return trailing.length * 2 > lines.length
}

/** Quotes are syntax, not text, when most of the first lines wrap a whole field in them. */
function mostlyQuoted(head: Buffer, from: number, lineEnd: number, separator: number): boolean {
  const mark = separator === 124 ? '\\|' : '\\t'
  const lines = firstLines(head, from, lineEnd)
  const wrapped = new RegExp(`(?:^|${mark})"[^"]*"(?=${mark}|\\r*$)`)
  return lines.length > 0 && lines.filter((line) => wrapped.test(line)).length * 2 > lines.length
}

/** Up to 50 whole lines after the header. */
const firstLines = (head: Buffer, from: number, lineEnd: number): string[] =>
  head
    .toString('latin1', from + 1)
    .split(String.fromCharCode(lineEnd))
    .filter((line) => line.trim() !== '')
    .slice(0, 50)
