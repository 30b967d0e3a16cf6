import type { Sentence } from '../kernel/wording.ts'
import type { DisputeOutcome, DisputeSource, DisputeState } from './model.ts'

export const stateNames: Record<DisputeState, Sentence> = {
  open: { fr: 'Ouvert', en: 'Open' },
  waiting: { fr: 'Avoir attendu', en: 'Credit note awaited' },
  resolved: { fr: 'Résolu', en: 'Resolved' },
}

export const outcomeNames: Record<DisputeOutcome, Sentence> = {
  credit_note: { fr: 'Avoir reçu', en: 'Credit note received' },
  rejected: { fr: 'Rejeté', en: 'Rejected' },
  settled: { fr: 'Transigé', en: 'Settled for less' },
  paid: { fr: 'Payé', en: 'Paid' },
  withdrawn: { fr: 'Pièce retirée des comptes', en: 'Document taken out of the books' },
}

export const sourceNames: Record<DisputeSource, Sentence> = {
  us: { fr: 'Saisi par nous', en: 'Entered by us' },
  reply: { fr: 'Réponse du client', en: 'Reply of the customer' },
  portal: { fr: 'Page du client', en: 'Customer’s page' },
}

/** What disputes refuse, told to whoever tried. */
export const disputesWording = {
  stillOpen: {
    fr: 'Ce litige est encore ouvert : il n’y a rien à rouvrir.',
    en: 'This dispute is still open: there is nothing to take up again.',
  },
  alreadyOver: {
    fr: 'Ce litige est résolu. Rouvrez-le pour le traiter à nouveau.',
    en: 'This dispute is resolved. Take it up again to deal with it anew.',
  },
  alreadyAccepted: {
    fr: 'Ce litige est déjà accepté : son avoir est attendu.',
    en: 'This dispute is accepted already: its credit note is awaited.',
  },
  noItem: {
    fr: 'Choisissez au moins une pièce contestée.',
    en: 'Choose at least one document that is contested.',
  },
  itemUnknown: {
    fr: 'Une des pièces n’est pas de ce client. Rechargez la page et choisissez-la à nouveau.',
    en: 'One of the documents is not this customer’s. Reload the page and choose it again.',
  },
  itemTwice: { fr: 'La pièce {document} est citée deux fois.', en: 'Document {document} is named twice.' },
  notDebit: {
    fr: '{document} est un crédit du client : on ne conteste que ce qui lui est demandé.',
    en: '{document} is a credit of the customer: only what is asked of it can be contested.',
  },
  itemPaid: {
    fr: '{document} est entièrement réglée : il n’y a plus rien à contester.',
    en: '{document} is fully settled: there is nothing left to contest.',
  },
  itemWithdrawn: {
    fr: '{document} a été retirée des comptes : il n’y a plus rien à contester.',
    en: '{document} was taken out of the books: there is nothing left to contest.',
  },
  itemDisputed: {
    fr: '{document} est déjà en litige. Complétez ce litige plutôt que d’en ouvrir un autre.',
    en: '{document} is in dispute already. Add to that dispute rather than opening another one.',
  },
  partTooLarge: {
    fr: 'Il ne reste que {left} sur {document} : contestez ce montant ou moins.',
    en: 'Only {left} is left on {document}: contest that amount or less.',
  },
  mixedCurrencies: {
    fr: 'Ces pièces sont en plusieurs devises. Ouvrez un litige par devise.',
    en: 'These documents are in several currencies. Open one dispute for each.',
  },
  categoryGone: {
    fr: 'Ce motif n’existe plus. Choisissez-en un autre.',
    en: 'This cause does not exist any more. Choose another one.',
  },
  ownerUnknown: {
    fr: 'Ce responsable n’est pas membre de l’organisation.',
    en: 'This owner is not a member of the organisation.',
  },
  colleagueGone: {
    fr: 'Ce collègue ne fait plus partie de la liste. Choisissez-en un autre.',
    en: 'This colleague is no longer on the list. Choose another one.',
  },
  colleagueUnreached: {
    fr: '{name} n’a pas d’adresse e-mail : ajoutez-la dans Réglages, Collègues.',
    en: '{name} has no e-mail address: add it in Settings, Colleagues.',
  },
  dayWrong: { fr: 'L’échéance n’est pas un jour du calendrier.', en: 'The deadline is not a day of the calendar.' },
  dueBefore: {
    fr: 'L’échéance ({due}) précède l’ouverture du litige ({opened}).',
    en: 'The deadline ({due}) is before the opening of the dispute ({opened}).',
  },
  creditTooLarge: {
    fr: 'L’avoir attendu ({asked}) dépasse ce qui est contesté ({left}).',
    en: 'The awaited credit note ({asked}) is more than what is contested ({left}).',
  },
  creditGone: {
    fr: 'Cet avoir n’est pas un crédit de ce client dans cette devise, ou il sert déjà un autre litige.',
    en: 'This credit note is not a credit of this customer in this currency, or it serves another dispute already.',
  },
  reasonMissing: {
    fr: 'Dites en une phrase pourquoi : le client et vos collègues le liront.',
    en: 'Say why in one sentence: the customer and your colleagues will read it.',
  },
  nothingForgiven: {
    fr: 'Le client devrait encore {owed} sur {left} contestés : laissez-en moins, ou rejetez le litige.',
    en: 'The customer would still owe {owed} of {left} contested: leave less, or reject the dispute.',
  },
  mayNotForgive: {
    fr: 'Abandonner {forgiven} demande le rôle de responsable. Proposez cet accord à l’un d’eux.',
    en: 'Forgiving {forgiven} takes the role of manager. Suggest this settlement to one of them.',
  },
  writeOffUsed: {
    fr: 'L’abandon de {amount} a été utilisé autrement depuis : annulez d’abord ce règlement.',
    en: 'The write-off of {amount} has been used otherwise since: undo that settlement first.',
  },
  nothingLeft: {
    fr: 'Plus rien n’est dû sur les pièces de ce litige : il n’y a rien à rouvrir.',
    en: 'Nothing is owed any more on the documents of this dispute: there is nothing to take up again.',
  },
  noteEmpty: { fr: 'Écrivez la note avant de l’enregistrer.', en: 'Write the note before saving it.' },
  fileTwice: {
    fr: 'Ce fichier est déjà joint à ce litige, sous le nom « {name} ».',
    en: 'This file is attached to this dispute already, as “{name}”.',
  },
  categoryName: {
    fr: 'Un autre motif porte déjà le nom « {name} ».',
    en: 'Another cause already bears the name “{name}”.',
  },
  lastCategory: {
    fr: 'Il faut au moins un motif : ajoutez-en un autre avant de retirer celui-ci.',
    en: 'At least one cause is needed: add another one before withdrawing this one.',
  },
  importDisputed: {
    fr: '{count, plural, one {Une pièce de cet import est en litige} other {# pièces de cet import sont en litige}} : résolvez d’abord.',
    en: '{count, plural, one {One document of this import is in dispute} other {# documents of this import are in dispute}}: resolve that first.',
  },
  writeOffLabel: {
    fr: 'Abandon après litige',
    en: 'Written off after a dispute',
  },
} as const satisfies Record<string, Sentence>
