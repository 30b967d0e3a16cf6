/** What banks hand out and take in, read without a database. The only door of this folder. */

export type { BankReading } from './bank-reading.ts'
export { fixedLines } from './cfonb-lines.ts'
export { reasonSpoken, withoutReason } from './cfonb-reasons.ts'
export { type ReturnedItem, readCfonb240 } from './cfonb240.ts'
export { type ColumnMap, readColumnMap, SAMPLE_MAP } from './cfonb240-map.ts'
export type { BankFile } from './identify-bank.ts'
export {
  type BankFormat,
  type BankRecord,
  type Movement,
  nobody,
  noReferences,
  type StatementEnd,
  type StatementHead,
} from './model.ts'
export { readPaymentStatus } from './pain.ts'
export type { PaymentStatus } from './pain-reading.ts'
export { readBankFile } from './read-bank-file.ts'
