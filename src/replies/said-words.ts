import type { DisputeCause } from './model.ts'
import { readerOf } from './phrases.ts'
import { ENGLISH } from './phrases-en.ts'
import { FRENCH } from './phrases-fr.ts'

/** The languages that are read. */
const reader = readerOf([FRENCH, ENGLISH])

/** The causes of a dispute, the most exact first. */
const CAUSES: readonly DisputeCause[] = [
  'twice',
  'credit',
  'quality',
  'quantity',
  'delivery',
  'late',
  'price',
  'order_no',
  'error',
]
const IS_OVER =
  /\b(?:sans|aucune?|pas de|plus de|no|without|any) (?:contestation|litige|dispute|erreur)|\b(?:litige|dispute)\b[^.]{0,20}\b(?:clos|regle|resolu|closed|resolved|settled)/

/** The cause of a dispute that a sentence speaks of, or null. */
export const causeSaid = (plain: string): DisputeCause | null =>
  IS_OVER.test(plain) ? null : (CAUSES.find((cause) => reader.says(cause, plain)) ?? null)

/** Whether a sentence, as plain text, says each thing. */
export const { says, isHedged, isDoubtful } = reader

/** Nothing but a day, after a word given in the sentence before. */
export const isDayOnly = (plain: string): boolean =>
  plain.length < 60 && !/\b(?:n'|ne |not |pas |jamais |never |n't )/.test(plain)
