import { decimalText } from '../../kernel/money.ts'
import type { Refusal } from '../../kernel/verdict.ts'
import type { FileSource } from '../ledger-files/source.ts'
import type { BankReading } from './bank-reading.ts'
import { type QifOptions, readQif } from './qif.ts'

export type QifInspection = {
  readonly facts: { readonly kind: 'qif'; readonly transactions: number; readonly sum: string }
  readonly refusal: Refusal | null
  readonly reading: BankReading
}

/** What a QIF file holds, and why it cannot be taken in (its first defect). */
export async function inspectQif(source: FileSource, options: QifOptions = {}): Promise<QifInspection> {
  const reader = readQif(source, options)
  let transactions = 0
  let cents = 0
  let step = await reader.next()
  for (; !step.done; step = await reader.next())
    if (step.value.is === 'end') {
      transactions += step.value.entries
      cents += step.value.sumCents
    }
  const sum = decimalText(cents, options.currency ?? 'EUR')
  return {
    facts: { kind: 'qif', transactions, sum },
    refusal: step.value.defects.shown[0] ?? null,
    reading: step.value,
  }
}
