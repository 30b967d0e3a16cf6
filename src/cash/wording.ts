import type { Sentence } from '../kernel/wording.ts'
import type { MatchClass } from './model.ts'

/** Kinds of match as people see them on the precision screen and beside each proposal. */
export const classWording: Readonly<Record<MatchClass | 'by_hand', Sentence>> = {
  in_books: { fr: 'Déjà dans la comptabilité', en: 'Already in the accounts' },
  own_reference: { fr: 'Notre référence, montant exact', en: 'Our reference, exact amount' },
  references_exact: { fr: 'Pièces citées, montant exact', en: 'Documents cited, exact amount' },
  references_credit: { fr: 'Pièces citées, avoir déduit', en: 'Documents cited, credit note deducted' },
  third_party: { fr: 'Payé par un tiers', en: 'Paid by a third party' },
  paid_again: { fr: 'Rejet annulé par la banque', en: 'Return taken back by the bank' },
  already_paid: { fr: 'Pièces citées déjà payées, en acompte', en: 'Documents cited already paid, on account' },
  payer_certain: {
    fr: 'Payeur certain, montant qu’une seule pièce a',
    en: 'Certain payer, amount that one document only has',
  },
  payer_single: { fr: 'Payeur connu, une pièce au montant exact', en: 'Known payer, one document of the exact amount' },
  payer_all: {
    fr: 'Payeur connu, tout un ensemble au montant exact',
    en: 'Known payer, a whole set of the exact amount',
  },
  references_gap: { fr: 'Pièces citées, petit écart expliqué', en: 'Documents cited, small gap explained' },
  references_part: { fr: 'Pièces citées, paiement partiel', en: 'Documents cited, part payment' },
  references_more: { fr: 'Pièces citées et d’autres', en: 'Documents cited and others' },
  references_over: { fr: 'Pièces citées, trop-perçu', en: 'Documents cited, overpaid' },
  references_foreign: { fr: 'Pièces citées, en autre devise', en: 'Documents cited, in another currency' },
  payer_gap: { fr: 'Payeur connu, petit écart expliqué', en: 'Known payer, small gap explained' },
  payer_subset: { fr: 'Payeur connu, combinaison de pièces', en: 'Known payer, combination of documents' },
  near_reference: { fr: 'Numéro presque cité, montant exact', en: 'Number almost cited, exact amount' },
  payer_part: { fr: 'Payeur connu, plus anciennes d’abord', en: 'Known payer, oldest first' },
  amount_only: { fr: 'Montant seul', en: 'Amount only' },
  on_account: { fr: 'Payeur connu, en acompte', en: 'Known payer, on account' },
  by_hand: { fr: 'Rapproché à la main', en: 'Matched by hand' },
  returned: { fr: 'Paiement rejeté', en: 'Payment returned' },
  refund: { fr: 'Remboursement', en: 'Refund' },
}

