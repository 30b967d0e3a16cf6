/**
 * Why a kind of match is proven or not. `own_proof`: people's answers here prove it. `start_proof`: they cannot tell yet, and what
 * was measured beforehand does. `disproved`: they exclude what is asked. `unproven`: neither reaches it. `unmeasured`: there is
 * nothing to go by.
 */
export const STANDINGS = ['own_proof', 'start_proof', 'disproved', 'unproven', 'unmeasured'] as const
export type Standing = (typeof STANDINGS)[number]
