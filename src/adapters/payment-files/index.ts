/** Files that a creditor hands to its bank. The only door of this folder; what the bank answers is read by bank-files. */

export { checkDirectDebits, isDebtorName } from './check-order.ts'
export { toCreditorId } from './creditor-identifier.ts'
export {
  type Creditor,
  type DirectDebit,
  type DirectDebitOrder,
  type DirectDebitScheme,
  type DirectDebitVersion,
  type MandateAmendment,
  type PostalAddress,
  type SequenceType,
  UNKNOWN_ACCOUNT,
} from './model.ts'
export { type CreditTransfer, writeCreditTransfers } from './write-credit-transfers.ts'
export { writeDirectDebits } from './write-direct-debits.ts'
