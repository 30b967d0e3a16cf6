import type { EntryRule } from '../../src/dunning/model.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import type { HolidayCalendar } from '../../src/statutes/index.ts'

export const entryRuleNames: Record<EntryRule, Sentence> = {
  first_step: { fr: 'À la première relance', en: 'At the first reminder' },
  by_age: { fr: 'À l’étape de leur âge', en: 'At the step of their age' },
  given_level: { fr: 'Au niveau indiqué, pas avant', en: 'At the level given, not before' },
}

export const calendarNames: Record<HolidayCalendar, Sentence> = {
  FR: { fr: 'France', en: 'France' },
  'FR-ALSACE-MOSELLE': { fr: 'Alsace et Moselle', en: 'Alsace and Moselle' },
}

export const modeNames: Record<'automatic' | 'to_confirm', Sentence> = {
  automatic: { fr: 'Part seule', en: 'Leaves by itself' },
  to_confirm: { fr: 'À confirmer', en: 'To confirm' },
}

export const weekdayNames: readonly Sentence[] = [
  { fr: 'lun.', en: 'Mon' },
  { fr: 'mar.', en: 'Tue' },
  { fr: 'mer.', en: 'Wed' },
  { fr: 'jeu.', en: 'Thu' },
  { fr: 'ven.', en: 'Fri' },
  { fr: 'sam.', en: 'Sat' },
  { fr: 'dim.', en: 'Sun' },
]

