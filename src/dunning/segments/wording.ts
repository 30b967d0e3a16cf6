import type { Sentence } from '../../kernel/wording.ts'

/** Why segments cannot be saved. `{name}` is the segment's. */
export const segmentWording = {
  nameMissing: { fr: 'Donnez un nom au segment {position}.', en: 'Give segment {position} a name.' },
  nameTaken: {
    fr: 'Deux segments portent le nom « {name} » : donnez-en un autre au second.',
    en: 'Two segments are named “{name}”: give the second one another name.',
  },
  scenarioMissing: {
    fr: 'Choisissez le scénario du segment « {name} », ou dites pourquoi ses clients ne sont pas relancés.',
    en: 'Choose the scenario of the segment “{name}”, or say why its customers are not reminded.',
  },
  scenarioUnknown: {
    fr: 'Le scénario du segment « {name} » n’existe plus : choisissez-en un autre.',
    en: 'The scenario of the segment “{name}” no longer exists: choose another.',
  },
  valuesMissing: {
    fr: 'Une condition du segment « {name} » n’a aucune valeur : choisissez-en une, ou retirez la condition.',
    en: 'A condition of the segment “{name}” has no value: choose one, or remove the condition.',
  },
  boundsMissing: {
    fr: 'Une condition du segment « {name} » n’a pas de borne : donnez-en une, ou retirez la condition.',
    en: 'A condition of the segment “{name}” has no bound: give one, or remove the condition.',
  },
  boundsWrong: {
    fr: 'Une borne du segment « {name} » n’est pas un nombre entier : corrigez-la.',
    en: 'A bound of the segment “{name}” is not a whole number: correct it.',
  },
  boundsCrossed: {
    fr: 'Dans une condition du segment « {name} », le minimum dépasse le maximum : personne n’y répondrait. Inversez-les.',
    en: 'In a condition of the segment “{name}” the least is above the most: nobody would meet it. Swap them.',
  },
  boundsImpossible: {
    fr: 'Une condition du segment « {name} » demande un nombre négatif, ce qu’aucun client n’a : corrigez la borne.',
    en: 'A condition of the segment “{name}” asks for a negative number, which no customer has: correct the bound.',
  },
  currency: {
    fr: '« {currency} » n’est pas un code de devise à trois lettres.',
    en: '“{currency}” is not a three-letter currency code.',
  },
  neverFits: {
    fr: 'Dans le segment « {name} », la condition {position} en contredit une autre : aucun client ne répond aux deux. Retirez-en une.',
    en: 'In the segment “{name}”, condition {position} contradicts another: no customer meets both. Remove one.',
  },
  shadowed: {
    fr: 'Le segment « {name} » ne sera jamais atteint : tous ses clients entrent d’abord dans « {by} ». Placez-le avant, ou précisez « {by} ».',
    en: 'The segment “{name}” is never reached: all its customers first enter “{by}”. Put it before, or narrow “{by}”.',
  },
  changedMeanwhile: {
    fr: 'Les segments ont été modifiés entre-temps : rechargez-les, puis refaites vos changements.',
    en: 'The segments were changed meanwhile: load them again, then redo your changes.',
  },
  segmentUnknown: {
    fr: 'Ce segment n’existe plus : rechargez la page.',
    en: 'This segment no longer exists: load the page again.',
  },
  underTrial: {
    fr: 'Le segment « {segment} » est comparé par « {trial} » : terminez la comparaison avant de le retirer ou de changer son scénario.',
    en: 'The segment “{segment}” is compared by “{trial}”: end the trial before removing it or changing its scenario.',
  },
  strangerNamed: {
    fr: 'Une condition du segment « {name} » nomme un commercial ou un groupe qui n’existe plus : choisissez-en un autre.',
    en: 'A condition of the segment “{name}” names a salesperson or a group that no longer exists: choose another.',
  },
} as const satisfies Record<string, Sentence>
