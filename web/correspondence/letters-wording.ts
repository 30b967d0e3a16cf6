import type { Sentence } from '../../src/kernel/wording.ts'

/** What is said of letters to print and to post. */
export const lettersWords = {
  lettersToPrint: {
    fr: '{n, plural, =0 {Aucune lettre à imprimer} one {# lettre à imprimer} other {# lettres à imprimer}}',
    en: '{n, plural, =0 {No letter to print} one {# letter to print} other {# letters to print}}',
  },
  noLetter: {
    fr: 'Les lettres approuvées s’ajoutent ici. Vous les imprimez en un seul PDF, puis vous dites qu’elles sont postées.',
    en: 'Approved letters gather here. You print them as one PDF, then say they are posted.',
  },
  gather: { fr: 'Réunir les lettres en un PDF', en: 'Gather the letters into one PDF' },
  gatherTitle: {
    fr: 'Réunir {n, plural, one {# lettre} other {# lettres}} ?',
    en: 'Gather {n, plural, one {# letter} other {# letters}}?',
  },
  gatherWhat: {
    fr: 'Chaque lettre est vérifiée une dernière fois : celles dont les factures ont été réglées depuis sont écartées.',
    en: 'Each letter is checked one last time: those whose invoices were paid meanwhile are left out.',
  },
  gathered: {
    fr: '{n, plural, one {# lettre réunie} other {# lettres réunies}}.',
    en: '{n, plural, one {# letter gathered} other {# letters gathered}}.',
  },
  gatheredLeftOut: {
    fr: '{n, plural, one {# lettre écartée} other {# lettres écartées}}',
    en: '{n, plural, one {# letter left out} other {# letters left out}}',
  },
  batches: { fr: 'Lots imprimés', en: 'Printed batches' },
  batchOf: { fr: 'Lot du', en: 'Batch of' },
  batchLetters: { fr: 'Lettres', en: 'Letters' },
  batchPosted: { fr: 'Postées', en: 'Posted' },
  batchBy: { fr: 'Par', en: 'By' },
  markPosted: { fr: 'Marquer postées', en: 'Mark as posted' },
  markPostedTitle: { fr: 'Dire que le lot est posté', en: 'Say that the batch is posted' },
  markPostedWhat: {
    fr: '{n, plural, one {La lettre de ce lot compte} other {Les # lettres de ce lot comptent}} comme postée à cette date : c’est elle qui fait courir les délais.',
    en: '{n, plural, one {The letter of this batch counts} other {The # letters of this batch count}} as posted on that day: delays run from it.',
  },
  postingDay: { fr: 'Jour du dépôt', en: 'Day of posting' },
  postedSaid: {
    fr: '{n, plural, one {# lettre postée} other {# lettres postées}}.',
    en: '{n, plural, one {# letter posted} other {# letters posted}}.',
  },
  registeredNos: { fr: 'Numéros de recommandé', en: 'Registered numbers' },
  registeredNosHint: {
    fr: 'À recopier du bordereau ; vide pour une lettre simple.',
    en: 'Copied from the slip; empty for an ordinary letter.',
  },
} satisfies Record<string, Sentence>
