import type { Sentence } from '../../src/kernel/wording.ts'
import type { Fault, GapAs } from './match-draft.ts'

/** One bank line: what the bank said, what is proposed, and everything to do about it. */
export const matchWords = {
  ofWhich: { fr: 'sur {amount}', en: 'of {amount}' },
  valueOn: { fr: 'valeur {day}', en: 'value {day}' },
  source: { fr: 'Ligne {line} du relevé importé', en: 'Line {line} of the imported statement' },
  bankSays: { fr: 'Ce que dit la banque', en: 'What the bank says' },
  proposal: { fr: 'Proposition', en: 'Proposal' },
  otherProposals: { fr: 'Propositions', en: 'Proposals' },
  choose: { fr: 'Choisir la proposition {n}', en: 'Choose proposal {n}' },
  nothingProposed: {
    fr: 'Rien n’est proposé pour cette ligne : ni pièce citée, ni payeur connu, ni montant ouvert.',
    en: 'Nothing is proposed for this line: no document cited, no known payer, no open amount.',
  },
  tied: {
    fr: 'D’autres pièces iraient aussi bien : vérifiez avant d’appliquer.',
    en: 'Other documents would fit as well: check before applying.',
  },
  tiedReturn: {
    fr: 'D’autres paiements iraient aussi bien : vérifiez avant de rouvrir.',
    en: 'Other payments would fit as well: check before reopening.',
  },
  tiedBooks: {
    fr: 'Rien ne prouve que ce soit le même argent : vérifiez avant d’accepter.',
    en: 'Nothing proves that it is the same money: check before accepting.',
  },
  paidBy: { fr: 'payé par {name}', en: 'paid by {name}' },
  part: { fr: 'Pièce', en: 'Document' },
  dueOn: { fr: 'Échéance', en: 'Due' },
  open: { fr: 'Ouvert', en: 'Open' },
  settles: { fr: 'Réglé', en: 'Settled' },
  tickPart: { fr: 'Régler {document}', en: 'Settle {document}' },
  amountOf: { fr: 'Montant réglé de {document}', en: 'Amount settled of {document}' },
  willRemain: { fr: 'il restera {amount}', en: '{amount} will remain' },
  tiedRefund: {
    fr: 'Rien ne désigne sûrement ce client : vérifiez avant d’accepter.',
    en: 'Nothing surely points to this customer: check before accepting.',
  },
  alone: {
    fr: 'Aucune pièce : tout le montant est gardé en acompte pour {name}.',
    en: 'No document: the whole amount is kept on account for {name}.',
  },
  balance: { fr: 'Ce que devient la ligne', en: 'What becomes of the line' },
  line: { fr: 'Ligne', en: 'Line' },
  documents: { fr: 'Pièces', en: 'Documents' },
  gap: { fr: 'Écart', en: 'Gap' },
  onAccount: { fr: 'En acompte', en: 'On account' },
  remaining: { fr: 'Reste', en: 'Remains' },
  missing: { fr: 'Écart de {amount} :', en: 'Gap of {amount}:' },
  leaveOwed: { fr: 'laisser dû', en: 'leave owed' },
  keepOnAccount: { fr: 'Garder {amount} en acompte', en: 'Keep {amount} on account' },
  backOnLine: { fr: 'Laisser {amount} sur la ligne', en: 'Leave {amount} on the line' },
  applyWhole: { fr: 'Appliquer en entier', en: 'Apply in full' },
  applyPart: { fr: 'Appliquer en partie', en: 'Apply in part' },
  recognise: { fr: 'C’est ce règlement', en: 'It is this payment' },
  otherCustomer: { fr: 'Autre client', en: 'Other customer' },
  other: { fr: 'Autre…', en: 'Other…' },
  refuse: { fr: 'Refuser', en: 'Refuse' },
  setAside: { fr: 'Hors clients…', en: 'Set aside…' },
  bringBack: { fr: 'Remettre parmi les lignes à voir', en: 'Put back among lines to review' },
  heldElsewhere: {
    fr: 'Cette ligne a été reconnue dans Externalisation, Argent : c’est là qu’elle s’annule.',
    en: 'This line was recognised under Outsourcing, Money: that is where it is taken back.',
  },
  brings: { fr: 'Reversement {piece} de {party}', en: 'Remittance {piece} from {party}' },
  kept: {
    fr: '{kept} d’honoraires retenus par {party} sur {gross}',
    en: '{kept} of fees kept by {party} from {gross}',
  },
  asideAs: { fr: 'Hors clients : {reason}', en: 'Not from a customer: {reason}' },
  moneyOut: {
    fr: 'Sortie d’argent : elle ne règle aucune pièce.',
    en: 'Money out: it settles no document.',
  },
  returned: { fr: 'Paiement revenu (code {code})', en: 'Returned payment (code {code})' },
  returnedUnknown: {
    fr: 'Paiement revenu (code {code}), mais rien ne dit lequel : cherchez-le ci-dessous.',
    en: 'Returned payment (code {code}), but nothing says which: look for it below.',
  },
  reopen: { fr: 'Rouvrir ce qu’il réglait', en: 'Reopen what it settled' },
  payBack: { fr: 'C’est ce remboursement', en: 'It is this refund' },
  already: { fr: 'Déjà rapproché de cette ligne', en: 'Already matched with this line' },
  settledTitle: { fr: 'Ce que la ligne a réglé', en: 'What the line settled' },
  undoneCount: {
    fr: '{n, plural, one {# rapprochement annulé} other {# rapprochements annulés}}',
    en: '{n, plural, one {# match undone} other {# matches undone}}',
  },
  undoMatch: { fr: 'Annuler ce rapprochement', en: 'Undo this match' },
  undone: { fr: 'Annulé par {name}', en: 'Undone by {name}' },
  how_automatic: { fr: 'appliqué seul', en: 'applied by itself' },
  how_accepted: { fr: 'accepté par {name}', en: 'accepted by {name}' },
  how_by_hand: { fr: 'choisi par {name}', en: 'chosen by {name}' },
  appliedSaid: { fr: '{amount} de {payer} : {customer}.', en: '{amount} from {payer}: {customer}.' },
  takenMeanwhile: {
    fr: '{payer} : {name} a rapproché cette ligne entre-temps, avec {customer}. Rien n’a été fait de plus.',
    en: '{payer}: {name} matched this line in the meantime, with {customer}. Nothing more was done.',
  },
  matchedMeanwhile: {
    fr: '{payer} : cette ligne a été rapprochée automatiquement entre-temps, avec {customer}. Rien n’a été fait de plus.',
    en: '{payer}: this line was matched automatically in the meantime, with {customer}. Nothing more was done.',
  },
  asideMeanwhile: {
    fr: '{payer} : cette ligne a été mise hors clients entre-temps. Rien n’a été fait de plus.',
    en: '{payer}: this line was set aside in the meantime. Nothing more was done.',
  },
  refusedSaid: {
    fr: 'Proposition refusée pour cette ligne.',
    en: 'Proposal refused for this line.',
  },
  refusedTitle: { fr: 'Refusé pour cette ligne', en: 'Refused for this line' },
  refusedBy: { fr: 'par {name}', en: 'by {name}' },
  proposeAgain: { fr: 'Proposer à nouveau', en: 'Propose again' },
  takeBackRefusal: { fr: 'Revenir sur le dernier refus', en: 'Take the last refusal back' },
  refusalBackSaid: {
    fr: 'Refus oublié : la ligne a été relue.',
    en: 'Refusal forgotten: the line was read again.',
  },
  asideSaid: { fr: '{payer} mis hors clients.', en: '{payer} set aside.' },
  backSaid: { fr: '{payer} remis parmi les lignes à voir.', en: '{payer} is back among the lines to review.' },
  undoneSaid: {
    fr: 'Rapprochement annulé : pièces et ligne sont comme avant.',
    en: 'Match undone: documents and line are as before.',
  },
  asideTitle: { fr: 'Mettre hors clients', en: 'Set aside' },
  asideWhat: {
    fr: '{n, plural, one {Cette ligne n’est} other {Ces # lignes ne sont}} l’encaissement d’aucun client. Dites ce que c’est ; cela se défait à tout moment.',
    en: '{n, plural, one {This line is} other {These # lines are}} no receipt from a customer. Say what it is; it can be taken back at any time.',
  },
  asideReason: { fr: 'Nature', en: 'What it is' },
  asideWords: { fr: 'Précision', en: 'In words' },
  asideAct: { fr: 'Mettre hors clients', en: 'Set aside' },
  keyApply: { fr: 'Appliquer la proposition', en: 'Apply the proposal' },
  keyParts: { fr: 'Modifier les montants', en: 'Change amounts' },
  keyGap: { fr: 'Nommer l’écart', en: 'Name the gap' },
  keyAccount: { fr: 'Garder le reste en acompte', en: 'Keep the rest on account' },
  keyUndoMatch: { fr: 'Annuler le rapprochement ouvert', en: 'Undo the match on screen' },
} satisfies Record<string, Sentence>

