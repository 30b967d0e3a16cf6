import type { Sentence } from '../kernel/wording.ts'

/**
 * What an agreement to pay in instalments says. A text that a lawyer reads over before it serves: an acknowledgment of debt is written
 * by the debtor in figures and in words (C. civ. art. 1376), and interrupts limitation (C. civ. art. 2240).
 */
export const agreed = {
  title: { fr: 'Accord de paiement échelonné', en: 'Agreement to pay in instalments' },
  reference: { fr: 'Échéancier {plan} du {day}', en: 'Plan {plan} of {day}' },
  between: { fr: 'Entre', en: 'Between' },
  creditor: { fr: 'le créancier', en: 'the creditor' },
  through: {
    fr: 'représenté par {agent}, qui recouvre pour son compte',
    en: 'represented by {agent}, which collects on its behalf',
  },
  debtor: { fr: 'le débiteur', en: 'the debtor' },
  and: { fr: 'et', en: 'and' },
  siren: { fr: 'SIREN {siren}', en: 'SIREN {siren}' },
  debtTitle: { fr: '1. Reconnaissance de dette', en: '1. Acknowledgment of debt' },
  debt: {
    fr: '{debtor} reconnaît devoir à {creditor} la somme de {figures} ({words}), au titre des pièces suivantes, qu’il ne conteste pas :',
    en: '{debtor} acknowledges owing {creditor} the sum of {figures} ({words}), for the following documents, which it does not dispute:',
  },
  document: { fr: 'Document', en: 'Document' },
  issued: { fr: 'Date', en: 'Date' },
  due: { fr: 'Échéance', en: 'Due' },
  owed: { fr: 'Reste dû', en: 'Still due' },
  total: { fr: 'Total', en: 'Total' },
  scheduleTitle: { fr: '2. Versements', en: '2. Payments' },
  schedule: {
    fr: '{creditor} accepte que cette somme soit payée en {count} versements, sans intérêt tant que le présent accord est respecté :',
    en: '{creditor} accepts that this sum be paid in {count} payments, without interest as long as this agreement is kept:',
  },
  place: { fr: 'N°', en: 'No.' },
  on: { fr: 'Au plus tard le', en: 'By' },
  amount: { fr: 'Montant', en: 'Amount' },
  quote: { fr: 'Référence à rappeler', en: 'Reference to quote' },
  imputation: {
    fr: 'Chaque versement s’impute sur les pièces ci-dessus, la plus anciennement échue d’abord.',
    en: 'Each payment is put on the documents above, the one longest due first.',
  },
  lapseTitle: { fr: '3. Défaut de paiement', en: '3. Missed payment' },
  lapse: {
    fr: 'Si un versement n’est pas reçu à sa date et reste impayé {days, plural, one {# jour} other {# jours}} après un avis écrit du créancier, le présent accord devient caduc : tout ce qui reste dû est aussitôt exigible, avec les pénalités et indemnités que la loi permet de demander.',
    en: 'If a payment is not received on its day and is still unpaid {days, plural, one {# day} other {# days}} after a written notice of the creditor, this agreement lapses: all that is left falls due at once, with the penalties and indemnities that the law allows to claim.',
  },
  lapseConsumer: {
    fr: 'Si un versement n’est pas reçu à sa date et reste impayé {days, plural, one {# jour} other {# jours}} après un avis écrit du créancier, le présent accord devient caduc : tout ce qui reste dû est aussitôt exigible. Aucuns frais de recouvrement ne sont mis à la charge du débiteur.',
    en: 'If a payment is not received on its day and is still unpaid {days, plural, one {# day} other {# days}} after a written notice of the creditor, this agreement lapses: all that is left falls due at once. No collection cost is charged to the debtor.',
  },
  novation: {
    fr: 'Cet accord aménage le paiement de la dette et ne la remplace pas : il n’emporte ni novation ni renonciation aux droits du créancier.',
    en: 'This agreement arranges the payment of the debt and does not replace it: it is neither a novation nor a waiver of the creditor’s rights.',
  },
  earlyPayment: {
    fr: 'Le débiteur peut payer d’avance, en tout ou en partie, sans frais.',
    en: 'The debtor may pay early, in whole or in part, at no cost.',
  },
  fetched: {
    fr: 'Chaque versement est prélevé à sa date, en vertu du mandat désigné ci-dessous ; le présent tableau en vaut préavis.',
    en: 'Each payment is collected by direct debit on its day, under the mandate named below; this table is its pre-notification.',
  },
  debitTitle: { fr: '4. Prélèvement', en: '4. Direct debit' },
  mandate: { fr: 'Mandat (RUM)', en: 'Mandate reference' },
  account: { fr: 'Compte prélevé', en: 'Account debited' },
  payTitle: { fr: '4. Comment payer', en: '4. How to pay' },
  holder: { fr: 'Bénéficiaire', en: 'Payee' },
  iban: { fr: 'IBAN', en: 'IBAN' },
  bic: { fr: 'BIC', en: 'BIC' },
  qr: { fr: 'Versement n° {place}', en: 'Payment no. {place}' },
  qrAlternative: { fr: 'Code QR de virement du versement n° {place}', en: 'Transfer QR code of payment no. {place}' },
  copies: { fr: 'Fait en deux exemplaires.', en: 'Made in two copies.' },
  signCreditor: { fr: 'Pour {creditor}', en: 'For {creditor}' },
  signDebtor: { fr: 'Pour {debtor}', en: 'For {debtor}' },
  signHow: { fr: 'Lieu, date, nom, qualité et signature', en: 'Place, date, name, capacity and signature' },
  signHand: {
    fr: 'Écrire de sa main la somme due, en chiffres et en toutes lettres :',
    en: 'Write by hand the sum owed, in figures and in words:',
  },
  page: { fr: 'page', en: 'page' },
} satisfies Record<string, Sentence>
