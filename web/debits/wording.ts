import type { CollectionState, DebitState, MandateShow } from '../../src/cash/contract.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

/** What every page of direct debits says. */

export const collectionStates: Record<CollectionState, Sentence> = {
  draft: { fr: 'Brouillon', en: 'Draft' },
  validated: { fr: 'Validée', en: 'Validated' },
  handed_over: { fr: 'À la banque', en: 'With the bank' },
  cancelled: { fr: 'Annulée', en: 'Cancelled' },
}

export const debitStates: Record<DebitState, Sentence> = {
  planned: { fr: 'Prévu', en: 'Planned' },
  running: { fr: 'En attente', en: 'Waiting' },
  settled: { fr: 'Encaissé', en: 'Received' },
  rejected: { fr: 'Rejeté', en: 'Rejected' },
  returned: { fr: 'Revenu impayé', en: 'Returned unpaid' },
  dropped: { fr: 'Retiré', en: 'Taken out' },
  cancelled: { fr: 'Annulé', en: 'Cancelled' },
}

export const mandateStates: Record<MandateShow, Sentence> = {
  active: { fr: 'Actif', en: 'Active' },
  suspended: { fr: 'Suspendu', en: 'Suspended' },
  lapsed: { fr: 'Caduc', en: 'Lapsed' },
  ended: { fr: 'Révoqué', en: 'Ended' },
}

export const sequenceNames: Record<'FRST' | 'RCUR' | 'OOFF' | 'FNAL', Sentence> = {
  FRST: { fr: 'premier', en: 'first' },
  RCUR: { fr: 'récurrent', en: 'recurrent' },
  OOFF: { fr: 'unique', en: 'one-off' },
  FNAL: { fr: 'dernier', en: 'last' },
}

export const wording = {
  debits: { fr: 'Prélèvements', en: 'Direct debits' },
  parts: { fr: 'Parties des prélèvements', en: 'Parts of direct debits' },
  toCash: { fr: 'Encaissements', en: 'Receipts' },
  collections: { fr: 'Remises', en: 'Collections' },
  failed: { fr: 'À représenter', en: 'To present again' },
  mandates: { fr: 'Mandats', en: 'Mandates' },
  settings: { fr: 'Réglages', en: 'Settings' },
  customer: { fr: 'Client', en: 'Customer' },
  mandate: { fr: 'Mandat', en: 'Mandate' },
  account: { fr: 'Compte', en: 'Account' },
  documents: { fr: 'Pièces', en: 'Documents' },
  amount: { fr: 'Montant', en: 'Amount' },
  state: { fr: 'État', en: 'State' },
  /** A state and why it is that, in one line. */
  stateWhy: { fr: '{state} : {why}', en: '{state}: {why}' },
  day: { fr: 'Jour du prélèvement', en: 'Day of collection' },
  collection: { fr: 'Remise', en: 'Collection' },
  collectionNo: { fr: 'Remise n° {no}', en: 'Collection no. {no}' },
  ofDay: { fr: 'du {day}', en: 'of {day}' },
  debitsCount: {
    fr: '{n, plural, =0 {aucun prélèvement} one {# prélèvement} other {# prélèvements}}',
    en: '{n, plural, =0 {no direct debit} one {# direct debit} other {# direct debits}}',
  },
  prepare: { fr: 'Préparer une remise', en: 'Prepare a collection' },
  addMandate: { fr: 'Ajouter un mandat', en: 'Add a mandate' },
  setUp: { fr: 'Régler les prélèvements', en: 'Set up direct debits' },
  notSetTitle: { fr: 'Prélevez vos clients', en: 'Debit your customers' },
  notSet: {
    fr: 'Votre banque vous a donné un identifiant créancier SEPA (ICS). Saisissez-le avec le compte à créditer ; ajoutez ensuite les mandats que vos clients ont signés.',
    en: 'Your bank gave you a SEPA creditor identifier. Enter it with the account to be credited; then add the mandates that your customers signed.',
  },
  close: { fr: 'Fermer', en: 'Close' },
  seeCollection: { fr: 'Voir la remise', en: 'See the collection' },
} satisfies Record<string, Sentence>
