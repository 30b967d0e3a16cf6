import type { ImportKind, ImportState, RowShow } from '../../src/intake/model.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

export const kindNames: Record<ImportKind | 'unknown', Sentence> = {
  fec: { fr: 'FEC', en: 'FEC' },
  open_items: { fr: 'Pièces ouvertes', en: 'Open items' },
  aged_balance: { fr: 'Balance âgée', en: 'Aged balance' },
  contacts: { fr: 'Contacts', en: 'Contacts' },
  unknown: { fr: 'À reconnaître', en: 'Not recognised' },
}

export const stateNames: Record<ImportState, Sentence> = {
  reading: { fr: 'Lecture en cours', en: 'Being read' },
  refused: { fr: 'Refusé', en: 'Refused' },
  previewed: { fr: 'À valider', en: 'To confirm' },
  committing: { fr: 'Écriture en cours', en: 'Being recorded' },
  committed: { fr: 'Importé', en: 'Imported' },
  withdrawn: { fr: 'Retiré', en: 'Withdrawn' },
  discarded: { fr: 'Abandonné', en: 'Dropped' },
}

/** What becomes of the rows: before the commit, and once it is done. */
export const showNames: Record<RowShow, { before: Sentence; after: Sentence }> = {
  created: { before: { fr: 'À créer', en: 'To create' }, after: { fr: 'Créées', en: 'Created' } },
  settled: {
    before: { fr: 'Dont soldées', en: 'Of which settled' },
    after: { fr: 'Dont soldées', en: 'Of which settled' },
  },
  changed: { before: { fr: 'À modifier', en: 'To change' }, after: { fr: 'Modifiées', en: 'Changed' } },
  known: { before: { fr: 'Déjà connues', en: 'Already known' }, after: { fr: 'Déjà connues', en: 'Already known' } },
  vanished: {
    before: { fr: 'Disparues du fichier', en: 'Gone from the file' },
    after: { fr: 'Reprises', en: 'Taken back' },
  },
  opening: {
    before: { fr: 'À-nouveaux reconnus', en: 'Carried openings' },
    after: { fr: 'À-nouveaux reconnus', en: 'Carried openings' },
  },
  ignored: { before: { fr: 'Sans effet', en: 'Without effect' }, after: { fr: 'Sans effet', en: 'Without effect' } },
}

/** Why a row is under its heading, said above the rows. */
export const showReasons: Record<RowShow, { readonly before: Sentence; readonly after?: Sentence }> = {
  created: {
    before: {
      fr: 'Ces lignes ne sont pas encore dans vos comptes clients.',
      en: 'These rows are not in your customer accounts yet.',
    },
    after: {
      fr: 'Ces lignes sont entrées dans vos comptes clients par cet import.',
      en: 'These rows came into your customer accounts with this import.',
    },
  },
  settled: {
    before: {
      fr: 'Le fichier dit lui-même que ces lignes sont lettrées et se compensent : elles entrent soldées.',
      en: 'The file itself says that these rows are matched and cancel out: they come in settled.',
    },
    after: {
      fr: 'Parmi les lignes créées, celles qui sont soldées aujourd’hui.',
      en: 'Of the rows created, those that are settled today.',
    },
  },
  changed: {
    before: {
      fr: 'Ces pièces sont déjà là, mais leur lettrage a changé dans le fichier.',
      en: 'These items are here already, but the file matches them differently now.',
    },
    after: {
      fr: 'Ces pièces étaient déjà là ; cet import a changé leur lettrage.',
      en: 'These items were here already; this import changed their matching.',
    },
  },
  known: { before: { fr: 'Déjà importées : rien ne change.', en: 'Imported before: nothing changes.' } },
  vanished: {
    before: {
      fr: 'Importées auparavant, ces lignes ne sont plus dans le fichier. Celles dont rien ne dépend sont reprises.',
      en: 'Imported before, these rows are no longer in the file. Those nothing depends on are taken back.',
    },
    after: {
      fr: 'Importées auparavant et disparues du fichier, ces lignes ont été reprises.',
      en: 'Imported before and gone from the file, these rows were taken back.',
    },
  },
  opening: {
    before: {
      fr: "Soldes d'ouverture dont le détail est déjà là par l'exercice précédent : ils ne sont pas comptés deux fois.",
      en: 'Opening balances whose detail came with the previous year: they are not counted twice.',
    },
  },
  ignored: {
    before: {
      fr: 'Ces lignes ne disent rien de ce que doivent vos clients.',
      en: 'These rows say nothing of what your customers owe.',
    },
  },
}

