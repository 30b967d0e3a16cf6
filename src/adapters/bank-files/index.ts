/** What banks hand out and take in, read without a database. The only door of this folder. */

export type { BankReading } from './bank-reading.ts'
export type { BankFile } from './identify-bank.ts'
export type { BankFormat, BankRecord, Movement, StatementEnd, StatementHead } from './model.ts'
export { readPaymentStatus } from './pain.ts'
export type { PaymentStatus } from './pain-reading.ts'
export { readBankFile } from './read-bank-file.ts'
