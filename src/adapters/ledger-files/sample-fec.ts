/** Small ledgers for tests: the same books in every dialect that packages write. */

export type SampleLine = Readonly<Record<string, string>>

export const STANDARD_HEADER = [
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
]

/** One entry line in short: journal, number, day, account, customer, reference, label, debit, credit, lettrage. */
export function entryLine(text: string): SampleLine {
  const [journal, number, day, account, customer, ref, label, debit, credit, letter = ''] = text.split('|')
  const names: Record<string, string> = { VE: 'Ventes', BQ: 'Banque', AN: 'A nouveaux', OD: 'Opérations diverses' }
  return {
    JournalCode: journal!,
    JournalLib: names[journal!] ?? journal!,
    EcritureNum: number!,
    EcritureDate: day!,
    CompteNum: account!,
    CompteLib: 'Compte',
    CompAuxNum: customer!,
    CompAuxLib: customer ? `Société ${customer}` : '',
    PieceRef: ref!,
    PieceDate: day!,
    EcritureLib: label!,
    Debit: debit!,
    Credit: credit!,
    EcritureLet: letter,
    DateLet: letter ? day! : '',
    ValidDate: '20261231',
    Montantdevise: '',
    Idevise: '',
  }
}

/** A year in nine entries: openings, invoices, a credit note, each means of payment, a loss. Debit = credit = 6 384,70. */
export const YEAR: readonly SampleLine[] = [
  'AN|1|20260101|411000|C1|RAN|A nouveau FA2025-0900|500,00|0,00|A',
  'AN|1|20260101|101000|||A nouveau|0,00|500,00',
  'VE|2|20260110|411000|C1|FA2026-0001|Facture FA2026-0001|1200,00|0,00|B',
  'VE|2|20260110|706000||FA2026-0001|Facture|0,00|1000,00',
  'VE|2|20260110|445710||FA2026-0001|Facture|0,00|200,00',
  'VE|3|20260115|411000|C2|FA2026-0002|Facture n° FA2026-0002|2400,00|0,00',
  'VE|3|20260115|707000||FA2026-0002|Vente|0,00|2000,00',
  'VE|3|20260115|445710||FA2026-0002|TVA|0,00|400,00',
  'VE|4|20260120|411000|C2|AV2026-0001|Avoir|0,00|120,00',
  'VE|4|20260120|709000||AV2026-0001|Avoir|100,00|0,00',
  'VE|4|20260120|445710||AV2026-0001|Avoir|20,00|0,00',
  'BQ|5|20260201|512000||VIR1|VIR SEPA C1|500,00|0,00',
  'BQ|5|20260201|411000|C1|VIR1|VIR SEPA C1|0,00|500,00|A',
  'BQ|6|20260205|512000||CHQ1|REMISE CHQ 123|1200,00|0,00',
  'BQ|6|20260205|411000|C1|CHQ1|REMISE CHQ 123|0,00|1200,00|B',
  'BQ|7|20260206|530000||ESP1|Especes|100,00|0,00',
  'BQ|7|20260206|411000|C3|ESP1|Especes|0,00|100,00',
  'OD|8|20260301|654000||P1|Perte client|64,70|0,00',
  'OD|8|20260301|411000|C3|P1|Perte client|0,00|64,70',
  'OD|9|20260302|411000|C3|X1|Virement de compte|300,00|0,00',
  'OD|9|20260302|411000|C4|X1|Virement de compte|0,00|300,00',
].map(entryLine)

export type Dialect = {
  readonly separator?: string
  readonly lineEnd?: string
  readonly header?: readonly string[]
  readonly rename?: Readonly<Record<string, string>>
  readonly cell?: (value: string, column: string) => string
  readonly trailing?: boolean
}

export function writeFec(lines: readonly SampleLine[], dialect: Dialect = {}): string {
  const { separator = '\t', lineEnd = '\n', header = STANDARD_HEADER, rename = {}, cell = (value) => value } = dialect
  const end = (dialect.trailing ? separator : '') + lineEnd
  const rows = lines.map((line) => header.map((column) => cell(line[column] ?? '', column)).join(separator) + end)
  return header.map((column) => cell(rename[column] ?? column, 'header')).join(separator) + end + rows.join('')
}

/** Text in ISO-8859-15: the one letter of our samples that differs from Latin-1 is the euro sign. */
export const latin9 = (text: string): Buffer => Buffer.from(text.replaceAll('€', '\u00a4'), 'latin1')
