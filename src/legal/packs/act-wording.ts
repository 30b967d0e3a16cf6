import type { Sentence } from '../../kernel/wording.ts'

/** What stands at the edge of every page that is filed or kept. */
export const printed = {
  page: { fr: 'Page', en: 'Page' },
  demo: { fr: 'DÉMONSTRATION', en: 'DEMONSTRATION' },
} as const satisfies Record<string, Sentence>
