import type { Sentence } from '../../kernel/wording.ts'

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

/** Why nothing is claimed, or less than everything, and what would change it. */
export const holdWording = {
  insolvency_opened: {
    fr: '{documentNo} est née avant le jugement du {openedOn}, qui a ouvert une procédure collective : elle se déclare, elle ne se demande plus.',
    en: '{documentNo} was born before the judgment of {openedOn}, which opened insolvency proceedings: it is proved, and asked for no more.',
  },
  proceeding_running: {
    fr: '{documentNo} est demandée en justice (dossier {number}) : aucune relance tant que le dossier est ouvert.',
    en: '{documentNo} is claimed in court (matter {number}): no reminder while the matter is open.',
  },
  placed_with_provider: {
    fr: '{documentNo} est confiée à {provider} depuis le {fromOn} (dossier {number}) : aucune relance de notre part tant qu’elle y est.',
    en: '{documentNo} has been placed with {provider} since {fromOn} (file {number}): no reminder of ours while it is there.',
  },
  placed_came_back: {
    fr: '{documentNo} est revenue de chez {provider} le {untilOn} (dossier {number}) : les relances reprennent le {nextOn}, jamais deux contacts le même jour.',
    en: '{documentNo} came back from {provider} on {untilOn} (file {number}): reminders go on from {nextOn}, never two contacts on one day.',
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
} as const satisfies Record<string, Sentence>
