import type { Sentence } from '../../kernel/wording.ts'

/** Why a scenario cannot be saved. `{step}` is the step's name. */
export const scenarioWording = {
  nameMissing: { fr: 'Donnez un nom au scénario.', en: 'Give the scenario a name.' },
  stepNameMissing: { fr: "Donnez un nom à l'étape {position}.", en: 'Give step {position} a name.' },
  noSteps: {
    fr: 'Un scénario a au moins une étape : ajoutez-en une.',
    en: 'A scenario has at least one step: add one.',
  },
  positions: {
    fr: "Les étapes doivent être numérotées 1, 2, 3 … sans trou ni doublon ; l'étape « {step} » porte le numéro {position}.",
    en: 'Steps must be numbered 1, 2, 3 … without gap or repeat; the step “{step}” has number {position}.',
  },
  duplicateId: {
    fr: "L'étape « {step} » a le même identifiant qu'une autre : chaque étape a le sien.",
    en: 'The step “{step}” has the same identifier as another: each step has its own.',
  },
  notWhole: {
    fr: "La valeur {value} de « {step} » n'est pas un nombre entier de jours entre {min} et {max}.",
    en: 'The value {value} of “{step}” is not a whole number of days between {min} and {max}.',
  },
  notIncreasing: {
    fr: "L'étape « {step} » (J{days}) ne vient pas après « {previous} » (J{previousDays}) : donnez-lui un jour plus tardif ou changez l'ordre.",
    en: 'The step “{step}” (day {days}) does not come after “{previous}” (day {previousDays}): give it a later day or change the order.',
  },
  firstHasPrevious: {
    fr: "« {step} » est la première étape : elle n'a pas d'étape précédente dont attendre {minDays} jours. Retirez ce délai.",
    en: '“{step}” is the first step: there is no step before it to wait {minDays} days from. Remove that delay.',
  },
  unreachable: {
    fr: "L'étape « {step} » ne peut jamais partir : {gapDays} jours après « {previous} », la pièce est déjà échue. Réduisez le délai ou supprimez l'étape.",
    en: 'The step “{step}” can never leave: {gapDays} days after “{previous}” the item is already due. Shorten the delay or remove the step.',
  },
  unknownTemplate: {
    fr: "Le modèle « {template} » de l'étape « {step} » n'existe pas : choisissez-en un dans la liste.",
    en: 'The template “{template}” of the step “{step}” does not exist: choose one from the list.',
  },
  preToneMismatch: {
    fr: "L'étape « {step} » part avant l'échéance : seul un rappel avant échéance convient, pas une relance.",
    en: 'The step “{step}” leaves before the due date: only a note before the due date fits, not a reminder.',
  },
  postToneMismatch: {
    fr: "L'étape « {step} » part après l'échéance : un rappel avant échéance n'y convient plus.",
    en: 'The step “{step}” leaves after the due date: a note before the due date no longer fits.',
  },
  noticeTone: {
    fr: "L'étape « {step} » doit être marquée mise en demeure si son texte en est une, et seulement alors.",
    en: 'The step “{step}” must be marked a formal notice if its text is one, and only then.',
  },
  noticeNotLate: {
    fr: "La mise en demeure « {step} » doit partir au moins un jour après l'échéance.",
    en: 'The formal notice “{step}” must leave at least one day after the due date.',
  },
  noticeFirst: {
    fr: "La mise en demeure « {step} » serait le premier contact : faites-la précéder d'une relance, ou passez-la « à confirmer ».",
    en: 'The formal notice “{step}” would be the first contact: put a reminder before it, or set it “to confirm”.',
  },
  currency: {
    fr: "« {currency} » n'est pas un code de devise à trois lettres.",
    en: '“{currency}” is not a three-letter currency code.',
  },
  bound: {
    fr: 'Le montant en {currency} doit être un nombre entier positif de centimes.',
    en: 'The amount in {currency} must be a positive whole number of minor units.',
  },
  floorAboveCeiling: {
    fr: 'Le seuil de {floor} dépasse le plafond de {ceiling} : aucune relance ne partirait seule. Baissez le seuil ou relevez le plafond.',
    en: 'The threshold of {floor} is above the ceiling of {ceiling}: no reminder would ever leave by itself. Lower the one or raise the other.',
  },
  daysSetting: {
    fr: '{value} est hors limites : indiquez un nombre entier de jours entre {min} et {max}.',
    en: '{value} is out of range: give a whole number of days between {min} and {max}.',
  },
  weekdays: {
    fr: "Choisissez au moins un jour d'envoi de lundi à dimanche, chacun une seule fois.",
    en: 'Choose at least one sending day from Monday to Sunday, each only once.',
  },
  hours: {
    fr: "Les heures d'envoi doivent commencer avant de finir, entre 00:00 et 24:00.",
    en: 'Sending hours must start before they end, between 00:00 and 24:00.',
  },
} as const satisfies Record<string, Sentence>
