import type { Sentence } from '../../src/kernel/wording.ts'

/** How far matching may go by itself, and how it fared. */
export const matchingWords = {
  autoTitle: { fr: 'Ce qui s’applique seul', en: 'What applies by itself' },
  autoWhat: {
    fr: 'Une nature cochée s’applique sans vous attendre dès que sa précision est prouvée, sauf quand une autre proposition est aussi bonne. La preuve vient d’abord de paiements étiquetés, puis de vos propres réponses, dès qu’elles suffisent à trancher. Ce que personne n’a regardé ne prouve rien.',
    en: 'A ticked kind applies without waiting for you once its precision is proven, unless another proposal is as good. The proof comes from labelled payments at first, then from your own answers, as soon as they can tell either way. What nobody looked at proves nothing.',
  },
  class: { fr: 'Nature du rapprochement', en: 'Kind of match' },
  proven: { fr: 'Prouvé, au moins (exigé : {asked})', en: 'Proven, at least (required: {asked})' },
  right: { fr: 'Justes', en: 'Right' },
  wrong: { fr: 'Fausses', en: 'Wrong' },
  automatic: { fr: 'Appliquées seules', en: 'Applied alone' },
  undone: { fr: 'dont annulées', en: 'of which undone' },
  toCheck: { fr: 'À vérifier', en: 'To check' },
  opens: { fr: '{n} {what} : {class}, voir les lignes', en: '{n} {what}: {class}, see the lines' },
  state: { fr: 'Aujourd’hui, et pourquoi', en: 'Today, and why' },
  applies: { fr: 'S’applique seule.', en: 'Applies by itself.' },
  stopped: {
    fr: 'Arrêtée le {on} par vos réponses, jusqu’à ce que vous la cochiez à nouveau.',
    en: 'Stopped on {on} by your answers, until you tick it again.',
  },
  notChosen: { fr: 'Proposée : vous ne l’avez pas cochée.', en: 'Proposed: you have not ticked it.' },
  chosenUnproven: { fr: 'Proposée, bien que cochée.', en: 'Proposed, although ticked.' },
  beforehand: {
    fr: 'Mesurée d’avance sur {n} paiements étiquetés : {seen} (au moins {least}{reached, select, yes {, pour {asked} exigés} other {, sous les {asked} exigés}}).',
    en: 'Measured beforehand on {n} labelled payments: {seen} (at least {least}{reached, select, yes {, {asked} required} other {, below the {asked} required}}).',
  },
  ownUndecided: {
    fr: '{n, plural, =0 {} one {Votre seule réponse ne tranche pas (de {least} à {most}).} other {Vos # réponses ne tranchent pas (de {least} à {most}).}}',
    en: '{n, plural, =0 {} one {Your only answer cannot tell ({least} to {most}).} other {Your # answers cannot tell ({least} to {most}).}}',
  },
  ownProof: {
    fr: 'Vos {n} réponses le prouvent : au moins {least}, pour {asked} exigés.',
    en: 'Your {n} answers prove it: at least {least}, {asked} required.',
  },
  disproved: {
    fr: 'Vos réponses l’excluent : {wrong} fausses sur {n}, soit au plus {most}, sous les {asked} exigés.',
    en: 'Your answers rule it out: {wrong} wrong of {n}, which is at most {most}, below the {asked} required.',
  },
  unmeasured: {
    fr: 'Jamais mesurée, et personne n’y a encore répondu.',
    en: 'Never measured, and nobody has answered it yet.',
  },
  source: {
    fr: 'D’avance : {lines} lignes de banque du générateur de paiements étiquetés (version {generator}, graines {seeds}), mesurées le {on}. De chacune, on sait ce qu’elle paie vraiment ; est juste ce qui le règle exactement, au centime. « Au moins » et « au plus » sont les bornes exactes de Clopper et Pearson, à 95 % chacune. Vos réponses des douze derniers mois : justes, les propositions acceptées telles quelles et ce que vous avez vérifié ; fausses, ce que vous avez refusé, annulé ou réglé autrement. Une seule réponse fausse n’arrête rien.',
    en: 'Beforehand: {lines} bank lines of the generator of labelled payments (version {generator}, seeds {seeds}), measured on {on}. Of each it is known what it really pays; right is what settles exactly that, to the cent. “At least” and “at most” are the exact bounds of Clopper and Pearson, at 95% each. Your answers of the last twelve months: right, what was accepted as proposed and what you checked; wrong, what you refused, undid or settled otherwise. One wrong answer alone stops nothing.',
  },
  tick: { fr: 'Appliquer seule : {class}', en: 'Apply by itself: {class}' },
  least: { fr: 'Précision exigée', en: 'Precision required' },
  leastWhat: {
    fr: 'Entre 90 % et 100 %. Une nature ne s’applique seule que si au moins cela est prouvé d’elle.',
    en: 'Between 90% and 100%. A kind applies by itself only if at least this is proven of it.',
  },
  sample: { fr: 'À vérifier : une sur', en: 'To check: one in' },
  sampleWhat: {
    fr: 'De ce qui s’applique seul, une sur tant est mise devant vous, et les dix premières de chaque nature. Rien n’est retenu.',
    en: 'Of what applies by itself, one in so many is put before you, and the first ten of each kind. Nothing is held back.',
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
