import type { Sentence } from '../../src/kernel/wording.ts'

/** What an import would do, before anything is recorded. */
export const wording = {
  headFec: {
    fr: '{entries, plural, one {# écriture} other {# écritures}}, {open, plural, one {# pièce ouverte} other {# pièces ouvertes}}, {amount}',
    en: '{entries, plural, one {# entry} other {# entries}}, {open, plural, one {# open item} other {# open items}}, {amount}',
  },
  headFollowing: {
    fr: '{entries, plural, one {# écriture} other {# écritures}}, {rows, plural, =0 {aucune ligne client nouvelle} one {# ligne client nouvelle} other {# lignes clients nouvelles}}, le solde clients varie de {amount}',
    en: '{entries, plural, one {# entry} other {# entries}}, {rows, plural, =0 {no new customer row} one {# new customer row} other {# new customer rows}}, customer balance changes by {amount}',
  },
  headList: {
    fr: '{rows, plural, one {# ligne} other {# lignes}}, {amount} ouverts au {day}',
    en: '{rows, plural, one {# row} other {# rows}}, {amount} open on {day}',
  },
  headContacts: {
    fr: '{n, plural, =0 {Aucune fiche à créer} one {# fiche à créer} other {# fiches à créer}}, {m, plural, =0 {aucune à compléter} one {# à compléter} other {# à compléter}}',
    en: '{n, plural, =0 {No record to create} one {# record to create} other {# records to create}}, {m, plural, =0 {none to complete} one {# to complete} other {# to complete}}',
  },
  headNothing: {
    fr: 'Rien de nouveau : tout ce que dit ce fichier est déjà dans vos comptes',
    en: 'Nothing new: all this file says is in your books already',
  },
  period: { fr: 'du {from} au {to}', en: 'from {from} to {to}' },
  yearEnded: { fr: 'exercice clos le {day}', en: 'year ended {day}' },
  asOf: { fr: 'arrêté au {day}', en: 'as of {day}' },
  customersCount: {
    fr: '{n, plural, one {# client} other {# clients}}, dont {m, plural, =0 {aucun nouveau} one {# nouveau} other {# nouveaux}}',
    en: '{n, plural, one {# customer} other {# customers}}, {m, plural, =0 {none of them new} one {# of them new} other {# of them new}}',
  },
  controls: { fr: 'Contrôles', en: 'Checks' },
  controlBalance: { fr: 'Total des débits et des crédits', en: 'Total debits and credits' },
  controlReceivable: { fr: 'Solde du compte 411', en: 'Balance of account 411' },
  controlCustomers: { fr: 'Lignes clients lues', en: 'Customer rows read' },
  controlAccounts: {
    fr: 'Lignes clients lues (411, effets, douteux, acomptes)',
    en: 'Customer rows read (411, bills, doubtful, advances)',
  },
  controlEntries: { fr: 'Écritures équilibrées', en: 'Balanced entries' },
  controlEntriesAll: { fr: 'toutes', en: 'all' },
  controlEntriesBut: {
    fr: '{n, plural, one {toutes sauf #} other {toutes sauf #}}',
    en: '{n, plural, one {all but #} other {all but #}}',
  },
  controlWritten: { fr: '{label} (ligne {line}) et lignes lues', en: '{label} (line {line}) and rows read' },
  controlWrittenUnnamed: { fr: 'Total de la ligne {line} et lignes lues', en: 'Total on line {line} and rows read' },
  controlMore: {
    fr: '{n, plural, one {et # autre total du fichier, juste} other {et # autres totaux du fichier, justes}}',
    en: '{n, plural, one {and # other total of the file, right} other {and # other totals of the file, right}}',
  },
  controlRead: { fr: 'Total des lignes lues', en: 'Total of the rows read' },
  controlSame: { fr: 'Les deux concordent', en: 'Both agree' },
  controlDiffers: { fr: 'écart de {amount}', en: 'differs by {amount}' },
  termsTitle: { fr: 'Échéances calculées', en: 'Computed due dates' },
  termsSays: {
    fr: '{n, plural, one {# pièce ne porte pas d’échéance} other {# pièces ne portent pas d’échéance}} : {terms} (sauf conditions propres au client).',
    en: '{n, plural, one {# item carries no due date} other {# items carry no due date}}: {terms} (unless the customer has terms of its own).',
  },
  termsDefault: { fr: 'délai habituel de votre organisation', en: 'usual terms of your organisation' },
  termsChange: { fr: 'Changer le délai', en: 'Change the terms' },
  termsField: { fr: 'Délai de paiement pour ce fichier', en: 'Payment terms for this file' },
  termsUse: {
    fr: 'Par exemple « 45 jours fin de mois ». Le fichier sera relu.',
    en: 'For example “45 days end of month”. The file will be read again.',
  },
  recompute: { fr: 'Recalculer les échéances', en: 'Compute the due dates again' },
  keepTerms: { fr: 'Garder ce délai', en: 'Keep these terms' },
  readWith: { fr: 'Lu avec le modèle « {name} »', en: 'Read with the saved mapping “{name}”' },
  readWithSuggestion: { fr: 'Lu d’après les titres des colonnes', en: 'Read from the column names' },
  readBy: { fr: 'Lu avec les colonnes que vous avez choisies', en: 'Read with the columns you chose' },
  reviewColumns: { fr: 'Revoir les colonnes', en: 'Review the columns' },
  stale: {
    fr: 'Un autre import a été validé depuis cette lecture : relisez le fichier pour voir les chiffres à jour.',
    en: 'Another import was confirmed since this reading: read the file again to see current figures.',
  },
  reread: { fr: 'Relire le fichier', en: 'Read the file again' },
  earlierFirst: {
    fr: 'Validez d’abord l’exercice clos le {day} : celui-ci reprend ses soldes.',
    en: 'Confirm the year ended {day} first: this one carries its balances forward.',
  },
  openEarlier: { fr: 'Ouvrir « {file} »', en: 'Open “{file}”' },
  warnings: {
    fr: '{n, plural, one {# ligne à regarder} other {# lignes à regarder}}',
    en: '{n, plural, one {# row to look at} other {# rows to look at}}',
  },
  seeWarnings: { fr: 'Les voir', en: 'See them' },
  commit: { fr: "Valider l'import : {what}", en: 'Confirm the import: {what}' },
  commitItems: {
    fr: '{n, plural, one {# pièce} other {# pièces}}, {amount}',
    en: '{n, plural, one {# item} other {# items}}, {amount}',
  },
  commitRows: {
    fr: '{n, plural, one {# ligne nouvelle} other {# lignes nouvelles}}, solde {amount}',
    en: '{n, plural, one {# new row} other {# new rows}}, balance {amount}',
  },
  commitNothing: { fr: 'rien de nouveau', en: 'nothing new' },
  commitChanges: {
    fr: '{n, plural, one {# modification} other {# modifications}}',
    en: '{n, plural, one {# change} other {# changes}}',
  },
  commitParties: {
    fr: '{n, plural, one {# fiche} other {# fiches}}',
    en: '{n, plural, one {# record} other {# records}}',
  },
  commitKey: { fr: "Valider l'import", en: 'Confirm the import' },
  discard: { fr: "Abandonner l'import", en: 'Drop the import' },
  discarded: {
    fr: 'Import abandonné. Déposez le fichier à nouveau pour le reprendre.',
    en: 'Import dropped. Drop the file again to take it up.',
  },
} satisfies Record<string, Sentence>
