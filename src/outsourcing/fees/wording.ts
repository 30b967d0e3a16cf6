import type { Sentence } from '../../kernel/wording.ts'
import type { FeeKind } from './model.ts'

/** Refusals about fees. */
export const feeWording = {
  nothingCharged: {
    fr: 'Cette ligne ne facture rien : il n’y a rien à contester.',
    en: 'This line charges nothing: there is nothing to contest.',
  },
  alreadyDisputed: {
    fr: 'Cette ligne a déjà été contestée : la réponse se lit à côté.',
    en: 'This line was contested already: the answer stands beside it.',
  },
  notDisputed: {
    fr: 'Cette ligne n’attend pas de réponse. Rechargez la page.',
    en: 'This line waits for no answer. Reload the page.',
  },
  sayWhy: {
    fr: 'Dites pourquoi la contestation est refusée : le créancier le lira.',
    en: 'Say why the objection is refused: the creditor reads it.',
  },
  costNotAgreed: {
    fr: 'Le mandat ne prévoit pas de frais « {cost} » à ce stade : convenez-en d’abord avec le créancier.',
    en: 'The mandate provides for no “{cost}” at this stage: agree on it with the creditor first.',
  },
  costOfOthers: {
    fr: 'Le mandat ne met pas les frais « {cost} » à la charge du créancier.',
    en: 'The mandate does not have the creditor bear “{cost}”.',
  },
  costAmount: { fr: 'Dites ce qui a été payé, hors taxes.', en: 'Say what was paid, before VAT.' },
  costAbove: {
    fr: 'Les frais « {cost} » sont de {asked}, le mandat les limite à {most} : demandez l’accord du créancier.',
    en: '“{cost}” comes to {asked}, the mandate allows {most}: ask the creditor first.',
  },
  costDay: {
    fr: 'Le {day}, le dossier {file} n’était pas en cours : il est confié depuis le {from}. Corrigez le jour.',
    en: 'On {day} file {file} was not running: it was placed on {from}. Correct the day.',
  },
  costTwice: {
    fr: 'Ce justificatif a déjà servi à ces frais du {day} pour le dossier {file} : ils ne sont pas facturés deux fois.',
    en: 'This paper proves that cost of {day} of file {file} already: it is not charged twice.',
  },
  paidAbove: {
    fr: 'Il reste {left} à régler sur {number} : {asked} est trop.',
    en: '{left} is left to pay of {number}: {asked} is too much.',
  },
  paidAhead: {
    fr: 'Le {day} n’est pas encore passé : dites le jour du paiement.',
    en: '{day} is still to come: say the day of the payment.',
  },
  otherPayment: {
    fr: 'Ce paiement a déjà été noté autrement : rechargez la page avant d’en noter un autre.',
    en: 'This payment was noted otherwise already: reload the page before noting another.',
  },
  costUndone: {
    fr: 'Le dossier {file} n’a jamais été confié : la remise a été annulée. Ces frais ne se facturent pas.',
    en: 'File {file} was never placed: handing it over was undone. This cost is not charged.',
  },
  nothingToBill: {
    fr: 'Rien n’attend d’être facturé sous ce mandat.',
    en: 'Nothing waits to be invoiced under this mandate.',
  },
} as const

export const feeKindNames: Record<FeeKind, Sentence> = {
  receipt: { fr: 'Encaissement', en: 'Receipt' },
  return: { fr: 'Encaissement rejeté', en: 'Receipt that went back' },
  side_cost: { fr: 'Frais annexes', en: 'Side cost' },
  period: { fr: 'Période', en: 'Period' },
  correction: { fr: 'Correction d’une période', en: 'Correction of a period' },
  credit: { fr: 'Avoir', en: 'Credit' },
  service_credit: { fr: 'Pénalité de service', en: 'Service credit' },
}

