import type { Sentence } from '../../kernel/wording.ts'

/** What is said of an item that is claimed: how late it is, which step it has come to, and what went before. */
export const itemWording = {
  item_late: {
    fr: '{documentNo}, échue le {dueOn}, {daysLate, plural, =0 {arrive à échéance ce jour} one {a # jour de retard} other {a # jours de retard}}.',
    en: '{documentNo}, due on {dueOn}, {daysLate, plural, =0 {falls due today} one {is # day late} other {is # days late}}.',
  },
  item_upcoming: {
    fr: '{documentNo} arrive à échéance le {dueOn}, dans {daysLeft, plural, one {# jour} other {# jours}}.',
    en: '{documentNo} falls due on {dueOn}, in {daysLeft, plural, one {# day} other {# days}}.',
  },
  item_was_late: {
    fr: '{documentNo}, échue le {dueOn}, {daysLate, plural, =0 {arrivait alors à échéance} one {avait alors # jour de retard} other {avait alors # jours de retard}}.',
    en: '{documentNo}, due on {dueOn}, {daysLate, plural, =0 {fell due that day} one {was then # day late} other {was then # days late}}.',
  },
  item_was_upcoming: {
    fr: '{documentNo} arrivait à échéance le {dueOn}, {daysLeft, plural, one {# jour} other {# jours}} plus tard.',
    en: '{documentNo} fell due on {dueOn}, {daysLeft, plural, one {# day} other {# days}} later.',
  },
  step_before_due: {
    fr: "L'étape « {step} » est prévue à partir de {days, plural, one {# jour} other {# jours}} avant l'échéance.",
    en: 'The step “{step}” is planned from {days, plural, one {# day} other {# days}} before the due date.',
  },
  step_after_due: {
    fr: "L'étape « {step} » est prévue à partir de {days, plural, =0 {l'échéance} one {# jour après l'échéance} other {# jours après l'échéance}} ; les étapes précédentes sont passées.",
    en: 'The step “{step}” is planned from {days, plural, =0 {the due date} one {# day after the due date} other {# days after the due date}}; the steps before it are done.',
  },
  step_from_issue: {
    fr: 'L’étape « {step} » est prévue {days, plural, one {# jour} other {# jours}} après la date de la pièce.',
    en: 'The step “{step}” is planned {days, plural, one {# day} other {# days}} after the date of the document.',
  },
  step_since_contact: {
    fr: 'L’étape « {step} » est prévue {since, plural, one {# jour} other {# jours}} après le dernier contact avec le client, et pas avant le J{side, select, before {−} other {+}}{days}.',
    en: 'The step “{step}” is planned {since, plural, one {# day} other {# days}} after the last contact with the customer, and not before D{side, select, before {−} other {+}}{days}.',
  },
  step_month_end: {
    fr: 'L’étape « {step} » est prévue en fin de mois, à partir du J{side, select, before {−} other {+}}{days}.',
    en: 'The step “{step}” is planned at the end of a month, from D{side, select, before {−} other {+}}{days} on.',
  },
  step_working_day: {
    fr: 'L’étape « {step} » est prévue le {nth, plural, one {#er} other {#e}} jour ouvré d’un mois, à partir du J{side, select, before {−} other {+}}{days}.',
    en: 'The step “{step}” is planned on working day {nth} of a month, from D{side, select, before {−} other {+}}{days} on.',
  },
  step_weekday: {
    fr: 'L’étape « {step} » est prévue un {weekday, select, 1 {lundi} 2 {mardi} 3 {mercredi} 4 {jeudi} 5 {vendredi} 6 {samedi} other {dimanche}}, à partir du J{side, select, before {−} other {+}}{days}.',
    en: 'The step “{step}” is planned on a {weekday, select, 1 {Monday} 2 {Tuesday} 3 {Wednesday} 4 {Thursday} 5 {Friday} 6 {Saturday} other {Sunday}}, from D{side, select, before {−} other {+}}{days} on.',
  },
  step_at_end: {
    fr: 'Toutes les étapes ont été prises : le scénario finit par « {step} ».',
    en: 'Every step was taken: the scenario ends with “{step}”.',
  },
  step_repeated: {
    fr: '« {step} » est la dernière étape : elle est répétée, {time} fois sur {times}.',
    en: '“{step}” is the last step: it is repeated, time {time} of {times}.',
  },
  scenario_ended: {
    fr: 'Toutes les étapes ont été prises sans paiement : « {step} », par une personne.',
    en: 'Every step was taken and nothing was paid: “{step}”, by a person.',
  },
  accompanies: {
    fr: 'Elle accompagne une pièce plus avancée ; ce message compte pour elle comme « {step} ».',
    en: 'It goes along with an item further on; for it, this message counts as “{step}”.',
  },
  mentioned: {
    fr: "{documentNo} est échue et figure pour que le total soit complet ; aucune de ses étapes n'est franchie.",
    en: '{documentNo} is overdue and listed so that the total is complete; it moves on by no step.',
  },
  entry_first_step: {
    fr: 'Entrée en retard dans le scénario : elle commence à la première relance.',
    en: 'It entered the scenario late and starts at the first reminder.',
  },
  entry_by_age: {
    fr: "Entrée en retard dans le scénario : elle prend l'étape que son âge avait atteinte.",
    en: 'It entered the scenario late and takes the step its age had reached.',
  },
  entry_given_level: {
    fr: "Le niveau de départ a été donné par l'import ou à la main.",
    en: 'Its starting level was given by the import or by hand.',
  },
  reminded_before: {
    fr: '{count, plural, one {# relance déjà envoyée} other {# relances déjà envoyées}}, la dernière le {lastOn}.',
    en: '{count, plural, one {# reminder sent so far} other {# reminders sent so far}}, the last on {lastOn}.',
  },
  never_reminded: {
    fr: "Aucune relance n'a encore été envoyée pour cette pièce.",
    en: 'No reminder has been sent about this item yet.',
  },
  part_paid: {
    fr: 'Demandée en partie : {open} sur {amount}.',
    en: 'Claimed in part: {open} of {amount}.',
  },
  credit_on_item: {
    fr: 'Un crédit de {credit} vient en déduction.',
    en: 'A credit of {credit} is deducted.',
  },
} as const satisfies Record<string, Sentence>
