import type { Sentence } from '../kernel/wording.ts'

/** How documents are chosen by who has too many to list. */
export const chooseWording = {
  search: { fr: 'Chercher une pièce par son numéro', en: 'Find a document by its number' },
  searchAct: { fr: 'Chercher', en: 'Find' },
  noneFound: {
    fr: 'Aucune pièce ne porte « {words} ». Cherchez une partie plus courte de son numéro.',
    en: 'No document bears “{words}”. Look for a shorter part of its number.',
  },
  shown: {
    fr: 'Pièces {first, number} à {last, number} sur {count, number}.',
    en: 'Documents {first, number} to {last, number} of {count, number}.',
  },
  mostChosen: {
    fr: '{most, number} pièces sont choisies : envoyez-les d’abord.',
    en: '{most, number} documents are chosen: send these first.',
  },
  choose: { fr: 'Choisir les pièces cochées', en: 'Choose the ticked documents' },
  earlier: { fr: 'Pièces précédentes', en: 'Previous documents' },
  later: { fr: 'Pièces suivantes', en: 'Next documents' },
  chosen: { fr: 'Pièces choisies', en: 'Chosen documents' },
  noneChosen: {
    fr: 'Aucune pièce choisie une à une : cherchez-la ci-dessus et cochez-la.',
    en: 'No document chosen one by one: find it above and tick it.',
  },
  allLate: {
    fr: 'Toutes les pièces échues ({count, number})',
    en: 'All overdue documents ({count, number})',
  },
  allOpen: { fr: 'Toutes les pièces ({count, number})', en: 'All documents ({count, number})' },
  itemsMoved: {
    fr: 'Vos pièces ont changé depuis l’ouverture de cette page : vérifiez le nouveau total, puis envoyez de nouveau.',
    en: 'Your documents have changed since this page was opened: check the new total, then send again.',
  },
} satisfies Record<string, Sentence>
