import type { Sentence } from '../../kernel/wording.ts'

/** What is said of a message as a whole: what it follows, why a person is asked, and when the next one may leave. */
export const messageWording = {
  level_follows: {
    fr: '{documentNo}, échue le {dueOn}, en est à « {step} » : le message suit la pièce la plus avancée.',
    en: '{documentNo}, due on {dueOn}, has come to “{step}”: the message follows the item furthest on.',
  },
  credits_deducted: {
    fr: 'Crédits non lettrés déduits : {credit}. Reste {net}.',
    en: 'Unallocated credits deducted: {credit}. {net} is left.',
  },
  step_to_confirm: {
    fr: "L'étape « {step} » part après l'accord d'une personne.",
    en: 'The step “{step}” leaves once a person agrees.',
  },
  done_by_a_person: {
    fr: "L'étape « {step} » est accomplie par une personne.",
    en: 'The step “{step}” is done by a person.',
  },
  chosen_by_hand: {
    fr: "L'étape « {step} » a été choisie par une personne.",
    en: 'The step “{step}” was chosen by a person.',
  },
  debt_barred: {
    fr: '{documentNo} est prescrite depuis le {barsOn} : une personne décide de la demander encore.',
    en: '{documentNo} has been barred since {barsOn}: a person decides whether to ask for it still.',
  },
  above_ceiling: {
    fr: 'Le total de {total} dépasse le plafond de {ceiling} : une personne doit confirmer.',
    en: 'The total of {total} is above the ceiling of {ceiling}: a person must confirm.',
  },
  formal_notice_first_contact: {
    fr: "Aucune relance n'a été envoyée pour {documentNo} : une mise en demeure comme premier contact demande la décision d'une personne.",
    en: 'No reminder was ever sent about {documentNo}: a formal notice as first contact needs a decision by a person.',
  },

  next_step: {
    fr: 'Prochaine étape : « {step} » pour {documentNo}, le {nextOn}.',
    en: 'Next step: “{step}” for {documentNo}, on {nextOn}.',
  },
  last_step_running: {
    fr: "La dernière étape date du {lastOn} : le délai laissé au client court jusqu'au {nextOn}.",
    en: 'The last step was taken on {lastOn}: the time left to the customer runs until {nextOn}.',
  },
  contacted_today: {
    fr: 'Un message de ce scénario est déjà parti ce jour : le suivant attend le {nextOn}.',
    en: 'A message of this scenario already left today: the next one waits for {nextOn}.',
  },
  another_step_today: {
    fr: "« {step} » part ce jour au même client, et deux étapes d'un scénario ne partent jamais le même jour : celle-ci attend le {nextOn}.",
    en: '“{step}” goes to the same customer today, and two steps of a scenario never leave on one day: this one waits for {nextOn}.',
  },
  frequency_cap: {
    fr: 'Dernier contact le {lastOn} : au moins {capDays, plural, one {# jour} other {# jours}} entre deux contacts, donc pas avant le {nextOn}.',
    en: 'Last contact on {lastOn}: at least {capDays, plural, one {# day} other {# days}} between two contacts, so not before {nextOn}.',
  },
  holiday: {
    fr: 'Jour férié ({holiday}) : reporté au {nextOn}.',
    en: 'Public holiday ({holiday}): postponed to {nextOn}.',
  },
  not_a_sending_day: {
    fr: "Pas d'envoi ce jour de la semaine : reporté au {nextOn}.",
    en: 'Nothing leaves on this day of the week: postponed to {nextOn}.',
  },
  outside_window: {
    fr: "En dehors des heures d'envoi : reporté au {nextOn} à {fromMinute}.",
    en: 'Outside sending hours: postponed to {nextOn} at {fromMinute}.',
  },
  scenario_exhausted: {
    fr: 'Toutes les étapes ont été prises, la dernière le {lastOn}, sans paiement de {count, plural, one {# pièce} other {# pièces}} (la plus ancienne : {documentNo}). À une personne de décider de la suite.',
    en: 'Every step was taken, the last on {lastOn}, and {count, plural, one {# item is} other {# items are}} still unpaid (the oldest: {documentNo}). A person must decide what comes next.',
  },
  nothing_open: {
    fr: "Aucune pièce ouverte : il n'y a rien à réclamer.",
    en: 'No open item: there is nothing to claim.',
  },
  nothing_to_do: {
    fr: "Aucune étape de ce scénario n'attend les pièces ouvertes.",
    en: 'No step of this scenario awaits the open items.',
  },
} as const satisfies Record<string, Sentence>
