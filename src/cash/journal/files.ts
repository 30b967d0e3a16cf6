import { commaText as comma, csvText } from '../../kernel/csv.ts'
import { type JournalLine, referenceOf } from './entries.ts'
import type { Lettering } from './lettering-store.ts'

/** The files that an export is given as. */

const FEC_HEADER =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'

/** As a FEC (LPF art. A47 A-1): pipes, decimal comma, days without separators, no line end missing. */
export function asFec(lines: readonly JournalLine[]): string {
  const rows = lines.map((line) =>
    [
      line.journal,
      line.isBank ? 'Banque' : 'Opérations diverses',
      line.entryNo,
      line.on.replaceAll('-', ''),
      line.account,
      line.accountName,
      line.customerCode,
      line.customerName,
      line.pieceRef,
      line.pieceOn.replaceAll('-', ''),
      line.label,
      comma(line.debitCents, line.currency),
      comma(line.creditCents, line.currency),
      '',
      '',
      line.on.replaceAll('-', ''),
      '',
      '',
    ]
      .map((cell) => cell.replace(/[|\r\n\t]/g, ' '))
      .join('|'),
  )
  return `${[FEC_HEADER, ...rows].join('\r\n')}\r\n`
}

const CSV_HEADER = [
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

/** As CSV for a spreadsheet: `;`, decimal comma, and no cell that a spreadsheet would take for a formula. */
export const asCsv = (lines: readonly JournalLine[]): string =>
  csvText([
    CSV_HEADER,
    ...lines.map((line) => [
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
    ]),
  ])

/** Which documents settle each other, for the accountant's own lettering; our own entries by the reference they bear. */
export const asLettering = (letterings: readonly Lettering[]): string =>
  csvText([
    ['Sens', 'Client', 'Pièce au débit', 'Pièce au crédit', 'Montant', 'Devise', 'Date'],
    ...letterings.map((one) => [
      one.isUndoing ? 'Délettrer' : 'Lettrer',
      one.customerCode,
      one.debitIsOurs ? referenceOf(one.debitId) : one.debitNo,
      one.creditIsOurs ? referenceOf(one.creditId) : one.creditNo,
      comma(one.cents, one.currency),
      one.currency,
      one.on,
    ]),
  ])
