/** Nouns that every room of this folder knows. */

/** Where a mandate stands. Dropped: nobody signed it, and nobody will. */
export const MANDATE_STATES = ['draft', 'proposed', 'running', 'ended', 'dropped'] as const
export type MandateState = (typeof MANDATE_STATES)[number]

/** `MR-0001` */
export const mandateNumber = (no: number): string => `MR-${String(no).padStart(4, '0')}`
