import type { Sentence } from '../../kernel/wording.ts'
import type { FundKind, Means, Payee, ReturnedAs } from './model.ts'

export const meansNames: Record<Means, Sentence> = {
  transfer: { fr: 'Virement', en: 'Transfer' },
  cheque: { fr: 'Chèque', en: 'Cheque' },
  card: { fr: 'Carte', en: 'Card' },
  direct_debit: { fr: 'Prélèvement', en: 'Direct debit' },
  cash: { fr: 'Espèces', en: 'Cash' },
  other: { fr: 'Autre moyen', en: 'Other means' },
}

export const payeeNames: Record<Payee, Sentence> = {
  agency: { fr: 'Payé au prestataire', en: 'Paid to the provider' },
  creditor: { fr: 'Payé au créancier', en: 'Paid to the creditor' },
}

export const returnedNames: Record<ReturnedAs, Sentence> = {
  bounced: { fr: 'Revenu impayé', en: 'Came back unpaid' },
  mistaken: { fr: 'Saisi par erreur', en: 'Recorded by mistake' },
  undone: { fr: 'Repris dans les comptes', en: 'Taken back in the books' },
}

export const fundKindNames: Record<FundKind, Sentence> = {
  receipt: { fr: 'Encaissement', en: 'Receipt' },
  return: { fr: 'Impayé', en: 'Return' },
  remittance: { fr: 'Reversement', en: 'Remittance' },
  fee: { fr: 'Honoraires', en: 'Fees' },
}

/** Why a bank line may pay a file. */
export const foundBy = {
  number: { fr: 'Numéro cité', en: 'Number cited' },
  amount: { fr: 'Montant exact', en: 'Exact amount' },
  name: { fr: 'Nom du payeur', en: 'Name of the payer' },
} as const satisfies Record<string, Sentence>

