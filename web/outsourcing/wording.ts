import type { Sentence } from '../../src/kernel/wording.ts'

export const wording = {
  title: { fr: 'Externalisation', en: 'Outsourcing' },
  parts: { fr: 'Parties de l’externalisation', en: 'Parts of outsourcing' },
  within: { fr: '{door} : pages', en: '{door}: pages' },
  choose: { fr: 'Décider', en: 'Decide' },
  place: { fr: 'Confier', en: 'Place' },
  money: { fr: 'Argent', en: 'Money' },
  received: { fr: 'Mandats reçus', en: 'Mandates received' },
  placeOurs: { fr: 'Confier à d’autres', en: 'Place with others' },
  audit: { fr: 'Audit', en: 'Audit' },
  simulator: { fr: 'Simulateur', en: 'Simulator' },
} as const satisfies Record<string, Sentence>
