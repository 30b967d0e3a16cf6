import type { Sentence } from '../../src/kernel/wording.ts'

export const wording = {
  title: { fr: 'Externalisation', en: 'Outsourcing' },
  parts: { fr: 'Parties de l’externalisation', en: 'Parts of outsourcing' },
  audit: { fr: 'Audit', en: 'Audit' },
  simulator: { fr: 'Simulateur', en: 'Simulator' },
} as const satisfies Record<string, Sentence>
