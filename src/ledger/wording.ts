import type { Sentence } from '../kernel/wording.ts'

/** What the ledger refuses, told to whoever tried. */
export const ledgerWording = {
  settledMeanwhile: {
    fr: 'Une pièce qui devait être retirée vient d’être réglée autrement. Rien n’a changé : annulez ce règlement, ou laissez la pièce.',
    en: 'A document to be taken back has just been settled otherwise. Nothing has changed: undo that settlement, or leave the document.',
  },
} as const satisfies Record<string, Sentence>
