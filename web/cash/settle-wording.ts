import type { Sentence } from '../../src/kernel/wording.ts'

/** What is said where documents are settled with each other by hand. */
export const settleWords = {
  applyCredit: { fr: 'Imputer sur des pièces', en: 'Apply to documents' },
  useCredit: { fr: 'Imputer un avoir ou un acompte', en: 'Apply a credit' },
  nothingOwed: {
    fr: 'Ce client ne doit rien dans cette devise : il n’y a pas de pièce à régler.',
    en: 'This customer owes nothing in this currency: there is no document to settle.',
  },
  title: { fr: 'Imputer : {name}', en: 'Apply: {name}' },
  what: {
    fr: 'Cochez les pièces à lettrer ensemble. Reste à imputer sur {name} : {left}.',
    en: 'Tick the documents to settle with each other. Left to apply on {name}: {left}.',
  },
  filter: { fr: 'Numéro ou montant', en: 'Number or amount' },
  act: { fr: 'Lettrer', en: 'Settle' },
  chooseFirst: { fr: 'Cochez au moins une pièce.', en: 'Tick at least one document.' },
  amountWrong: {
    fr: 'Un montant est vide ou dépasse ce qui reste sur sa pièce.',
    en: 'An amount is empty or exceeds what is left on its document.',
  },
  tooMuch: {
    fr: 'Il ne reste que {left} sur {name} : réduisez un montant.',
    en: 'Only {left} is left on {name}: reduce an amount.',
  },
  settled: {
    fr: '{amount} imputés, {n, plural, one {# pièce lettrée} other {# pièces lettrées}}.',
    en: '{amount} applied, {n, plural, one {# document settled} other {# documents settled}}.',
  },
  undoOne: { fr: 'Délettrer', en: 'Undo' },
  undoOneOf: { fr: 'Délettrer {name}', en: 'Undo the settlement with {name}' },
  undone: { fr: 'Délettré : les deux pièces sont de nouveau ouvertes.', en: 'Undone: both documents are open again.' },
} satisfies Record<string, Sentence>
