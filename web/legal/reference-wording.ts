import type { Sentence } from '../../src/kernel/wording.ts'
import type { EvidenceMark, StatuteTheme, StatuteUnit } from '../../src/statutes/index.ts'

export const words = {
  lead: {
    fr: 'Taux, indemnités et délais que les calculs utilisent, avec leur texte. Ce que vous ajoutez ou corrigez vaut pour votre organisation et passe avant les lignes livrées, sur les jours qu’il couvre.',
    en: 'Rates, indemnities and delays that calculations use, with their text. What you add or correct holds for your organisation and is read before the rows shipped, on the days it covers.',
  },
  unknownCountry: {
    fr: 'Aucun droit n’est livré pour le pays de votre organisation ({country}) : les lignes françaises sont utilisées. Vérifiez chacune d’elles.',
    en: 'No law is shipped for your organisation’s country ({country}): French rows are used. Check every one of them.',
  },
  toReview: {
    fr: '{n, plural, =0 {Rien à relire dans les 60 jours.} one {# ligne à relire} other {# lignes à relire}}',
    en: '{n, plural, =0 {Nothing to review within 60 days.} one {# row to review} other {# rows to review}}',
  },
  onlyReview: { fr: 'Seulement ce qui est à relire', en: 'Only what is to be reviewed' },
  allRows: { fr: 'Toutes les lignes', en: 'Every row' },
  subject: { fr: 'Sujet', en: 'Subject' },
  value: { fr: 'Valeur', en: 'Value' },
  from: { fr: 'Du', en: 'From' },
  to: { fr: 'Au', en: 'To' },
  noEnd: { fr: 'sans fin', en: 'no end' },
  citation: { fr: 'Texte', en: 'Text' },
  source: { fr: 'Lu dans', en: 'Read in' },
  mark: { fr: 'Fiabilité', en: 'Reliability' },
  verifiedOn: { fr: 'Vérifié le', en: 'Verified on' },
  reviewOn: { fr: 'À relire le', en: 'Review on' },
  reviewHint: { fr: 'Vide : quand le texte change', en: 'Empty: when the text changes' },
  own: { fr: 'votre ligne, {name}', en: 'your row, {name}' },
  corrected: { fr: 'remplacée par votre ligne', en: 'replaced by your row' },
  due: { fr: 'à relire maintenant', en: 'to be reviewed now' },
  soon: { fr: 'à relire avant le {day}', en: 'to be reviewed by {day}' },
  to_verify: { fr: 'à vérifier', en: 'to be verified' },
  add: { fr: 'Ajouter une ligne', en: 'Add a row' },
  addOf: { fr: 'Ajouter une ligne : {subject}', en: 'Add a row: {subject}' },
  correct: { fr: 'Corriger', en: 'Correct' },
  correctOf: { fr: 'Corriger {subject} du {from}', en: 'Correct {subject} from {from}' },
  withdraw: { fr: 'Retirer', en: 'Withdraw' },
  withdrawOf: { fr: 'Retirer votre ligne {subject} du {from}', en: 'Withdraw your row {subject} from {from}' },
  withdrawn: { fr: 'Ligne retirée', en: 'Row withdrawn' },
  save: { fr: 'Garder la ligne', en: 'Keep the row' },
  saved: { fr: 'Ligne gardée', en: 'Row kept' },
  valueWrong: { fr: 'Écrivez une valeur comme {example}.', en: 'Write a value such as {example}.' },
  older: {
    fr: '{n, plural, one {# ligne plus ancienne} other {# lignes plus anciennes}}',
    en: '{n, plural, one {# older row} other {# older rows}}',
  },
  hideOlder: { fr: 'Masquer les lignes plus anciennes', en: 'Hide older rows' },
} as const satisfies Record<string, Sentence>

export const markNames: Readonly<Record<EvidenceMark, Sentence>> = {
  A: { fr: 'A : texte officiel lu', en: 'A: official text read' },
  B: { fr: 'B : plusieurs sources', en: 'B: several sources' },
  C: { fr: 'C : une source', en: 'C: one source' },
  verify: { fr: 'À vérifier', en: 'To be verified' },
}

export const themeNames: Readonly<Record<StatuteTheme, Sentence>> = {
  late_payment: { fr: 'Retard de paiement', en: 'Late payment' },
  limitation: { fr: 'Prescription', en: 'Limitation' },
  procedure: { fr: 'Procédure', en: 'Procedure' },
  filing: { fr: 'Dépôt des requêtes', en: 'Filing of requests' },
  tax: { fr: 'Taxes', en: 'Taxes' },
}

/** Periods and multiples; rates and amounts are written as rates and amounts are everywhere. */
export const countNames: Readonly<Record<Exclude<StatuteUnit, 'bp' | 'cents'>, Sentence>> = {
  days: { fr: '{n, plural, one {# jour} other {# jours}}', en: '{n, plural, one {# day} other {# days}}' },
  months: { fr: '{n} mois', en: '{n, plural, one {# month} other {# months}}' },
  years: { fr: '{n, plural, one {# an} other {# ans}}', en: '{n, plural, one {# year} other {# years}}' },
  times: { fr: '× {n}', en: '× {n}' },
  megabytes: { fr: '{n} Mo', en: '{n} MB' },
}
