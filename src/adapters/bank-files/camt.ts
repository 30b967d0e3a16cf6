import type { FileSource } from '../ledger-files/source.ts'
import type { BankReading } from './bank-reading.ts'
import { CamtReading, EXPECTED_CAMT } from './camt-reading.ts'
import type { BankRecord } from './model.ts'
import { readXml } from './xml-reader.ts'

/**
 * The records of a camt.052, camt.053 or camt.054 of any version (`formats.md` §3), in file order; memory depends on the
 * largest entry, not on the file. An entry that cannot be read is a defect and gives no movement: a file with defects must
 * not be taken in. Throws `Refused` when the XML is broken, unsafe or something else.
 */
export async function* readCamt(source: FileSource): AsyncGenerator<BankRecord, BankReading> {
  const reading = new CamtReading()
  for await (const _ of readXml(source, reading, EXPECTED_CAMT)) yield* reading.take()
  return reading.finish()
}