/** What is refused of receipts, and what to do. */
export const receiptWording = {
  otherCurrency: {
    fr: 'Le dossier {number} est en {currency} : un paiement en {asked} n’y est pas enregistré. Saisissez le montant reçu en {currency}.',
    en: 'File {number} is in {currency}: a payment in {asked} is not recorded there. Enter the amount received in {currency}.',
  },
  datedAhead: {
    fr: 'Un paiement reçu le {day} est daté après aujourd’hui ({today}). Corrigez le jour.',
    en: 'A payment received on {day} is dated after today ({today}). Correct the day.',
  },
  beforePlacement: {
    fr: 'Le {day}, le dossier {number} n’était pas encore confié : il l’est depuis le {placed}. Un paiement antérieur s’impute chez le créancier.',
    en: 'On {day}, file {number} had not been placed yet: it has been since {placed}. An earlier payment is applied by the creditor.',
  },
  moreThanOwed: {
    fr: 'Il reste {owed} à payer sur le dossier {number} : {over} de trop. Le trop-perçu appartient au débiteur, rendez-le-lui et enregistrez {owed}.',
    en: '{owed} is left to pay on file {number}: {over} too much. What is overpaid is the debtor’s, give it back and record {owed}.',
  },
  nothingOwed: {
    fr: 'Il ne reste rien à payer sur le dossier {number}. Rendez la somme au débiteur.',
    en: 'Nothing is left to pay on file {number}. Give the sum back to the debtor.',
  },
  partsDiffer: {
    fr: 'Les montants par pièce font {total} et le paiement {asked}. Corrigez l’un ou l’autre.',
    en: 'The amounts by document come to {total} and the payment is {asked}. Correct one or the other.',
  },
  notInFile: {
    fr: 'Une des pièces n’est pas du dossier {number}, ou y est citée deux fois. Choisissez parmi ses pièces.',
    en: 'One of the documents is not of file {number}, or is named twice. Choose among its documents.',
  },
  documentPaid: {
    fr: 'Il reste {left} à payer sur {document} : {asked} est trop.',
    en: '{left} is left to pay on {document}: {asked} is too much.',
  },
  lineDiffers: {
    fr: 'La ligne de banque est de {line} et vous en répartissez {total}. Répartissez-la en entier ; ce qui dépasse les dettes se rend au débiteur.',
    en: 'The bank line is {line} and you share out {total}. Share it out whole; what exceeds the debts is given back to the debtor.',
  },
  undone: {
    fr: 'Le dossier {number} a été annulé : il n’a jamais été confié. Rapprochez-vous du créancier.',
    en: 'File {number} was undone: it was never placed. Ask the creditor.',
  },
  otherFile: {
    fr: 'Ce paiement est déjà enregistré autrement. Rechargez la page.',
    en: 'This payment is already recorded otherwise. Reload the page.',
  },
  agencyRecords: {
    fr: '{provider} travaille sur cette installation : c’est elle qui enregistre ce qu’elle encaisse, depuis ses fonds de tiers.',
    en: '{provider} works on this installation: it records what it collects itself, from its third-party funds.',
  },
  returnedAlready: {
    fr: 'La quittance {number} est déjà annulée.',
    en: 'Receipt {number} is already taken back.',
  },
  returnOfDirect: {
    fr: 'La quittance {number} suit les comptes du créancier : annulez le règlement dans les encaissements.',
    en: 'Receipt {number} follows the creditor’s books: undo the payment in cash.',
  },
  returnByLine: {
    fr: 'La quittance {number} vient d’une ligne de banque : annulez l’affectation de la ligne entière.',
    en: 'Receipt {number} comes from a bank line: undo the use of the whole line.',
  },
  mistakeRemitted: {
    fr: 'La quittance {number} est déjà reversée : elle ne peut plus être une erreur de saisie. Enregistrez un impayé, il sera compensé au prochain reversement.',
    en: 'Receipt {number} has been remitted: it can no longer be a mistake. Record a return, it is set off in the next remittance.',
  },
  returnTooEarly: {
    fr: 'Un impayé du {day} précède le paiement, reçu le {received}. Corrigez le jour.',
    en: 'A return on {day} comes before the payment, received on {received}. Correct the day.',
  },
  lineTaken: {
    fr: 'Cette ligne de banque est déjà affectée. Annulez d’abord son affectation.',
    en: 'This bank line is used already. Undo that use first.',
  },
  receiptHasLine: {
    fr: 'La quittance {number} est déjà celle d’une autre ligne de banque.',
    en: 'Receipt {number} is already that of another bank line.',
  },
  lineOut: {
    fr: 'Cette ligne est une sortie d’argent : elle ne paie aucun dossier.',
    en: 'This line is money out: it pays no file.',
  },
  notDedicated: {
    fr: 'Cette ligne est du compte {account}, qui n’est pas votre compte affecté ({iban}, CPCEx art. R. 124-2). Seules ses lignes paient des dossiers confiés.',
    en: 'This line is of account {account}, which is not your dedicated account ({iban}, CPCEx art. R. 124-2). Only its lines pay files placed with you.',
  },
  noDedicated: {
    fr: 'L’IBAN de votre compte affecté manque (CPCEx art. R. 124-2). Renseignez-le dans Contentieux, Mises en demeure.',
    en: 'The IBAN of your dedicated account is missing (CPCEx art. R. 124-2). Enter it in Legal, Formal notices.',
  },
  lineCurrency: {
    fr: 'La ligne est en {line} et le dossier {number} en {file}. Choisissez un dossier de la même devise.',
    en: 'The line is in {line} and file {number} in {file}. Choose a file in the same currency.',
  },
  givenBackAlready: {
    fr: 'Ce trop-perçu est déjà rendu.',
    en: 'This overpayment was given back already.',
  },
  overGivenBack: {
    fr: 'Le trop-perçu de cette ligne a été rendu au débiteur : son affectation ne s’annule plus. Enregistrez un impayé sur les quittances concernées.',
    en: 'The overpayment of this line was given back to the debtor: its use cannot be undone. Record a return on the receipts concerned.',
  },
  nothingOver: {
    fr: 'Il n’y a pas de trop-perçu sur cette ligne.',
    en: 'There is no overpayment on this line.',
  },
  importUsed: {
    fr: '{count} lignes de ce relevé sont affectées à des fonds de tiers. Annulez d’abord leur affectation.',
    en: '{count} lines of this statement are used for third-party funds. Undo that first.',
  },
} as const satisfies Record<string, Sentence>
