import type { RowFinding } from '../../src/cash/advices/rules.ts'
import type { AdviceView } from '../../src/cash/contract.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

/** Remittance advices: what payers announce of a payment, before its money arrives. */
export const adviceWords = {
  list: { fr: 'Avis de paiement', en: 'Remittance advices' },
  shows: { fr: 'Avis à montrer', en: 'Advices to show' },
  waiting: { fr: 'En attente ({n})', en: 'Waiting ({n})' },
  linked: { fr: 'Reçus ({n})', en: 'Received ({n})' },
  dropped: { fr: 'Retirés ({n})', en: 'Withdrawn ({n})' },
  what: {
    fr: 'Un client annonce ce que règle son virement : collez son message ou déposez sa pièce jointe. Quand l’argent arrive, chaque euro trouve sa pièce.',
    en: 'A customer announces what its transfer pays: paste its message or drop its attachment. When the money arrives, each euro finds its document.',
  },
  add: { fr: 'Ajouter un avis', en: 'Add an advice' },
  received: { fr: 'Arrivé le', en: 'Arrived' },
  payer: { fr: 'Payeur', en: 'Payer' },
  payerUnknown: { fr: 'payeur non dit', en: 'payer not stated' },
  paidOn: { fr: 'Paiement le', en: 'Payment on' },
  documents: { fr: 'Pièces', en: 'Documents' },
  total: { fr: 'Total annoncé', en: 'Stated total' },
  state: { fr: 'État', en: 'State' },
  stateWaiting: { fr: 'attend la banque', en: 'waits for the bank' },
  stateStale: { fr: 'aucun paiement n’a suivi', en: 'no payment followed' },
  stateLinked: { fr: 'argent reçu', en: 'money received' },
  stateDropped: { fr: 'retiré', en: 'withdrawn' },
  staleSays: {
    fr: 'Les relevés vont plus loin que les jours où ce paiement pouvait arriver, et aucune ligne de ce montant n’est venue. Relancez le payeur, ou retirez l’avis.',
    en: 'Statements go past the days in which this payment could arrive, and no line of this amount came. Ask the payer, or withdraw the advice.',
  },
  panel: { fr: 'Avis de paiement', en: 'Remittance advice' },
  newTitle: { fr: 'Nouvel avis de paiement', en: 'New remittance advice' },
  paste: { fr: 'Texte du message', en: 'Text of the message' },
  pasteHint: {
    fr: 'Collez ici le message du client, avec les numéros de facture et les montants.',
    en: 'Paste the customer’s message here, with invoice numbers and amounts.',
  },
  orFile: { fr: 'ou déposez ici le PDF, CSV ou XLSX joint', en: 'or drop the attached PDF, CSV or XLSX here' },
  chooseFile: { fr: 'Choisir un fichier', en: 'Choose a file' },
  fileChosen: { fr: 'Fichier : {name}', en: 'File: {name}' },
  otherText: { fr: 'Coller un texte à la place', en: 'Paste a text instead' },
  read: { fr: 'Lire l’avis', en: 'Read the advice' },
  keep: { fr: 'Garder l’avis', en: 'Keep the advice' },
  keepFirst: { fr: 'Lisez d’abord l’avis.', en: 'Read the advice first.' },
  pasteFirst: {
    fr: 'Collez le texte de l’avis, ou choisissez un fichier.',
    en: 'Paste the text of the advice, or choose a file.',
  },
  keptWaiting: {
    fr: 'L’avis est gardé : il attend sa ligne de banque.',
    en: 'The advice is kept: it waits for its bank line.',
  },
  keptLinked: {
    fr: 'L’avis est gardé : son paiement était déjà là, il est rapproché.',
    en: 'The advice is kept: its payment was here already, and is matched.',
  },
  announced: { fr: 'Annoncé', en: 'Announced' },
  explained: { fr: 'Expliqué', en: 'Explained' },
  unexplained: { fr: 'Reste à expliquer', en: 'Left to explain' },
  understood: { fr: 'Ce qui est compris', en: 'What is understood' },
  rows: { fr: 'Pièces citées', en: 'Documents cited' },
  cited: { fr: 'Cité', en: 'Cited' },
  found: { fr: 'Trouvé', en: 'Found' },
  open: { fr: 'Ouvert', en: 'Open' },
  pays: { fr: 'Payé', en: 'Paid' },
  noAmount: { fr: 'non dit', en: 'not stated' },
  settledOn: { fr: 'réglé le {day}', en: 'settled on {day}' },
  line: { fr: 'ligne {line}', en: 'line {line}' },
  customer: { fr: 'Client', en: 'Customer' },
  customerOf: { fr: 'Pièces de {names}', en: 'Documents of {names}' },
  anyCustomer: { fr: 'Tous les clients', en: 'Any customer' },
  customerSays: { fr: 'L’avis paie les pièces de {name}', en: 'The advice pays the documents of {name}' },
  correct: { fr: 'Corriger le client', en: 'Correct the customer' },
  withdraw: { fr: 'Retirer l’avis', en: 'Withdraw the advice' },
  withdrawn: { fr: 'L’avis est retiré.', en: 'The advice is withdrawn.' },
  restore: { fr: 'Reprendre l’avis', en: 'Take the advice up again' },
  restored: { fr: 'L’avis attend de nouveau.', en: 'The advice waits again.' },
  seeLine: { fr: 'Voir la ligne de banque', en: 'See the bank line' },
  emptyTitle: { fr: 'Aucun avis de paiement', en: 'No remittance advice' },
  emptyHere: { fr: 'Aucun avis ici.', en: 'No advice here.' },
  announcedBy: {
    fr: 'Annoncé par l’avis de {payer} : {n, plural, one {# pièce} other {# pièces}}, {total}',
    en: 'Announced by the advice of {payer}: {n, plural, one {# document} other {# documents}}, {total}',
  },
  fromText: { fr: 'texte collé', en: 'pasted text' },
} satisfies Record<string, Sentence>

export const findingNames: Readonly<Record<RowFinding, Sentence>> = {
  open: { fr: 'ouvert, soldé par cet avis', en: 'open, settled by this advice' },
  part: { fr: 'ouvert, payé en partie', en: 'open, paid in part' },
  too_much: { fr: 'payé plus que ce qui est ouvert', en: 'paid more than is open' },
  settled: { fr: 'déjà réglé', en: 'settled already' },
  several: { fr: 'plusieurs pièces portent ce numéro', en: 'several documents bear this number' },
  unknown: { fr: 'introuvable', en: 'not found' },
  no_document: { fr: 'ne cite aucune pièce', en: 'cites no document' },
}

export const stateOf = (advice: Pick<AdviceView, 'state' | 'isStale'>): Sentence =>
  advice.state === 'linked'
    ? adviceWords.stateLinked
    : advice.state === 'dropped'
      ? adviceWords.stateDropped
      : advice.isStale
        ? adviceWords.stateStale
        : adviceWords.stateWaiting
