import type { Sentence } from '../../kernel/wording.ts'

/** What the receipt given to a debtor says. */
export const quittance = {
  title: { fr: 'Quittance', en: 'Receipt' },
  fileName: { fr: 'quittance', en: 'receipt' },
  creditor: { fr: 'Créancier', en: 'Creditor' },
  provider: { fr: 'Chargé du recouvrement', en: 'Collecting for the creditor' },
  debtor: { fr: 'Débiteur', en: 'Debtor' },
  siren: { fr: 'SIREN {siren}', en: 'SIREN {siren}' },
  received: {
    fr: '{provider} a reçu de {payer} le {day} la somme de {amount} ({means}), pour le compte de {creditor} (dossier {file}).',
    en: '{provider} received {amount} from {payer} on {day} ({means}), on behalf of {creditor} (file {file}).',
  },
  receivedDirect: {
    fr: '{creditor} a reçu de {payer} le {day} la somme de {amount} (dossier {file}, suivi par {provider}).',
    en: '{creditor} received {amount} from {payer} on {day} (file {file}, in the hands of {provider}).',
  },
  reference: { fr: 'Référence du paiement : {reference}', en: 'Reference of the payment: {reference}' },
  document: { fr: 'Pièce réglée', en: 'Document paid' },
  settled: { fr: 'Montant', en: 'Amount' },
  total: { fr: 'Total reçu', en: 'Total received' },
  left: {
    fr: 'Après ce paiement, il reste {left} à payer sur le dossier {file}.',
    en: 'After this payment, {left} is left to pay on file {file}.',
  },
  nothingLeft: {
    fr: 'Après ce paiement, il ne reste rien à payer sur le dossier {file}.',
    en: 'After this payment, nothing is left to pay on file {file}.',
  },
  returned: {
    fr: 'Cette quittance ne vaut plus : {as}, le {day}.',
    en: 'This receipt is no longer valid: {as}, on {day}.',
  },
  law: {
    fr: 'Quittance remise pour chaque paiement (code des procédures civiles d’exécution, art. R. 124-6).',
    en: 'Receipt given for every payment (French code of civil enforcement procedures, art. R. 124-6).',
  },
} as const satisfies Record<string, Sentence>
