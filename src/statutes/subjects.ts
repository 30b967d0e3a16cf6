import type { Sentence } from '../kernel/wording.ts'
import { ACTION_SUBJECTS } from './action-subjects.ts'
import { FILING_SUBJECTS } from './filing-subjects.ts'
import { LIMITATION_SUBJECTS } from './limitation-subjects.ts'
import { PROCEDURE_SUBJECTS } from './procedure-subjects.ts'
import { TAX_SUBJECTS } from './tax-subjects.ts'

/** What a value of the law counts: hundredths of a percent, euro cents, a period, so many times another value, or the size of a file. */
export const STATUTE_UNITS = ['bp', 'cents', 'days', 'months', 'years', 'times', 'megabytes'] as const
export type StatuteUnit = (typeof STATUTE_UNITS)[number]

/** Themes in the order a reader looks for them. */
export const STATUTE_THEMES = ['late_payment', 'limitation', 'procedure', 'filing', 'tax'] as const
export type StatuteTheme = (typeof STATUTE_THEMES)[number]

/**
 * One thing the law gives a value to. `steps`: a value that is fixed anew each half-year holds for that half-year alone, and the
 * next one is missed when it is not there; any other holds until a text replaces it.
 */
export type SubjectMeaning = {
  readonly unit: StatuteUnit
  readonly steps: 'half_year' | 'open'
  readonly theme: StatuteTheme
  readonly name: Sentence
}

export const SUBJECTS = {
  reference_rate: {
    unit: 'bp',
    steps: 'half_year',
    theme: 'late_payment',
    name: { fr: 'Taux de refinancement de la BCE', en: 'ECB main refinancing rate' },
  },
  legal_rate: {
    unit: 'bp',
    steps: 'half_year',
    theme: 'late_payment',
    name: { fr: "Taux de l'intérêt légal, créancier professionnel", en: 'Legal interest rate, creditor in business' },
  },
  default_margin_business: {
    unit: 'bp',
    steps: 'open',
    theme: 'late_payment',
    name: { fr: 'Majoration, client professionnel', en: 'Margin over the ECB rate, business customer' },
  },
  default_margin_public: {
    unit: 'bp',
    steps: 'open',
    theme: 'late_payment',
    name: { fr: 'Majoration, organisme public', en: 'Margin over the ECB rate, public buyer' },
  },
  default_rate_rounding: {
    unit: 'bp',
    steps: 'open',
    theme: 'late_payment',
    name: { fr: 'Arrondi du taux majoré, vers le haut', en: 'Rounding of the increased rate, upwards' },
  },
  contract_floor_times: {
    unit: 'times',
    steps: 'open',
    theme: 'late_payment',
    name: { fr: 'Plancher du taux de contrat, en taux légaux', en: 'Floor of a contract rate, in legal rates' },
  },
  recovery_indemnity: {
    unit: 'cents',
    steps: 'open',
    theme: 'late_payment',
    name: { fr: 'Indemnité forfaitaire de recouvrement', en: 'Fixed indemnity for recovery costs' },
  },
  ...LIMITATION_SUBJECTS,
  ...PROCEDURE_SUBJECTS,
  ...FILING_SUBJECTS,
  ...ACTION_SUBJECTS,
  ...TAX_SUBJECTS,
} as const satisfies Record<string, SubjectMeaning>

export type Subject = keyof typeof SUBJECTS
export const STATUTE_SUBJECTS = Object.keys(SUBJECTS) as readonly Subject[]
