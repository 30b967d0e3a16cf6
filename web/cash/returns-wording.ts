import type { Sentence } from '../../src/kernel/wording.ts'

/** Payments that came back, on the worklist. */
export const returnsWording = {
  title: {
    fr: '{n, plural, one {# paiement rejeté à traiter} other {# paiements rejetés à traiter}}',
    en: '{n, plural, one {# returned payment to deal with} other {# returned payments to deal with}}',
  },
  why: { fr: 'rejeté le {day} : {reason}', en: 'returned on {day}: {reason}' },
  reopened: { fr: 'de nouveau dû : {documents}', en: 'owed again: {documents}' },
  advice: { fr: 'À faire : {advice}.', en: 'To do: {advice}.' },
  pickTitle: { fr: 'Quel paiement est revenu ?', en: 'Which payment came back?' },
  pickKey: { fr: 'Chercher le paiement revenu', en: 'Look for the payment that came back' },
  pickHint: { fr: 'Client, pièce ou montant', en: 'Customer, document or amount' },
  searching: { fr: 'Recherche…', en: 'Searching…' },
  noneFound: {
    fr: 'Aucun paiement reçu avant cette ligne ne correspond. Essayez un montant, un client ou un numéro de pièce.',
    en: 'No payment received before this line fits. Try an amount, a customer or a document number.',
  },
  receivedOn: { fr: 'reçu le {day}', en: 'received on {day}' },
  leftOf: { fr: 'dont {left} peuvent encore revenir', en: 'of which {left} can still come back' },
  cameAs: { fr: 'arrivé et non rapproché en entier', en: 'came in and not wholly matched' },
  cameBack: { fr: 'Montant revenu', en: 'Amount that came back' },
  bankFee: { fr: 'Frais pris par la banque', en: 'Fee taken by the bank' },
  restStays: { fr: 'il restera {rest} sur la ligne', en: '{rest} will remain on the line' },
  tooMuch: { fr: 'C’est {over} de plus que la ligne.', en: 'That is {over} more than the line.' },
  beyond: { fr: 'Il ne reste que {left} de ce paiement.', en: 'Only {left} of this payment is left.' },
  nothing: { fr: 'Indiquez le montant revenu.', en: 'Give the amount that came back.' },
  reopen: { fr: 'Rouvrir ce qu’il réglait', en: 'Reopen what it settled' },
  close: { fr: 'Fermer les deux lignes', en: 'Close both lines' },
  closeWhat: {
    fr: 'L’argent est venu et reparti : les deux lignes quittent la liste.',
    en: 'The money came and went back: both lines leave the list.',
  },
  closeUndoes: {
    fr: 'Ce qui était rapproché avec {customers} sera de nouveau dû.',
    en: 'What was matched with {customers} will be owed again.',
  },
  reopenedSaid: { fr: '{amount} de {customer} : de nouveau dû.', en: '{amount} of {customer}: owed again.' },
  closedSaid: {
    fr: '{payer} : reçu puis reparti, les deux lignes sont fermées.',
    en: '{payer}: came and went back, both lines are closed.',
  },
  handled: { fr: 'C’est traité', en: 'Dealt with' },
} satisfies Record<string, Sentence>
