import type { Cell } from '../ledger-files/cell.ts'
import { plainName } from '../ledger-files/fec-shape.ts'
import type { Line, Piece } from './line.ts'
import { isDeduction } from './phrases.ts'

/**
 * What a column of an advice can be. `document` is surely ours, `reference` somebody's, `ownReference` the payer's. `debit`
 * and `credit` are its ledger, whose sense only the total proves.
 */
export const ROLES = [
  'document',
  'reference',
  'ownReference',
  'kind',
  'net',
  'gross',
  'amount',
  'deduction',
  'debit',
  'credit',
  'currency',
  'date',
] as const
export type Role = (typeof ROLES)[number]

/** Header words by role, French and English. Compared without case, accents and signs. */
const WORDS: Readonly<Record<Role, string>> = {
  document:
    'facture|factures|n° facture|n° de facture|no facture|num facture|numéro facture|numéro de facture|réf facture|référence facture|votre facture|votre référence|votre réf|vos références|v/réf|invoice|invoices|invoice no|invoice number|invoice nr|invoice num|invoice #|invoice id|invoice ref|invoice reference|supplier invoice|supplier reference|your reference|your ref|your invoice',
  reference:
    'pièce|n° pièce|n° de pièce|numéro pièce|document|n° document|n° doc|no document|référence|références|réf|référence pièce|référence document|libellé|désignation|description|reference|ref|reference no|reference number|document no|document number|doc no|doc number|doc ref',
  ownReference:
    'notre référence|notre réf|n/réf|n° interne|n° écriture|our reference|our ref|internal ref|voucher|voucher no|n° commande|commande|po|po number|purchase order',
  kind: 'type|nature|type de pièce|type pièce|type de document|type document|document type|doc type|transaction type',
  net: 'net|montant net|net payé|net réglé|net à payer|montant payé|montant réglé|montant versé|montant viré|montant du règlement|montant règlement|montant paiement|payé|réglé|règlement|viré|versé|net amount|net paid|amount paid|paid|paid amount|payment|payment amount|amount remitted|remitted|amount applied|applied|amount settled',
  gross:
    'brut|montant brut|montant facture|montant de la facture|montant ttc|ttc|montant initial|montant origine|montant dû|gross|gross amount|invoice amount|original amount|amount due|invoice total|total ttc',
  amount: 'montant|montants|montant eur|montant en eur|total|amount|amounts|amount eur|value|somme',
  deduction:
    'escompte|remise|retenue|retenues|déduction|déductions|ajustement|ajustements|rabais|ristourne|montant escompte|escompte déduit|discount|discount taken|cash discount|discount amount|deduction|deductions|adjustment|adjustments|withholding|short payment',
  debit: 'débit|montant débit|debit|debit amount',
  credit: 'crédit|montant crédit|credit|credit amount',
  currency: 'devise|dev|monnaie|currency|ccy|cur',
  date: 'date|date facture|date de facture|date pièce|date document|échéance|date échéance|invoice date|document date|doc date|due date',
}
const byWord = new Map<string, Role>()
for (const role of ROLES)
  for (const word of WORDS[role].split('|')) if (!byWord.has(plainName(word))) byWord.set(plainName(word), role)

const roleOf = (heading: string): Role | null => {
  if (heading.length > 40) return null
  const bare = heading
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/€|(?<!\p{L})(?:en\s+)?(?:eur|euros?)(?!\p{L})/giu, ' ')
  const known = byWord.get(plainName(heading)) ?? byWord.get(plainName(bare))
  return known ?? (isDeduction(heading) ? 'deduction' : null)
}

export type Column = { readonly role: Role; readonly from: number; readonly to: number; readonly heading: string }

const MONEY_ROLES: ReadonlySet<Role> = new Set(['net', 'gross', 'amount', 'deduction', 'debit', 'credit'])

/** The columns that a line names, when it is a heading: a document, an amount, and nearly nothing else. */
export function headingOf(line: Line): readonly Column[] | null {
  const columns = line.pieces.flatMap(({ text, from, to }) => {
    const role = roleOf(text)
    return role ? [{ role, from, to, heading: text }] : []
  })
  const has = (role: Role) => columns.some((column) => column.role === role)
  const hasMoney = columns.some((column) => MONEY_ROLES.has(column.role) && column.role !== 'deduction')
  const names = has('document') || has('reference') || has('ownReference')
  if (!names || !hasMoney || columns.length * 2 < line.pieces.length) return null
  return columns
}

export type Cells = ReadonlyMap<Role, readonly Piece[]>

/**
 * The pieces of a line by the column they stand in: the same cell of a grid, else the heading they overlap or lie nearest.
 * Where two would then share a column and the line has as many pieces as there are columns, its blanks were squeezed on the
 * way: the order of the pieces says which is which.
 */
export function cellsOf(line: Line, columns: readonly Column[]): Cells {
  const standing = line.pieces.map((piece) =>
    line.isGrid ? columns.find((one) => one.from === piece.from) : nearest(piece, columns),
  )
  const isSqueezed =
    !line.isGrid && line.pieces.length === columns.length && new Set(standing).size < line.pieces.length
  const cells = new Map<Role, Piece[]>()
  for (const [at, piece] of line.pieces.entries()) {
    const column = isSqueezed ? columns[at] : standing[at]
    if (!column) continue
    const kept = cells.get(column.role)
    if (kept) kept.push(piece)
    else cells.set(column.role, [piece])
  }
  return cells
}

function nearest(piece: Piece, columns: readonly Column[]): Column | undefined {
  // Positive: letters or points that overlap. Negative: the gap between the two.
  const overlap = (column: Column) => Math.min(piece.to, column.to) - Math.max(piece.from, column.from)
  return columns.reduce<Column | undefined>(
    (best, one) => (best && overlap(best) >= overlap(one) ? best : one),
    undefined,
  )
}

/** A cell of a table as a piece in its column. */
export function pieceOf(cell: Cell, column: number): Piece | null {
  const text =
    cell instanceof Date
      ? cell.toISOString().slice(0, 10)
      : String(cell ?? '')
          .replace(/\s*\n\s*/g, ' ')
          .trim()
  return text === '' ? null : { text, from: column, to: column + 1, value: typeof cell === 'string' ? null : cell }
}
