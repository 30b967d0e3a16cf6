/** Which disputes a list shows, and how its address says it. */
export const SHOW_NAMES = {
  running: 'en-cours',
  late: 'retard',
  waiting: 'avoirs',
  resolved: 'resolus',
  all: 'tous',
} as const
export type Show = keyof typeof SHOW_NAMES

export const showOf = (text: string | undefined): Show =>
  (Object.keys(SHOW_NAMES) as Show[]).find((show) => SHOW_NAMES[show] === text) ?? 'running'
