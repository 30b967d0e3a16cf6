import type { EntryRule } from '../../src/dunning/model.ts'
import type { Field } from '../../src/dunning/segments/rule.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

/** What the page of segments says. */
export const segmentWords = {
  what: {
    fr: 'Chaque client suit le scénario du premier segment auquel il répond ; les autres suivent le scénario standard.',
    en: 'Each customer follows the scenario of the first segment they fit; the others follow the standard one.',
  },
  list: { fr: 'Segments, dans leur ordre', en: 'Segments, in their order' },
  others: { fr: 'Tous les autres clients', en: 'All other customers' },
  standard: { fr: 'Scénario standard', en: 'Standard scenario' },
  add: { fr: 'Ajouter un segment', en: 'Add a segment' },
  newName: { fr: 'Nouveau segment', en: 'New segment' },
  name: { fr: 'Nom du segment', en: 'Name of the segment' },
  follows: { fr: 'Scénario suivi', en: 'Scenario followed' },
  choose: { fr: 'À choisir', en: 'To be chosen' },
  notChased: { fr: 'Aucun : pas de relance', en: 'None: no reminder' },
  notChasedShort: { fr: 'Pas de relance', en: 'No reminder' },
  notChasedReason: { fr: 'Pourquoi ils ne sont pas relancés', en: 'Why they are not reminded' },
  notChasedHint: {
    fr: 'Repris sur la fiche de chaque client retenu.',
    en: 'Told on the record of each customer held back.',
  },
  match: { fr: 'Le client répond', en: 'The customer meets' },
  matchAll: { fr: 'À toutes les conditions', en: 'All conditions' },
  matchAny: { fr: 'À l’une d’elles', en: 'Any of them' },
  everybody: { fr: 'Sans condition : tous les clients restants', en: 'No condition: all customers left' },
  addCondition: { fr: 'Ajouter une condition', en: 'Add a condition' },
  condition: { fr: 'Condition {n}', en: 'Condition {n}' },
  about: { fr: 'Critère', en: 'About' },
  sense: { fr: 'Sens', en: 'Sense' },
  is: { fr: 'est', en: 'is' },
  isNot: { fr: 'n’est pas', en: 'is not' },
  values: { fr: 'Valeurs', en: 'Values' },
  noValue: {
    fr: 'Aucune fiche ne porte encore cette information.',
    en: 'No customer record has this information yet.',
  },
  from: { fr: 'Au moins', en: 'At least' },
  to: { fr: 'Au plus', en: 'At most' },
  currency: { fr: 'Devise', en: 'Currency' },
  countriesHint: { fr: 'Nom ou code à deux lettres, puis Entrée', en: 'Name or two-letter code, then Enter' },
  removeCondition: { fr: 'Retirer la condition', en: 'Remove the condition' },
  up: { fr: 'Monter', en: 'Move up' },
  down: { fr: 'Descendre', en: 'Move down' },
  remove: { fr: 'Retirer le segment', en: 'Remove the segment' },
  customers: {
    fr: '{n, plural, one {# client} other {# clients}}',
    en: '{n, plural, one {# customer} other {# customers}}',
  },
  whoIsIn: { fr: 'Qui en fait partie', en: 'Who is in it' },
  moving: {
    fr: '{n, plural, one {# client y entrerait} other {# clients y entreraient}}',
    en: '{n, plural, one {# customer would come in} other {# customers would come in}}',
  },
  movingOnly: { fr: 'Seulement ceux qui changent', en: 'Only those who move' },
  pinned: {
    fr: '{n, plural, one {# suit un scénario choisi à la main, qui l’emporte} other {# suivent un scénario choisi à la main, qui l’emporte}}',
    en: '{n, plural, one {# follows a scenario chosen by hand, which wins} other {# follow a scenario chosen by hand, which wins}}',
  },
  pinnedTag: { fr: 'choisi à la main', en: 'chosen by hand' },
  customer: { fr: 'Client', en: 'Customer' },
  outstanding: { fr: 'Encours', en: 'Outstanding' },
  now: { fr: 'Aujourd’hui dans', en: 'Today in' },
  nowHere: { fr: 'ce segment', en: 'this segment' },
  nowNone: { fr: 'aucun segment', en: 'no segment' },
  moves: { fr: 'Qui changerait de segment', en: 'Who would change segment' },
  moveLine: {
    fr: '{n, plural, one {# client} other {# clients}} : {from} → {to}',
    en: '{n, plural, one {# customer} other {# customers}}: {from} → {to}',
  },
  nobodyTitle: { fr: 'Personne', en: 'Nobody' },
  nobody: {
    fr: 'Aucun client ne répond à ces conditions aujourd’hui.',
    en: 'No customer meets these conditions today.',
  },
  faultsFirst: {
    fr: 'Corrigez ce qui est signalé à gauche : l’aperçu suit.',
    en: 'Correct what is marked on the left: the preview follows.',
  },
  changed: { fr: 'Segments modifiés, pas encore enregistrés', en: 'Segments changed, not saved yet' },
  save: { fr: 'Enregistrer les segments', en: 'Save the segments' },
  giveUp: { fr: 'Abandonner les changements', en: 'Give up the changes' },
  faults: {
    fr: '{n, plural, one {# point à corriger} other {# points à corriger}} avant d’enregistrer.',
    en: '{n, plural, one {# point to correct} other {# points to correct}} before saving.',
  },
  saved: {
    fr: 'Segments enregistrés : la journée est décidée de nouveau.',
    en: 'Segments saved: the day is being decided again.',
  },
  emptyTitle: { fr: 'Un seul scénario pour tous', en: 'One scenario for everybody' },
  empty: {
    fr: 'Ajoutez un segment pour relancer autrement les grands comptes, les collectivités ou les mauvais payeurs.',
    en: 'Add a segment to remind key accounts, public bodies or bad payers otherwise.',
  },
  and: { fr: ' et ', en: ' and ' },
  or: { fr: ' ou ', en: ' or ' },
  chosenIn: {
    fr: '{field}{not, select, yes { autre que} other { :}} {values}',
    en: '{field}{not, select, yes { other than} other {:}} {values}',
  },
  rangeBetween: {
    fr: '{field} {not, select, yes {hors de} other {de}} {from} à {to}',
    en: '{field} {not, select, yes {outside} other {from}} {from} to {to}',
  },
  rangeFrom: {
    fr: '{field} {not, select, yes {de moins de} other {d’au moins}} {from}',
    en: '{field} {not, select, yes {under} other {at least}} {from}',
  },
  rangeTo: {
    fr: '{field} {not, select, yes {de plus de} other {d’au plus}} {to}',
    en: '{field} {not, select, yes {over} other {at most}} {to}',
  },
} satisfies Record<string, Sentence>

