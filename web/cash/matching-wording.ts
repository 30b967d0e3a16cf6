import type { Sentence } from '../../src/kernel/wording.ts'

/** How far matching may go by itself, and how it fared. */
export const matchingWords = {
  autoTitle: { fr: 'Ce qui s’applique seul', en: 'What applies by itself' },
  autoWhat: {
    fr: 'Une proposition cochée s’applique sans vous attendre, sauf quand une autre est aussi bonne. Chaque nature est jugée sur vos réponses des douze derniers mois ; sous le seuil, elle redevient une simple proposition.',
    en: 'A ticked kind applies without waiting for you, unless another proposal is as good. Each kind is judged on your answers of the last twelve months; below the threshold it is only proposed again.',
  },
  class: { fr: 'Nature du rapprochement', en: 'Kind of match' },
  right: { fr: 'Justes', en: 'Right' },
  wrong: { fr: 'Fausses', en: 'Wrong' },
  automatic: { fr: 'Appliquées seules', en: 'Applied alone' },
  undone: { fr: 'dont annulées', en: 'of which undone' },
  precision: { fr: 'Précision', en: 'Precision' },
  state: { fr: 'Aujourd’hui', en: 'Today' },
  tooFew: { fr: 'trop peu de réponses', en: 'too few answers' },
  applies: { fr: 'S’applique seule', en: 'Applies by itself' },
  stopped: {
    fr: 'Arrêtée : {measured} mesurés, sous {least}',
    en: 'Stopped: {measured} measured, below {least}',
  },
  proposed: { fr: 'Proposée', en: 'Proposed' },
  tick: { fr: 'Appliquer seule : {class}', en: 'Apply by itself: {class}' },
  least: { fr: 'Précision exigée', en: 'Precision required' },
  leastWhat: {
    fr: 'Entre 90 % et 100 %. Sous ce seuil, une nature cesse de s’appliquer seule.',
    en: 'Between 90% and 100%. Below it, a kind stops applying by itself.',
  },
  leastWrong: { fr: 'Indiquez un pourcentage entre 90 et 100.', en: 'Give a percentage between 90 and 100.' },
  toleranceTitle: { fr: 'Écarts admis', en: 'Gaps accepted' },
  toleranceWhat: {
    fr: 'Un écart plus petit est proposé avec son nom ; il ne s’applique seul que si sa nature est cochée ci-dessus.',
    en: 'A smaller gap is proposed under its name; it applies by itself only if its kind is ticked above.',
  },
  rounding: { fr: 'Arrondi, au plus', en: 'Rounding, at most' },
  fee: { fr: 'Frais bancaires, au plus', en: 'Bank fees, at most' },
  discounts: { fr: 'Escomptes accordés', en: 'Cash discounts granted' },
  discountsWhat: { fr: 'En %, séparés par des espaces : 0,5 1 2', en: 'In %, separated by spaces: 0.5 1 2' },
  discountsWrong: {
    fr: 'Écrivez au plus dix pourcentages entre 0,01 et 50, séparés par des espaces.',
    en: 'Write at most ten percentages between 0.01 and 50, separated by spaces.',
  },
  discountDays: { fr: 'Escompte possible jusqu’à', en: 'Discount possible up to' },
  discountDaysUnit: { fr: ' jours après l’émission', en: ' days after issue' },
  subset: { fr: 'Pièces essayées pour trouver une somme', en: 'Documents tried to find a sum' },
  subsetWhat: {
    fr: 'De 0 à 24, quand le payeur est connu et ne cite rien.',
    en: 'From 0 to 24, when the payer is known and cites nothing.',
  },
  wrongNumber: {
    fr: 'Indiquez un nombre entier entre {least} et {most}.',
    en: 'Give a whole number between {least} and {most}.',
  },
  wrongAmount: { fr: 'Indiquez un montant entre {least} et {most}.', en: 'Give an amount between {least} and {most}.' },
  returnFee: { fr: 'Frais demandés pour un rejet', en: 'Fee asked for a returned payment' },
  returnFeeWhat: {
    fr: 'Vide : rien n’est demandé. Jamais demandé à un particulier.',
    en: 'Empty: nothing is asked. Never asked of a consumer.',
  },
  save: { fr: 'Enregistrer les règles', en: 'Save the rules' },
  saved: { fr: 'Les règles du rapprochement sont enregistrées.', en: 'The matching rules are saved.' },
} satisfies Record<string, Sentence>
