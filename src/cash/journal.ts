import { decimalText } from '../kernel/money.ts'
import type { JournalItem } from './journal-store.ts'

/** One line of an accounting entry. Amounts are minor units; one of them is zero. */
export type JournalLine = {
  readonly journal: 'BQ' | 'OD'
  readonly entryNo: string
  readonly on: string
  readonly account: string
  readonly accountName: string
  readonly customerCode: string
  readonly customerName: string
  readonly pieceRef: string
  readonly label: string
  readonly debitCents: number
  readonly creditCents: number
  readonly currency: string
}

const CUSTOMERS = ['411000', 'Clients'] as const

/** Counterparts in the French chart of accounts (PCG, ANC 2014-03 art. 932-1). */
const COUNTERPARTS: Readonly<Record<string, readonly [account: string, name: string]>> = {
  'Frais bancaires': ['627000', 'Services bancaires'],
  Escompte: ['665000', 'Escomptes accordés'],
  Arrondi: ['658000', 'Charges diverses de gestion courante'],
  'Écart passé en perte': ['654000', 'Pertes sur créances irrécouvrables'],
  fee: ['758000', 'Produits divers de gestion courante'],
  transfer: ['471000', 'Comptes d’attente'],
}

/**
 * The two lines of each item: the customer's, and its counterpart (bank, charge, income). Undone, both sides change places. Two
 * transfers of one match meet in the suspense account, which they leave empty. Numbers are ours and continue from export to
 * export, so that no two entries share one.
 */
export function journalLines(items: readonly JournalItem[], exportNo: number): JournalLine[] {
  return items.flatMap((item, place) => {
    const isMoney = item.kind === 'receipt' || item.kind === 'returned'
    const [account, accountName] = isMoney
      ? ([item.bankAccount ?? '512000', 'Banque'] as const)
      : (COUNTERPARTS[item.kind] ?? COUNTERPARTS[item.label] ?? COUNTERPARTS['Écart passé en perte']!)
    const shared = {
      journal: isMoney ? ('BQ' as const) : ('OD' as const),
      entryNo: `QT${String(exportNo).padStart(4, '0')}-${String(place + 1).padStart(5, '0')}`,
      on: item.on,
      pieceRef: referenceOf(item.itemId),
      label: `${item.isUndoing ? 'Annulation ' : ''}${item.label || item.kind}`.slice(0, 200),
      currency: item.currency,
    }
    const signed = item.side * (item.isUndoing ? -1 : 1) * item.amountCents
    const amounts = (cents: number) => ({ debitCents: Math.max(cents, 0), creditCents: Math.max(-cents, 0) })
    return [
      {
        ...shared,
        account: CUSTOMERS[0],
        accountName: CUSTOMERS[1],
        customerCode: item.customerCode,
        customerName: item.customerName,
        ...amounts(signed),
      },
      { ...shared, account, accountName, customerCode: '', customerName: '', ...amounts(-signed) },
    ]
  })
}

/** A short reference by which the entry is known again when the accounts send it back. */
export const referenceOf = (itemId: string): string => `QT${itemId.replaceAll('-', '').slice(-12).toUpperCase()}`

const FEC_HEADER =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'

const JOURNAL_NAMES = { BQ: 'Banque', OD: 'Opérations diverses' } as const

/** As a FEC (LPF art. A47 A-1): pipes, decimal comma, days without separators, no line end missing. */
export function asFec(lines: readonly JournalLine[], base: string): string {
  const rows = lines.map((line) => {
    const day = line.on.replaceAll('-', '')
    const isForeign = line.currency !== base
    return [
      line.journal,
      JOURNAL_NAMES[line.journal],
      line.entryNo,
      day,
      line.account,
      line.accountName,
      line.customerCode,
      line.customerName,
      line.pieceRef,
      day,
      line.label,
      comma(line.debitCents, line.currency),
      comma(line.creditCents, line.currency),
      '',
      '',
      day,
      isForeign ? comma(line.debitCents - line.creditCents, line.currency) : '',
      isForeign ? line.currency : '',
    ]
      .map((cell) => cell.replace(/[|\r\n\t]/g, ' '))
      .join('|')
  })
  return `${[FEC_HEADER, ...rows].join('\r\n')}\r\n`
}

/** As CSV for a spreadsheet: `;`, decimal comma, and no cell that a spreadsheet would take for a formula. */
export function asCsv(lines: readonly JournalLine[]): string {
  const header = [
    'Journal',
    'Date',
    'Écriture',
    'Compte',
    'Intitulé',
    'Client',
    'Nom',
    'Pièce',
    'Libellé',
    'Débit',
    'Crédit',
    'Devise',
  ]
  const rows = lines.map((line) => [
    line.journal,
    line.on,
    line.entryNo,
    line.account,
    line.accountName,
    line.customerCode,
    line.customerName,
    line.pieceRef,
    line.label,
    comma(line.debitCents, line.currency),
    comma(line.creditCents, line.currency),
    line.currency,
  ])
  return csvText([header, ...rows])
}

export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`

/** Quoted where needed; a leading `= + - @ TAB` gets an apostrophe, except before a plain number. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(?:,\d+)?$/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const comma = (cents: number, currency: string): string => decimalText(cents, currency).replace('.', ',')