export const fieldNames: Record<Field, Sentence> = {
  kind: { fr: 'Nature', en: 'Kind' },
  size: { fr: 'Taille', en: 'Size' },
  risk: { fr: 'Risque', en: 'Risk' },
  lang: { fr: 'Langue', en: 'Language' },
  country: { fr: 'Pays', en: 'Country' },
  sector: { fr: 'Secteur', en: 'Sector' },
  tag: { fr: 'Étiquette', en: 'Tag' },
  salesperson: { fr: 'Commercial', en: 'Salesperson' },
  group: { fr: 'Groupe', en: 'Group' },
  outstanding: { fr: 'Encours', en: 'Outstanding' },
  overdue: { fr: 'Échu', en: 'Overdue' },
  openItems: { fr: 'Pièces ouvertes', en: 'Open documents' },
  oldestDaysLate: { fr: 'Jours de retard de la plus ancienne', en: 'Days late of the oldest' },
  averageDaysLate: { fr: 'Retard moyen de paiement sur un an (jours)', en: 'Average payment delay over a year (days)' },
  brokenPromises: { fr: 'Promesses rompues sur un an', en: 'Broken promises over a year' },
  openDisputes: { fr: 'Litiges en cours', en: 'Running disputes' },
  creditUsedPercent: { fr: 'Limite de crédit utilisée (%)', en: 'Credit limit used (%)' },
  daysSincePayment: { fr: 'Jours depuis le dernier paiement', en: 'Days since the last payment' },
  knownForDays: { fr: 'Jours depuis la première pièce', en: 'Days since the first document' },
}

/** Where what is overdue starts for those who come into a scenario: what they received before is of another one. */
export const entryNotes: Record<EntryRule, Sentence> = {
  first_step: {
    fr: 'Qui y entre repart de la première relance, quel que soit son niveau d’avant.',
    en: 'Who comes in starts again at the first reminder, whatever their level before.',
  },
  by_age: {
    fr: 'Qui y entre prend l’étape que l’âge de ses pièces a atteinte.',
    en: 'Who comes in takes the step that the age of their documents has reached.',
  },
  given_level: {
    fr: 'Qui y entre attend qu’un niveau soit indiqué sur sa fiche.',
    en: 'Who comes in waits until a level is given on their record.',
  },
}
