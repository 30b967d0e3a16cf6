import type { EntryRule } from '../../src/dunning/model.ts'
import { ownName } from '../../src/dunning/scenarios/default-scenario.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import type { HolidayCalendar } from '../../src/statutes/index.ts'

/** A name that we gave is told in each reader's language; one that a person wrote is read by everybody as it stands. */
export const isOwnName = (name: string): boolean => ownName('fr', name) !== ownName('en', name)

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

export const weekdayLongNames: readonly Sentence[] = [
  { fr: 'lundi', en: 'Monday' },
  { fr: 'mardi', en: 'Tuesday' },
  { fr: 'mercredi', en: 'Wednesday' },
  { fr: 'jeudi', en: 'Thursday' },
  { fr: 'vendredi', en: 'Friday' },
  { fr: 'samedi', en: 'Saturday' },
  { fr: 'dimanche', en: 'Sunday' },
]
