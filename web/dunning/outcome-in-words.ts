import { type Lang, say } from '../../src/kernel/wording.ts'
import type { BulkSum } from './bulk.ts'
import { wording } from './wording.ts'

/** « 12 e-mails partent, 3 lettres vont à l'impression. » */
export function outcomeOf(lang: Lang, { email, letter, done }: BulkSum): string {
  const comma1 = email > 0 && letter + done > 0 && letter > 0 ? 'yes' : 'no'
  const comma2 = email + letter > 0 && done > 0 ? 'yes' : 'no'
  return say(lang, wording.bulkOutcome, { email, letter, done, comma1, comma2 })
}
