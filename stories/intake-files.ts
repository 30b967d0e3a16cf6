/** Files as companies bring them, in few words: ledgers, lists of open items, contacts. */

const HEADER =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'
const JOURNALS: Record<string, string> = { AN: 'A nouveaux', VE: 'Ventes', BQ: 'Banque', OD: 'Opérations diverses' }

/** One entry in short: what a customer account and its counterpart receive. Amounts in euros, positive on the debit side. */
export type Entry = {
  readonly journal: 'AN' | 'VE' | 'BQ' | 'OD'
  readonly on: string
  readonly customer: string
  readonly euros: number
  readonly ref?: string
  readonly pieceOn?: string
  readonly label?: string
  readonly letter?: string
  readonly letteredOn?: string
  readonly counterpart?: string
  readonly no?: number
  readonly foreign?: readonly [amount: number, currency: string]
}

/** A FEC of balanced two-line entries: the customer's line, then its counterpart. */
export function fec(entries: readonly Entry[]): Uint8Array {
  const lines = [HEADER]
  entries.forEach((entry, index) => {
    const counterpart = entry.counterpart ?? { AN: '101000', VE: '706000', BQ: '512000', OD: '471000' }[entry.journal]
    const day = entry.on.replaceAll('-', '')
    const amounts = (euros: number) => (euros >= 0 ? [euro(euros), '0,00'] : ['0,00', euro(-euros)])
    const head = [entry.journal, JOURNALS[entry.journal], String(entry.no ?? index + 1), day]
    const piece = [entry.ref ?? '', (entry.pieceOn ?? entry.on).replaceAll('-', ''), entry.label ?? 'Ecriture']
    const letter = [entry.letter ?? '', entry.letter ? (entry.letteredOn ?? entry.on).replaceAll('-', '') : '']
    const foreign = entry.foreign ? [euro(entry.foreign[0]), entry.foreign[1]] : ['', '']
    lines.push(
      [
        ...head,
        '411000',
        'Clients',
        entry.customer,
        `Société ${entry.customer}`,
        ...piece,
        ...amounts(entry.euros),
        ...letter,
        day,
        ...foreign,
      ].join('|'),
    )
    lines.push(
      [...head, counterpart, 'Contrepartie', '', '', ...piece, ...amounts(-entry.euros), '', '', day, '', ''].join('|'),
    )
  })
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)
}

const euro = (euros: number): string => euros.toFixed(2).replace('.', ',')

export const sale = (on: string, customer: string, ref: string, euros: number, more: Partial<Entry> = {}): Entry => ({
  journal: 'VE',
  on,
  customer,
  ref,
  euros,
  ...more,
})

export const receipt = (on: string, customer: string, euros: number, more: Partial<Entry> = {}): Entry => ({
  journal: 'BQ',
  on,
  customer,
  ref: 'VIR',
  euros: -euros,
  ...more,
})

export const csv = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)

/** Code, name, number, day, due day, amount, what is left. */
export const openList = (...rows: string[]): Uint8Array =>
  csv(['Code client;Nom;N° facture;Date facture;Échéance;Montant TTC;Restant dû', ...rows])

/** Code, name, SIREN, mail, telephone, town, language. */
export const contactList = (...rows: string[]): Uint8Array =>
  csv(['Code client;Nom;SIREN;E-mail;Téléphone;Ville;Langue', ...rows])
