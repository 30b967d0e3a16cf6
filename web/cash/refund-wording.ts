import type { Sentence } from '../../src/kernel/wording.ts'

/** Money given back to a customer, from its bank line. */
export const refundWording = {
  ask: { fr: 'Remboursement d’un client…', en: 'Refund to a customer…' },
  title: { fr: 'Quel avoir ou acompte a été remboursé ?', en: 'Which credit note or money on account was paid back?' },
  close: { fr: 'Fermer', en: 'Close' },
  search: { fr: 'Chercher l’avoir ou l’acompte remboursé', en: 'Look for the credit that was paid back' },
  hint: { fr: 'Client, pièce ou montant', en: 'Customer, document or amount' },
  searching: { fr: 'Recherche…', en: 'Searching…' },
  noneFound: {
    fr: 'Aucun avoir ni acompte ouvert ne correspond. Essayez un montant, un client ou un numéro de pièce.',
    en: 'No open credit note or money on account fits. Try an amount, a customer or a document number.',
  },
  dated: { fr: 'du {day}', en: 'of {day}' },
  amount: { fr: 'Montant remboursé', en: 'Amount paid back' },
  restStays: { fr: 'il restera {rest} sur la ligne', en: '{rest} will remain on the line' },
  tooMuch: { fr: 'C’est {over} de plus que la ligne.', en: 'That is {over} more than the line.' },
  beyond: { fr: 'Il n’y a que {left} en avoir.', en: 'Only {left} is in credit.' },
  nothing: { fr: 'Indiquez le montant remboursé.', en: 'Give the amount paid back.' },
  payBack: { fr: 'Rapprocher ce remboursement', en: 'Match this refund' },
  done: { fr: '{amount} remboursés à {customer}.', en: '{amount} paid back to {customer}.' },
} satisfies Record<string, Sentence>
