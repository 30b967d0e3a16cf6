import type { Sentence } from '../../kernel/wording.ts'

/** The results of a provider on paper. */
export const printed = {
  title: { fr: 'Résultats de {provider}', en: 'Results of {provider}' },
  on: { fr: '{organisation} · au {on} · {mandates}', en: '{organisation} · on {on} · {mandates}' },
  page: { fr: 'Page', en: 'Page' },
  placed: { fr: 'Confié', en: 'Placed' },
  placedSub: {
    fr: '{n, plural, one {# dossier} other {# dossiers}}, dont {running} en cours',
    en: '{n, plural, one {# file} other {# files}}, {running} of them running',
  },
  recovered: { fr: 'Encaissé', en: 'Recovered' },
  recoveredSub: { fr: '{rate} de ce qui est confié', en: '{rate} of what was placed' },
  net: { fr: 'Net d’honoraires', en: 'Net of fees' },
  netSub: {
    fr: 'honoraires HT {fees}, soit {cost} par euro encaissé',
    en: 'fees before VAT {fees}, that is {cost} for each euro recovered',
  },
  noCost: { fr: 'aucun honoraire', en: 'no fee' },
  interval: {
    fr: 'Le hasard seul laisserait ce taux entre {low} et {high} (95 %){isThin, select, yes { ; trop peu de dossiers pour conclure} other {}}.',
    en: 'Chance alone would leave this rate between {low} and {high} (95%){isThin, select, yes {; too few files to tell} other {}}.',
  },
  promise: {
    fr: 'Promis : {promised} à six mois. Venu : {came}, entre {low} et {high}, sur {n, plural, one {# dossier} other {# dossiers}}.',
    en: 'Promised: {promised} within six months. Came: {came}, between {low} and {high}, on {n, plural, one {# file} other {# files}}.',
  },
  noPromise: { fr: 'Aucun taux promis n’est à comparer.', en: 'No promised rate to compare with.' },
  notYet: {
    fr: 'Aucun dossier n’a encore six mois : la promesse n’est pas jugée.',
    en: 'No file is six months old yet: the promise is not judged.',
  },
  here: {
    fr: 'Les mêmes dossiers recouvrés ici auraient apporté {amount} ({rate}), attendu de {own, plural, =0 {la règle} one {l’historique pour # dossier, de la règle pour les autres} other {l’historique pour # dossiers, de la règle pour les autres}}.',
    en: 'The same files collected here would have brought {amount} ({rate}), expected from {own, plural, =0 {the rule} one {own history for # file, the rule for the others} other {own history for # files, the rule for the others}}.',
  },
  files: { fr: 'Dossiers', en: 'Files' },
  rate: { fr: 'Taux', en: 'Rate' },
  between: { fr: 'entre', en: 'between' },
  netRate: { fr: 'Taux net', en: 'Net rate' },
  byAge: { fr: 'Par âge à la remise', en: 'By age when placed' },
  bySize: { fr: 'Par montant', en: 'By amount' },
  byKind: { fr: 'Par type de débiteur', en: 'By kind of debtor' },
  pilot: { fr: 'Pilote', en: 'Pilot' },
  rest: { fr: 'Le reste', en: 'The rest' },
  cohorts: {
    fr: 'Par mois de remise : part encaissée après 1, 2, 3… mois',
    en: 'By month of placement: share recovered after 1, 2, 3… months',
  },
  month: { fr: 'Mois', en: 'Month' },
  cohortNote: {
    fr: 'Une case vide n’est pas encore connue : tous les dossiers du mois n’ont pas atteint cet âge.',
    en: 'An empty cell is not known yet: not every file of the month has got that far.',
  },
  debtors: { fr: 'Délais et débiteurs', en: 'Time and debtors' },
  measure: { fr: 'Mesure', en: 'Measure' },
  value: { fr: 'Valeur', en: 'Value' },
  firstDays: { fr: 'Premier encaissement (médiane)', en: 'First money (median)' },
  medianEuro: { fr: 'Euro médian', en: 'Median euro' },
  days: { fr: '{n, plural, one {# jour} other {# jours}}', en: '{n, plural, one {# day} other {# days}}' },
  complaints: { fr: 'Débiteurs qui se sont plaints', en: 'Debtors who complained' },
  disputes: { fr: 'Contestations', en: 'Disputes' },
  promises: { fr: 'Promesses tenues', en: 'Promises kept' },
  ofJudged: { fr: '{kept} sur {n}', en: '{kept} of {n}' },
  grade: { fr: 'Note des débiteurs', en: 'Debtors’ grade' },
  ofFive: {
    fr: '{grade} sur 5 ({n, plural, one {# réponse} other {# réponses}})',
    en: '{grade} out of 5 ({n, plural, one {# answer} other {# answers}})',
  },
  unknown: { fr: '–', en: '–' },
  method: {
    fr: 'Montants en {currency}. Encaissé : versé au prestataire ou au créancier, retours déduits, jusqu’à la fin des jours qui ouvrent encore droit à honoraires. Intervalles de Wilson à 95 % sur le nombre efficace de dossiers (Kish) : les gros dossiers pèsent plus et renseignent moins. Moins de {least} dossiers efficaces : trop peu pour conclure.',
    en: 'Amounts in {currency}. Recovered: paid to the provider or to the creditor, returns deducted, until the end of the days that still earn fees. Wilson intervals at 95% on the effective number of files (Kish): large files weigh more and tell less. Fewer than {least} effective files: too few to tell.',
  },
} as const satisfies Record<string, Sentence>
