import type { Sentence } from '../../kernel/wording.ts'

/** The mail that brings a debtor its receipt, and why one does not leave. */
export const quittanceWords = {
  subject: { fr: 'Quittance {number} : {amount}', en: 'Receipt {number}: {amount}' },
  hello: { fr: 'Bonjour,', en: 'Hello,' },
  received: {
    fr: 'Nous avons reçu {amount} le {day} pour le compte de {creditor} (dossier {file}). La quittance {number} est jointe.',
    en: 'We received {amount} on {day} on behalf of {creditor} (file {file}). Receipt {number} is attached.',
  },
  left: {
    fr: 'Après ce paiement, il reste {left} à payer sur ce dossier.',
    en: 'After this payment, {left} is left to pay on this file.',
  },
  nothingLeft: {
    fr: 'Après ce paiement, il ne reste rien à payer sur ce dossier.',
    en: 'After this payment, nothing is left to pay on this file.',
  },
  thanks: {
    fr: 'Conservez cette quittance : elle prouve votre paiement.',
    en: 'Keep this receipt: it proves your payment.',
  },
  noMailbox: {
    fr: 'Aucun contact de {debtor} ne reçoit de courriel : ouvrez la quittance et remettez-la autrement, ou ajoutez une adresse à son contact.',
    en: 'No contact of {debtor} takes mail: open the receipt and give it another way, or add an address to its contact.',
  },
  cameBack: {
    fr: 'La quittance {number} ne vaut plus : le paiement est revenu.',
    en: 'Receipt {number} is no longer valid: the payment came back.',
  },
  mailedAlready: {
    fr: 'La quittance {number} est déjà partie à {address}.',
    en: 'Receipt {number} has left already, to {address}.',
  },
} as const satisfies Record<string, Sentence>
