import type { FileSource } from '../ledger-files/source.ts'
import type { BankReading } from './bank-reading.ts'
import { readCamt } from './camt.ts'
import { readCfonb120 } from './cfonb.ts'
import type { BankFormat, BankRecord } from './model.ts'
import { readMt940 } from './mt940.ts'
import { type OfxOptions, readOfx } from './ofx.ts'
import { readQif } from './qif.ts'

/**
 * A statement file of any format, record by record. What the reading came to is the return value: a file with a defect must
 * not be taken in. `currency` is for formats that name none (QIF, some OFX); `latestYear` for one that writes two digits of it.
 */
export function readBankFile(
  source: FileSource,
  format: BankFormat,
  options: Pick<OfxOptions, 'currency'> & { readonly latestYear?: number } = {},
): AsyncGenerator<BankRecord, BankReading> {
  if (format === 'cfonb120') return readCfonb120(source)
  if (format === 'mt940' || format === 'mt942') return readMt940(source, {}, options.latestYear)
  if (format === 'ofx') return readOfx(source, options)
  return format === 'qif' ? readQif(source, options) : readCamt(source)
}
