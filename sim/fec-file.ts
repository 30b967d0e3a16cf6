import type { LocalDate } from '../src/kernel/calendar.ts'
import { JOURNALS } from './chart-of-accounts.ts'
import type { Encoding } from './encodings.ts'
import { encode } from './encodings.ts'
import type { FecLine } from './fec.ts'
import { accountLabel } from './fec.ts'

/** The ways real packages write the same ledger (LPF art. A47 A-1 leaves room). Defaults: tab, UTF-8, Debit/Credit, CRLF. */
export type FecLook = {
  readonly separator?: '\t' | '|'
  readonly encoding?: Encoding
  /** `Montant` and `Sens` (`D`, `C`) instead of the two columns. */
  readonly amounts?: 'debit_credit' | 'montant_sens'
  readonly lineEnd?: '\r\n' | '\n' | '\r\r\n'
  /** Where the third party is: in CompAuxNum, or in the account itself (`411C0042`) with CompAuxNum empty. */
  readonly parties?: 'auxiliary' | 'sub_account'
}

export const fecFileName = (siren: string, closedOn: LocalDate): string =>
  `${siren}FEC${closedOn.replaceAll('-', '')}.txt`

export function fecHeader(look: FecLook = {}): string {
  const amounts = look.amounts === 'montant_sens' ? ['Montant', 'Sens'] : ['Debit', 'Credit']
  const before =
    'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib'
  const after = 'EcritureLet DateLet ValidDate Montantdevise Idevise'
  return [before, ...amounts, after].join(' ').replaceAll(' ', look.separator ?? '\t')
}

export function writeFec(lines: readonly FecLine[], look: FecLook = {}): Buffer {
  const end = look.lineEnd ?? '\r\n'
  const rows = lines.map((line) => fecRow(line, look))
  return encode([fecHeader(look), ...rows, ''].join(end), look.encoding ?? 'utf-8')
}

function fecRow(line: FecLine, look: FecLook): string {
  const separator = look.separator ?? '\t'
  const asSubAccount = look.parties === 'sub_account' && line.party !== ''
  const amount = decimalComma(Math.abs(line.cents))
  const isDebit = line.cents >= 0
  return [
    line.journal,
    JOURNALS[line.journal] ?? line.journal,
    String(line.entryNo),
    compact(line.on),
    asSubAccount ? `${line.account.slice(0, line.account.startsWith('4191') ? 4 : 3)}${line.party}` : line.account,
    asSubAccount ? line.partyName : accountLabel(line.account),
    asSubAccount ? '' : line.party,
    asSubAccount ? '' : line.partyName,
    line.documentNo,
    compact(line.documentOn),
    line.label,
    ...(look.amounts === 'montant_sens'
      ? [amount, isDebit ? 'D' : 'C']
      : [isDebit ? amount : '0,00', isDebit ? '0,00' : amount]),
    line.letter,
    line.letteredOn ? compact(line.letteredOn) : '',
    compact(line.validOn),
    line.foreign ? decimalComma(Math.abs(line.foreign.cents)) : '',
    line.foreign?.currency ?? '',
  ]
    .map((cell) => cell.replaceAll(separator, ' '))
    .join(separator)
}

const compact = (on: LocalDate): string => on.replaceAll('-', '')

/** `123456` cents as `1234,56`, from the integer. */
export function decimalComma(cents: number): string {
  const text = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${text.slice(0, -2)},${text.slice(-2)}`
}
