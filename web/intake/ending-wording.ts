import type { Sentence } from '../../src/kernel/wording.ts'

/** How an import ends: in the books, refused, withdrawn or dropped. */
export const wording = {
  backToImports: { fr: 'Imports', en: 'Imports' },
  doneTitle: { fr: 'C’est dans vos comptes', en: 'It is in your books' },
  doneNext: { fr: 'La suite', en: 'What next' },
  toCustomers: { fr: 'Voir les clients', en: 'See the customers' },
  toReminders: { fr: 'Préparer les relances', en: 'Prepare the reminders' },
  toAged: { fr: 'Voir la balance âgée', en: 'See the aged balance' },
  nextFile: { fr: 'Vérifier « {file} »', en: 'Check “{file}”' },
  withdraw: { fr: "Retirer l'import", en: 'Withdraw the import' },
  withdrawSays: {
    fr: 'Ses pièces et ses lettrages seront repris ; ce qu’il avait changé redevient comme avant.',
    en: 'Its items and matchings are taken back; what it changed becomes as it was.',
  },
  withdrawSure: { fr: 'Retirer « {file} » des comptes', en: 'Withdraw “{file}” from the books' },
  keepImport: { fr: "Garder l'import", en: 'Keep the import' },
  cannotWithdraw: { fr: 'Cet import ne peut pas être retiré :', en: 'This import cannot be withdrawn:' },
  withdrawnTitle: { fr: 'Cet import a été retiré', en: 'This import was withdrawn' },
  withdrawnSays: {
    fr: 'Le {day}. Le fichier est gardé : relisez-le pour l’importer à nouveau.',
    en: 'On {day}. The file is kept: read it again to import it anew.',
  },
  discardedTitle: { fr: 'Cet import a été abandonné', en: 'This import was dropped' },
  discardKept: { fr: 'Vos comptes restent comme ils sont.', en: 'Your books stay as they are.' },
  refusedTitle: { fr: 'Ce fichier ne peut pas être importé', en: 'This file cannot be imported' },
  refusedNothing: { fr: 'Rien n’a été enregistré.', en: 'Nothing was recorded.' },
  otherFile: { fr: 'Essayer un autre fichier', en: 'Try another file' },
  allDefects: {
    fr: '{n, plural, one {Le défaut relevé} other {Les # défauts relevés}}',
    en: '{n, plural, one {The defect found} other {The # defects found}}',
  },
  firstDefects: {
    fr: '{shown, number} défauts montrés sur {all, number}',
    en: '{shown, number} defects shown of {all, number}',
  },
} satisfies Record<string, Sentence>
