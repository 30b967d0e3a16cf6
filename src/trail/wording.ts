import type { Sentence } from '../kernel/wording.ts'

export const trailWording = {
  notATrail: {
    fr: '{file}, ligne {line, number} : ce n’est pas un événement exporté. Indiquez un fichier écrit par « quittance trail export ».',
    en: '{file}, line {line, number}: this is not an exported event. Name a file written by “quittance trail export”.',
  },
  notAnArchive: {
    fr: '{file} n’est pas une archive de Quittance : il y manque manifest.json, ou elle ne se lit pas.',
    en: '{file} is no archive of Quittance: it lacks manifest.json, or cannot be read.',
  },
} satisfies Record<string, Sentence>
