import type { FileFacts } from './model.ts'
import type { Score } from './score.ts'
import type { Results } from './show-results.ts'

/** Answers of debtors from which on their mean is told: of fewer, somebody might be known. */
const LEAST_ANSWERS = 5

const withoutGrades = <T extends Score>(score: T): T => ({ ...score, grades: 0, gradeCentis: null })

/**
 * Results as their provider reads them: nothing of what we would do ourselves or wrote on its card, and debtors' answers together or not at
 * all.
 */
export function toldToProvider(one: Results): Results {
  const isQuoted = one.promised?.from === 'quote'
  return {
    ...one,
    score: one.score.grades < LEAST_ANSWERS ? withoutGrades(one.score) : one.score,
    byAge: one.byAge.map(withoutGrades),
    bySize: one.bySize.map(withoutGrades),
    byKind: one.byKind.map(withoutGrades),
    bySector: one.bySector.map(withoutGrades),
    pilot: one.pilot && { pilot: withoutGrades(one.pilot.pilot), rest: withoutGrades(one.pilot.rest) },
    promised: isQuoted ? one.promised : null,
    promise: isQuoted ? one.promise : null,
    here: null,
  }
}

/** A file as its provider reads it: who the debtor is for as long as it works it; who answered what is between the debtor and the creditor. */
export const fileToldToProvider = (file: FileFacts): FileFacts => ({
  ...file,
  grade: null,
  customerName: file.endedOn === null ? file.customerName : '',
})