export const gapNames: Readonly<Record<GapAs, Sentence>> = {
  bank_fee: { fr: 'frais bancaires', en: 'bank fees' },
  discount: { fr: 'escompte', en: 'cash discount' },
  rounding: { fr: 'arrondi', en: 'rounding' },
  write_off: { fr: 'perte', en: 'loss' },
}

/** Why what is chosen cannot be applied as it stands. */
export const faultWords: Readonly<Record<Fault, Sentence>> = {
  unreadable: { fr: 'Corrigez le montant d’une pièce cochée.', en: 'Correct the amount of a ticked document.' },
  beyond_document: {
    fr: 'Un montant dépasse ce qui reste ouvert sur sa pièce.',
    en: 'An amount is more than its document has open.',
  },
  beyond_line: {
    fr: 'Les pièces dépassent la ligne : nommez l’écart ou laissez-le dû.',
    en: 'The documents exceed the line: name the gap or leave it owed.',
  },
  nothing: {
    fr: 'Cochez une pièce, ou gardez le montant en acompte.',
    en: 'Tick a document, or keep the amount on account.',
  },
}

/** Choosing another customer and the documents that the line pays. */
export const pickWords = {
  title: { fr: 'Autre client', en: 'Other customer' },
  search: { fr: 'Client', en: 'Customer' },
  searchHint: { fr: 'Nom, code, SIREN ou ville', en: 'Name, code, SIREN or town' },
  none: { fr: 'Aucun client ne correspond.', en: 'No customer fits.' },
  searching: { fr: 'Recherche…', en: 'Searching…' },
  payer: { fr: 'Payé par un autre client', en: 'Paid by another customer' },
  payerWho: { fr: 'Payeur', en: 'Payer' },
  payerWhat: {
    fr: 'Le règlement est écrit chez le payeur, puis transféré à {name}.',
    en: 'The payment is booked with the payer, then transferred to {name}.',
  },
  filter: { fr: 'Numéro, montant ou date', en: 'Number, amount or date' },
  filterHint: { fr: 'Numéro, montant ou date ; Entrée coche', en: 'Number, amount or date; Enter ticks' },
  overdue: { fr: 'Cocher l’échu', en: 'Tick what is overdue' },
  noneTicked: { fr: 'Tout décocher', en: 'Untick all' },
  onAccountOnly: { fr: 'Tout en acompte', en: 'All on account' },
  nothingOpen: {
    fr: 'Aucune pièce ouverte dans cette devise chez ce client.',
    en: 'This customer has no open document in this currency.',
  },
  nothingLike: { fr: 'Aucune pièce de ce client ne correspond.', en: 'No document of this customer fits.' },
  more: {
    fr: 'Les {n} pièces les plus anciennes sur {all} sont montrées : tapez pour trouver les autres.',
    en: 'The {n} oldest of {all} documents are shown: type to find the others.',
  },
  settledAlready: { fr: 'déjà réglée', en: 'settled already' },
  back: { fr: 'Revenir aux propositions', en: 'Back to the proposals' },
} satisfies Record<string, Sentence>
