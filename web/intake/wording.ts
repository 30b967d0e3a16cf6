import type { ImportKind, ImportState } from '../../src/intake/model.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

export const kindNames: Record<ImportKind | 'unknown', Sentence> = {
  fec: { fr: 'FEC', en: 'FEC' },
  open_items: { fr: 'Pièces ouvertes', en: 'Open items' },
  aged_balance: { fr: 'Balance âgée', en: 'Aged balance' },
  contacts: { fr: 'Contacts', en: 'Contacts' },
  bank_statement: { fr: 'Relevé bancaire', en: 'Bank statement' },
  debit_status: { fr: 'Réponse de la banque', en: 'Answer of the bank' },
  unknown: { fr: 'À reconnaître', en: 'Not recognised' },
}

export const stateNames: Record<ImportState, Sentence> = {
  reading: { fr: 'Lecture en cours', en: 'Being read' },
  refused: { fr: 'Refusé', en: 'Refused' },
  previewed: { fr: 'À valider', en: 'To confirm' },
  committing: { fr: 'Écriture en cours', en: 'Being recorded' },
  committed: { fr: 'Importé', en: 'Imported' },
  withdrawing: { fr: 'Retrait en cours', en: 'Being withdrawn' },
  withdrawn: { fr: 'Retiré', en: 'Withdrawn' },
  discarded: { fr: 'Abandonné', en: 'Dropped' },
}

/** The list of imports: what came, what it is and what it did. */
export const wording = {
  title: { fr: 'Imports', en: 'Imports' },
  importsCount: {
    fr: '{n, plural, one {# import} other {# imports}}',
    en: '{n, plural, one {# import} other {# imports}}',
  },
  tabImports: { fr: 'Imports', en: 'Imports' },
  tabProfiles: { fr: 'Modèles de lecture', en: 'Saved mappings' },
  tabs: { fr: 'Ce qui est affiché', en: 'What is shown' },
  file: { fr: 'Fichier', en: 'File' },
  kind: { fr: 'Nature', en: 'Kind' },
  when: { fr: 'Déposé le', en: 'Dropped on' },
  who: { fr: 'Par', en: 'By' },
  state: { fr: 'État', en: 'State' },
  effect: { fr: 'Ce qu’il a fait', en: 'What it did' },
  open: { fr: "Ouvrir l'import", en: 'Open the import' },
  willShowHere: { fr: 'Les fichiers lus apparaîtront ici.', en: 'Files will show here once read.' },
  toCreate: { fr: '{n, number} à créer', en: '{n, number} to create' },
  toChange: { fr: '{n, number} à modifier', en: '{n, number} to change' },
  toTakeBack: { fr: '{n, plural, one {# disparue} other {# disparues}}', en: '{n, number} gone' },
  effectCreated: {
    fr: '{n, plural, one {# créée} other {# créées}}',
    en: '{n, plural, one {# created} other {# created}}',
  },
  effectSettled: {
    fr: '{n, plural, one {dont # soldée} other {dont # soldées}}',
    en: '{n, plural, one {# of them settled} other {# of them settled}}',
  },
  effectChanged: {
    fr: '{n, plural, one {# modifiée} other {# modifiées}}',
    en: '{n, plural, one {# changed} other {# changed}}',
  },
  effectVanished: {
    fr: '{n, plural, one {# reprise} other {# reprises}}',
    en: '{n, plural, one {# taken back} other {# taken back}}',
  },
  effectUnderWay: { fr: '{done} sur {total} lignes', en: '{done} of {total} rows' },
  effectAnswer: {
    fr: '{rejected, plural, =0 {aucun rejet} one {# rejeté} other {# rejetés}}{accepted, plural, =0 {} one {, # accepté} other {, # acceptés}}{pending, plural, =0 {} one {, # à l’étude} other {, # à l’étude}}',
    en: '{rejected, plural, =0 {none rejected} one {# rejected} other {# rejected}}{accepted, plural, =0 {} one {, # accepted} other {, # accepted}}{pending, plural, =0 {} one {, # being looked at} other {, # being looked at}}',
  },
  effectNone: { fr: 'rien de nouveau', en: 'nothing new' },
  readAsAccount: { fr: 'Lire pour ce compte', en: 'Read for this account' },
  accountFirst: { fr: 'Choisissez d’abord le compte.', en: 'Choose the account first.' },
} satisfies Record<string, Sentence>
