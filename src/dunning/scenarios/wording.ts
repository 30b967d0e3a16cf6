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
  noticeChannel: {
    fr: 'La mise en demeure « {step} » ne peut pas partir par SMS : choisissez une lettre, un recommandé ou un e-mail.',
    en: 'The formal notice “{step}” cannot go by text message: choose a letter, a registered letter or an e-mail.',
  },
  afterEveryTerm: {
    fr: 'L’étape « {step} » ne peut jamais partir : {days} jours après la facture, la pièce est déjà échue (les délais ne dépassent pas {term} jours). Réduisez ce délai, ou placez l’étape après l’échéance.',
    en: 'The step “{step}” can never leave: {days} days after the invoice it is already due (terms run {term} days at most). Shorten the delay, or place the step after the due date.',
  },
  workingDay: {
    fr: 'L’étape « {step} » demande le jour ouvré n° {value} du mois : choisissez-en un de 1 à {max}, que tous les mois ont.',
    en: 'The step “{step}” asks for working day {value} of the month: choose one from 1 to {max}, which every month has.',
  },
  triggerWeekday: {
    fr: 'Choisissez le jour de la semaine de l’étape « {step} ».',
    en: 'Choose the day of the week of the step “{step}”.',
  },
  copyNotMail: {
    fr: 'L’étape « {step} » ne part pas par e-mail : retirez les personnes en copie, ou choisissez l’e-mail.',
    en: 'The step “{step}” does not go by e-mail: remove those who have a copy, or choose e-mail.',
  },
  hoursApart: {
    fr: 'L’étape « {step} » ne partirait jamais : ses heures ne rencontrent pas celles des envois {whom, select, business {aux entreprises} other {aux particuliers}}. Élargissez-les.',
    en: 'The step “{step}” would never leave: its hours do not meet those of sending {whom, select, business {to businesses} other {to consumers}}. Widen them.',
  },
  repeatDays: {
    fr: 'La répétition de la dernière étape demande de 1 à {max} jours entre deux messages, et non {value}.',
    en: 'Repeating the last step takes 1 to {max} days between two messages, not {value}.',
  },
  repeatLoop: {
    fr: 'La dernière étape serait répétée {value} fois : une boucle sans fin n’est pas une relance. Choisissez de 1 à {max} fois.',
    en: 'The last step would be repeated {value} times: a loop without end is no reminder. Choose 1 to {max} times.',
  },
  repeatNotice: {
    fr: '« {step} » est une mise en demeure : une seule suffit, et la répéter l’affaiblit. Retirez la répétition.',
    en: '“{step}” is a formal notice: one is enough, and repeating it weakens it. Remove the repetition.',
  },
  repeatBeforeDue: {
    fr: '« {step} » part avant l’échéance : rien n’y est à répéter. Retirez la répétition ou ajoutez une relance.',
    en: '“{step}” leaves before the due date: there is nothing to repeat. Remove the repetition or add a reminder.',
  },
  endNoticeTwice: {
    fr: 'Le scénario contient déjà une mise en demeure (« {step} ») : choisissez une autre fin.',
    en: 'The scenario has a formal notice already (“{step}”): choose another end.',
  },
  senderGone: {
    fr: 'L’étape « {step} » nomme une personne qui n’est plus dans l’organisation : choisissez-en une autre.',
    en: 'The step “{step}” names somebody who is no longer in the organisation: choose somebody else.',
  },
  senderNoAddress: {
    fr: 'L’étape « {step} » renvoie les réponses à {name}, qui n’a pas d’adresse e-mail : indiquez-la dans les réglages, ou recevez les réponses ici.',
    en: 'The step “{step}” sends answers to {name}, who has no e-mail address: give one in the settings, or receive the answers here.',
  },
  copyNoAddress: {
    fr: 'L’étape « {step} » met en copie {name}, qui n’a pas d’adresse e-mail : indiquez-la dans les réglages, ou retirez la copie.',
    en: 'The step “{step}” copies {name}, who has no e-mail address: give one in the settings, or remove the copy.',
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
