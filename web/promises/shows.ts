/** How an address says which promises or plans a list shows. */
export const SHOW_NAMES = {
  due_today: 'echeance',
  running: 'en-cours',
  broken: 'rompues',
  kept: 'tenues',
  late: 'retard',
  draft: 'brouillons',
  proposed: 'proposes',
  over: 'termines',
  all: 'tout',
} as const

export const showNamed = <Show extends keyof typeof SHOW_NAMES>(
  shows: readonly Show[],
  text: string | undefined,
): Show | undefined => shows.find((show) => SHOW_NAMES[show] === text)
