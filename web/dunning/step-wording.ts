import type { StepTrigger } from '../../src/dunning/model.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

/** What the form of one step, and the end of a scenario, say. */
export const stepWords = {
  when: { fr: 'Quand', en: 'When' },
  how: { fr: 'Comment', en: 'How' },
  who: { fr: 'Au nom de qui', en: 'In whose name' },
  limits: { fr: 'Bornes et heures de cette étape', en: 'Bounds and hours of this step' },
  limitsHint: {
    fr: 'Vides, celles du scénario valent. Sous son seuil, l’étape attend ; au-dessus du plafond, une personne confirme.',
    en: 'Left empty, those of the scenario hold. Below its threshold the step waits; above the ceiling a person confirms.',
  },
  trigger: { fr: 'Déclenchement', en: 'Trigger' },
  triggerHint: {
    fr: 'Jamais avant le jour compté depuis l’échéance.',
    en: 'Never before the day counted from the due date.',
  },
  notBefore: { fr: 'Pas avant (jours après l’échéance)', en: 'Not before (days after the due date)' },
  issuedDays: { fr: 'Jours après la facture', en: 'Days after the invoice' },
  contactDays: { fr: 'Jours après le dernier contact', en: 'Days after the last contact' },
  workingDay: { fr: 'Jour ouvré du mois', en: 'Working day of the month' },
  weekday: { fr: 'Jour de la semaine', en: 'Day of the week' },
  sender: { fr: 'Signé par', en: 'Signed by' },
  senderHint: {
    fr: 'Le message part de l’adresse de l’organisation ; le nom affiché et la signature sont ceux de cette personne.',
    en: 'The message leaves from the organisation’s address; the name shown and the signature are that person’s.',
  },
  organisation: { fr: 'L’organisation', en: 'The organisation' },
  collector: { fr: 'La personne chargée du client', en: 'Whoever is in charge of the customer' },
  salesperson: { fr: 'Le commercial du client', en: 'The customer’s salesperson' },
  answersTo: {
    fr: 'Les réponses vont à cette personne, et ne sont pas lues ici',
    en: 'Answers go to that person, and are not read here',
  },
  attachesInvoices: { fr: 'Joindre les factures en PDF', en: 'Attach the invoices as PDF' },
  attachesHint: {
    fr: 'Celles qui sont gardées chez le client : 10 fichiers et 6,5 Mo au plus par message, qui dit où s’ouvrent les autres.',
    en: 'Those kept for the customer: 10 files and 6.5 MB at most a message, which says where the others open.',
  },
  copyTo: { fr: 'En copie', en: 'Copy to' },
  copyNone: { fr: 'Ajouter une personne…', en: 'Add somebody…' },
  copyRemove: { fr: 'Retirer {name} de la copie', en: 'Remove {name} from the copy' },
  ownHours: { fr: 'Des heures propres à cette étape', en: 'Hours of its own' },
  hours: { fr: 'Heures de cette étape', en: 'Hours of this step' },
  duplicate: { fr: 'Dupliquer', en: 'Duplicate' },
  copyOfName: { fr: '{name} (copie)', en: '{name} (copy)' },
  removed: { fr: '« {name} » est retirée du scénario.', en: '“{name}” is removed from the scenario.' },
  keyNext: { fr: 'Étape suivante, précédente', en: 'Next step, step before' },
  keyLater: { fr: 'Un jour plus tard, plus tôt', en: 'A day later, earlier' },
  keyAdd: { fr: 'Ajouter une étape', en: 'Add a step' },
  keyDuplicate: { fr: 'Dupliquer l’étape', en: 'Duplicate the step' },
  keyRemove: { fr: 'Supprimer l’étape', en: 'Remove the step' },
  end: { fr: 'Fin du scénario', en: 'End of the scenario' },
  endAction: { fr: 'Quand tout a été tenté', en: 'When everything was tried' },
  endNone: { fr: 'Le dossier est listé, sans plus', en: 'The file is listed, nothing more' },
  endDays: {
    fr: '{days, plural, =0 {aussitôt} one {# jour après} other {# jours après}}',
    en: '{days, plural, =0 {at once} one {# day after} other {# days after}}',
  },
  repeat: { fr: 'Répéter la dernière étape', en: 'Repeat the last step' },
  repeatDays: { fr: 'Tous les (jours)', en: 'Every (days)' },
  repeatTimes: { fr: 'Fois de plus', en: 'Times more' },
  repeated: {
    fr: 'répétée tous les {days} j, {times} fois',
    en: 'repeated every {days} days, {times} times',
  },
  tabForm: { fr: 'Réglages', en: 'Settings' },
  forCustomer: { fr: 'Pour {customer}, cela donnerait :', en: 'For {customer}, it would give:' },
  factDay: { fr: 'Jour', en: 'Day' },
  factTo: { fr: 'À', en: 'To' },
  factFrom: { fr: 'De', en: 'From' },
  factCopy: { fr: 'Copie', en: 'Copy' },
  factAbout: { fr: 'Pièces', en: 'Documents' },
  answersHere: { fr: 'réponses lues ici', en: 'answers read here' },
  answersAt: { fr: 'réponses à {address}', en: 'answers to {address}' },
  todoPersonal: {
    fr: 'Une personne le trouve dans la liste du jour, avec les pièces, les montants et le téléphone.',
    en: 'A person finds it in the list of the day, with the documents, the amounts and the telephone.',
  },
} satisfies Record<string, Sentence>

export const triggerNames: Record<'due' | StepTrigger['from'], Sentence> = {
  due: { fr: 'Date d’échéance', en: 'Due date' },
  issued: { fr: 'Date de la facture', en: 'Date of the invoice' },
  last_contact: { fr: 'Dernier contact', en: 'Last contact' },
  month_end: { fr: 'Fin de mois', en: 'End of a month' },
  working_day: { fr: 'Jour ouvré du mois', en: 'Working day of a month' },
  weekday: { fr: 'Jour de la semaine', en: 'Day of the week' },
}

/** The same in a few signs, beside the day on the line. */
export const triggerSigns: Record<StepTrigger['from'], Sentence> = {
  issued: { fr: 'facture +{n} j', en: 'invoice +{n}' },
  last_contact: { fr: 'contact +{n} j', en: 'contact +{n}' },
  month_end: { fr: 'fin de mois', en: 'month end' },
  working_day: { fr: '{n, plural, one {#er} other {#e}} j. ouvré', en: 'working day {n}' },
  weekday: { fr: '{name}', en: '{name}' },
}
