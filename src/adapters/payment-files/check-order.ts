import { isSEPACountry, isValidBIC } from 'ibantools'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { rfReference, toIban } from '../../kernel/identifiers.ts'
import { type Refusal, refuse } from '../../kernel/verdict.ts'
import type { Sentence, SentenceParams } from '../../kernel/wording.ts'
import { type AddressFault, addressFault } from './check-address.ts'
import { toCreditorId } from './creditor-identifier.ts'
import {
  type Creditor,
  DIRECT_DEBIT_SCHEMES,
  DIRECT_DEBIT_VERSIONS,
  type DirectDebit,
  type DirectDebitOrder,
  SEQUENCE_TYPES,
  UNKNOWN_ACCOUNT,
} from './model.ts'
import { identifierFault, sepaText } from './sepa-text.ts'
import { wording } from './wording.ts'

/** A name is 140 letters in ISO 20022 and 70 in SEPA (EPC130-08). */
const LONGEST_NAME = 70
const LONGEST_TEXT = 140
const MOST_CENTS = 99_999_999_999
/** Lots are numbered after the file, `-` and at most four digits; the whole stays within 35. */
export const LONGEST_MESSAGE_ID = 30

/** In SEPA without being in the European Economic Area: the debtor's bank and address must be told. */
const OUTSIDE_EEA = new Set(['AD', 'CH', 'GB', 'GI', 'MC', 'SM', 'VA'])

/** Everything that keeps a file from being written, in reading order: the file, the creditor, then debit after debit. */
export function checkDirectDebits(order: DirectDebitOrder): Refusal[] {
  const faults: Refusal[] = []
  const madeOn = dayIn('Europe/Paris', order.createdAt)
  if (order.debits.length === 0) faults.push(refuse('no_debits', wording.noDebits).refusal)
  if (!DIRECT_DEBIT_VERSIONS.includes(order.version))
    faults.push(refuse('unknown_version', wording.unknownVersion, { value: order.version }, 'version').refusal)
  if (identifierFault(order.messageId, 'spaces') || order.messageId.length > LONGEST_MESSAGE_ID) {
    const params = { value: shown(order.messageId), limit: LONGEST_MESSAGE_ID }
    faults.push(refuse('bad_message_id', wording.messageId, params, 'messageId').refusal)
  }
  checkCreditor(order.creditor, faults)
  const rankOf = new Map<string, number>()
  const oneOffs = new Set<string>()
  for (const [index, debit] of order.debits.entries()) {
    const check = new DebitCheck(debit, index, faults)
    check.identity(rankOf.get(debit.endToEndId))
    check.amountAndDay(madeOn)
    check.mandate(madeOn, oneOffs)
    check.debtor()
    check.remittance()
    if (!rankOf.has(debit.endToEndId)) rankOf.set(debit.endToEndId, index + 1)
    if (debit.sequence === 'OOFF') oneOffs.add(debit.mandate.id)
  }
  return faults
}

function checkCreditor(creditor: Creditor, faults: Refusal[]): void {
  const fault = (code: string, sentence: Sentence, field: string, value: string, params: SentenceParams = {}) =>
    faults.push(refuse(code, sentence, { value: shown(value), ...params }, `creditor.${field}`).refusal)
  if (!isWritable(creditor.name, LONGEST_NAME)) fault('bad_creditor_name', wording.creditorName, 'name', creditor.name)
  if (!toCreditorId(creditor.creditorId))
    fault('bad_creditor_id', wording.creditorId, 'creditorId', creditor.creditorId)
  if (!isSepaIban(creditor.iban)) fault('bad_creditor_iban', wording.creditorIban, 'iban', creditor.iban)
  if (creditor.bic !== null && !isBic(creditor.bic)) fault('bad_creditor_bic', wording.creditorBic, 'bic', creditor.bic)
  const found = creditor.address && addressFault(creditor.address)
  if (found)
    fault('bad_creditor_address', wording.creditorAddress, `address.${found.field}`, found.value, fieldOf(found))
}

/** Gathers what is wrong with one debit. */
class DebitCheck {
  private readonly debit: DirectDebit
  private readonly index: number
  private readonly faults: Refusal[]

  constructor(debit: DirectDebit, index: number, faults: Refusal[]) {
    this.debit = debit
    this.index = index
    this.faults = faults
  }

  identity(usedBy: number | undefined): void {
    const { endToEndId } = this.debit
    if (identifierFault(endToEndId, 'spaces'))
      this.fault('bad_end_to_end', wording.endToEndId, 'endToEndId', { value: shown(endToEndId) })
    else if (usedBy !== undefined)
      this.fault('twice_end_to_end', wording.twiceEndToEnd, 'endToEndId', { other: usedBy })
  }

