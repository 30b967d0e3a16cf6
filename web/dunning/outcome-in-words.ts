import { type Lang, say } from '../../src/kernel/wording.ts'
import type { Weight } from './bulk.ts'
import { bulkWords } from './bulk-wording.ts'

/** « 12 e-mails partent, 3 lettres vont à l'impression. » */
export function outcomeOf(lang: Lang, { email, letter, done }: Pick<Weight, 'email' | 'letter' | 'done'>): string {
  if (email + letter + done === 0) return say(lang, bulkWords.bulkNothing)
  const comma1 = email > 0 && letter > 0 ? 'yes' : 'no'
  const comma2 = email + letter > 0 && done > 0 ? 'yes' : 'no'
  return say(lang, bulkWords.bulkOutcome, { email, letter, done, comma1, comma2 })
}
