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
  field: { fr: '{name} : {value}', en: '{name}: {value}' },
  changed: { fr: '{name} : {before} → {after}', en: '{name}: {before} → {after}' },
  none: { fr: 'vide', en: 'empty' },
  importCommitted: {
    fr: 'Import : {documents, plural, =0 {aucune pièce} one {# pièce} other {# pièces}}{settlements, plural, =0 {} one {, # lettrage} other {, # lettrages}}',
    en: 'Import: {documents, plural, =0 {no document} one {# document} other {# documents}}{settlements, plural, =0 {} one {, # settlement} other {, # settlements}}',
  },
  importWithdrawn: { fr: 'Import retiré', en: 'Import withdrawn' },
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
  customer_scenario_changed: { fr: 'Scénario changé', en: 'Scenario changed' },
  step_chosen: { fr: 'Étape choisie à la main', en: 'Step chosen by hand' },
  mandate_added: { fr: 'Mandat de prélèvement ajouté', en: 'Direct debit mandate added' },
  mandate_amended: { fr: 'Mandat de prélèvement modifié', en: 'Direct debit mandate changed' },
  mandate_suspended: { fr: 'Mandat de prélèvement suspendu', en: 'Direct debit mandate suspended' },
  mandate_resumed: { fr: 'Mandat de prélèvement repris', en: 'Direct debit mandate resumed' },
  mandate_ended: { fr: 'Mandat de prélèvement révoqué', en: 'Direct debit mandate ended' },
  debit_rejected: { fr: 'Prélèvement rejeté par la banque', en: 'Direct debit rejected by the bank' },
  debit_returned: { fr: 'Prélèvement revenu impayé', en: 'Direct debit returned unpaid' },
  debit_retry_allowed: { fr: 'Prélèvement à représenter', en: 'Direct debit to be presented again' },
  return_fee_given_back: { fr: 'Frais de rejet rendus', en: 'Return fee given back' },
  debit_rejection_withdrawn: { fr: 'Rejet de prélèvement retiré', en: 'Direct debit rejection withdrawn' },
}

/** The fields of a recorded command that a reader is shown, in this order. */
export const eventFieldNames: Readonly<Record<string, Sentence>> = {
  code: { fr: 'Code', en: 'Code' },
  name: { fr: 'Nom', en: 'Name' },
  kind: { fr: 'Nature', en: 'Kind' },
  siren: { fr: 'SIREN', en: 'SIREN' },
  vatNo: { fr: 'TVA', en: 'VAT number' },
  lang: { fr: 'Langue', en: 'Language' },
  addressLines: { fr: 'Adresse', en: 'Address' },
  postcode: { fr: 'Code postal', en: 'Postcode' },
  city: { fr: 'Ville', en: 'Town' },
  country: { fr: 'Pays', en: 'Country' },
  terms: { fr: 'Délai de paiement', en: 'Payment terms' },
  firstName: { fr: 'Prénom', en: 'First name' },
  lastName: { fr: 'Nom de famille', en: 'Last name' },
  role: { fr: 'Rôle', en: 'Role' },
  email: { fr: 'E-mail', en: 'E-mail' },
  phone: { fr: 'Téléphone', en: 'Telephone' },
  category: { fr: 'Cause', en: 'Cause' },
  note: { fr: 'Note', en: 'Note' },
  reason: { fr: 'Motif', en: 'Reason' },
  excludedReason: { fr: 'Motif', en: 'Reason' },
  fromOn: { fr: 'À partir du', en: 'From' },
  untilOn: { fr: 'Jusqu’au', en: 'Until' },
  position: { fr: 'Étape', en: 'Step' },
  level: { fr: 'Étape', en: 'Step' },
  on: { fr: 'Le', en: 'On' },
  reference: { fr: 'Référence', en: 'Reference' },
  endToEnd: { fr: 'Référence', en: 'Reference' },
  scheme: { fr: 'Type', en: 'Scheme' },
  signedOn: { fr: 'Signé le', en: 'Signed on' },
  noticeDays: { fr: 'Jours de préavis', en: 'Days of notice' },
}
