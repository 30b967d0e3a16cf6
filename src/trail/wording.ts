import type { Sentence } from '../kernel/wording.ts'

export const trailWording = {
  notATrail: {
    fr: '{file}, ligne {line, number} : ce n’est pas un événement exporté. Indiquez un fichier écrit par « quittance trail export ».',
    en: '{file}, line {line, number}: this is not an exported event. Name a file written by “quittance trail export”.',
  },
} satisfies Record<string, Sentence>
