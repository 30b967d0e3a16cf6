import type { Sentence } from '../../kernel/wording.ts'
import type { EvidenceCode } from '../model.ts'

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
  principal_first: {
    fr: 'le principal avant les intérêts et les frais, selon votre réglage (par dérogation à C. civ. art. 1343-1)',
    en: 'the principal before interest and costs, as you set (in place of French Civil Code art. 1343-1)',
  },
  interest_first: {
    fr: 'les frais et les intérêts avant le principal (C. civ. art. 1343-1)',
    en: 'costs and interest before the principal (French Civil Code art. 1343-1)',
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
    fr: '{category, select, dispute {litige en cours} insolvency {procédure collective} placed {créance confiée à un prestataire, qui doit en rendre compte} other {suspension en cours}}{note} : rien n’est imputé sans votre accord',
    en: '{category, select, dispute {dispute running} insolvency {insolvency} placed {claim placed with a provider, who must report it} other {on hold}}{note}: nothing is applied without your word',
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
