import type { Sentence } from '../kernel/wording.ts'
import type { EvidenceCode, MatchClass } from './model.ts'

/** Why a proposal says what it says, one sentence for each piece of evidence. */
export const evidenceWording: Readonly<Record<EvidenceCode, Sentence>> = {
  in_books: {
    fr: 'déjà dans vos écritures : règlement du {on} (« {label} »)',
    en: 'already in your accounts: payment of {on} (“{label}”)',
  },
  in_books_part: {
    fr: 'déjà dans vos écritures : {sum} de {name} le {on} (« {label} »)',
    en: 'already in your accounts: {sum} from {name} on {on} (“{label}”)',
  },
  booked_cited: {
    fr: 'ces {count} règlements soldent les pièces que le payeur cite, et font ce montant',
    en: 'these {count} payments settle the documents that the payer cites, and add up to this amount',
  },
  booked_together: {
    fr: 'ces {count} règlements se suivent dans vos écritures et font ce montant',
    en: 'these {count} payments follow one another in your accounts and add up to this amount',
  },
  booked_same_day: {
    fr: 'ces {count} règlements sont tous ceux de ce jour et font ce montant',
    en: 'these {count} payments are all those of that day and add up to this amount',
  },
  booked_sum: {
    fr: 'ces {count} règlements sont les seuls, autour de ce jour, à faire ce montant',
    en: 'these {count} payments are the only ones around that day that add up to this amount',
  },
  booked_sums: {
    fr: 'ces {count} règlements font ce montant, d’autres choix aussi',
    en: 'these {count} payments add up to this amount, and so do other choices',
  },
  booked_gross: {
    fr: 'vos écritures ont reçu {gross} : la banque en aurait gardé {fee} de frais',
    en: 'your accounts received {gross}: the bank would have kept {fee} of it as a fee',
  },
  returned_reference: { fr: 'même référence de bout en bout ({words})', en: 'same end-to-end reference ({words})' },
  returned_mandate: { fr: 'même mandat ({words})', en: 'same mandate ({words})' },
  returned_payer: { fr: 'la banque nomme le payeur ({words})', en: 'the bank names the payer ({words})' },
  returned_amount: { fr: 'même montant, rien d’autre ne le désigne', en: 'same amount, nothing else points to it' },
  returned_several: {
    fr: 'reçu pour plusieurs clients ({words}) : chacun retrouve ses pièces',
    en: 'received for several customers ({words}): each gets its documents back',
  },
  return_reversed: {
    fr: 'même montant que le paiement revenu le {on}, que la banque rend',
    en: 'same amount as the payment that came back on {on}, given again by the bank',
  },
  returned_fee: {
    fr: '{fee} de plus que le paiement : des frais que la banque a pris avec',
    en: '{fee} more than the payment: a fee that the bank took with it',
  },
  returned_receipt: { fr: 'paiement reçu le {on}', en: 'payment received on {on}' },
  refund_iban: { fr: 'bénéficiaire reconnu à son IBAN {words}', en: 'beneficiary recognised by its IBAN {words}' },
  refund_name: { fr: 'la banque nomme ce client ({words})', en: 'the bank names this customer ({words})' },
  refund_like_name: { fr: 'la banque nomme un nom proche ({words})', en: 'the bank names somebody alike ({words})' },
  refund_words: { fr: 'le libellé parle d’un remboursement', en: 'the wording speaks of a refund' },
  refund_credit: {
    fr: 'exactement ce que ce client a en avoir ou en acompte ({sum})',
    en: 'exactly what this customer has in a credit note or on account ({sum})',
  },
  refund_credits: {
    fr: 'exactement tout ce que ce client a en avoirs et en acomptes ({sum})',
    en: 'exactly all that this customer has in credit notes and on account ({sum})',
  },
  refund_part: {
    fr: 'une partie de ce que ce client a en avoir : il en restera {left}',
    en: 'a part of what this customer has in credit: {left} of it will remain',
  },
  refund_in_books: {
    fr: 'déjà dans vos écritures : remboursement du {on} (« {label} »)',
    en: 'already in your accounts: refund of {on} (“{label}”)',
  },
  own_reference: {
    fr: 'notre référence « {words} » de la pièce {documentNo} est sur le virement',
    en: 'our reference “{words}” for {documentNo} is on the transfer',
  },
  collected: {
    fr: 'prélèvement {words} présenté pour le {on}',
    en: 'direct debit {words} presented for {on}',
  },
  collected_alone: {
    fr: 'prélèvement {words} présenté pour le {on} : seul lot de cette somme autour de ce jour',
    en: 'direct debit {words} presented for {on}: the only lot of that sum about that day',
  },
  collected_rejected: {
    fr: 'prélèvement {words} du {on}, rejeté : la banque l’a crédité avec son lot, et doit le reprendre',
    en: 'direct debit {words} of {on}, rejected: the bank credited it with its lot, and is to take it back',
  },
  cited: {
    fr: 'référence {documentNo} trouvée dans le libellé (« {words} »)',
    en: 'reference {documentNo} found in the wording (“{words}”)',
  },
  cited_look_alike: {
    fr: 'référence {documentNo} lue dans « {words} », à une lettre prise pour un chiffre près',
    en: 'reference {documentNo} read in “{words}”, one letter standing for a digit',
  },
  cited_in_advice: {
    fr: 'pièce {documentNo} annoncée dans l’avis de paiement',
    en: '{documentNo} announced in the remittance advice',
  },
  serial_cited: {
    fr: 'numéro « {words} » de la pièce {documentNo} trouvé dans le libellé',
    en: 'number “{words}” of {documentNo} found in the wording',
  },
  nearly_cited: {
    fr: 'le libellé porte un numéro presque égal à {documentNo}',
    en: 'the wording has a number almost equal to {documentNo}',
  },
  credit_deducted: {
    fr: 'avoir {documentNo} du même client, déduit sans être cité',
    en: 'credit note {documentNo} of the same customer, deducted without being cited',
  },
  payer_reminder: {
    fr: 'le virement porte la référence {words} de notre relance à ce client',
    en: 'the transfer carries the reference {words} of our reminder to this customer',
  },
  already_settled: {
    fr: 'pièce {documentNo}, citée, déjà soldée le {on} : payée deux fois ?',
    en: '{documentNo}, cited, already settled on {on}: paid twice?',
  },
  taken_by_line: {
    fr: 'pièce {documentNo} : la ligne de banque du {on} la paie déjà',
    en: '{documentNo}: the bank line of {on} pays it already',
  },
  settled_alike: {
    fr: 'même montant que la pièce {documentNo}, déjà soldée le {on} : payée deux fois ?',
    en: 'same amount as {documentNo}, already settled on {on}: paid twice?',
  },
  payer_code: {
    fr: 'code client {words} trouvé dans le libellé',
    en: 'customer code {words} found in the wording',
  },
  payer_named: {
    fr: 'le libellé dit payer pour « {words} »',
    en: 'the wording says it pays for “{words}”',
  },
  payer_iban: { fr: 'payeur reconnu à son IBAN {words}', en: 'payer recognised by its IBAN {words}' },
  payer_alias: {
    fr: 'payeur « {words} » déjà rapproché de ce client',
    en: 'payer “{words}” already matched with this customer',
  },
  payer_same_name: { fr: 'payeur « {words} » : même nom', en: 'payer “{words}”: same name' },
  payer_like_name: { fr: 'payeur « {words} » : nom proche', en: 'payer “{words}”: similar name' },
  payer_unknown: { fr: 'payeur « {words} » inconnu', en: 'unknown payer “{words}”' },
  payer_other: {
    fr: 'payeur « {words} » : un autre client, qui paierait pour celui-ci',
    en: 'payer “{words}”: another customer, who would be paying for this one',
  },
  exact_amount: { fr: 'montant exact de la pièce ({sum})', en: 'exact amount of the document ({sum})' },
  rare_amount: {
    fr: 'aucune autre pièce ouverte, de personne, n’a ce montant',
    en: 'no other open document, of anybody, has this amount',
  },
  cited_foreign: {
    fr: '{documentNo}, citée « {words} », est due dans une autre devise : {open}',
    en: '{documentNo}, cited as “{words}”, is owed in another currency: {open}',
  },
  converted: {
    fr: '{paid} reçus pour {settled} : vérifiez le cours, la différence de change reste à passer dans les comptes',
    en: '{paid} received for {settled}: check the rate, the exchange difference is left to the accounts',
  },
  cited_together: {
    fr: 'le payeur cite des pièces de {count} clients, qui font ensemble exactement {sum} : {share} sont pour celui-ci',
    en: 'the payer cites documents of {count} customers that make exactly {sum} together: {share} is for this one',
  },
  deposit_together: {
    fr: 'remise de plusieurs paiements à ventiler : avec {count} clients, des pièces ouvertes font {sum}, dont {share} de celui-ci ; voyez votre bordereau',
    en: 'several payments deposited in one line, to be split: open documents of {count} customers make {sum}, {share} of it from this one; see your deposit slip',
  },
  exact_sum: { fr: 'montant exact de {count} pièces ({sum})', en: 'exact amount of {count} documents ({sum})' },
  all_overdue: { fr: 'tout ce qui était échu ({count} pièces)', en: 'all that was overdue ({count} documents)' },
  all_open: { fr: 'tout ce qui est ouvert ({count} pièces)', en: 'all that is open ({count} documents)' },
  oldest_open: { fr: 'les {count} pièces ouvertes les plus anciennes', en: 'the {count} oldest open documents' },
  all_of_month: { fr: 'toutes les pièces d’un même mois ({count})', en: 'all the documents of one month ({count})' },
  only_combination: {
    fr: 'seule combinaison de pièces ouvertes qui donne ce montant',
    en: 'the only combination of open documents that gives this amount',
  },
  several_combinations: {
    fr: 'plusieurs combinaisons de pièces donnent ce montant',
    en: 'several combinations of documents give this amount',
  },
  bank_fee: { fr: 'il manque {missing}, sans doute des frais bancaires', en: '{missing} missing, probably bank fees' },
  discount: { fr: 'il manque {missing} : escompte de {percent} %', en: '{missing} missing: {percent}% cash discount' },
  late_discount: {
    fr: 'il manque {missing} : escompte pris hors délai, qui reste dû',
    en: '{missing} missing: a cash discount taken too late, which stays due',
  },
  rounding: { fr: 'il manque {missing} d’arrondi', en: '{missing} missing by rounding' },
  part_paid: { fr: 'paiement partiel : il restera {left}', en: 'part payment: {left} will remain' },
  part_stated: { fr: 'montants par pièce indiqués par le payeur', en: 'amounts per document stated by the payer' },
  overpaid: { fr: '{over} en trop, gardés en acompte', en: '{over} too much, kept on account' },
  oldest_first: {
    fr: 'aucune pièce désignée : les plus anciennes d’abord (C. civ. art. 1342-10)',
    en: 'no document named: oldest first (French Civil Code art. 1342-10)',
  },
  other_addressee: {
    fr: 'le libellé s’adresse à « {words} » : est-ce bien votre société ?',
    en: 'the wording is addressed to “{words}”: is that your company?',
  },
  dated_ahead: {
    fr: 'la banque date cette ligne du {on}, qui n’est pas encore passé',
    en: 'the bank dates this line {on}, which has not come yet',
  },
  withheld: {
    fr: '{category, select, dispute {litige en cours} other {suspension en cours}}{note} : rien n’est imputé sans votre accord',
    en: '{category, select, dispute {dispute running} other {on hold}}{note}: nothing is applied without your word',
  },
  deposit: {
    fr: 'le libellé parle d’une commande ou d’un devis : acompte, aucune pièce désignée',
    en: 'the wording speaks of an order or a quotation: a deposit, no document named',
  },
  amount_found: {
    fr: 'ce montant est ouvert chez ce client, rien d’autre ne le désigne',
    en: 'this amount is open with this customer, nothing else points to it',
  },
}

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

/** What a bank says about a line, by name. */
export const detailWording = {
  label: { fr: 'Libellé', en: 'Wording' },
  remittance: { fr: 'Motif du payeur', en: 'Payer’s message' },
  payer: { fr: 'Payeur', en: 'Payer' },
  ultimate: { fr: 'Pour le compte de', en: 'On behalf of' },
  iban: { fr: 'IBAN du payeur', en: 'Payer’s IBAN' },
  creditor: { fr: 'Référence structurée', en: 'Structured reference' },
  documents: { fr: 'Pièces indiquées', en: 'Documents stated' },
  endToEnd: { fr: 'Référence de bout en bout', en: 'End-to-end reference' },
  mandate: { fr: 'Mandat', en: 'Mandate' },
  returned: { fr: 'Motif de rejet', en: 'Reason for return' },
  deposit: { fr: 'À ventiler', en: 'To be split' },
  code: { fr: 'Code opération', en: 'Operation code' },
} satisfies Record<string, Sentence>

/** What is said of a line whose payers only the deposit slip tells. */
export const depositWording: Sentence = {
  fr: 'remise de plusieurs paiements : voyez votre bordereau, et donnez à chaque client sa part',
  en: 'several payments deposited together: see your deposit slip, and give each customer its share',
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