/** How a fee came to its amount. */
export const feeSays = {
  receipt: { fr: 'Encaissement n° {no} de {amount}', en: 'Receipt no. {no} of {amount}' },
  return: { fr: 'Rejet de l’encaissement n° {no} de {amount}', en: 'Receipt no. {no} of {amount} went back' },
  service: { fr: 'Pénalité de service du {from} au {to}', en: 'Service credit from {from} to {to}' },
  period: { fr: 'Période du {from} au {to}', en: 'Period from {from} to {to}' },
  correction: {
    fr: 'Correction de la période du {from} au {to}',
    en: 'Correction of the period from {from} to {to}',
  },
  corrected: {
    fr: 'facturé jusque-là : {was} ; dû selon le tarif : {is}',
    en: 'charged so far: {was}; due by the tariff: {is}',
  },
  part: { fr: '{rate} de {amount}', en: '{rate} of {amount}' },
  minimum: { fr: 'minimum : {amount} de plus', en: 'minimum: {amount} more' },
  cut: { fr: 'plafond : {amount} de moins', en: 'maximum: {amount} less' },
  soFar: { fr: 'total du dossier : {amount}', en: 'of the file so far: {amount}' },
  volume: { fr: 'dossiers confiés : {amount}', en: 'files placed: {amount}' },
  flat: { fr: 'forfait : {amount}', en: 'flat fee: {amount}' },
} as const

/** The invoice on paper. Mentions: C. com. art. L441-9, L441-10 II; CGI ann. II art. 242 nonies A. */
export const invoiceWording = {
  invoice: { fr: 'Facture d’honoraires', en: 'Invoice of fees' },
  creditNote: { fr: 'Avoir sur honoraires', en: 'Credit note on fees' },
  under: {
    fr: 'n° {number} du {day} · mandat {mandate}',
    en: 'no. {number} of {day} · mandate {mandate}',
  },
  provider: { fr: 'Émetteur', en: 'Issued by' },
  creditor: { fr: 'Client', en: 'Customer' },
  siren: { fr: 'SIREN {siren}', en: 'SIREN {siren}' },
  vatNumber: { fr: 'TVA {number}', en: 'VAT {number}' },
  on: { fr: 'Jour', en: 'Day' },
  what: { fr: 'Prestation', en: 'Service' },
  file: { fr: 'Dossier', en: 'File' },
  rate: { fr: 'TVA', en: 'VAT' },
  net: { fr: 'Montant HT', en: 'Before VAT' },
  fees: { fr: 'Honoraires', en: 'Fees' },
  service: { fr: 'Pénalités de service', en: 'Service credits' },
  total: { fr: 'Total HT', en: 'Total before VAT' },
  vatOf: { fr: 'TVA {rate} sur {amount}', en: 'VAT {rate} on {amount}' },
  noVat: { fr: 'TVA non applicable, art. 293 B du CGI', en: 'No VAT charged, art. 293 B of the French tax code' },
  whole: { fr: 'Total TTC', en: 'Total with VAT' },
  setOff: { fr: 'Compensé par le reversement du {day}', en: 'Set off by the remittance of {day}' },
  paid: { fr: 'Réglé le {day}', en: 'Paid on {day}' },
  left: { fr: 'Reste à régler', en: 'Left to pay' },
  due: {
    fr: 'À régler au plus tard le {due}. Pas d’escompte pour paiement anticipé. En cas de retard : intérêts au taux de refinancement de la BCE majoré de 10 points et indemnité forfaitaire de recouvrement de 40 € (C. com. art. L441-10 II, D441-5).',
    en: 'To be paid by {due}. No discount for early payment. When late: interest at the ECB refinancing rate plus 10 points, and the fixed indemnity for recovery of €40 (C. com. art. L441-10 II, D441-5).',
  },
  corrects: { fr: 'Cet avoir corrige : {numbers}.', en: 'This credit note corrects: {numbers}.' },
  rounding: {
    fr: 'La TVA est calculée ligne par ligne et arrondie au centime, un demi-centime vers le haut ; les totaux sont la somme des lignes.',
    en: 'VAT is reckoned line by line and rounded to the cent, half a cent upwards; totals are the sum of the lines.',
  },
  foot: { fr: '{provider} · {number} · {creditor}', en: '{provider} · {number} · {creditor}' },
} as const
