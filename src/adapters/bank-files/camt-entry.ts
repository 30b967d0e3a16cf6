import type { LocalDate } from '../../kernel/calendar.ts'
import type { DefectList } from '../ledger-files/defects.ts'
import { counterpartyOf } from './camt-party.ts'
import type { CamtHead } from './camt-statement.ts'
import { chargesOf, operationCode, provided, type Transaction, undoes } from './camt-transaction.ts'
import { type Movement, nobody, noReferences, type PaymentReferences } from './model.ts'
import { wordingXml } from './wording-xml.ts'
import { dayOf, moneyOrFault, type WrittenMoney } from './xml-amount.ts'
import type { XmlNode } from './xml-node.ts'

/** One `Ntry` understood, without its transactions. */
export type Entry = {
  readonly line: number
  readonly no: number
  readonly cents: number
  readonly written: WrittenMoney
  readonly bookedOn: LocalDate
  readonly valueOn: LocalDate | null
  readonly status: Movement['status']
  readonly reversal: boolean
  readonly code: string
  readonly label: string
  readonly reference: string
  readonly bank: string
  /** The lot booked as one sum, and its file, where the entry itself says so (`Btch`) and names one only. */
  readonly lot: string
  readonly message: string
  readonly charges: readonly WrittenMoney[]
}

/** Null when something it must have is missing or unreadable; `faults` then says what. */
export function entryOf(node: XmlNode, no: number, head: CamtHead, faults: DefectList): Entry | null {
  const before = faults.total
  const amount = node.at('Amt')
  if (!amount)
    faults.add('missing_amount', wordingXml.missingAmount, { line: node.line, column: 'Ntry/Amt', value: '' })
  const written = amount && moneyOrFault(amount, 'Ntry/Amt', faults)
  const direction = node.at('CdtDbtInd')
  if (amount && direction?.text !== 'CRDT' && direction?.text !== 'DBIT') {
    const place = { line: (direction ?? node).line, column: 'Ntry/CdtDbtInd', value: direction?.text ?? '' }
    faults.add('missing_direction', wordingXml.missingDirection, place)
  }
  const reversal = node.at('RvslInd')
  if (reversal && !/^(?:true|false|0|1)$/.test(reversal.text)) {
    const place = { line: reversal.line, column: 'Ntry/RvslInd', value: reversal.text }
    faults.add('invalid_reversal', wordingXml.invalidReversal, place)
  }
  const bookedDay = dayOf(node.at('BookgDt'), 'Ntry/BookgDt', faults)
  const valueOn = dayOf(node.at('ValDt'), 'Ntry/ValDt', faults)
  const bookedOn = bookedDay ?? valueOn ?? head.day
  if (!bookedOn && faults.total === before)
    faults.add('missing_date', wordingXml.missingDate, { line: node.line, column: 'Ntry/BookgDt', value: '' })
  const charges = chargesOf(node, 'Ntry/Chrgs', faults)
  if (!written || !bookedOn || faults.total > before) return null
  const code = operationCode(node.at('BkTxCd'))
  return {
    line: node.line,
    no,
    cents: direction!.text === 'DBIT' && written.cents !== 0 ? -written.cents : written.cents,
    written,
    bookedOn,
    valueOn,
    status: statusOf(node.at('Sts')),
    reversal: reversal?.text === 'true' || reversal?.text === '1',
    code,
    label: node.textAt('AddtlNtryInf').replace(/\s+/g, ' '),
    reference: provided(node.textAt('NtryRef')),
    bank: provided(node.textAt('AcctSvcrRef')),
    lot: ofBatch(node, 'PmtInfId'),
    message: ofBatch(node, 'MsgId'),
    charges,
  }
}

/** What all batches of an entry say alike, or nothing. */
function ofBatch(node: XmlNode, name: 'PmtInfId' | 'MsgId'): string {
  const told = node.all('NtryDtls').map((details) => provided(details.textAt('Btch', name)))
  return told.every((one) => one === told[0]) ? (told[0] ?? '') : ''
}

/** `Sts` is text until 001.07 and a choice since. A message without it reports what was booked; an unknown one only informs. */
function statusOf(node: XmlNode | undefined): Movement['status'] {
  const status = node?.firstText('Cd', 'Prtry') || node?.text || 'BOOK'
  if (status === 'BOOK') return 'booked'
  return status === 'PDNG' || status === 'FUTR' ? 'pending' : 'information'
}

