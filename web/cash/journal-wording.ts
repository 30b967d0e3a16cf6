import type { Sentence } from '../../src/kernel/wording.ts'

/** What is given to the accounts: entries that wait, exports made, accounts of the ledger. */
export const journalWords = {
  pendingTitle: { fr: 'À rendre à la comptabilité', en: 'To give to the accounts' },
  pendingWhat: {
    fr: 'Ce qui s’est passé ici et que votre comptabilité ne connaît pas encore. Un export le ferme : rien n’y part deux fois, et ce qui est annulé après repart en sens inverse.',
    en: 'What happened here and your accounts do not know yet. An export closes it: nothing leaves twice, and what is undone afterwards leaves again the other way round.',
  },
  nothing: {
    fr: 'Rien n’attend : la comptabilité a tout reçu, ou l’a envoyé elle-même.',
    en: 'Nothing waits: the accounts were given everything, or sent it themselves.',
  },
  nothingThrough: {
    fr: 'Rien n’attend jusqu’au {day}. Choisissez un jour plus tard.',
    en: 'Nothing waits up to {day}. Choose a later day.',
  },
  kind: { fr: 'Nature', en: 'Kind' },
  entries: { fr: 'Écritures', en: 'Entries' },
  accountsUsed: { fr: 'Comptes', en: 'Accounts' },
  amount: { fr: 'Montant', en: 'Amount' },
  undoing: { fr: '{kind}, annulés', en: '{kind}, undone' },
  bankAccounts: { fr: 'compte de la banque', en: 'account of the bank' },
  gapAccounts: { fr: 'selon le motif', en: 'by reason' },
  letterings: {
    fr: '{n, plural, one {# lettrage part} other {# lettrages partent}} avec les écritures ({amount}).',
    en: '{n, plural, one {# lettering leaves} other {# letterings leave}} with the entries ({amount}).',
  },
  through: { fr: 'Jusqu’au', en: 'Up to' },
  export: {
    fr: '{n, plural, one {Exporter # écriture} other {Exporter # écritures}}',
    en: '{n, plural, one {Export # entry} other {Export # entries}}',
  },
  exportCurrency: {
    fr: '{n, plural, one {Exporter # écriture en {currency}} other {Exporter # écritures en {currency}}}',
    en: '{n, plural, one {Export # entry in {currency}} other {Export # entries in {currency}}}',
  },
  exportKey: { fr: 'Exporter les écritures', en: 'Export the entries' },
  exported: {
    fr: 'L’export n° {no} est fait : {n, plural, one {# écriture} other {# écritures}}. Téléchargez-le ci-dessous.',
    en: 'Export no. {no} is made: {n, plural, one {# entry} other {# entries}}. Download it below.',
  },
  historyTitle: { fr: 'Exports faits', en: 'Exports made' },
  historyNone: {
    fr: 'Aucun export encore. Le premier emporte tout ce qui attend.',
    en: 'No export yet. The first takes all that waits.',
  },
  no: { fr: 'N°', en: 'No.' },
  madeAt: { fr: 'Fait le', en: 'Made' },
  period: { fr: 'Période', en: 'Period' },
  from: { fr: '{from} au {to}', en: '{from} to {to}' },
  files: { fr: 'Télécharger', en: 'Download' },
  fec: { fr: 'FEC', en: 'FEC' },
  csv: { fr: 'CSV', en: 'CSV' },
  letteringsOf: {
    fr: '{n, plural, one {# lettrage} other {# lettrages}}',
    en: '{n, plural, one {# lettering} other {# letterings}}',
  },
  fileOf: { fr: '{file} de l’export n° {no}', en: '{file} of export no. {no}' },
  seeEntries: { fr: 'Écritures de l’export n° {no}', en: 'Entries of export no. {no}' },
  accountsTitle: { fr: 'Comptes et journaux', en: 'Accounts and journals' },
  accountsWhat: {
    fr: 'Les comptes de vos écritures. Le compte de chaque banque se règle dans Comptes et relevés ; un export déjà fait garde les siens.',
    en: 'The accounts of your entries. That of each bank is set in Accounts and statements; an export already made keeps its own.',
  },
  toBanks: { fr: 'Comptes des banques', en: 'Accounts of the banks' },
  change: { fr: 'Modifier les comptes', en: 'Change the accounts' },
  save: { fr: 'Enregistrer les comptes', en: 'Save the accounts' },
  saved: { fr: 'Les comptes sont enregistrés.', en: 'The accounts are saved.' },
  bankJournal: { fr: 'Journal de banque', en: 'Bank journal' },
  otherJournal: { fr: 'Journal des opérations diverses', en: 'General journal' },
  panel: { fr: 'Écritures', en: 'Entries' },
  pendingOf: { fr: 'En attente : {kind}', en: 'Waiting: {kind}' },
  day: { fr: 'Date', en: 'Date' },
  customer: { fr: 'Tiers', en: 'Third party' },
  debit: { fr: 'Débit', en: 'Debit' },
  credit: { fr: 'Crédit', en: 'Credit' },
  seeLine: { fr: 'Ligne de banque de {customer}', en: 'Bank line of {customer}' },
  moved: {
    fr: 'Une écriture marquée ↦ est datée du {on}, car son jour ({happened}) est clos : exporté jusqu’au {through}.',
    en: 'An entry marked ↦ is dated {on}, because its day ({happened}) is closed: exported up to {through}.',
  },
  happened: { fr: 'a eu lieu le {day}', en: 'happened on {day}' },
  noEntry: { fr: 'Aucune écriture ici', en: 'No entry here' },
  noEntryWhat: {
    fr: 'Ce qui attendait est parti dans un export : ouvrez-le dans la liste.',
    en: 'What waited left in an export: open it in the list.',
  },
  onlyCsv: { fr: 'en {currency} : CSV seulement', en: 'in {currency}: CSV only' },
} satisfies Record<string, Sentence>

/** Kinds of entries in the plural, as lists tell them. */
export const entryKinds: Readonly<Record<string, Sentence>> = {
  receipt: { fr: 'Encaissements', en: 'Receipts' },
  returned: { fr: 'Paiements rejetés', en: 'Returned payments' },
  refund: { fr: 'Remboursements', en: 'Refunds' },
  write_off: { fr: 'Écarts passés en charge', en: 'Gaps written off' },
  fee: { fr: 'Frais et indemnités refacturés', en: 'Fees and indemnities charged' },
  interest: { fr: 'Intérêts de retard', en: 'Late interest' },
  transfer: { fr: 'Paiements pour un tiers', en: 'Payments for another customer' },
  collected: { fr: 'Encaissés par un prestataire', en: 'Collected by a provider' },
  fee_invoice: { fr: 'Honoraires de recouvrement', en: 'Collection fees' },
  fee_set_off: { fr: 'Honoraires retenus sur reversements', en: 'Fees kept from remittances' },
  remittance: { fr: 'Reversements arrivés en banque', en: 'Remittances that reached the bank' },
}
