import type { Sentence } from '../../kernel/wording.ts'

/** What may be said of two scenarios compared, and why a trial cannot begin. */
export const trialWording = {
  tooEarly: {
    fr: 'Trop tôt pour conclure : il faut au moins {least} clients mesurés sur 30 jours de chaque côté ({champion} suivent le scénario du segment, {challenger} l’autre).',
    en: 'Too early to tell: at least {least} customers measured over 30 days are needed on each side ({champion} follow the scenario of the segment, {challenger} the other).',
  },
  noDifference: {
    fr: 'Aucune différence établie : l’écart encaissé en 30 jours est de {difference, plural, one {# point} other {# points}}, et l’intervalle à 95 % va de {low, number} à {high, number}.',
    en: 'No difference shown: what came within 30 days differs by {difference, plural, one {# point} other {# points}}, and the 95 % interval goes from {low, number} to {high, number}.',
  },
  challengerWins: {
    fr: 'Le scénario essayé encaisse mieux : {difference, plural, one {# point} other {# points}} de plus en 30 jours (intervalle à 95 % : de {low, number} à {high, number}).',
    en: 'The scenario on trial collects better: {difference, plural, one {# point} other {# points}} more within 30 days (95 % interval: from {low, number} to {high, number}).',
  },
  championWins: {
    fr: 'Le scénario du segment encaisse mieux : {difference, plural, one {# point} other {# points}} de plus en 30 jours (intervalle à 95 %, essai moins segment : de {low, number} à {high, number}).',
    en: 'The scenario of the segment collects better: {difference, plural, one {# point} other {# points}} more within 30 days (95 % interval, trial less segment: from {low, number} to {high, number}).',
  },
  nameMissing: { fr: 'Donnez un nom à la comparaison.', en: 'Give the trial a name.' },
  segmentUnknown: {
    fr: 'Ce segment n’existe plus : choisissez-en un autre.',
    en: 'This segment no longer exists: choose another.',
  },
  segmentLeftAlone: {
    fr: 'Les clients du segment « {segment} » ne sont pas relancés : donnez-lui d’abord un scénario.',
    en: 'Customers of the segment “{segment}” are not reminded: give it a scenario first.',
  },
  sameScenario: {
    fr: 'Le segment « {segment} » suit déjà ce scénario : choisissez celui à essayer contre lui.',
    en: 'The segment “{segment}” already follows this scenario: choose one to try against it.',
  },
  alreadyRunning: {
    fr: 'Une comparaison est déjà en cours dans le segment « {segment} » : terminez-la d’abord.',
    en: 'A trial is already running in the segment “{segment}”: end it first.',
  },
  spanShort: {
    fr: 'Un résultat se mesure sur {days} jours : donnez une fin au moins {days} jours après le début.',
    en: 'A result is measured over {days} days: give an end at least {days} days after the start.',
  },
  startPast: {
    fr: 'La comparaison commence au plus tôt aujourd’hui : corrigez la date de début.',
    en: 'The trial starts today at the earliest: correct the start.',
  },
  unknown: { fr: 'Cette comparaison n’existe pas.', en: 'This trial does not exist.' },
  alreadyEnded: { fr: 'Cette comparaison est déjà terminée.', en: 'This trial has already ended.' },
} as const satisfies Record<string, Sentence>
