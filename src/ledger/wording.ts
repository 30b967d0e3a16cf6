import type { Sentence } from '../kernel/wording.ts'

/** What the ledger refuses, told to whoever tried. */
export const ledgerWording = {
  settledMeanwhile: {
    fr: 'Une pièce qui devait être retirée vient d’être réglée autrement. Rien n’a changé : annulez ce règlement, ou laissez la pièce.',
    en: 'A document to be taken back has just been settled otherwise. Nothing has changed: undo that settlement, or leave the document.',
  },
} as const satisfies Record<string, Sentence>

/** The titles of the list of customers as a file, in the order of its columns; a list of customers read again knows them. */
export const customersFileTitles: readonly Sentence[] = [
  { fr: 'Code client', en: 'Customer code' },
  { fr: 'Nom', en: 'Name' },
  { fr: 'SIREN', en: 'SIREN' },
  { fr: 'Ville', en: 'Town' },
  { fr: 'Tête de groupe', en: 'Group' },
  { fr: 'Secteur', en: 'Sector' },
  { fr: 'Taille', en: 'Size' },
  { fr: 'Risque', en: 'Risk' },
  { fr: 'Étiquettes', en: 'Tags' },
  { fr: 'Commercial', en: 'Salesperson' },
  { fr: 'Plafond', en: 'Credit limit' },
  { fr: 'Assuré', en: 'Insured amount' },
  { fr: 'Devise', en: 'Currency' },
  { fr: 'Encours', en: 'Outstanding' },
  { fr: 'Échu', en: 'Overdue' },
  { fr: 'Crédit', en: 'Credit' },
  { fr: 'Plus ancienne échéance', en: 'Oldest due' },
]
