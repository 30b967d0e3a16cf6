import { type Movement, nobody, noReferences } from '../src/adapters/bank-files/model.ts'
import type { LocalDate } from '../src/kernel/calendar.ts'
import { rfReference } from '../src/kernel/identifiers.ts'
import type { CashItem } from './cash-model.ts'
import type { Random } from './random.ts'

/** A movement as one of our two banks reports it, and the name it shows of the payer. */
export type Shown = { readonly movement: Omit<Movement, 'line' | 'entryNo'>; readonly name: string }

export type Transfer = {
  readonly bookedOn: LocalDate
  readonly cents: number
  readonly name: string
  readonly iban: string | null
  readonly text: string
  /** The document whose creditor reference the payer sends, when it does. */
  readonly rf: CashItem | null
}

const LABEL = 31
const NAME_CFONB = 35
const NAME_SEPA = 70
const LINE = 70
const SEPA_TEXT = 140

const tidy = (text: string): string => text.replace(/ +/g, ' ').trim()
const cut = (text: string, length: number): string => text.slice(0, length).trimEnd()

const blank = (transfer: Transfer): Omit<Movement, 'line' | 'entryNo'> => ({
  bookedOn: transfer.bookedOn,
  valueOn: transfer.bookedOn,
  cents: transfer.cents,
  currency: 'EUR',
  status: 'booked',
  reversal: false,
  code: '',
  label: '',
  counterparty: nobody,
  references: noReferences,
  remittance: [],
  returned: null,
  instructed: null,
  feeCents: 0,
})

/** What payers' banks put where the end-to-end reference goes: nothing for half of them, their own numbers for the others. */
const endToEnd = (random: Random): string =>
  random.weighted<() => string>([
    [52, () => ''],
    [16, () => `2611${String(random.int(1, 20)).padStart(2, '0')}-${random.int(1_000, 99_999)}`],
    [12, () => `VIR${random.int(10_000_000, 99_999_999)}`],
    [10, () => String(random.int(100_000, 9_999_999))],
    [10, () => `E2E${random.int(1e9, 9e9)}`],
  ])()

/** camt.053: a name of 70 characters, a text of 140, the payer's IBAN three times in four. */
export function camtTransfer(random: Random, transfer: Transfer): Shown {
  const name = cut(transfer.name, NAME_SEPA)
  const text = cut(tidy(transfer.text), SEPA_TEXT)
  const isInstant = random.chance(0.12)
  const pieces = text === '' ? [] : text.length > 35 && random.chance(0.1) ? (text.match(/.{1,35}/g) ?? []) : [text]
  const rf = transfer.rf ? rfReference(transfer.rf.documentNo) : null
  return {
    name,
    movement: {
      ...blank(transfer),
      code: isInstant ? 'PMNT/RRCT/ESCT' : 'PMNT/RCDT/ESCT',
      label: cut(
        random.pick([
          isInstant ? 'VIR INST RECU' : 'VIR SEPA RECU',
          `${isInstant ? 'VIR INST' : 'VIR SEPA RECU'} ${name}`,
          `VIREMENT EN VOTRE FAVEUR DE ${name}`,
        ]),
        140,
      ),
      counterparty: { ...nobody, name, iban: random.chance(0.75) ? transfer.iban : null },
      references: { ...noReferences, endToEnd: endToEnd(random), creditor: rf ?? '' },
      remittance: pieces,
    },
  }
}

/**
 * CFONB120: 31 characters of label, then complements if the contract has them. A bank without NPY puts name and text in LIB
 * lines of its own make; the cheapest gives the label alone.
 */
export function cfonbTransfer(random: Random, transfer: Transfer): Shown {
  const rf = transfer.rf ? rfReference(transfer.rf.documentNo) : null
  const text = tidy(`${rf ? `${rf} ` : ''}${transfer.text}`)
  const start = random.weighted([
    [40, 'VIR SEPA RECU '],
    [18, 'VIR '],
    [12, 'VIREMENT DE '],
    [12, 'VIR INST '],
    [10, 'VIR SEPA '],
    [8, `VIR RECU ${random.int(1_000_000_000, 9_999_999_999)} `],
  ])
  const contract = random.weighted([
    [72, 'full'],
    [18, 'lib'],
    [10, 'label'],
  ] as const)
  const base = { ...blank(transfer), code: '18' }
  if (contract === 'full') {
    const name = cut(transfer.name, NAME_CFONB)
    return {
      name,
      movement: {
        ...base,
        label: cut(`${start}${name}`, LABEL),
        counterparty: { ...nobody, name },
        references: { ...noReferences, endToEnd: endToEnd(random), creditor: rf && random.chance(0.5) ? rf : '' },
        remittance: text === '' ? [] : [cut(text, SEPA_TEXT)],
      },
    }
  }
  if (contract === 'lib') {
    const name = cut(transfer.name, NAME_CFONB)
    const lines = [
      `DE: ${name}`,
      ...(text === '' ? [] : [cut(`MOTIF: ${text}`, LINE)]),
      ...(random.chance(0.5) ? [`REF: ${endToEnd(random) || 'NOTPROVIDED'}`] : []),
    ]
    return { name, movement: { ...base, label: cut(`${start}${name}`, LABEL), remittance: lines } }
  }
  const label = cut(`${start}${transfer.name} ${text}`, LABEL)
  return { name: cut(transfer.name, Math.max(0, LABEL - start.length)), movement: { ...base, label } }
}

/** A cheque or several, handed in together: their count or number, never a name. */
export function chequeRemittance(random: Random, transfer: Transfer, cheques: number): Shown {
  const no = random.int(1_000_000, 9_999_999)
  const label = random.pick([
    `REMISE CHEQUES ${no}`,
    `REM CHQ ${no} ${cheques} CHQ`,
    `REMISE DE ${cheques} CHEQUE${cheques > 1 ? 'S' : ''}`,
    `REMISE CHEQUE N ${no}`,
  ])
  return { name: '', movement: { ...blank(transfer), code: '11', label } }
}

/** Everything a reader of the line sees, for what is asked of its words. */
export const visibleText = ({ label, remittance, references }: Shown['movement']): string =>
  [label, remittance.join(''), remittance.join(' '), references.creditor, references.endToEnd].join('\n')
