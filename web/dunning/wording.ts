import type { Channel, HoldCategory } from '../../src/dunning/model.ts'
import type { ActionState } from '../../src/dunning/rules.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

export const channelNames: Record<Channel, Sentence> = {
  email: { fr: 'E-mail', en: 'E-mail' },
  letter: { fr: 'Lettre', en: 'Letter' },
  registered_letter: { fr: 'Recommandé', en: 'Registered letter' },
  call: { fr: 'Appel', en: 'Call' },
  task: { fr: 'Tâche', en: 'Task' },
}

export const channelTabs: Record<Channel, Sentence> = {
  email: { fr: 'E-mails', en: 'E-mails' },
  letter: { fr: 'Lettres', en: 'Letters' },
  registered_letter: { fr: 'Recommandés', en: 'Registered' },
  call: { fr: 'Appels', en: 'Calls' },
  task: { fr: 'Tâches', en: 'Tasks' },
}

export const holdCategoryNames: Record<HoldCategory, Sentence> = {
  dispute: { fr: 'Litige', en: 'Dispute' },
  promise: { fr: 'Promesse de paiement', en: 'Promise to pay' },
  payment_announced: { fr: 'Paiement annoncé', en: 'Payment announced' },
  commercial: { fr: 'Accord commercial', en: 'Commercial agreement' },
  other: { fr: 'Autre motif', en: 'Other reason' },
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
  hold_customer: {
    fr: '{n, plural, one {client suspendu} other {clients suspendus}}',
    en: '{n, plural, one {customer on hold} other {customers on hold}}',
  },
  hold_item: {
    fr: '{n, plural, one {pièce suspendue} other {pièces suspendues}}',
    en: '{n, plural, one {document on hold} other {documents on hold}}',
  },
  dispute_silences_customer: {
    fr: '{n, plural, one {litige} other {litiges}}',
    en: '{n, plural, one {dispute} other {disputes}}',
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
  books_stale: {
    fr: '{n, plural, one {en attente de comptes à jour} other {en attente de comptes à jour}}',
    en: 'waiting for up-to-date books',
  },
  books_unknown: {
    fr: '{n, plural, one {en attente des encaissements} other {en attente des encaissements}}',
    en: 'waiting for receipts',
  },
  below_floor: { fr: 'sous le seuil', en: 'below the threshold' },
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

export const wording = {
  today: { fr: "Aujourd'hui", en: 'Today' },
  actionsCount: {
    fr: '{n, plural, one {# action} other {# actions}}',
    en: '{n, plural, one {# action} other {# actions}}',
  },
  atStake: { fr: '{amount} en jeu', en: '{amount} at stake' },
  decidedAt: { fr: 'décidées le', en: 'decided on' },
  filter: { fr: 'Actions montrées', en: 'Actions shown' },
  all: { fr: 'Tout', en: 'All' },
  trouble: { fr: 'Échecs et doutes', en: 'Failures and doubts' },
  snoozed: { fr: 'Reportées', en: 'Put off' },
  customer: { fr: 'Client', en: 'Customer' },
  due: { fr: 'Échu', en: 'Overdue' },
  oldest: { fr: 'Plus ancien', en: 'Oldest' },
  next: { fr: 'Prochaine action', en: 'Next action' },
  why: { fr: 'Pourquoi', en: 'Why' },
  state: { fr: 'État', en: 'State' },
  beforeDue: { fr: '{n, plural, =0 {ce jour} other {J−#}}', en: '{n, plural, =0 {today} other {D−#}}' },
  byHand: { fr: 'choisie à la main', en: 'chosen by hand' },
  edited: { fr: 'texte modifié', en: 'text edited' },
  snoozedUntil: { fr: 'reportée au {day}', en: 'put off to {day}' },
  leavesToday: { fr: 'Part aujourd’hui', en: 'Leaves today' },
  leavesOn: { fr: 'Part le {day}', en: 'Leaves on {day}' },

  nothingTitle: { fr: 'Plus rien à confirmer', en: 'Nothing left to confirm' },
  nothing: {
    fr: 'Toutes les actions du jour sont faites. Les étapes automatiques partent seules ; ce qui est retenu est compté en bas de page.',
    en: 'Every action of the day is done. Automatic steps leave by themselves; what is held is counted at the foot of the page.',
  },
  nothingHereTitle: { fr: 'Rien de ce genre aujourd’hui', en: 'Nothing of that kind today' },
  nothingHere: {
    fr: 'Revenez à « Tout » pour voir les autres actions.',
    en: 'Go back to “All” to see the other actions.',
  },
  undecidedTitle: {
    fr: 'Les relances du jour ne sont pas encore décidées',
    en: 'The reminders of the day are not decided yet',
  },
  undecided: {
    fr: 'Elles le sont chaque nuit, et après chaque import. Vous pouvez aussi le demander maintenant : rien ne part sans votre accord.',
    en: 'They are every night and after each import. You can also ask for it now: nothing leaves without your consent.',
  },
  decideNow: { fr: 'Décider les relances du jour', en: 'Decide the reminders of the day' },
  decidedSaid: {
    fr: '{send, plural, =0 {} one {# relance part seule, } other {# relances partent seules, }}{confirm, plural, =0 {rien à confirmer} one {# à confirmer} other {# à confirmer}}, {hold, plural, =0 {rien de retenu} one {# retenue} other {# retenues}}.',
    en: '{send, plural, =0 {} one {# reminder leaves by itself, } other {# reminders leave by themselves, }}{confirm, plural, =0 {nothing to confirm} one {# to confirm} other {# to confirm}}, {hold, plural, =0 {nothing held} one {# held} other {# held}}.',
  },

  heldToday: { fr: 'Retenus aujourd’hui ({n})', en: 'Held today ({n})' },
  heldNobody: { fr: 'Personne n’est retenu aujourd’hui.', en: 'Nobody is held today.' },
  heldOpen: { fr: '{n} {what} : voir qui et pourquoi', en: '{n} {what}: see who and why' },

  staleTitle: {
    fr: '{n, plural, one {# relance attend} other {# relances attendent}} des comptes à jour.',
    en: '{n, plural, one {# reminder waits} other {# reminders wait}} for up-to-date books.',
  },
  staleSince: {
    fr: 'Les encaissements sont connus jusqu’au {day}. Importez la suite, ou attestez qu’il n’y en a pas d’autres.',
    en: 'Receipts are known up to {day}. Import what follows, or attest that there are no others.',
  },
  staleNever: {
    fr: 'Aucun encaissement n’est encore connu. Importez une comptabilité à jour, ou attestez que tout y est.',
    en: 'No receipt is known yet. Import up-to-date books, or attest that everything is there.',
  },
  attest: { fr: 'Attester les comptes à jour au {day}', en: 'Attest the books up to date on {day}' },
  attested: {
    fr: 'Vous attestez que les comptes sont à jour au {day} : la journée est décidée de nouveau.',
    en: 'You attest that the books are up to date on {day}: the day is decided again.',
  },
  importBooks: { fr: 'Importer la suite', en: 'Import what follows' },

  panel: { fr: 'Action du jour', en: 'Action of the day' },
  whyThisWhyNow: { fr: 'Pourquoi cette relance, pourquoi maintenant', en: 'Why this reminder, why now' },
  theMessage: { fr: 'Le message prêt', en: 'The message, ready' },
  goesTo: { fr: 'À {name}', en: 'To {name}' },
  editText: { fr: 'Modifier le texte', en: 'Edit the text' },
  editDone: { fr: 'Voir l’aperçu seul', en: 'See the preview only' },
  backToTemplate: { fr: 'Revenir au modèle', en: 'Back to the template' },
  saveText: { fr: 'Garder ce texte', en: 'Keep this text' },
  textKept: { fr: 'Le texte est gardé pour ce message.', en: 'The text is kept for this message.' },
  previewWaits: { fr: 'L’aperçu attend un texte sans faute.', en: 'The preview waits for a text without fault.' },
  fixTextFirst: { fr: 'Corrigez le texte d’abord.', en: 'Correct the text first.' },
  subject: { fr: 'Objet', en: 'Subject' },
  body: { fr: 'Texte du message', en: 'Text of the message' },

  documents: { fr: 'Les pièces', en: 'The documents' },
  document: { fr: 'Pièce', en: 'Document' },
  dueOn: { fr: 'Échéance', en: 'Due on' },
  late: { fr: 'Retard', en: 'Late' },
  open: { fr: 'Reste dû', en: 'Open' },
  claimed: { fr: 'Réclamé', en: 'Claimed' },
  inTheMessage: {
    fr: '{document} figure dans le message ; décocher la suspend',
    en: '{document} is in the message; untick to hold it',
  },
  notInTheMessage: { fr: '{document} ne figure pas dans le message', en: '{document} is not in the message' },
  excludedLines: {
    fr: '{n, plural, one {# pièce laissée de côté} other {# pièces laissées de côté}}',
    en: '{n, plural, one {# document left out} other {# documents left out}}',
  },
  moreReasons: { fr: 'Pourquoi', en: 'Why' },

  send: { fr: 'Envoyer la relance', en: 'Send the reminder' },
  sendAgain: { fr: 'Renvoyer la relance', en: 'Send the reminder again' },
  approveLetter: { fr: 'Approuver la lettre', en: 'Approve the letter' },
  logCall: { fr: 'Noter l’appel fait', en: 'Log the call made' },
  markDone: { fr: 'Marquer la tâche faite', en: 'Mark the task as done' },
  seeLeft: { fr: 'Voir le message et sa preuve', en: 'See the message and its proof' },
  settleFirst: { fr: 'Ouvrir le message en doute', en: 'Open the message in doubt' },
  snooze: { fr: 'Reporter', en: 'Put off' },
  hold: { fr: 'Suspendre', en: 'Hold' },
  skip: { fr: 'Passer', en: 'Skip' },
  note: { fr: 'Note', en: 'Note' },
  call: { fr: 'Appel', en: 'Call' },
  openCustomer: { fr: 'Ouvrir la fiche', en: 'Open the customer' },
  keySend: { fr: 'Envoyer ou faire l’action', en: 'Send or do the action' },
  keySnooze: { fr: 'Reporter l’action', en: 'Put the action off' },
  keyHold: { fr: 'Suspendre le client', en: 'Hold the customer' },
  keyNote: { fr: 'Écrire une note', en: 'Write a note' },
  keyCall: { fr: 'Noter un appel', en: 'Log a call' },
  keyPrevious: { fr: 'Client précédent', en: 'Previous customer' },
  keyNext: { fr: 'Client suivant', en: 'Next customer' },

  queuedSaid: { fr: 'Confié à l’envoi : {step} à {customer}.', en: 'Handed over: {step} to {customer}.' },
  letterSaid: {
    fr: 'Lettre prête à imprimer : {step} à {customer}.',
    en: 'Letter ready to print: {step} to {customer}.',
  },
  doneSaid: { fr: 'Fait : {step}, {customer}.', en: 'Done: {step}, {customer}.' },
  leftOutSaid: { fr: 'Rien n’est parti à {customer}. {why}', en: 'Nothing left to {customer}. {why}' },

  snoozeTitle: { fr: 'Reporter à quand ?', en: 'Put off until when?' },
  snoozeWhat: {
    fr: 'L’action revient ce jour-là, décidée de nouveau d’après les comptes d’alors.',
    en: 'The action comes back that day, decided again from the books of then.',
  },
  snoozeMany: {
    fr: '{n, plural, one {# action} other {# actions}} à reporter.',
    en: '{n, plural, one {# action} other {# actions}} to put off.',
  },
  until: { fr: 'Jusqu’au', en: 'Until' },
  inDays: { fr: '{n, plural, one {Demain} other {Dans # jours}}', en: '{n, plural, one {Tomorrow} other {In # days}}' },
  snoozeAct: { fr: 'Reporter l’action', en: 'Put the action off' },
  snoozedSaid: { fr: '{customer} : reporté au {day}.', en: '{customer}: put off to {day}.' },
  snoozedManySaid: {
    fr: '{n, plural, one {# action reportée} other {# actions reportées}} au {day}.',
    en: '{n, plural, one {# action put off} other {# actions put off}} to {day}.',
  },
  dayMissing: { fr: 'Indiquez un jour à venir.', en: 'Give a day to come.' },

  skipTitle: { fr: 'Passer « {step} » sans l’envoyer', en: 'Skip “{step}” without sending it' },
  skipWhat: {
    fr: 'L’étape compte comme prise et comme aucun contact : la suivante suivra son délai.',
    en: 'The step counts as taken and as no contact: the next one follows its delay.',
  },
  reason: { fr: 'Motif', en: 'Reason' },
  skipAct: { fr: 'Passer l’étape', en: 'Skip the step' },
  skippedSaid: { fr: '{customer} : « {step} » est passée.', en: '{customer}: “{step}” is skipped.' },
  reasonMissing: { fr: 'Dites pourquoi, en quelques mots.', en: 'Say why, in a few words.' },

  holdCustomerTitle: { fr: 'Suspendre les relances de {customer}', en: 'Hold reminders to {customer}' },
  holdItemTitle: { fr: 'Suspendre {document}', en: 'Hold {document}' },
  holdItemWhat: {
    fr: 'Cette pièce sort des relances ; les autres pièces du client continuent.',
    en: 'This document leaves the reminders; the customer’s other documents go on.',
  },
  category: { fr: 'Motif', en: 'Reason' },
  holdNote: { fr: 'Précision', en: 'Details' },
  holdUntil: { fr: 'Jusqu’au (inclus)', en: 'Until (included)' },
  holdNoEnd: { fr: 'Vide : jusqu’à ce qu’une personne la lève.', en: 'Empty: until a person lifts it.' },
  holdAct: { fr: 'Suspendre les relances', en: 'Hold reminders' },
  holdItemAct: { fr: 'Suspendre la pièce', en: 'Hold the document' },
  heldSaid: { fr: '{what} : relances suspendues.', en: '{what}: reminders on hold.' },

  bulkSendTitle: {
    fr: 'Laisser partir {n, plural, one {# action} other {# actions}} ?',
    en: 'Let {n, plural, one {# action} other {# actions}} leave?',
  },
  bulkAct: { fr: 'Laisser partir', en: 'Let them leave' },
  bulkApprove: { fr: 'Approuver…', en: 'Approve…' },
  bulkSnooze: { fr: 'Reporter…', en: 'Put off…' },
  bulkOutcome: {
    fr: '{email, plural, =0 {} one {# e-mail part} other {# e-mails partent}}{comma1, select, yes {, } other {}}{letter, plural, =0 {} one {# lettre va à l’impression} other {# lettres vont à l’impression}}{comma2, select, yes {, } other {}}{done, plural, =0 {} one {# appel ou tâche est marqué fait} other {# appels ou tâches sont marqués faits}}.',
    en: '{email, plural, =0 {} one {# e-mail leaves} other {# e-mails leave}}{comma1, select, yes {, } other {}}{letter, plural, =0 {} one {# letter goes to print} other {# letters go to print}}{comma2, select, yes {, } other {}}{done, plural, =0 {} one {# call or task is marked done} other {# calls or tasks are marked done}}.',
  },
  bulkChecked: {
    fr: 'Chacune est vérifiée d’après les comptes à cet instant : ce qui vient d’être payé ne part pas, et vous saurez pourquoi.',
    en: 'Each is checked against the books at that moment: what was just paid does not leave, and you will know why.',
  },
  bulkReading: { fr: 'Lecture des lignes cochées…', en: 'Reading the ticked rows…' },
  bulkMore: {
    fr: 'Les {n} plus gros montants sont montrés ; toutes les lignes cochées partent.',
    en: 'The {n} largest amounts are shown; every ticked row leaves.',
  },
  bulkResultTitle: { fr: 'Ce qui est parti', en: 'What left' },
  bulkResult: {
    fr: '{queued, plural, =0 {Rien n’est confié à l’envoi} one {# message confié à l’envoi} other {# messages confiés à l’envoi}}{done, plural, =0 {.} one {, # fait.} other {, # faits.}}',
    en: '{queued, plural, =0 {Nothing is handed over} one {# message handed over} other {# messages handed over}}{done, plural, =0 {.} one {, # done.} other {, # done.}}',
  },
  bulkLeftOut: {
    fr: '{n, plural, one {# laissée de côté} other {# laissées de côté}}',
    en: '{n, plural, one {# left out} other {# left out}}',
  },
  bulkNotThese: {
    fr: '{n, plural, one {# ligne cochée ne peut pas partir} other {# lignes cochées ne peuvent pas partir}}',
    en: '{n, plural, one {# ticked row cannot leave} other {# ticked rows cannot leave}}',
  },
  see: { fr: 'Voir', en: 'See' },
  seeMessage: { fr: 'Voir le message à {customer}', en: 'See the message to {customer}' },
  seenMessage: { fr: 'Le message à {customer}', en: 'The message to {customer}' },
} satisfies Record<string, Sentence>