export const scenarioWords = {
  scenario: { fr: 'Scénario', en: 'Scenario' },
  version: { fr: 'version {n}', en: 'version {n}' },
  steps: { fr: 'Étapes', en: 'Steps' },
  stepsCount: { fr: '{n, plural, one {# étape} other {# étapes}}', en: '{n, plural, one {# step} other {# steps}}' },
  dayOffset: { fr: 'J{sign}{days}', en: 'D{sign}{days}' },
  dueDay: { fr: 'Échéance', en: 'Due date' },
  scenarioName: { fr: 'Nom du scénario', en: 'Name of the scenario' },
  stepName: { fr: 'Nom de l’étape', en: 'Name of the step' },
  afterDue: { fr: 'Jours après l’échéance', en: 'Days after the due date' },
  afterDueHint: { fr: 'Négatif : avant l’échéance.', en: 'Negative: before the due date.' },
  afterPrevious: { fr: 'Jours au moins depuis l’étape précédente', en: 'Days at least since the previous step' },
  afterPreviousHint: { fr: 'Vide : le lendemain au plus tôt.', en: 'Empty: the next day at the earliest.' },
  channel: { fr: 'Canal', en: 'Channel' },
  mode: { fr: 'Départ', en: 'Leaves' },
  tone: { fr: 'Texte', en: 'Text' },
  toneHint: {
    fr: 'La mise en demeure fait courir les délais de droit.',
    en: 'The formal notice starts the legal delays.',
  },
  addStep: { fr: 'Ajouter une étape', en: 'Add a step' },
  removeStep: { fr: 'Supprimer l’étape', en: 'Remove the step' },
  newStep: { fr: 'Nouvelle étape', en: 'New step' },
  editText: { fr: 'Écrire ce texte', en: 'Write this text' },

  rules: { fr: 'Règles communes', en: 'Common rules' },
  grouping: { fr: 'Un message par', en: 'One message per' },
  byCustomer: { fr: 'Client', en: 'Customer' },
  byItem: { fr: 'Pièce', en: 'Document' },
  entry: { fr: 'Les pièces entrées en retard commencent', en: 'Documents that enter late start' },
  floor: { fr: 'Seuil : rien en dessous', en: 'Threshold: nothing below' },
  ceiling: { fr: 'Plafond : à confirmer au-dessus', en: 'Ceiling: to confirm above' },
  cap: { fr: 'Jours au moins entre deux contacts', en: 'Days at least between two contacts' },
  exhausted: { fr: 'Jours laissés après la dernière étape', en: 'Days left after the last step' },
  window: { fr: 'Envois aux entreprises', en: 'Sending to businesses' },
  consumerWindow: { fr: 'Envois aux particuliers', en: 'Sending to consumers' },
  from: { fr: 'De', en: 'From' },
  to: { fr: 'À', en: 'To' },
  holidays: { fr: 'Jours fériés', en: 'Public holidays' },
  dispute: {
    fr: 'Un litige sur une pièce suspend les autres pièces du client',
    en: 'A dispute on one document holds the customer’s other documents',
  },
  hour: { fr: 'Heure, comme 08:30', en: 'Time, such as 08:30' },
  hourWrong: { fr: '« {text} » n’est pas une heure, comme 08:30.', en: '“{text}” is not a time, such as 08:30.' },

  numberMissing: { fr: 'Indiquez un nombre entier de jours.', en: 'Give a whole number of days.' },
  save: { fr: 'Enregistrer une nouvelle version', en: 'Save a new version' },
  savedSaid: {
    fr: 'Version {n} enregistrée : elle décide dès la prochaine nuit.',
    en: 'Version {n} saved: it decides from the coming night.',
  },
  giveUpChanges: { fr: 'Abandonner les changements', en: 'Drop the changes' },
  changed: { fr: 'Changements non enregistrés.', en: 'Changes not saved.' },
  faults: {
    fr: '{n, plural, one {Un point empêche} other {# points empêchent}} d’enregistrer.',
    en: '{n, plural, one {One point keeps} other {# points keep}} it from being saved.',
  },
  simulateDraft: { fr: 'Simuler ce brouillon', en: 'Simulate this draft' },

  previewTitle: { fr: 'Ce que cela donnerait', en: 'What it would give' },
  previewFor: { fr: 'Pour', en: 'For' },
  previewDates: {
    fr: 'Pour {document}, échue le {day} : les dates ci-contre.',
    en: 'For {document}, due on {day}: the dates on the left.',
  },
  previewPersonal: {
    fr: 'Un appel ou une tâche n’a pas de texte : il apparaît dans la liste du jour, à faire par une personne.',
    en: 'A call or a task has no text: it shows in the list of the day, for a person to do.',
  },
  previewChoose: { fr: 'Choisissez une étape pour voir son message.', en: 'Choose a step to see its message.' },

  simulation: { fr: 'Simulation', en: 'Simulation' },
  simulationWhat: {
    fr: 'Qui aurait été relancé, quand et avec quel texte, d’après les comptes de ces jours-là. Rien ne part.',
    en: 'Who would have been reminded, when and with which text, from the books of those days. Nothing leaves.',
  },
  lastDays: { fr: '{n} derniers jours', en: 'Last {n} days' },
  nextDays: { fr: '{n} prochains jours', en: 'Next {n} days' },
  span: { fr: 'Période', en: 'Period' },
  which: { fr: 'Scénario simulé', en: 'Simulated scenario' },
  inForce: { fr: 'En vigueur', en: 'In force' },
  draft: { fr: 'Votre brouillon', en: 'Your draft' },
  heeds: { fr: 'Tenir compte de la fraîcheur des comptes', en: 'Heed how fresh the books are' },
  messagesByStep: { fr: 'Messages par jour et par étape', en: 'Messages per day and step' },
  messagesSpoken: {
    fr: '{total} messages du {from} au {to} ; le jour le plus chargé en compte {max}.',
    en: '{total} messages from {from} to {to}; the busiest day has {max}.',
  },
  day: { fr: 'Jour', en: 'Day' },
  step: { fr: 'Étape', en: 'Step' },
  messages: { fr: 'Messages', en: 'Messages' },
  amount: { fr: 'Montant', en: 'Amount' },
  ofWhich: { fr: 'dont à confirmer', en: 'of which to confirm' },
  total: { fr: 'Total', en: 'Total' },
  whoWould: { fr: 'Qui aurait reçu quoi', en: 'Who would have received what' },
  customer: { fr: 'Client', en: 'Customer' },
  why: { fr: 'Pourquoi', en: 'Why' },
  documents: { fr: 'Pièces', en: 'Documents' },
  nobodyTitle: { fr: 'Personne n’aurait été relancé', en: 'Nobody would have been reminded' },
  nobody: {
    fr: 'Aucune étape ne tombait sur cette période. Allongez-la, ou simulez un autre scénario.',
    en: 'No step fell within this period. Lengthen it, or simulate another scenario.',
  },
  textOf: { fr: 'Le message qu’il aurait reçu', en: 'The message they would have received' },
  draftFaults: {
    fr: 'Ce brouillon a des fautes : corrigez-les dans le scénario.',
    en: 'This draft has faults: correct them in the scenario.',
  },
} satisfies Record<string, Sentence>
