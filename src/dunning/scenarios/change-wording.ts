import type { Sentence } from '../../kernel/wording.ts'

const CHANNELS_FR =
  'email {e-mail} sms {SMS} letter {lettre} registered_letter {lettre recommandée} electronic_registered {recommandé électronique} call {appel} other {tâche}'
const CHANNELS_EN =
  'email {e-mail} sms {SMS} letter {letter} registered_letter {registered letter} electronic_registered {electronic registered letter} call {call} other {task}'

/** What changed between two versions of a scenario. The rules of the scenario bear the names of its fields. */
export const changeWording = {
  stepAdded: { fr: 'Étape « {step} » ajoutée (J{day}).', en: 'Step “{step}” added (day {day}).' },
  stepRemoved: { fr: 'Étape « {step} » retirée (J{day}).', en: 'Step “{step}” removed (day {day}).' },
  stepRenamed: { fr: 'L’étape « {step} » devient « {after} ».', en: 'The step “{step}” becomes “{after}”.' },
  stepMoved: {
    fr: '« {step} » passe de J{before} à J{after}.',
    en: '“{step}” moves from day {before} to day {after}.',
  },
  stepChannel: {
    fr: `« {step} » : {before, select, ${CHANNELS_FR}} → {after, select, ${CHANNELS_FR}}.`,
    en: `“{step}”: {before, select, ${CHANNELS_EN}} → {after, select, ${CHANNELS_EN}}.`,
  },
  stepMode: {
    fr: '« {step} » {after, select, automatic {part seule désormais} other {attend désormais une confirmation}}.',
    en: '“{step}” {after, select, automatic {now leaves by itself} other {now waits for a yes}}.',
  },
  stepText: { fr: '« {step} » a un autre texte.', en: '“{step}” has another text.' },
  stepOther: { fr: '« {step} » : réglages de l’étape modifiés.', en: '“{step}”: settings of the step changed.' },
  renamed: { fr: 'Le scénario « {before} » devient « {after} ».', en: 'The scenario “{before}” becomes “{after}”.' },
  frequencyCapDays: {
    fr: 'Jours entre deux contacts : {before} → {after}.',
    en: 'Days between two contacts: {before} → {after}.',
  },
  exhaustedAfterDays: {
    fr: 'Jours laissés après la dernière étape : {before} → {after}.',
    en: 'Days left after the last step: {before} → {after}.',
  },
  grouping: {
    fr: '{after, select, item {Un message par pièce} other {Un message par client}} désormais.',
    en: '{after, select, item {One message per document} other {One message per customer}} from now on.',
  },
  entryRule: {
    fr: 'Entrée en retard : {after, select, by_age {à l’étape de l’âge} given_level {au niveau indiqué} other {à la première relance}}.',
    en: 'Late entry: {after, select, by_age {at the step of its age} given_level {at the level given} other {at the first reminder}}.',
  },
  sendsDuringDispute: {
    fr: '{after, select, true {Un litige ne suspend plus les autres pièces} other {Un litige suspend toutes les relances du client}}.',
    en: '{after, select, true {A dispute no longer holds other documents} other {A dispute holds all reminders to the customer}}.',
  },
  floorCents: { fr: 'Seuils de relance modifiés.', en: 'Reminder thresholds changed.' },
  ceilingCents: { fr: 'Plafonds modifiés.', en: 'Ceilings changed.' },
  window: { fr: 'Heures d’envoi modifiées.', en: 'Sending hours changed.' },
  consumerWindow: { fr: 'Heures d’envoi aux particuliers modifiées.', en: 'Sending hours for consumers changed.' },
  holidays: { fr: 'Jours fériés modifiés.', en: 'Public holidays changed.' },
  otherRules: { fr: 'Autres règles du scénario modifiées.', en: 'Other rules of the scenario changed.' },
  first: { fr: 'Première version.', en: 'First version.' },
  same: { fr: 'Identique à la précédente.', en: 'Same as the one before.' },
} as const satisfies Record<string, Sentence>
