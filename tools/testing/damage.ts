import fc from 'fast-check'
import type { Cell } from '../../sim/spreadsheet.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'

type Rows = readonly (readonly Cell[])[]

/** A file taken apart, so that it can be damaged row by row and cell by cell, and put together again. */
export type Sample = {
  readonly name: string
  readonly rows: Rows
  build(rows: Rows): Buffer | Promise<Buffer>
}

/** A text as rows of cells; each byte is one letter, whatever the encoding, so that undamaged bytes stay as they are. */
export function textSample(name: string, bytes: Uint8Array, separator: string): Sample {
  const lines = Buffer.from(bytes).toString('latin1').split('\n')
  return {
    name,
    rows: lines.map((line) => line.split(separator)),
    build: (rows) => Buffer.from(rows.map((row) => row.join(separator)).join('\n'), 'latin1'),
  }
}

/** One damage to a file: `at` says where and `by` says how, both from 0 up to 1. */
export type Damage = { readonly kind: string; readonly at: number; readonly by: number }

const damageOf = (kinds: object): fc.Arbitrary<Damage> => {
  // Without the library's taste for small numbers: the last line is as good a place as the first.
  const share = fc.noBias(fc.nat(999_999)).map((millionths) => millionths / 1_000_000)
  return fc.record({ kind: fc.constantFrom(...Object.keys(kinds)), at: share, by: share })
}

/** Bytes that do harm: separators, quotes, line ends, signs, marks, a NUL, halves of letters. */
const NASTY = [0, 9, 10, 13, 26, 34, 39, 44, 45, 46, 48, 57, 59, 61, 65, 124, 0x80, 0xa4, 0xc3, 0xe9, 0xff]

const indexOf = (list: { readonly length: number }, share: number): number => Math.floor(share * list.length)
const pick = <T>(list: readonly T[], share: number): T => list[indexOf(list, share)]!

function spliced(bytes: Buffer, at: number, removed: number, added: readonly number[]): Buffer {
  const from = indexOf(bytes, at)
  return Buffer.concat([bytes.subarray(0, from), Buffer.from(added), bytes.subarray(from + removed)])
}

type ByteDamage = (bytes: Buffer, at: number, by: number) => Buffer

const ONE_BYTE: Readonly<Record<string, ByteDamage>> = {
  replace: (bytes, at, by) => spliced(bytes, at, 1, [pick(NASTY, by)]),
  insert: (bytes, at, by) => spliced(bytes, at, 0, [pick(NASTY, by)]),
  delete: (bytes, at) => spliced(bytes, at, 1, []),
}

/** A byte replaced, inserted or lost. */
export const oneByte = damageOf(ONE_BYTE)
export const damageByte = (bytes: Buffer, { kind, at, by }: Damage): Buffer => ONE_BYTE[kind]!(bytes, at, by)

/** The rest of the file is missing, or goes on in another encoding, with other line ends or other separators. */
const FROM_HERE: Readonly<Record<string, ByteDamage>> = {
  cut: (bytes, at) => bytes.subarray(0, indexOf(bytes, at)),
  encoding: (bytes, at, by) =>
    rewritten(bytes, at, (text) => (by < 0.5 ? asLatin1(text, 'utf8') : Buffer.from(text, 'latin1').toString('utf8'))),
  line_ends: (bytes, at, by) =>
    rewritten(bytes, at, (text) => text.replace(/\r*\n/g, pick(['\n', '\r\n', '\r', '\r\r\n', '\n\n'], by))),
  separator: (bytes, at, by) =>
    rewritten(bytes, at, (text) => text.replace(/[\t;|]/g, pick(['\t', ';', ',', '|', ' '], by))),
}

const asLatin1 = (text: string, encoding: 'utf8'): string => Buffer.from(text, encoding).toString('latin1')

function rewritten(bytes: Buffer, at: number, rewrite: (text: string) => string): Buffer {
  const from = indexOf(bytes, at)
  return Buffer.concat([bytes.subarray(0, from), Buffer.from(rewrite(bytes.toString('latin1', from)), 'latin1')])
}

const LOST_ROW: Readonly<Record<string, (rows: Rows, at: number, by: number) => Rows>> = {
  lose_row: (rows, at) => rows.toSpliced(indexOf(rows, at), 1),
  repeat_row: (rows, at) => rows.toSpliced(indexOf(rows, at), 0, pick(rows, at)),
  move_row: (rows, at, by) => {
    const others = rows.toSpliced(indexOf(rows, at), 1)
    return others.toSpliced(indexOf(rows, by), 0, pick(rows, at))
  },
  swap_columns: (rows, at, by) => rows.map((row) => swapped(row, indexOf(rows[0]!, at), indexOf(rows[0]!, by))),
  lose_cell: (rows, at, by) => changedRow(rows, at, (row) => row.toSpliced(indexOf(row, by), 1)),
  add_cell: (rows, at, by) => changedRow(rows, at, (row) => row.toSpliced(indexOf(row, by), 0, pick(GARBAGE, by))),
  swap_cells: (rows, at, by) =>
    changedRow(rows, at, (row) => swapped(row, indexOf(row, by), indexOf(row, (by * 7.3) % 1))),
}

