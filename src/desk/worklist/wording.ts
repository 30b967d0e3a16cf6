import type { Sentence } from '../../kernel/wording.ts'
import { dueSentence } from '../../legal/index.ts'
import type { WorkKind } from '../model.ts'
import type { UrgencyCode } from './model.ts'

/** Why a customer is on the list. Actions of reminders are told by the capability that decided them. */
export const workSentences: Record<WorkKind, Sentence> = {
  reply: { fr: 'A répondu le {since} : « {subject} »', en: 'Replied on {since}: “{subject}”' },
  complaint: { fr: 'A signalé un message comme indésirable le {since}', en: 'Reported a message as spam on {since}' },
  provider_asks: {
    fr: '{provider} demande depuis le {since} : {what, select, plan {un échéancier} settlement {un règlement pour solde} court {le passage au judiciaire} uncollectible {de constater l’irrécouvrabilité} other {de rendre le dossier}}',
    en: '{provider} has been asking since {since}: {what, select, plan {an instalment plan} settlement {a settlement} court {to go to court} uncollectible {to accept that nothing will come} other {to hand the file back}}',
  },
  plan_requested: { fr: 'Demande un échéancier depuis le {since}', en: 'Has been asking for a plan since {since}' },
  payment_proof: { fr: 'A remis une preuve de paiement le {since}', en: 'Handed in a proof of payment on {since}' },
  portal_message: { fr: 'A écrit depuis sa page le {since}', en: 'Wrote from its page on {since}' },
  contact_proposed: {
    fr: 'Propose d’autres coordonnées depuis le {since}',
    en: 'Has been proposing other contact details since {since}',
  },
  colleague_answered: { fr: '{colleague} a répondu le {since}', en: '{colleague} answered on {since}' },
  colleague_silent: {
    fr: '{colleague} n’a pas répondu depuis le {since}',
    en: '{colleague} has not answered since {since}',
  },
  broken_promise: { fr: 'Promesse de {amount} pour le {on} rompue', en: 'Promise of {amount} for {on} broken' },
  plan_lapsed: { fr: 'Échéancier n° {no} caduc depuis le {since}', en: 'Plan no. {no} lapsed on {since}' },
  plan_late: {
    fr: 'Échéancier n° {no} : {amount} en retard depuis le {since}',
    en: 'Plan no. {no}: {amount} late since {since}',
  },
  plan_to_approve: { fr: 'Échéancier n° {no} de {amount} à approuver', en: 'Plan no. {no} of {amount} to approve' },
  plan_barred: {
    fr: 'Échéancier n° {no} proposé : ne se signe plus (procédure collective ou tribunal saisi)',
    en: 'Plan no. {no} was proposed and can no longer be signed (insolvency, or a court was asked)',
  },
  call_back: { fr: 'À rappeler depuis le {since}', en: 'To be called back since {since}' },
  call: { fr: 'Appel à passer', en: 'Call to make' },
  task: { fr: 'Tâche à faire', en: 'Task to do' },
  letter: { fr: 'Lettre à confirmer', en: 'Letter to confirm' },
  email: { fr: 'E-mail à confirmer', en: 'E-mail to confirm' },
  uncertain: { fr: 'Message à l’arrivée incertaine', en: 'Message of uncertain arrival' },
  failed: { fr: 'Message non remis', en: 'Message not delivered' },
  message_failed: { fr: 'Message « {subject} » non remis', en: 'Message “{subject}” not delivered' },
  message_uncertain: {
    fr: 'Message « {subject} » à l’arrivée incertaine',
    en: 'Message “{subject}” of uncertain arrival',
  },
  bounce: {
    fr: 'Un retour de non-remise est à lire depuis le {since} : « {subject} »',
    en: 'A notice of non-delivery has been waiting to be read since {since}: “{subject}”',
  },
  dispute_task: { fr: 'Litige : « {task} » attendu le {on}', en: 'Dispute: “{task}” was due on {on}' },
  proceeding_due: dueSentence,
  limitation_near: {
    fr: '{n, plural, one {Une facture se prescrit} other {# factures se prescrivent}} à partir du {on} : {amount}',
    en: '{n, plural, one {One invoice is barred} other {# invoices are barred}} from {on} on: {amount}',
  },
  notice_over: {
    fr: 'Mise en demeure restée sans paiement depuis le {on} : {amount}. Décider de la suite',
    en: 'Formal notice unpaid since {on}: {amount}. Decide what comes next',
  },
  insolvency: {
    fr: 'Procédure collective : {what, select, prove {déclarer la créance au plus tard le {on}} claim_goods {revendiquer les marchandises au plus tard le {on}} ask_relief {demander le relevé de forclusion au plus tard le {on}} publication {indiquer le jour de publication du jugement du {on}} other {avis publié le {on} à lire}}',
    en: 'Insolvency: {what, select, prove {prove the claim by {on} at the latest} claim_goods {claim the goods back by {on} at the latest} ask_relief {ask for relief by {on} at the latest} publication {tell the day on which the judgment of {on} was published} other {read the notice published on {on}}}',
  },
  address_refused: {
    fr: '{address} refuse les messages depuis le {since}',
    en: '{address} has refused messages since {since}',
  },
}

export const urgencySentences: Record<UrgencyCode, Sentence> = {
  not_due: { fr: 'Rien n’est encore échu', en: 'Nothing is due yet' },
  days_late: {
    fr: 'Le plus ancien a {n, plural, one {# jour} other {# jours}} de retard',
    en: 'The oldest is {n, plural, one {# day} other {# days}} late',
  },
  broken_promise: { fr: 'La parole donnée n’a pas été tenue', en: 'A word given was not kept' },
  waits_for_us: { fr: 'Le client attend quelque chose de nous', en: 'The customer is waiting for us' },
  formal_notice: { fr: 'L’étape suivante est la mise en demeure', en: 'The next step is the formal notice' },
  limitation: {
    fr: 'La plus ancienne créance se prescrit dans {n, plural, =0 {la journée} one {# jour} other {# jours}}',
    en: 'The oldest debt is time-barred {n, plural, =0 {today} one {in # day} other {in # days}}',
  },
  out_of_reach: { fr: 'Un message n’arrive pas', en: 'A message does not arrive' },
  overdue_task: { fr: 'Une tâche attend', en: 'A task is waiting' },
}

export const worklistWording = {
  dayPast: {
    fr: 'Le {day} n’est pas à venir : choisissez un jour après le {today}.',
    en: '{day} is not ahead: choose a day after {today}.',
  },
  nameMissing: { fr: 'Donnez un nom à cette vue.', en: 'Give this view a name.' },
  viewOfAnother: {
    fr: 'Cette vue est celle d’un autre membre : gardez la vôtre sous un autre nom.',
    en: 'This view belongs to another member: keep your own under another name.',
  },
  memberUnknown: {
    fr: 'Cette personne n’est pas membre de l’organisation : choisissez quelqu’un dans la liste.',
    en: 'This person is not a member of the organisation: choose somebody from the list.',
  },
  wordsMissing: {
    fr: 'La règle {n} ne dit pas lesquels : donnez au moins une valeur.',
    en: 'Rule {n} does not say which ones: give at least one value.',
  },
  quoted: { fr: '{sentence} : « {words} »', en: '{sentence}: “{words}”' },
  nothingToApprove: {
    fr: 'Aucune relance à approuver : {why}',
    en: 'No reminder to approve: {why}',
  },
} satisfies Record<string, Sentence>