/** What is said when an act on a bank line is refused. */
export const cashWording = {
  lineGone: {
    fr: 'Cette ligne de banque n’existe plus : son relevé a été retiré. Rechargez la page.',
    en: 'This bank line no longer exists: its statement was withdrawn. Reload the page.',
  },
  moneyOut: {
    fr: 'Cette ligne est une sortie d’argent : elle ne règle aucune pièce. Si c’est un rejet, rouvrez le paiement rejeté.',
    en: 'This line is money out: it settles nothing. If it is a returned payment, reopen the payment that came back.',
  },
  lineHeld: {
    fr: 'Cette ligne de banque est affectée à des fonds de tiers ou à un reversement. Annulez d’abord cette affectation, en Externalisation.',
    en: 'This bank line is used for third-party funds or a remittance. Undo that use first, under Outsourcing.',
  },
  receiptTaken: {
    fr: 'Ce règlement de la comptabilité est déjà rapproché d’une autre ligne de banque. Rechargez la page.',
    en: 'This payment of the accounts is already matched with another bank line. Reload the page.',
  },
  receiptGone: {
    fr: 'Un des règlements de la comptabilité n’y est plus, ou n’a plus ce montant. Rechargez la page et choisissez de nouveau.',
    en: 'One of the payments of the accounts is no longer there, or no longer of this amount. Reload the page and choose again.',
  },
  nothingTaken: {
    fr: 'Rien n’est pris de cette ligne : choisissez des pièces, ou laissez le montant en acompte.',
    en: 'Nothing is taken from this line: choose documents, or leave the amount on account.',
  },
  lineUsed: {
    fr: 'Il ne reste que {left} à rapprocher sur cette ligne, et {asked} sont demandés. Réduisez le montant.',
    en: 'Only {left} is left to match on this line, and {asked} is asked for. Reduce the amount.',
  },
  itemGone: {
    fr: 'Une des pièces choisies n’est plus à ce client ou a été annulée. Rechargez la page et choisissez de nouveau.',
    en: 'One of the documents chosen is no longer this customer’s or was cancelled. Reload the page and choose again.',
  },
  ownCurrency: {
    fr: 'Une des pièces choisies est due dans une autre devise : dites combien en est réglé dans la sienne, ou gardez l’argent en acompte.',
    en: 'One of the documents chosen is owed in another currency: say how much of it is settled in its own, or keep the money on account.',
  },
  itemUsed: {
    fr: 'Il ne reste que {left} à régler sur {documentNo}, et {asked} sont demandés. Réduisez le montant.',
    en: 'Only {left} is left to settle on {documentNo}, and {asked} is asked for. Reduce the amount.',
  },
  creditIdle: {
    fr: 'Les avoirs choisis dépassent de {over} les pièces à régler : rien ne les emploierait. Réduisez-les, ou ajoutez une pièce.',
    en: 'The credits chosen exceed the documents to settle by {over}: nothing would use them. Reduce them, or add a document.',
  },
  roundingBeyond: {
    fr: '{gap} ne sont pas un arrondi : vos règles s’arrêtent à {most}. Laissez-les dus, ou passez-les en perte.',
    en: '{gap} is no rounding: your rules stop at {most}. Leave it owed, or write it off as lost.',
  },
  feeBeyond: {
    fr: '{gap} ne sont pas des frais bancaires : vos règles s’arrêtent à {most}. Laissez-les dus, passez-les en perte, ou changez la règle.',
    en: '{gap} is no bank fee: your rules stop at {most}. Leave it owed, write it off as lost, or change the rule.',
  },
  discountBeyond: {
    fr: '{gap} dépassent l’escompte que vos règles accordent sur ces pièces ({most}). Laissez-les dus, passez-les en perte, ou changez la règle.',
    en: '{gap} is more than the discount your rules grant on these documents ({most}). Leave it owed, write it off as lost, or change the rule.',
  },
  lossBeyond: {
    fr: 'Passer {gap} en perte demande au moins le rôle Responsable : le vôtre va jusqu’à {most}. Laissez-les dus, ou demandez à un responsable.',
    en: 'Writing {gap} off as lost takes at least the role Manager: yours goes up to {most}. Leave it owed, or ask a manager.',
  },
  gapWrong: {
    fr: 'Un écart passé en perte est positif, et ne va pas avec un trop-perçu.',
    en: 'A gap written off is positive, and does not go with an overpayment.',
  },
  gapForeign: {
    fr: 'Un écart ne se passe pas en perte quand une pièce est réglée dans une autre devise : la différence de change va dans les comptes.',
    en: 'No gap is written off when a document is settled in another currency: the exchange difference goes to the accounts.',
  },
  returnedSince: {
    fr: 'Ce paiement est revenu le {on} : annulez d’abord le rejet, depuis sa ligne.',
    en: 'This payment came back on {on}: undo the return first, from its own line.',
  },
  usedSince: {
    fr: 'L’acompte laissé par cette ligne a servi depuis à régler {documentNo} ({used}). Annulez d’abord ce rapprochement.',
    en: 'The money this line left on account has since been used for {documentNo} ({used}). Undo that match first.',
  },
  proposalGone: {
    fr: 'Cette proposition n’est plus à jour : la ligne a été relue depuis. Voyez ce qui est proposé maintenant.',
    en: 'This proposal is out of date: the line was read again since. See what is proposed now.',
  },
  tied: {
    fr: 'D’autres pièces iraient aussi bien : ouvrez cette ligne et choisissez.',
    en: 'Other documents would fit as well: open this line and choose.',
  },
  nothingProposed: {
    fr: 'Rien n’est proposé pour cette ligne : choisissez un client et des pièces.',
    en: 'Nothing is proposed for this line: choose a customer and documents.',
  },
  keptByAccounts: {
    fr: 'Votre comptabilité a ce règlement entre-temps : il reste dans les comptes avec ce qu’il solde, et seule la ligne de banque en est détachée.',
    en: 'Your accounts have this payment by now: it stays in the books with what it settles, and only the bank line is detached from it.',
  },
  leftOnAccount: {
    fr: 'Les pièces ont été réglées autrement entre-temps : {left} restent en acompte.',
    en: 'The documents were settled otherwise meanwhile: {left} stays on account.',
  },
  alreadyUndone: { fr: 'Ce rapprochement a déjà été annulé.', en: 'This match was already undone.' },
} satisfies Record<string, Sentence>
