import { bytesSource, type FileSource } from '../ledger-files/source.ts'
import type { BankReading } from './bank-reading.ts'
import type { BankRecord, Movement, StatementEnd, StatementHead } from './model.ts'

/** A file read to its end and held, its records sorted by what they are. */
export type WholeReading = {
  readonly heads: readonly StatementHead[]
  readonly movements: readonly Movement[]
  readonly ends: readonly StatementEnd[]
  readonly reading: BankReading
}

type Reader = (source: FileSource) => AsyncGenerator<BankRecord, BankReading>

export async function readWholeBankFile(reader: Reader, file: FileSource | Uint8Array | string): Promise<WholeReading> {
  const heads: StatementHead[] = []
  const movements: Movement[] = []
  const ends: StatementEnd[] = []
  const records = reader(typeof file === 'function' ? file : bytesSource(Buffer.from(file as string)))
  let step = await records.next()
  for (; !step.done; step = await records.next()) {
    const { is, ...record } = step.value
    if (is === 'statement') heads.push(record as StatementHead)
    else if (is === 'movement') movements.push(record as Movement)
    else ends.push(record as StatementEnd)
  }
  return { heads, movements, ends, reading: step.value }
}
