import type { Sentence } from '../../src/kernel/wording.ts'

/** Versions of a scenario: saving one while it runs, and reading those of before. */
export const versionWords = {
  saveTitle: { fr: 'Enregistrer la version {n}', en: 'Save version {n}' },
  saveAct: { fr: 'Enregistrer cette version', en: 'Save this version' },
  begun: {
    fr: '{followers, plural, one {# client doit quelque chose et suit ce scénario} other {# clients doivent quelque chose et suivent ce scénario}} ; {begun, plural, one {# a déjà été relancé} other {# ont déjà été relancés}} pour des pièces encore ouvertes.',
    en: '{followers, plural, one {# customer owes something and follows} other {# customers owe something and follow}} this scenario; {begun, plural, one {# was} other {# were}} already reminded of documents still open.',
  },
  running: { fr: 'Clients déjà relancés', en: 'Customers already reminded' },
  keep: { fr: 'Ils gardent la version {n}', en: 'They keep version {n}' },
  keepWhat: {
    fr: 'Chacun passe à la nouvelle dès que ses pièces déjà relancées sont réglées.',
    en: 'Each comes to the new one as soon as the documents already reminded are settled.',
  },
  move: { fr: 'Tous passent à la nouvelle', en: 'All move to the new one' },
  moveWhat: {
    fr: 'Leur niveau est gardé, étape par étape ; la journée est décidée de nouveau.',
    en: 'Their level is kept, step by step; the day is decided again.',
  },
  noChange: {
    fr: 'Personne ne changerait d’étape aujourd’hui. La simulation montre les jours à venir.',
    en: 'Nobody would stand at another step today. The simulation shows the days to come.',
  },
  changesToday: { fr: 'Ce qui change aujourd’hui', en: 'What changes today' },
  before: { fr: 'Aujourd’hui', en: 'Today' },
  after: { fr: 'Avec la nouvelle version', en: 'With the new version' },
  customers: { fr: 'Clients', en: 'Customers' },
  history: { fr: 'Versions de « {scenario} »', en: 'Versions of “{scenario}”' },
  version: { fr: 'Version', en: 'Version' },
  savedOn: { fr: 'Enregistrée', en: 'Saved' },
  by: { fr: 'Par', en: 'By' },
  changed: { fr: 'Ce qui a changé', en: 'What changed' },
  keptBy: { fr: 'Encore suivie par', en: 'Still followed by' },
  inForce: { fr: 'en vigueur', en: 'in force' },
  ours: { fr: 'Quittance', en: 'Quittance' },
  gone: { fr: 'Ancien membre', en: 'Former member' },
  takeBack: { fr: 'Reprendre cette version', en: 'Take this version back' },
  takeBackWhat: {
    fr: 'Une version reprise devient un brouillon, à enregistrer comme nouvelle version.',
    en: 'A version taken back becomes a draft, to be saved as a new version.',
  },
  toScenario: { fr: 'Revenir au scénario', en: 'Back to the scenario' },
} satisfies Record<string, Sentence>
