import type { Sentence } from '../../src/kernel/wording.ts'

export const insightSettingWords = {
  perimeterTitle: { fr: 'Ce qui est laissé de côté', en: 'What is left out' },
  perimeterWhat: {
    fr: 'Par défaut, tout compte. Ce que vous laissez de côté l’est des deux côtés de chaque division et à chaque mois montré ; les indicateurs le disent. Promesses et relances comptent toujours toutes.',
    en: 'By default everything counts. What you leave out is left out on both sides of each division and in every month shown; the indicators say so. Promises and reminders always count in full.',
  },
  withoutDoubtful: {
    fr: 'Les créances douteuses (416) de la dernière clôture validée ici',
    en: 'Doubtful debts (416) of the last closing validated here',
  },
  withoutPrepayments: {
    fr: 'Les règlements reçus qui ne soldent encore rien (acomptes)',
    en: 'Payments received that settle nothing yet (prepayments)',
  },
  groupTags: { fr: 'Clients de notre propre groupe', en: 'Customers of our own group' },
  groupTagsWhat: {
    fr: 'Les étiquettes qui les désignent : les clients qui en portent une ne comptent pas.',
    en: 'The tags that mark them: customers that bear one do not count.',
  },
  savePerimeter: { fr: 'Enregistrer le périmètre', en: 'Save the scope' },
  savedPerimeter: { fr: 'Périmètre enregistré.', en: 'Scope saved.' },
  pricesTitle: { fr: 'Ce que coûtent les relances', en: 'What reminders cost' },
  pricesWhat: {
    fr: 'De quoi calculer le coût d’une relance. Zéro quand cela ne vous coûte rien.',
    en: 'What the cost of a reminder is computed from. Nought where it costs you nothing.',
  },
  pricesUntold: {
    fr: 'Rien n’a encore été dit : le coût d’une relance ne se calcule pas.',
    en: 'Nothing was said yet: the cost of a reminder is not computed.',
  },
  hoursMonth: { fr: 'Heures passées par mois', en: 'Hours spent by month' },
  hour: { fr: 'Coût d’une heure', en: 'Cost of an hour' },
  letter: { fr: 'Une lettre', en: 'A letter' },
  registered: { fr: 'Un recommandé', en: 'A registered letter' },
  electronic: { fr: 'Un recommandé électronique', en: 'An electronic registered letter' },
  sms: { fr: 'Un SMS', en: 'A text' },
  licence: { fr: 'Abonnements par mois', en: 'Licences by month' },
  savePrices: { fr: 'Enregistrer les coûts', en: 'Save the costs' },
  savedPrices: { fr: 'Coûts enregistrés.', en: 'Costs saved.' },
} satisfies Record<string, Sentence>
