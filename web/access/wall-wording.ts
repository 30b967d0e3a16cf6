import type { Sentence } from '../../src/kernel/wording.ts'

/** Which creditors a member of an agency works. */
export const wallWords = {
  column: { fr: 'Créanciers', en: 'Creditors' },
  all: { fr: 'Tous', en: 'All' },
  some: {
    fr: '{n, plural, =0 {Aucun} one {# créancier} other {# créanciers}}',
    en: '{n, plural, =0 {None} one {# creditor} other {# creditors}}',
  },
  of: { fr: 'Créanciers de {name} : {said}', en: 'Creditors of {name}: {said}' },
  title: { fr: 'Créanciers de {name}', en: 'Creditors of {name}' },
  which: { fr: 'Travaille les dossiers', en: 'Works the files' },
  what: {
    fr: 'Des autres créanciers, rien ne lui est montré : ni dossiers, ni encaissements, ni résultats.',
    en: 'Of other creditors nothing is shown: no files, no receipts, no results.',
  },
  allToCome: { fr: 'de tous les créanciers, à venir compris', en: 'of all creditors, those to come too' },
  onlySome: { fr: 'des créanciers cochés', en: 'of the creditors ticked' },
  named: { fr: 'Créanciers', en: 'Creditors' },
  none: { fr: 'Aucun coché : aucun dossier ne lui sera montré.', en: 'None ticked: no file will be shown.' },
  save: { fr: 'Enregistrer', en: 'Save' },
  saved: { fr: 'Les créanciers de {name} sont enregistrés.', en: 'The creditors of {name} are saved.' },
} as const satisfies Record<string, Sentence>
