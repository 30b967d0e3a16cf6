import type { Sentence } from '../../src/kernel/wording.ts'

/** The section: its name, its parts. */
export const wording = {
  title: { fr: 'Contentieux', en: 'Legal' },
  parts: { fr: 'Parties du contentieux', en: 'Parts of the legal desk' },
  charges: { fr: 'Intérêts et indemnités', en: 'Interest and indemnities' },
  provisions: { fr: 'Provisions', en: 'Provisions' },
  settings: { fr: 'Réglages', en: 'Settings' },
} as const satisfies Record<string, Sentence>
