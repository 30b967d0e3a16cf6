import type { Sentence } from '../../kernel/wording.ts'
import type { Equality } from './figures.ts'

/** What does not add up, as it follows « car ». */
export const equalitySentences: Readonly<Record<Equality, Sentence>> = {
  receipts: {
    fr: 'les encaissements notés et ce que les livres en ont lettré diffèrent de {amount}',
    en: 'what was recorded as paid and what the books have settled of it differ by {amount}',
  },
  claims: {
    fr: 'l’encaissé, les avoirs, le rendu et ce qui reste en main ne font pas ce qui a été confié : il s’en faut de {amount}',
    en: 'what came in, credit notes, what came home and what is still out do not make what was placed: {amount} apart',
  },
  fees: {
    fr: 'les honoraires facturés et à facturer ne font pas les honoraires dus : il s’en faut de {amount}',
    en: 'fees invoiced and to be invoiced do not make the fees due: {amount} apart',
  },
  vat: {
    fr: 'la TVA des factures et celle des honoraires diffèrent de {amount}',
    en: 'the VAT of the invoices and that of the fees differ by {amount}',
  },
  remitted: {
    fr: 'les encaissements reversés et les bordereaux payés diffèrent de {amount}',
    en: 'receipts handed over and remittances paid differ by {amount}',
  },
  kept_back: {
    fr: 'les honoraires retenus sur les bordereaux et ceux imputés aux factures diffèrent de {amount}',
    en: 'fees kept back from remittances and those set against invoices differ by {amount}',
  },
  held: {
    fr: 'ce que le prestataire a reçu n’est ni reversé ni détenu : il s’en faut de {amount}',
    en: 'what the provider was paid is neither handed over nor held: {amount} apart',
  },
  funds: {
    fr: 'le compte de tiers et les encaissements à reverser diffèrent de {amount}',
    en: 'the third-party account and the receipts to hand over differ by {amount}',
  },
}

export const closingWording = {
  notSigned: {
    fr: 'Le mandat {number} n’a jamais couru : il n’y a rien à arrêter.',
    en: 'Mandate {number} never ran: there is nothing to close.',
  },
  apart: {
    fr: 'Le mandat {number} ne peut pas être arrêté, car {what}. Rapprochez d’abord ces écritures.',
    en: 'Mandate {number} cannot be closed, because {what}. Reconcile these entries first.',
  },
  sameFigures: {
    fr: 'L’arrêté n° {no} dit déjà exactement cela : acceptez-le.',
    en: 'Statement no. {no} already says exactly this: accept it.',
  },
  noClosing: { fr: 'Aucun arrêté n’a été fait.', en: 'No statement was made.' },
  otherClosing: {
    fr: 'Un autre arrêté a été fait entre-temps : relisez-le avant d’accepter.',
    en: 'Another statement was made meanwhile: read it before you accept.',
  },
  contestedAlready: {
    fr: 'Cet arrêté est déjà contesté.',
    en: 'This statement is contested already.',
  },
  reasonMissing: {
    fr: 'Dites ce qui n’est pas juste : sans motif, le créancier ne peut rien corriger.',
    en: 'Say what is not right: without a reason the creditor can correct nothing.',
  },
  acceptedAlready: {
    fr: 'Cet arrêté est déjà accepté de ce côté.',
    en: 'This statement is accepted on this side already.',
  },
  nothingBack: {
    fr: 'Aucun dossier du mandat {number} n’est revenu : il n’y a rien à rendre.',
    en: 'No file of mandate {number} came home: there is nothing to hand back.',
  },
  building: {
    fr: 'L’archive est en préparation : réessayez dans un instant.',
    en: 'The archive is being made: try again in a moment.',
  },
  askedAlready: {
    fr: 'Cette archive est déjà en préparation.',
    en: 'This archive is being made already.',
  },
  notErasable: {
    fr: 'Le mandat {number} court encore : les données s’effacent après la restitution, le {on} au plus tôt.',
    en: 'Mandate {number} still runs: data are erased after the files came home, from {on} on.',
  },
  noDataAnnex: {
    fr: 'Le mandat {number} n’a pas d’annexe sur les données : rien n’y oblige à un certificat.',
    en: 'Mandate {number} has no data annex: it asks for no certificate.',
  },
  erasedAhead: {
    fr: 'Le jour de l’effacement est après aujourd’hui ({today}).',
    en: 'The day of erasure is after today ({today}).',
  },
  erasedAlready: {
    fr: 'Le certificat d’effacement a déjà été donné.',
    en: 'The certificate of erasure was given already.',
  },
  fundsHeld: {
    fr: 'Vous détenez encore {amount} pour ce créancier : reversez-les avant d’effacer.',
    en: 'You still hold {amount} for this creditor: hand them over before you erase.',
  },
  certifiesHere: {
    fr: '{name} est une organisation d’ici : elle certifie elle-même.',
    en: '{name} is an organisation here: it certifies itself.',
  },
} as const satisfies Record<string, Sentence>