/**
 * The movements of an entry: one for each transaction when there are several and they add up to it, else one for the entry,
 * with what its transactions have in common. An entry of nothing is no movement.
 */
export function movementsOf(entry: Entry, transactions: readonly Transaction[], head: CamtHead): Movement[] {
  if (transactions.length > 1 && sumOfParts(entry, transactions) === entry.cents)
    return transactions.flatMap((part) => {
      const share = shareOf(part, entry)!
      return share === 0 ? [] : [movementOf(entry, [part], share, true, head)]
    })
  return entry.cents === 0 ? [] : [movementOf(entry, transactions, entry.cents, false, head)]
}

/** What the transactions of an entry make together, in minor units of its currency; null when the bank does not say all of them. */
export function sumOfParts(entry: Entry, transactions: readonly Transaction[]): number | null {
  let sum: number | null = 0
  for (const transaction of transactions) {
    const share = shareOf(transaction, entry)
    sum = sum === null || share === null ? null : sum + share
  }
  return sum
}

/** Signed minor units of a transaction in the currency of its entry; null when the bank does not say. */
function shareOf(transaction: Transaction, entry: Entry): number | null {
  const money = transaction.amounts.find((amount) => amount.currency === entry.written.currency)
  if (!money) return null
  const { direction } = transaction
  if (direction !== '' && direction !== 'CRDT' && direction !== 'DBIT') return null
  const isDebit = direction === '' ? entry.cents < 0 : direction === 'DBIT'
  return isDebit && money.cents !== 0 ? -money.cents : money.cents
}

function movementOf(
  entry: Entry,
  from: readonly Transaction[],
  cents: number,
  isPart: boolean,
  head: CamtHead,
): Movement {
  const one = from.length === 1 ? from[0]! : null
  const code = shared(from, (part) => part.code) || entry.code
  const reversal = entry.reversal || undoes(code, cents)
  const { currency } = entry.written
  const counterparties = from.map((part) =>
    counterpartyOf(part.sides, cents > 0, reversal || part.returned !== null, head.ownAccount),
  )
  const counterparty = counterparties[0] ?? nobody
  const isShared = counterparties.every((other) => other.name === counterparty.name && other.iban === counterparty.iban)
  const charges = isPart || one?.charges.length ? one!.charges : entry.charges
  const instructed = one?.instructed ?? null
  return {
    line: isPart ? one!.line : entry.line,
    entryNo: entry.no,
    bookedOn: entry.bookedOn,
    valueOn: entry.valueOn,
    cents,
    currency,
    status: entry.status,
    reversal,
    code,
    label: isPart ? one!.label || entry.label : entry.label || shared(from, (part) => part.label),
    counterparty: isShared ? counterparty : nobody,
    references: referencesOf(entry, from, isPart),
    remittance: from.flatMap((part) => part.remittance.lines),
    returned: one?.returned ?? null,
    instructed:
      instructed && (instructed.currency !== currency || instructed.cents !== Math.abs(cents))
        ? { cents: instructed.cents, currency: instructed.currency }
        : null,
    feeCents: charges.reduce((sum, fee) => (fee.currency === currency ? sum + fee.cents : sum), 0),
  }
}

function referencesOf(entry: Entry, from: readonly Transaction[], isPart: boolean): PaymentReferences {
  const bank = shared(from, (part) => part.references.bank)
  const creditor = shared(from, (part) => part.remittance.creditor)
  const others = creditor ? [] : from.map((part) => part.remittance.creditor).filter(Boolean)
  return {
    ...noReferences,
    endToEnd: shared(from, (part) => part.references.endToEnd),
    mandate: shared(from, (part) => part.references.mandate),
    // A part is known by its own reference; a whole by the entry's, which a report without details gives too.
    bank: isPart ? bank || entry.bank : entry.bank || bank,
    entry: isPart ? entry.bank || entry.reference : entry.reference,
    transaction: shared(from, (part) => part.references.transaction),
    paymentInformation: shared(from, (part) => part.references.paymentInformation) || entry.lot,
    message: shared(from, (part) => part.references.message) || entry.message,
    creditor,
    documents: [...others.map((no) => ({ no, cents: null })), ...from.flatMap((part) => part.remittance.documents)],
  }
}

/** What all transactions say alike, or nothing. */
function shared(from: readonly Transaction[], read: (transaction: Transaction) => string): string {
  const [first] = from
  if (!first) return ''
  const value = read(first)
  return from.every((other) => read(other) === value) ? value : ''
}
