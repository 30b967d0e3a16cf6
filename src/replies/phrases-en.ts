import { ENGLISH_CAUSE_WORDS, ENGLISH_CAUSES } from './causes-en.ts'
import { ENGLISH_PAPER_WORDS, ENGLISH_PAPERS } from './papers-en.ts'
import { ENGLISH_DOUBTS, ENGLISH_HEDGES, ENGLISH_PAYMENT_WORDS, ENGLISH_PAYMENTS } from './payments-en.ts'
import { ENGLISH_PEOPLE, ENGLISH_PEOPLE_WORDS } from './people-en.ts'
import type { Phrasebook } from './phrases.ts'

/** How customers who write in English say it. */
export const ENGLISH: Phrasebook = {
  marks:
    "the|we|we'[a-z]+|you|you'[a-z]+|i'[a-z]+|is|are|was|were|and|not|our|your|for|please|it|this|that|will|have|has|been|of|to|be|by|my|they|[a-z]+n't|with|thanks|from|hi|hello",
  words: {
    ...ENGLISH_PAYMENT_WORDS,
    ...ENGLISH_PEOPLE_WORDS,
    ...ENGLISH_PAPER_WORDS,
    ...ENGLISH_CAUSE_WORDS,
  },
  says: {
    ...ENGLISH_CAUSES,
    ...ENGLISH_PAYMENTS,
    ...ENGLISH_PEOPLE,
    ...ENGLISH_PAPERS,
  },
  hedges: ENGLISH_HEDGES,
  doubts: ENGLISH_DOUBTS,
}
