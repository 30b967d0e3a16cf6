import type { Channel } from '../../src/dunning/model.ts'
import type { ActionState } from '../../src/dunning/rules.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

export const channelNames: Record<Channel, Sentence> = {
  email: { fr: 'E-mail', en: 'E-mail' },
  sms: { fr: 'SMS', en: 'Text message' },
  letter: { fr: 'Lettre', en: 'Letter' },
  registered_letter: { fr: 'Recommandé', en: 'Registered letter' },
  electronic_registered: { fr: 'Recommandé électronique', en: 'Electronic registered letter' },
  call: { fr: 'Appel', en: 'Call' },
  task: { fr: 'Tâche', en: 'Task' },
}

export const actionStateNames: Record<ActionState, Sentence> = {
  planned: { fr: 'Prévue', en: 'Planned' },
  queued: { fr: 'Confiée à l’envoi', en: 'Handed over' },
  done: { fr: 'Faite', en: 'Done' },
  failed: { fr: 'Échec', en: 'Failed' },
  uncertain: { fr: 'Incertaine', en: 'Uncertain' },
  cancelled: { fr: 'Annulée', en: 'Cancelled' },
  skipped: { fr: 'Passée', en: 'Skipped' },
  superseded: { fr: 'Remplacée', en: 'Replaced' },
  noted: { fr: 'Retenue', en: 'Held' },
}

/** Why customers are held, in a few words after their number: « 4 litiges ». The full sentence stands in each row. */
export const heldNames: Readonly<Record<string, Sentence>> = {
  excluded_customer: {
    fr: '{n, plural, one {client exclu} other {clients exclus}}',
    en: '{n, plural, one {customer left out} other {customers left out}}',
  },
  segment_not_chased: {
    fr: '{n, plural, one {client d’un segment non relancé} other {clients de segments non relancés}}',
    en: '{n, plural, one {customer of a segment not reminded} other {customers of segments not reminded}}',
  },
  hold_customer: {
    fr: '{n, plural, one {client suspendu} other {clients suspendus}}',
    en: '{n, plural, one {customer on hold} other {customers on hold}}',
  },
  hold_item: {
    fr: '{n, plural, one {pièce suspendue} other {pièces suspendues}}',
    en: '{n, plural, one {document on hold} other {documents on hold}}',
  },
  dispute_open: {
    fr: '{n, plural, one {pièce en litige} other {pièces en litige}}',
    en: '{n, plural, one {document in dispute} other {documents in dispute}}',
  },
  dispute_grace: {
    fr: '{n, plural, one {délai après litige} other {délais après litige}}',
    en: '{n, plural, one {grace after a dispute} other {days of grace after a dispute}}',
  },
  dispute_silences_customer: {
    fr: '{n, plural, one {litige} other {litiges}}',
    en: '{n, plural, one {dispute} other {disputes}}',
  },
  promise_running: {
    fr: '{n, plural, one {promesse en cours} other {promesses en cours}}',
    en: '{n, plural, one {running promise} other {running promises}}',
  },
  plan_running: {
    fr: '{n, plural, one {échéancier} other {échéanciers}}',
    en: '{n, plural, one {instalment plan} other {instalment plans}}',
  },
  consumer_fee: {
    fr: '{n, plural, one {frais non réclamable} other {frais non réclamables}}',
    en: '{n, plural, one {fee not claimable} other {fees not claimable}}',
  },
  entry_level_missing: {
    fr: '{n, plural, one {niveau à indiquer} other {niveaux à indiquer}}',
    en: '{n, plural, one {level to give} other {levels to give}}',
  },
  uncertain_message: {
    fr: '{n, plural, one {envoi incertain} other {envois incertains}}',
    en: '{n, plural, one {uncertain message} other {uncertain messages}}',
  },
  planned_message: {
    fr: '{n, plural, one {étape déjà prête} other {étapes déjà prêtes}}',
    en: '{n, plural, one {step already prepared} other {steps already prepared}}',
  },
  customer_in_credit: {
    fr: '{n, plural, one {client créditeur} other {clients créditeurs}}',
    en: '{n, plural, one {customer in credit} other {customers in credit}}',
  },
  credit_covers: {
    fr: '{n, plural, one {encaissement à lettrer} other {encaissements à lettrer}}',
    en: '{n, plural, one {payment to apply} other {payments to apply}}',
  },
  collection_running: {
    fr: '{n, plural, one {prélèvement en cours} other {prélèvements en cours}}',
    en: '{n, plural, one {direct debit running} other {direct debits running}}',
  },
  receipt_to_match: {
    fr: '{n, plural, one {virement à rapprocher} other {virements à rapprocher}}',
    en: '{n, plural, one {bank receipt to match} other {bank receipts to match}}',
  },
  receipt_of_amount: {
    fr: '{n, plural, one {virement à rapprocher} other {virements à rapprocher}}',
    en: '{n, plural, one {bank receipt to match} other {bank receipts to match}}',
  },
  receipt_of_sum: {
    fr: '{n, plural, one {virement à rapprocher} other {virements à rapprocher}}',
    en: '{n, plural, one {bank receipt to match} other {bank receipts to match}}',
  },
  receipt_pays_item: {
    fr: '{n, plural, one {virement à rapprocher} other {virements à rapprocher}}',
    en: '{n, plural, one {bank receipt to match} other {bank receipts to match}}',
  },
  payment_announced: {
    fr: '{n, plural, one {paiement annoncé} other {paiements annoncés}}',
    en: '{n, plural, one {payment announced} other {payments announced}}',
  },
  books_stale: {
    fr: '{n, plural, one {en attente de comptes à jour} other {en attente de comptes à jour}}',
    en: 'waiting for up-to-date books',
  },
  bank_stale: {
    fr: '{n, plural, one {en attente d’un relevé} other {en attente d’un relevé}}',
    en: 'waiting for a statement',
  },
  books_unknown: {
    fr: '{n, plural, one {en attente des encaissements} other {en attente des encaissements}}',
    en: 'waiting for receipts',
  },
  below_floor: { fr: 'sous le seuil', en: 'below the threshold' },
  below_step_floor: {
    fr: 'sous le seuil de l’étape',
    en: 'below the threshold of the step',
  },
  contact_away: {
    fr: '{n, plural, one {interlocuteur absent} other {interlocuteurs absents}}',
    en: '{n, plural, one {contact away} other {contacts away}}',
  },
  no_address: { fr: 'sans adresse', en: 'without an address' },
  formal_notice_running: {
    fr: '{n, plural, one {mise en demeure en cours} other {mises en demeure en cours}}',
    en: '{n, plural, one {formal notice running} other {formal notices running}}',
  },
  scenario_exhausted: {
    fr: '{n, plural, one {scénario terminé} other {scénarios terminés}}',
    en: '{n, plural, one {scenario finished} other {scenarios finished}}',
  },
  other: { fr: 'pour un autre motif', en: 'for another reason' },
}
