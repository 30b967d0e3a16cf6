import type { Sentence } from '../kernel/wording.ts'
import type { HoldCategory } from './model.ts'
import type { EndAction } from './scenario-model.ts'

/** Holds of before disputes and promises were kept bear those causes still, on the timeline. */
export const holdCategoryNames: Record<HoldCategory | 'dispute' | 'promise', Sentence> = {
  dispute: { fr: 'Litige', en: 'Dispute' },
  promise: { fr: 'Promesse de paiement', en: 'Promise to pay' },
  payment_announced: { fr: 'Paiement annoncé', en: 'Payment announced' },
  commercial: { fr: 'Accord commercial', en: 'Commercial agreement' },
  other: { fr: 'Autre motif', en: 'Other reason' },
}

/** What a person is given to do at the end of a scenario, as the step of that name is told. */
export const endActionNames: Record<EndAction, Sentence> = {
  call: { fr: 'Appeler le client', en: 'Call the customer' },
  formal_notice: { fr: 'Préparer la mise en demeure', en: 'Prepare the formal notice' },
  place_outside: { fr: 'Confier le dossier à un tiers', en: 'Place the file outside' },
  write_off: { fr: 'Proposer le passage en perte', en: 'Propose to write it off' },
}

const CHANNEL_FR =
  '{channel, select, email {e-mail} sms {SMS} letter {lettre} registered_letter {lettre recommandée} electronic_registered {recommandé électronique} call {appel} other {tâche}}'
const CHANNEL_EN =
  '{channel, select, email {e-mail} sms {text message} letter {letter} registered_letter {registered letter} electronic_registered {electronic registered letter} call {call} other {task}}'
const CATEGORY_FR =
  '{category, select, dispute {litige} promise {promesse de paiement} payment_announced {paiement annoncé} commercial {accord commercial} other {autre motif}}'
const CATEGORY_EN =
  '{category, select, dispute {dispute} promise {promise to pay} payment_announced {payment announced} commercial {commercial agreement} other {other reason}}'
const NOTE_FR = '{hasNote, select, yes { (« {note} »)} other {}}'
const NOTE_EN = '{hasNote, select, yes { (“{note}”)} other {}}'
const END_FR = "{hasEnd, select, yes { jusqu'au {untilOn} inclus} other {, sans date de fin}}"
const END_EN = '{hasEnd, select, yes { until {untilOn} included} other {, with no end date}}'

