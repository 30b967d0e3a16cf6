import { FRENCH_CAUSE_WORDS, FRENCH_CAUSES } from './causes-fr.ts'
import { FRENCH_PAPER_WORDS, FRENCH_PAPERS } from './papers-fr.ts'
import { FRENCH_DOUBTS, FRENCH_HEDGES, FRENCH_PAYMENT_WORDS, FRENCH_PAYMENTS } from './payments-fr.ts'
import { FRENCH_PEOPLE, FRENCH_PEOPLE_WORDS } from './people-fr.ts'
import type { Phrasebook } from './phrases.ts'

/** How French customers say it. */
export const FRENCH: Phrasebook = {
  marks:
    "je|j'[a-z]+|nous|vous|le|la|les|l'[a-z]+|des|une?|est|et|pas|ne|n'[a-z]+|notre|votre|nos|vos|du|au|aux|pour|qui|que|qu'[a-z]+|sur|ce|cette|par|avec|merci|bonjour|ont|sont|mon|ma|mes|dans|c'est|sera|svp",
  words: {
    ...FRENCH_PAYMENT_WORDS,
    ...FRENCH_PEOPLE_WORDS,
    ...FRENCH_PAPER_WORDS,
    ...FRENCH_CAUSE_WORDS,
  },
  says: {
    ...FRENCH_CAUSES,
    ...FRENCH_PAYMENTS,
    ...FRENCH_PEOPLE,
    ...FRENCH_PAPERS,
  },
  hedges: FRENCH_HEDGES,
  doubts: FRENCH_DOUBTS,
}