const swapped = (row: readonly Cell[], one: number, other: number): readonly Cell[] =>
  Math.max(one, other) < row.length ? row.with(one, row[other]!).with(other, row[one]!) : row

const changedRow = (rows: Rows, at: number, change: (row: readonly Cell[]) => readonly Cell[]): Rows =>
  rows.length === 0 ? rows : rows.with(indexOf(rows, at), change(pick(rows, at)))

const GARBAGE = [
  '',
  ' ',
  'N/A',
  '#REF!',
  '=1+1',
  '@SUM(A1)',
  '-',
  '1e9',
  '\\N',

  "l'\xe9t\xe9 <b>",
  '\\',

  '\x1f',
  '1.234',
]
const FAR_DAYS = ['0001-01-01', '1789-07-14', '1989-12-31', '1991-02-28', '2099-12-31', '9999-12-31']
const DAYS = [
  ...FAR_DAYS.map((on) => on.replaceAll('-', '')),
  ...FAR_DAYS.map((on) => on.split('-').reverse().join('/')),
  '00000000',
  '20260231',
  '18890714',
  '99991231',
  '31/02/2026',
  '01/01/0001',
  '2026-13-01',
  '2',
  '29/02/2024',
  '1900-01-00',
]

type CellDamage = readonly [fits: (cell: Cell) => boolean, change: (cell: Cell, by: number) => Cell]

const filled = (cell: Cell): boolean => cell !== null && cell !== ''
const AMOUNT = /^-?\d[\d \xa0]*,\d\d\r?$/
const isAmount = (cell: Cell): boolean =>
  cell !== null && (typeof cell === 'string' ? AMOUNT.test(cell) : 'cents' in cell)
const isDay = (cell: Cell): boolean =>
  cell !== null && (typeof cell === 'string' ? /^(?:20\d{6}|\d\d\/\d\d\/\d{4})\r?$/.test(cell) : 'day' in cell)
const inText =
  (change: (text: string, by: number) => string) =>
  (cell: Cell, by: number): Cell =>
    change(
      typeof cell === 'string' ? cell : cell === null ? '' : 'day' in cell ? cell.day : String(cell.cents / 100),
      by,
    )

const ONE_CELL: Readonly<Record<string, CellDamage>> = {
  garbage: [filled, (_, by) => pick(GARBAGE, by)],
  nul: [filled, inText((text) => `${text.slice(0, 1)}\0${text.slice(1)}`)],
  long: [filled, inText((text, by) => text.repeat(pick([10, 100, 1_000, 10_000], by)))],
  quote: [filled, inText((text, by) => pick([`"${text}`, `${text}"`, `"${text}"`, `"${text}""`], by))],
  line_break: [filled, inText((text, by) => `${text}${pick(['\n', '\r', '\u000b'], by)}${text}`)],
  sign: [
    isAmount,
    (cell) =>
      cell && typeof cell === 'object' && 'cents' in cell
        ? { cents: -cell.cents }
        : inText((text) => (text.startsWith('-') ? text.slice(1) : `-${text}`))(cell, 0),
  ],
  scale: [
    isAmount,
    (cell, by) =>
      cell && typeof cell === 'object' && 'cents' in cell
        ? { cents: cell.cents * 10 ** Math.floor(by * 18 - 3) }
        : inText((text) => text.replace(',', `${'0'.repeat(1 + Math.floor(by * 18))},`))(cell, by),
  ],
  day: [isDay, (cell, by) => (typeof cell === 'string' ? pick(DAYS, by) : { day: pick(FAR_DAYS, by) as LocalDate })],
}

/** Damages one of the cells of a fitting sort, if there is any. */
function changedCell(rows: Rows, [fits, change]: CellDamage, at: number, by: number): Rows {
  const places = rows.flatMap((row, y) => row.flatMap((cell, x) => (fits(cell) ? [[y, x] as const] : [])))
  if (places.length === 0) return rows
  const [y, x] = pick(places, at)
  return rows.with(y, rows[y]!.with(x, change(rows[y]![x]!, by)))
}

/** Any damage that a person, a program or a disk does to a file. */
export const anyDamage = damageOf({ ...ONE_BYTE, ...FROM_HERE, ...LOST_ROW, ...ONE_CELL })

/** The bytes of a sample after its damages: those to rows and cells first, since they need it whole. */
export async function damaged(sample: Sample, damages: readonly Damage[]): Promise<Buffer> {
  let { rows } = sample
  for (const { kind, at, by } of damages) {
    if (kind in LOST_ROW && rows.length > 0) rows = LOST_ROW[kind]!(rows, at, by)
    else if (kind in ONE_CELL) rows = changedCell(rows, ONE_CELL[kind]!, at, by)
  }
  let bytes = await sample.build(rows)
  for (const { kind, at, by } of damages)
    bytes = ({ ...ONE_BYTE, ...FROM_HERE }[kind]?.(bytes, at, by) ?? bytes) as Buffer
  return bytes
}