/** What the statement says on paper. Not reviewed by a lawyer. */
export const printed = {
  title: { fr: 'Arrêté de compte du mandat', en: 'Closing statement of the mandate' },
  number: { fr: '{mandate} · arrêté n° {no}', en: '{mandate} · statement no. {no}' },
  asOf: {
    fr: 'Au {on}. Montants en {currency}.',
    en: 'As of {on}. Amounts in {currency}.',
  },
  creditor: { fr: 'Créancier', en: 'Creditor' },
  provider: { fr: 'Prestataire', en: 'Provider' },
  siren: { fr: 'SIREN {siren}', en: 'SIREN {siren}' },
  claims: { fr: 'Créances confiées', en: 'Claims placed' },
  placed: {
    fr: 'Confié, {n, plural, one {# dossier} other {# dossiers}}',
    en: 'Placed, {n, plural, one {# file} other {# files}}',
  },
  toAgency: { fr: 'Payé au prestataire', en: 'Paid to the provider' },
  toCreditor: { fr: 'Payé directement au créancier', en: 'Paid straight to the creditor' },
  returned: { fr: 'Revenu impayé', en: 'Came back unpaid' },
  recovered: { fr: 'Recouvré', en: 'Recovered' },
  afterEnd: { fr: 'dont après la restitution du dossier', en: 'of which after the file was handed back' },
  afterTail: { fr: 'dont sans honoraires, délai de suite passé', en: 'of which without a fee, past the tail' },
  inTime: { fr: 'Encaissé tant que le dossier était confié', en: 'Came in while the file was placed' },
  otherwise: { fr: 'Éteint autrement (avoirs, écarts)', en: 'Settled otherwise (credit notes, write-offs)' },
  back: {
    fr: 'Rendu, {n, plural, =0 {aucun dossier} one {# dossier} other {# dossiers}}',
    en: 'Handed back, {n, plural, =0 {no file} one {# file} other {# files}}',
  },
  out: {
    fr: 'Encore en main, {n, plural, =0 {aucun dossier} one {# dossier} other {# dossiers}}',
    en: 'Still in hand, {n, plural, =0 {no file} one {# file} other {# files}}',
  },
  fees: { fr: 'Honoraires', en: 'Fees' },
  earned: { fr: 'Honoraires hors TVA', en: 'Fees before VAT' },
  givenBack: {
    fr: 'dont rendus (retours, avoirs, crédits de service)',
    en: 'of which given back (returns, credit notes, service credits)',
  },
  disputed: { fr: 'dont contestés, sans réponse à ce jour', en: 'of which disputed, unanswered to date' },
  vat: { fr: 'TVA', en: 'VAT' },
  feesDue: { fr: 'Honoraires TVA comprise', en: 'Fees, VAT included' },
  invoiced: { fr: 'Facturé, TVA comprise', en: 'Invoiced, VAT included' },
  unbilled: { fr: 'À facturer, TVA comprise', en: 'To be invoiced, VAT included' },
  settled: { fr: 'Déjà réglé', en: 'Settled so far' },
  keptBack: { fr: 'dont retenu sur les reversements', en: 'of which kept back from remittances' },
  money: { fr: 'Fonds de tiers', en: 'Third-party funds' },
  received: { fr: 'Reçu des débiteurs', en: 'Received from debtors' },
  returnedHeld: { fr: 'Revenu impayé avant reversement', en: 'Came back before it was handed over' },
  remitted: { fr: 'Encaissements reversés', en: 'Receipts handed over' },
  held: { fr: 'Reste à reverser', en: 'Still to be handed over' },
  transferred: {
    fr: 'Viré au créancier : {amount}, une fois retenus {fees} d’honoraires et {returns} de retours.',
    en: 'Transferred to the creditor: {amount}, once {fees} of fees and {returns} of returns were kept back.',
  },
  balance: { fr: 'Solde', en: 'Balance' },
  toCreditorLeft: { fr: 'Le prestataire doit encore au créancier', en: 'The provider still owes the creditor' },
  toProviderLeft: { fr: 'Le créancier doit encore au prestataire', en: 'The creditor still owes the provider' },
  isZero: { fr: 'Ni l’un ni l’autre ne doit plus rien.', en: 'Neither owes the other anything any more.' },
  law: {
    fr: 'Les fonds reçus des débiteurs appartiennent au créancier et lui sont reversés dans le délai convenu, un mois à défaut (CPCEx art. R124-6). L’acceptation de cet arrêté par les deux parties vaut reddition de compte (C. civ. art. 1993).',
    en: 'Money received from debtors is the creditor’s and is handed over within the time agreed, failing which one month (CPCEx art. R124-6). This statement, accepted by both sides, is the rendering of account (C. civ. art. 1993).',
  },
  later: {
    fr: 'Un encaissement, un retour ou une réponse à une contestation postérieurs donnent lieu à un nouvel arrêté.',
    en: 'A later receipt, return or answer to a dispute makes for a new statement.',
  },
  acceptances: { fr: 'Acceptation', en: 'Acceptance' },
  accepted: { fr: 'Accepté le {on} par {name}', en: 'Accepted on {on} by {name}' },
  acceptHow: { fr: 'Nom, qualité, date et signature', en: 'Name, title, date and signature' },
  forSide: { fr: 'Pour {side}', en: 'For {side}' },
  translation: {
    fr: 'Traduction : l’arrêté accepté est en anglais.',
    en: 'Translation: the statement that was accepted is in French.',
  },
  fileName: { fr: 'arrete', en: 'closing' },
} as const satisfies Record<string, Sentence>