/** The same for a list of contacts, whose rows are people and customers. */
export const partyReasons: Partial<Record<RowShow, Sentence>> = {
  created: { fr: 'Ces clients n’ont pas encore de fiche.', en: 'These customers have no record yet.' },
  changed: { fr: 'Ce que la liste change, champ par champ.', en: 'What the list changes, field by field.' },
  known: { fr: 'La liste n’apprend rien de nouveau sur eux.', en: 'The list says nothing new of them.' },
}

export const severityNames: Record<'refusal' | 'warning' | 'ignored', Sentence> = {
  refusal: { fr: 'Refusée', en: 'Rejected' },
  warning: { fr: 'À regarder', en: 'To look at' },
  ignored: { fr: 'Laissée de côté', en: 'Left aside' },
}

export const wording = {
  title: { fr: 'Imports', en: 'Imports' },
  importsCount: {
    fr: '{n, plural, one {# import} other {# imports}}',
    en: '{n, plural, one {# import} other {# imports}}',
  },
  tabImports: { fr: 'Imports', en: 'Imports' },
  tabProfiles: { fr: 'Modèles de lecture', en: 'Saved mappings' },
  tabs: { fr: 'Ce qui est affiché', en: 'What is shown' },
  chooseFiles: { fr: 'Choisir des fichiers', en: 'Choose files' },
  dropHere: {
    fr: 'Déposez vos fichiers ici, ou n’importe où sur la page',
    en: 'Drop your files here, or anywhere on the page',
  },
  dropNow: { fr: 'Relâchez pour lire les fichiers', en: 'Release to read the files' },
  dropSays: {
    fr: 'FEC, XML, CSV ou Excel. Rien n’est enregistré avant que vous ayez vu le résultat.',
    en: 'FEC, XML, CSV or Excel. Nothing is recorded before you have seen the result.',
  },
  emptyTitle: { fr: 'Commencez par votre FEC', en: 'Begin with your FEC' },
  emptyWhat: {
    fr: 'Le FEC (fichier des écritures comptables) est le journal que l’administration demande : tout logiciel comptable français sait le produire, et il contient vos factures, vos règlements et leur lettrage.',
    en: 'The FEC is the journal the French tax office asks for: every French accounting package can produce it, and it holds your invoices, your payments and how they match.',
  },
  emptyWhere: {
    fr: 'Dans Sage, Cegid, Quadra, Ciel ou Pennylane, cherchez « FEC » ou « Fichier des écritures comptables » parmi les exports, les clôtures ou le contrôle fiscal ; dans EBP, « Export comptabilité informatisée FEC ». Votre cabinet peut aussi vous l’envoyer : un fichier par exercice, le dernier clos et celui en cours.',
    en: 'In Sage, Cegid, Quadra, Ciel or Pennylane, look for “FEC” or “Fichier des écritures comptables” among exports, closings or tax audit; in EBP, “Export comptabilité informatisée FEC”. Your accountant can send it too: one file per fiscal year, the last one closed and the current one.',
  },
  emptyElse: {
    fr: 'Pas de FEC ? Une liste de factures ouvertes, une balance âgée ou vos contacts (CSV, Excel) conviennent aussi.',
    en: 'No FEC? A list of open invoices, an aged balance or your contacts (CSV, Excel) will do as well.',
  },
  file: { fr: 'Fichier', en: 'File' },
  kind: { fr: 'Nature', en: 'Kind' },
  when: { fr: 'Déposé le', en: 'Dropped on' },
  who: { fr: 'Par', en: 'By' },
  state: { fr: 'État', en: 'State' },
  effect: { fr: 'Ce qu’il a fait', en: 'What it did' },
  open: { fr: "Ouvrir l'import", en: 'Open the import' },
  backToImports: { fr: 'Imports', en: 'Imports' },
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
  effectNone: { fr: 'rien de nouveau', en: 'nothing new' },
  sending: { fr: 'Envoi de {file} (ko)', en: 'Sending {file} (kB)' },
  reading: { fr: 'Lecture de {file} (ko)', en: 'Reading {file} (kB)' },
  recording: { fr: 'Écriture de {file} dans les comptes', en: 'Recording {file} in the books' },
  waiting: { fr: 'En attente : {file}', en: 'Waiting: {file}' },
  preparing: { fr: 'Préparation de {file}', en: 'Preparing {file}' },
  cancelSending: { fr: "Arrêter l'envoi", en: 'Stop sending' },
  removeFromQueue: { fr: 'Retirer de la file', en: 'Take out of the queue' },
  sameAs: {
    fr: 'Ce fichier est identique à « {name} », déposé le {day}.',
    en: 'This file is identical to “{name}”, dropped on {day}.',
  },
  willShowHere: { fr: 'Les fichiers lus apparaîtront ici.', en: 'Files will show here once read.' },
  queue: { fr: 'Fichiers en cours', en: 'Files under way' },
  leaveAndComeBack: {
    fr: 'Vous pouvez quitter cette page : la lecture continue, et reste visible en bas à gauche.',
    en: 'You may leave this page: reading goes on, and stays in sight at the bottom left.',
  },
  readingTitle: { fr: 'Lecture du fichier', en: 'Reading the file' },
  committingTitle: { fr: 'Écriture dans les comptes', en: 'Recording in the books' },
  committingSays: {
    fr: 'Tout entre d’un seul coup, ou rien. Vous pouvez quitter cette page.',
    en: 'Everything goes in at once, or nothing does. You may leave this page.',
  },
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
  outcomes: { fr: 'Ce que fait cet import', en: 'What this import does' },
  rejectedRows: { fr: 'Lignes à regarder', en: 'Rows to look at' },
  noRejections: { fr: 'Aucune ligne refusée ni douteuse.', en: 'No row was rejected or doubtful.' },
  nothingHere: { fr: 'Aucune ligne ici', en: 'No row here' },
  line: { fr: 'Ligne', en: 'Line' },
  column: { fr: 'Colonne', en: 'Column' },
  value: { fr: 'Valeur', en: 'Value' },
  reason: { fr: 'Raison', en: 'Reason' },
  severity: { fr: 'Suite', en: 'Outcome' },
  emptyValue: { fr: '(vide)', en: '(blank)' },
  wholeFile: { fr: 'fichier', en: 'file' },
  customer: { fr: 'Client', en: 'Customer' },
  document: { fr: 'Pièce', en: 'Document' },
  label: { fr: 'Libellé', en: 'Label' },
  issuedOn: { fr: 'Date', en: 'Date' },
  dueOn: { fr: 'Échéance', en: 'Due' },
  dueComputed: { fr: 'calculée', en: 'computed' },
  amount: { fr: 'Montant', en: 'Amount' },
  before: { fr: 'Avant', en: 'Before' },
  after: { fr: 'Après', en: 'After' },
  fieldValue: { fr: '{name} : {value}', en: '{name}: {value}' },
  sourceLine: { fr: 'Ligne {line} du fichier', en: 'Line {line} of the file' },
  sourceNone: {
    fr: 'Cette ligne n’est pas dans le fichier : elle est déduite de la comparaison avec vos comptes.',
    en: 'This row is not in the file: it follows from the comparison with your books.',
  },
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
  discardKept: { fr: 'Vos comptes restent comme ils sont.', en: 'Your books stay as they are.' },
  discarded: {
    fr: 'Import abandonné. Déposez le fichier à nouveau pour le reprendre.',
    en: 'Import dropped. Drop the file again to take it up.',
  },
  discardedTitle: { fr: 'Cet import a été abandonné', en: 'This import was dropped' },
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
  refusedTitle: { fr: 'Ce fichier ne peut pas être importé', en: 'This file cannot be imported' },
  refusedNothing: { fr: 'Rien n’a été enregistré.', en: 'Nothing was recorded.' },
  otherFile: { fr: 'Essayer un autre fichier', en: 'Try another file' },
  reviewColumns: { fr: 'Revoir les colonnes', en: 'Review the columns' },
  allDefects: {
    fr: '{n, plural, one {Le défaut relevé} other {Les # défauts relevés}}',
    en: '{n, plural, one {The defect found} other {The # defects found}}',
  },
  firstDefects: {
    fr: '{shown, number} défauts montrés sur {all, number}',
    en: '{shown, number} defects shown of {all, number}',
  },
  readWith: { fr: 'Lu avec le modèle « {name} »', en: 'Read with the saved mapping “{name}”' },
  readWithSuggestion: { fr: 'Lu d’après les titres des colonnes', en: 'Read from the column names' },
  readBy: { fr: 'Lu avec les colonnes que vous avez choisies', en: 'Read with the columns you chose' },
} satisfies Record<string, Sentence>
