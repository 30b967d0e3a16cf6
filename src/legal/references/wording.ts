import type { Sentence } from '../../kernel/wording.ts'

export const wording = {
  wrongValue: {
    fr: 'La valeur {value, number} n’est pas utilisable : indiquez un nombre de 0 à {largest, number}, dans l’unité affichée.',
    en: 'The value {value, number} cannot be used: give a number from 0 to {largest, number}, in the unit shown.',
  },
  noCitation: {
    fr: 'Indiquez le texte qui fixe cette valeur (article, arrêté, date) : une ligne sans référence n’est pas gardée.',
    en: 'Give the text that sets this value (article, order, date): a row without its reference is not kept.',
  },
  noSource: {
    fr: 'Indiquez où la valeur a été lue (Légifrance, Banque de France…) : quelqu’un devra pouvoir la vérifier.',
    en: 'Say where the value was read (Légifrance, Banque de France…): somebody will have to check it.',
  },
  daysReversed: {
    fr: 'La fin ({to}) précède le début ({from}). Corrigez l’une des deux dates.',
    en: 'The end ({to}) comes before the start ({from}). Correct one of the two days.',
  },
  notAHalfYear: {
    fr: 'Cette valeur est fixée par semestre : la ligne va du {from} au {to}. Ajoutez une ligne par semestre.',
    en: 'This value is fixed for each half-year: the row runs from {from} to {to}. Add one row for each half-year.',
  },
  verifiedAhead: {
    fr: 'Une vérification du {verifiedOn} n’a pas encore eu lieu (nous sommes le {today}). Indiquez le jour où vous avez lu le texte.',
    en: 'A check of {verifiedOn} has not taken place yet (today is {today}). Give the day you read the text.',
  },
  reviewBefore: {
    fr: 'La prochaine relecture ({reviewOn}) doit suivre la vérification ({verifiedOn}).',
    en: 'The next review ({reviewOn}) must come after the check ({verifiedOn}).',
  },
  daysTaken: {
    fr: 'Vous avez déjà une ligne pour ces jours (du {from} {to, select, none {sans fin} other {au {to}}}, {by}). Corrigez cette ligne, ou retirez-la.',
    en: 'You already have a row for these days (from {from} {to, select, none {with no end} other {to {to}}}, {by}). Correct that row, or withdraw it.',
  },
  rowGone: {
    fr: 'Cette ligne vient d’être corrigée ou retirée par quelqu’un d’autre. Rechargez la page.',
    en: 'This row has just been corrected or withdrawn by somebody else. Reload the page.',
  },
} as const satisfies Record<string, Sentence>
