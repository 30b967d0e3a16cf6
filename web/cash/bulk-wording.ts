import type { Sentence } from '../../src/kernel/wording.ts'

/** Acting on ticked lines. */
export const bulkWords = {
  reading: { fr: 'Lecture des lignes cochées…', en: 'Reading the ticked rows…' },
  outcome: {
    fr: '{n, plural, =0 {Aucune proposition n’est à appliquer.} one {La meilleure proposition de # ligne est appliquée.} other {La meilleure proposition de # lignes est appliquée.}}',
    en: '{n, plural, =0 {There is no proposal to apply.} one {The best proposal of # line is applied.} other {The best proposal of # lines is applied.}}',
  },
  accept: { fr: 'Appliquer les propositions', en: 'Apply the proposals' },
  keyAccept: { fr: 'Appliquer les propositions des lignes cochées', en: 'Apply the proposals of the ticked lines' },
  setAside: { fr: 'Hors clients…', en: 'Set aside…' },
  nothing: { fr: 'Aucune ligne cochée n’a de proposition sûre.', en: 'No ticked line has a safe proposal.' },
  notOpen: { fr: 'n’est pas à rapprocher', en: 'has nothing to match' },
  noProposal: { fr: 'rien n’est proposé', en: 'nothing is proposed' },
  tied: {
    fr: 'd’autres pièces iraient aussi bien : à voir à part',
    en: 'other documents would fit as well: look at it by itself',
  },
  done: {
    fr: '{n, plural, =0 {Aucune ligne rapprochée} one {# ligne rapprochée} other {# lignes rapprochées}}.',
    en: '{n, plural, =0 {No line matched} one {# line matched} other {# lines matched}}.',
  },
  asideDone: {
    fr: '{n, plural, one {# ligne mise} other {# lignes mises}} hors clients.',
    en: '{n, plural, one {# line} other {# lines}} set aside.',
  },
  resultTitle: { fr: 'Ce qui a été appliqué', en: 'What was applied' },
  leftOut: {
    fr: '{n, plural, one {# ligne n’a pas été rapprochée :} other {# lignes n’ont pas été rapprochées :}}',
    en: '{n, plural, one {# line was not matched:} other {# lines were not matched:}}',
  },
  andMore: { fr: 'et {n} autres', en: 'and {n} more' },
  undoPart: {
    fr: '{n, plural, one {# rapprochement n’a pas pu être annulé} other {# rapprochements n’ont pas pu être annulés}} : {why}',
    en: '{n, plural, one {# match could not be undone} other {# matches could not be undone}}: {why}',
  },
} satisfies Record<string, Sentence>
