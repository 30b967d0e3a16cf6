import type { Sentence } from '../kernel/wording.ts'
import type { CallOutcome } from './model.ts'

export const outcomeNames: Record<CallOutcome, Sentence> = {
  reached: { fr: 'Joint', en: 'Reached' },
  left_message: { fr: 'Message laissé', en: 'Left a message' },
  no_answer: { fr: 'Pas de réponse', en: 'No answer' },
  wrong_number: { fr: 'Mauvais numéro', en: 'Wrong number' },
  will_pay: { fr: 'Annonce un paiement', en: 'Says they will pay' },
  disputes: { fr: 'Conteste', en: 'Disputes' },
  asks_time: { fr: 'Demande un délai', en: 'Asks for time' },
}

export const deskWording = {
  noteEmpty: { fr: 'Écrivez la note avant de l’enregistrer.', en: 'Write the note before saving it.' },
  outcomeMissing: { fr: 'Indiquez comment l’appel s’est terminé.', en: 'Say how the call ended.' },
} satisfies Record<string, Sentence>

export const timelineWording = {
  email: { fr: 'E-mail {state}', en: 'E-mail {state}' },
  letter: { fr: 'Lettre {state}', en: 'Letter {state}' },
  queued: { fr: 'en attente de départ', en: 'waiting to leave' },
  sending: { fr: 'en cours d’envoi', en: 'leaving' },
  sent: { fr: 'envoyé', en: 'sent' },
  failed: { fr: 'non remis', en: 'not delivered' },
  uncertain: { fr: 'à l’arrivée incertaine', en: 'of uncertain arrival' },
  produced: { fr: 'prête à poster', en: 'ready to post' },
  posted: { fr: 'postée', en: 'posted' },
  cancelled: { fr: 'annulé avant envoi', en: 'cancelled before leaving' },
  call: { fr: 'Appel : {outcome}', en: 'Call: {outcome}' },
  note: { fr: 'Note', en: 'Note' },
} satisfies Record<string, Sentence>

/** What each event recorded about a customer is called there. */
export const eventTitles: Readonly<Record<string, Sentence>> = {
  customer_added: { fr: 'Client ajouté', en: 'Customer added' },
  customer_changed: { fr: 'Fiche modifiée', en: 'Record changed' },
  contact_added: { fr: 'Interlocuteur ajouté', en: 'Contact added' },
  contact_changed: { fr: 'Interlocuteur modifié', en: 'Contact changed' },
  contact_removed: { fr: 'Interlocuteur retiré', en: 'Contact removed' },
  customer_excluded: { fr: 'Exclu des relances', en: 'Left out of reminders' },
  customer_included: { fr: 'De nouveau relancé', en: 'Taken into reminders again' },
  hold_placed: { fr: 'Relances suspendues', en: 'Reminders put on hold' },
  hold_lifted: { fr: 'Suspension levée', en: 'Hold lifted' },
  level_given: { fr: 'Niveau de relance repris', en: 'Reminder level set' },
  step_chosen: { fr: 'Étape choisie à la main', en: 'Step chosen by hand' },
}
