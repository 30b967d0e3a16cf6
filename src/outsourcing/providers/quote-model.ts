import type { Grain } from '../audit/model.ts'

/** Where what one provider was asked stands. */
export const QUOTE_STATES = ['asked', 'answered', 'declined', 'withdrawn'] as const
export type QuoteState = (typeof QUOTE_STATES)[number]

/** Our late claims as they stood when prices were asked, by amount, age and kind of customer: no name, no number. */
export type Portfolio = { readonly grains: readonly Grain[] }

/** `DP-0001` */
export const requestNumber = (no: number): string => `DP-${String(no).padStart(4, '0')}`
