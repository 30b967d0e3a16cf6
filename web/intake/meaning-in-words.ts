import type { Words } from '../design/words.tsx'
import type { Bounds, ListKind, MappedField, Meaning } from './mapping-draft.ts'
import { fieldNames, statementNames, wording } from './mapping-wording.ts'

export function bucketName({ t }: Words, { fromDays, toDays }: Bounds): string {
  if (fromDays === null && toDays === 0) return t(wording.bucketNotDue)
  if (fromDays === null) return t(wording.bucketUpTo, { to: toDays ?? 0 })
  return toDays === null
    ? t(wording.bucketOver, { from: fromDays })
    : t(wording.bucketRange, { from: fromDays, to: toDays })
}

/** In an aged balance the open amount of a row is the total of its customer; a bank's debit is money that left. */
export function fieldName({ t }: Words, field: MappedField, kind: ListKind): string {
  if (kind === 'aged_balance' && field === 'openAmount') return t(wording.totalOfCustomer)
  return t((kind === 'bank_statement' && statementNames[field]) || fieldNames[field])
}

export function meaningInWords(words: Words, meaning: NonNullable<Meaning>, kind: ListKind): string {
  return 'field' in meaning ? fieldName(words, meaning.field, kind) : bucketName(words, meaning.bucket)
}