/** One sentence per reason code: why this, why now, why not, and what comes next. */
export const reasonWording = {
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
  above_ceiling: {
    fr: 'Le total de {total} dépasse le plafond de {ceiling} : une personne doit confirmer.',
    en: 'The total of {total} is above the ceiling of {ceiling}: a person must confirm.',
  },
  formal_notice_first_contact: {
    fr: "Aucune relance n'a été envoyée pour {documentNo} : une mise en demeure comme premier contact demande la décision d'une personne.",
    en: 'No reminder was ever sent about {documentNo}: a formal notice as first contact needs a decision by a person.',
  },

  excluded_customer: {
    fr: 'Ce client est exclu des relances.',
    en: 'This customer is left out of reminders.',
  },
  segment_not_chased: {
    fr: 'Les clients du segment « {segment} » ne sont pas relancés ({why}).',
    en: 'Customers of the segment “{segment}” are not reminded ({why}).',
  },
  hold_customer: {
    fr: `Client suspendu pour ${CATEGORY_FR}${NOTE_FR}${END_FR}.`,
    en: `Customer on hold for ${CATEGORY_EN}${NOTE_EN}${END_EN}.`,
  },
  hold_item: {
    fr: `{documentNo} est suspendue pour ${CATEGORY_FR}${NOTE_FR}${END_FR}.`,
    en: `{documentNo} is on hold for ${CATEGORY_EN}${NOTE_EN}${END_EN}.`,
  },
  dispute_open: {
    fr: '{documentNo} est contestée depuis le {openedOn} ({cause}).',
    en: '{documentNo} has been contested since {openedOn} ({cause}).',
  },
  dispute_grace: {
    fr: '{documentNo} sort d’un litige : un délai est laissé au client jusqu’au {untilOn}.',
    en: '{documentNo} comes out of a dispute: the customer is left until {untilOn}.',
  },
  part_disputed: {
    fr: '{documentNo} : {disputed} sont contestés et ne sont pas demandés.',
    en: '{documentNo}: {disputed} is contested and is not claimed.',
  },
  promise_running: {
    fr: '{documentNo} est promise pour le {dueOn} ; les relances reprennent après le {untilOn}.',
    en: '{documentNo} is promised for {dueOn}; reminders go on after {untilOn}.',
  },
  plan_running: {
    fr: '{documentNo} est dans un échéancier ; prochain versement le {dueOn}.',
    en: '{documentNo} is paid in instalments; the next is due on {dueOn}.',
  },
  promise_broken: { fr: 'Promesse du {dueOn} rompue.', en: 'Promise of {dueOn} broken.' },
  dispute_silences_customer: {
    fr: '{documentNo} est en litige et le scénario suspend alors toutes les relances du client.',
    en: '{documentNo} is in dispute, and the scenario then holds all reminders to the customer.',
  },
  consumer_fee: {
    fr: '{documentNo} est un frais : aucun frais de recouvrement ne se réclame à un consommateur (CPCEx art. L111-8).',
    en: '{documentNo} is a fee: collection costs are not claimed from a consumer (CPCEx art. L111-8).',
  },
  entry_level_missing: {
    fr: '{documentNo} est entrée en retard dans le scénario : indiquez le niveau de relance déjà atteint.',
    en: '{documentNo} entered the scenario late: give the reminder level it had already reached.',
  },
  uncertain_message: {
    fr: `L'envoi du {contactOn} (${CHANNEL_FR}) est incertain : une personne doit dire s'il est parti avant que la suite parte.`,
    en: `Whether the message of {contactOn} (${CHANNEL_EN}) left is uncertain: a person must say before the next one leaves.`,
  },
  planned_message: {
    fr: `Une étape préparée pour le {contactOn} (${CHANNEL_FR}) n'est pas encore partie : elle bloque la suivante.`,
    en: `A step prepared for {contactOn} (${CHANNEL_EN}) has not left yet: it blocks the next one.`,
  },
  customer_in_credit: {
    fr: 'Tout compté, le client ne doit rien : {credit} de crédits pour {debit} de pièces ouvertes.',
    en: 'All told, the customer owes nothing: {credit} of credits against {debit} of open items.',
  },
  credit_covers: {
    fr: '{credit} de crédits à lettrer couvriraient les {debit} à réclamer.',
    en: '{credit} of credits to allocate would cover the {debit} to be claimed.',
  },
  further_along: {
    fr: '{documentNo} a déjà reçu « {step} » : une relance plus douce ne le réclame pas de nouveau.',
    en: '{documentNo} already had “{step}”: a gentler reminder does not claim it again.',
  },
  collection_running: {
    fr: '{documentNo} est en cours de prélèvement (n° {no}, le {collectOn}) : rien ne part avant que la banque ait répondu.',
    en: '{documentNo} is being collected by direct debit (no. {no}, on {collectOn}): nothing leaves before the bank has answered.',
  },
  receipt_to_match: {
    fr: '{received} reçus le {receivedOn} sont à rapprocher et paraissent venir de ce client : rapprochez-les d’abord.',
    en: '{received} received on {receivedOn} is waiting to be matched and seems to come from this customer: match it first.',
  },
  receipt_pays_item: {
    fr: '{received} reçus le {receivedOn} sont à rapprocher et paraissent payer {documentNo} : rapprochez-les d’abord.',
    en: '{received} received on {receivedOn} is waiting to be matched and seems to pay {documentNo}: match it first.',
  },
  receipt_of_amount: {
    fr: '{received} reçus le {receivedOn}, sans payeur certain, font exactement ce qui reste dû sur {documentNo} : rapprochez-les d’abord.',
    en: '{received} received on {receivedOn}, from no certain payer, is exactly what is left to pay on {documentNo}: match it first.',
  },
  receipt_of_sum: {
    fr: '{received} reçus le {receivedOn}, sans payeur certain, font exactement un ensemble de pièces de ce client, dont {documentNo} : rapprochez-les d’abord.',
    en: '{received} received on {receivedOn}, from no certain payer, is exactly a set of this customer’s documents, with {documentNo} among them: match it first.',
  },
  receipt_in_part: {
    fr: '{received} reçus le {receivedOn} sont à rapprocher et paraissent venir de ce client : ils ne paient pas tout, et le reste est réclamé.',
    en: '{received} received on {receivedOn} is waiting to be matched and seems to come from this customer: it does not pay everything, and the rest is claimed.',
  },
  receipt_pays_part: {
    fr: '{received} reçus le {receivedOn} sont à rapprocher et paraissent payer une partie de {documentNo} : rapprochez-les d’abord, ou confirmez que tout est à réclamer.',
    en: '{received} received on {receivedOn} is waiting to be matched and seems to pay a part of {documentNo}: match it first, or confirm that all of it is to be claimed.',
  },
  payment_announced: {
    fr: '{by, select, bank {La banque annonce un encaissement} other {Le client annonce un paiement}} de {received} ({announcedOn}) : ce qu’il paierait n’est pas réclamé tant qu’il peut arriver, jusqu’au {untilOn}.',
    en: '{by, select, bank {The bank announces a receipt} other {The customer announces a payment}} of {received} ({announcedOn}): what it would pay is not claimed while it may still come, until {untilOn}.',
  },
  announced_in_part: {
    fr: '{by, select, bank {La banque annonce un encaissement} other {Le client annonce un paiement}} de {received} ({announcedOn}) : il ne paie pas tout, et le reste est réclamé.',
    en: '{by, select, bank {The bank announces a receipt} other {The customer announces a payment}} of {received} ({announcedOn}): it does not pay everything, and the rest is claimed.',
  },
  announced_pays_part: {
    fr: '{by, select, bank {La banque annonce un encaissement} other {Le client annonce un paiement}} de {received} ({announcedOn}) qui paierait une partie de {documentNo} : attendez son arrivée, ou confirmez que tout est à réclamer.',
    en: '{by, select, bank {The bank announces a receipt} other {The customer announces a payment}} of {received} ({announcedOn}) that would pay a part of {documentNo}: wait for it to arrive, or confirm that all of it is to be claimed.',
  },
  books_stale: {
    fr: "Les encaissements ne sont connus que jusqu'au {freshOn}, et rien ne part au-delà de {maxDays, plural, one {# jour} other {# jours}} : importez le dernier relevé.",
    en: 'Receipts are known up to {freshOn} only, and nothing leaves past {maxDays, plural, one {# day} other {# days}}: import the latest statement.',
  },
  bank_stale: {
    fr: "Les encaissements ne sont connus que jusqu'au {freshOn}, et rien ne part au-delà de {maxDays, plural, one {# jour} other {# jours}} : importez le relevé suivant du compte « {account} ».",
    en: 'Receipts are known up to {freshOn} only, and nothing leaves past {maxDays, plural, one {# day} other {# days}}: import the next statement of the account “{account}”.',
  },
  books_unknown: {
    fr: "Aucun encaissement n'a encore été importé : importez un relevé ou une comptabilité à jour.",
    en: 'No receipts were imported yet: import a statement or up-to-date books.',
  },
  below_floor: {
    fr: 'Le total de {total} est sous le seuil de relance de {floor}.',
    en: 'The total of {total} is below the reminder threshold of {floor}.',
  },
  below_step_floor: {
    fr: '{documentNo} : le total de {total} est sous le seuil de {floor} de l’étape « {step} », qui attend qu’il soit dû davantage.',
    en: '{documentNo}: the total of {total} is below the threshold of {floor} of the step “{step}”, which waits until more is owed.',
  },
  contact_away: {
    fr: 'La personne à qui écrire est absente jusqu’au {untilOn} : rien ne part avant le {nextOn}, sauf si un autre interlocuteur est indiqué.',
    en: 'The person to write to is away until {untilOn}: nothing leaves before {nextOn}, unless another contact is given.',
  },
  no_address: {
    fr: "Le client n'a pas d'adresse valide pour ce canal ({channel, select, email {e-mail} sms {téléphone mobile} letter {adresse postale} registered_letter {adresse postale} electronic_registered {e-mail} call {téléphone} other {tâche}}) : complétez sa fiche.",
    en: 'The customer has no valid address for this channel ({channel, select, email {e-mail} sms {mobile telephone} letter {postal address} registered_letter {postal address} electronic_registered {e-mail} call {telephone} other {task}}): complete their record.',
  },
  own_step_follows: {
    fr: '« {step} » ne porte que sur les pièces arrivées à cette étape ; {documentNo} suit la sienne.',
    en: '“{step}” covers only the items that have come to that step; {documentNo} follows its own.',
  },
  formal_notice_running: {
    fr: "{documentNo} a fait l'objet d'une mise en demeure : un message plus doux ne la rappelle pas.",
    en: '{documentNo} is under formal notice: a milder message does not list it.',
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