  amountAndDay(madeOn: LocalDate): void {
    const { cents, currency, scheme, sequence, collectOn } = this.debit
    if (currency !== 'EUR') this.fault('not_euro', wording.currency, 'currency', { value: shown(currency) })
    if (!Number.isSafeInteger(cents) || cents < 1 || cents > MOST_CENTS)
      this.fault('bad_amount', wording.amount, 'cents')
    if (!DIRECT_DEBIT_SCHEMES.includes(scheme)) this.fault('bad_scheme', wording.scheme, 'scheme', { value: scheme })
    if (!SEQUENCE_TYPES.includes(sequence)) this.fault('bad_scheme', wording.scheme, 'sequence', { value: sequence })
    if (collectOn < madeOn) this.fault('collection_past', wording.collectPast, 'collectOn', { value: collectOn })
  }

  mandate(madeOn: LocalDate, oneOffs: ReadonlySet<string>): void {
    const { id, signedOn, amendment } = this.debit.mandate
    const mandate = shown(id)
    if (identifierFault(id, 'no_spaces'))
      this.fault('bad_mandate_id', wording.mandateId, 'mandate.id', { value: mandate })
    if (signedOn > madeOn)
      this.fault('signed_later', wording.signedLater, 'mandate.signedOn', { mandate, value: signedOn })
    if (oneOffs.has(id)) this.fault('once_only', wording.onceOnly, 'mandate.id', { mandate })
    if (!amendment) return
    const { previousId, previousIban } = amendment
    if (previousId === null && previousIban === null)
      this.fault('empty_amendment', wording.emptyAmendment, 'mandate.amendment', { mandate })
    if (previousId !== null && (identifierFault(previousId, 'no_spaces') || previousId === id))
      this.fault('bad_previous_id', wording.previousId, 'mandate.amendment.previousId', { value: shown(previousId) })
    const isNamed = previousIban !== null && previousIban !== UNKNOWN_ACCOUNT
    if (isNamed && (!isSepaIban(previousIban) || toIban(previousIban) === toIban(this.debit.debtor.iban)))
      this.fault('bad_previous_iban', wording.previousIban, 'mandate.amendment.previousIban', {
        value: shown(previousIban),
      })
  }

  debtor(): void {
    const { name, iban, bic, address } = this.debit.debtor
    if (!isWritable(name, LONGEST_NAME))
      this.fault('bad_debtor_name', wording.debtorName, 'debtor.name', { value: shown(name) })
    if (!isSepaIban(iban)) this.fault('bad_debtor_iban', wording.debtorIban, 'debtor.iban', { value: shown(iban) })
    if (bic !== null && !isBic(bic))
      this.fault('bad_debtor_bic', wording.debtorBic, 'debtor.bic', { value: shown(bic) })
    const country = toIban(iban)?.slice(0, 2) ?? ''
    if (OUTSIDE_EEA.has(country) && (bic === null || address === null))
      this.fault('debtor_abroad', wording.debtorAbroad, bic === null ? 'debtor.bic' : 'debtor.address', {
        value: country,
      })
    const found = address && addressFault(address)
    if (found)
      this.fault('bad_debtor_address', wording.debtorAddress, `debtor.address.${found.field}`, {
        value: shown(found.value),
        ...fieldOf(found),
      })
  }

  remittance(): void {
    const { remittance } = this.debit
    if (remittance === null) return
    if ('reference' in remittance) {
      const { reference } = remittance
      if (rfReference(reference.slice(4)) !== reference)
        this.fault('bad_reference', wording.reference, 'remittance.reference', { value: shown(reference) })
    } else if (!isWritable(remittance.text, LONGEST_TEXT))
      this.fault('bad_text', wording.remittanceText, 'remittance.text', { value: shown(remittance.text) })
  }

  private fault(code: string, sentence: Sentence, field: string, params: SentenceParams = {}): void {
    const debit = shown(this.debit.endToEndId.trim()) || `n° ${this.index + 1}`
    this.faults.push(refuse(code, sentence, { debit, ...params }, `debits[${this.index}].${field}`).refusal)
  }
}

const shown = (value: string): string => value.slice(0, 80).toWellFormed()
const fieldOf = ({ field }: AddressFault): SentenceParams => ({ field })
const isBic = (bic: string): boolean => isValidBIC(bic)

function isSepaIban(text: string): boolean {
  const iban = toIban(text)
  return iban !== null && isSEPACountry(iban.slice(0, 2))
}

/** Whether the file can carry this name of a debtor: 1 to 70 characters once in the letters that every bank takes. */
export const isDebtorName = (name: string): boolean => isWritable(name, LONGEST_NAME)

function isWritable(words: string, most: number): boolean {
  const { text, foreign } = sepaText(words)
  return text.length > 0 && text.length <= most && foreign.length === 0
}
