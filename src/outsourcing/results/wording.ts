import type { Sentence } from '../../kernel/wording.ts'
import type { Shows } from './cut.ts'
import type { ServiceCode } from './model.ts'
import type { PromiseCheck } from './score.ts'

export const serviceNames: Readonly<Record<ServiceCode, Sentence>> = {
  first_contact: { fr: 'Premier contact', en: 'First contact' },
  contacts: { fr: 'Contacts par dossier', en: 'Contacts per file' },
  answer: { fr: 'Réponse aux contestations', en: 'Answer to disputes' },
  file_age: { fr: 'Âge des dossiers', en: 'Age of files' },
  report: { fr: 'Comptes rendus', en: 'Reports' },
  remittance: { fr: 'Reversements', en: 'Remittances' },
}

export const verdictNames: Readonly<Record<PromiseCheck['verdict'], Sentence>> = {
  kept: { fr: 'promesse tenue', en: 'promise kept' },
  short: { fr: 'promesse non tenue', en: 'promise not kept' },
  unsure: { fr: 'sous la promesse, le hasard peut suffire', en: 'below the promise, chance may explain it' },
  thin: { fr: 'trop peu de dossiers pour conclure', en: 'too few files to tell' },
}

/** What of the files is shown. */
export const shownNames: Readonly<Record<Shows, Sentence>> = {
  all: { fr: 'tous', en: 'all' },
  running: { fr: 'en cours', en: 'running' },
  recovered: { fr: 'avec encaissement', en: 'with money' },
  unpaid: { fr: 'sans encaissement', en: 'without money' },
  fees: { fr: 'avec honoraires', en: 'with fees' },
  complained: { fr: 'avec plainte', en: 'with a complaint' },
  disputed: { fr: 'avec contestation', en: 'with a dispute' },
  promised: { fr: 'avec promesse jugée', en: 'with a judged promise' },
  graded: { fr: 'avec avis du débiteur', en: 'with the debtor’s opinion' },
  ripe: { fr: 'ayant eu six mois', en: 'that had six months' },
}

export const resultsWording = {
  reportNotDue: {
    fr: 'Le {until} n’est pas la fin d’une période échue de ce mandat : choisissez l’une de celles que la liste propose.',
    en: '{until} is not the end of a period of this mandate that is over: choose one of those in the list.',
  },
  reportTwice: {
    fr: 'Le compte rendu de la période close le {until} est déjà enregistré.',
    en: 'The report of the period that ended on {until} is recorded already.',
  },
  reportDay: {
    fr: 'Un compte rendu arrive après la fin de sa période, le {until}, et au plus tard aujourd’hui : corrigez le jour de réception.',
    en: 'A report comes after the end of its period, {until}, and today at the latest: correct the day on which it came.',
  },
  noAlert: {
    fr: 'Aucune promesse non tenue n’est signalée pour ce prestataire.',
    en: 'No promise that was not kept is told of this provider.',
  },
  noFiles: {
    fr: 'Aucun dossier n’a été confié à ce prestataire dans cette devise.',
    en: 'No file was placed with this provider in this currency.',
  },
  noFilesHere: {
    fr: 'Aucun dossier ne vous a été confié sous ce mandat dans cette devise.',
    en: 'No file was placed with you under this mandate in this currency.',
  },
  noCredit: {
    fr: 'Aucun avoir n’est à prendre : le mandat n’en prévoit pas, aucun mois n’est échu, ou rien n’est à rendre.',
    en: 'There is no credit to take: the mandate gives none, no month is over, or there is nothing to give back.',
  },
  creditChanged: {
    fr: 'Cet avoir a changé depuis qu’il a été affiché : relisez-le, puis prenez-le.',
    en: 'This credit has changed since it was shown: read it again, then take it.',
  },
  answeredAlready: {
    fr: 'Votre réponse est déjà enregistrée. Merci.',
    en: 'Your answer is recorded already. Thank you.',
  },
} as const satisfies Record<string, Sentence>

/** Columns of the table of files. */
export const tableWording = {
  fileName: { fr: 'resultats', en: 'results' },
  number: { fr: 'Dossier', en: 'File' },
  customer: { fr: 'Débiteur', en: 'Debtor' },
  kind: { fr: 'Type', en: 'Kind' },
  sector: { fr: 'Secteur', en: 'Sector' },
  pilot: { fr: 'Pilote', en: 'Pilot' },
  placedOn: { fr: 'Confié le', en: 'Placed on' },
  age: { fr: 'Jours de retard à la remise', en: 'Days late when placed' },
  placed: { fr: 'Confié', en: 'Placed' },
  recovered: { fr: 'Encaissé', en: 'Recovered' },
  fees: { fr: 'Honoraires HT', en: 'Fees before VAT' },
  net: { fr: 'Net', en: 'Net' },
  firstMoney: { fr: 'Premier encaissement', en: 'First money' },
  complaints: { fr: 'Plaintes', en: 'Complaints' },
  disputes: { fr: 'Contestations', en: 'Disputes' },
  promises: { fr: 'Promesses jugées', en: 'Promises judged' },
  kept: { fr: 'Promesses tenues', en: 'Promises kept' },
  grade: { fr: 'Note du débiteur', en: 'Debtor’s grade' },
  endedOn: { fr: 'Terminé le', en: 'Ended on' },
  endedWhy: { fr: 'Fin', en: 'End' },
  currency: { fr: 'Devise', en: 'Currency' },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
} as const satisfies Record<string, Sentence>

/** Columns of the table of an agency's creditors. */
export const overWording = {
  fileName: { fr: 'resultats-creanciers', en: 'results-by-creditor' },
  creditor: { fr: 'Créancier', en: 'Creditor' },
  mandate: { fr: 'Mandat', en: 'Mandate' },
  files: { fr: 'Dossiers', en: 'Files' },
  running: { fr: 'En cours', en: 'Running' },
  placed: { fr: 'Confié', en: 'Placed' },
  recovered: { fr: 'Encaissé', en: 'Recovered' },
  rate: { fr: 'Taux (%)', en: 'Rate (%)' },
  fees: { fr: 'Honoraires HT', en: 'Fees before VAT' },
  net: { fr: 'Net pour le créancier', en: 'Net to the creditor' },
  late: { fr: 'Engagements tenus en retard', en: 'Promises of service kept late' },
  broken: { fr: 'Engagements non tenus', en: 'Promises of service broken' },
  currency: { fr: 'Devise', en: 'Currency' },
} as const satisfies Record<string, Sentence>
