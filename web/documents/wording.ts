import type { ArrivalState, FoundBy } from '../../src/documents/model.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

export const arrivalStateNames: Record<ArrivalState, Sentence> = {
  ready: { fr: 'Prêt', en: 'Ready' },
  known: { fr: 'Déjà gardé', en: 'Kept already' },
  unsure: { fr: 'À choisir', en: 'To choose' },
  unknown: { fr: 'Sans client', en: 'No customer' },
  left_out: { fr: 'Laissé de côté', en: 'Left out' },
}

export const foundByNames: Record<FoundBy, Sentence> = {
  e_invoice: { fr: 'facture électronique', en: 'e-invoice' },
  name: { fr: 'nom du fichier', en: 'file name' },
  text: { fr: 'texte du fichier', en: 'text of the file' },
  code: { fr: 'code client', en: 'customer code' },
  hand: { fr: 'à la main', en: 'by hand' },
}

export const documentWords = {
  pageTitle: { fr: 'Documents des clients', en: 'Files of customers' },
  openPage: { fr: 'Documents des clients', en: 'Files of customers' },
  emptyTitle: { fr: 'Déposez ici vos factures en PDF', en: 'Drop your invoices as PDF here' },
  emptyWhat: {
    fr: 'Déposez les PDF un par un, tous ensemble ou dans une archive ZIP : 25 Mo par fichier, 500 fichiers et 250 Mo à la fois.',
    en: 'Drop the PDF files one by one, all together or in a ZIP archive: 25 MB a file, 500 files and 250 MB at a time.',
  },
  emptyHow: {
    fr: 'Chacun est rapproché de sa pièce par le numéro de son nom ou de son texte. Vous voyez le résultat avant que rien ne soit gardé.',
    en: 'Each is matched with its document by the number in its name or its text. You see the result before anything is kept.',
  },
  choose: { fr: 'Choisir des fichiers', en: 'Choose files' },
  dropNow: {
    fr: 'Lâchez les fichiers : rien n’est gardé avant votre accord',
    en: 'Let go: nothing is kept before you agree',
  },
  sending: {
    fr: 'Lecture de {sent, number} fichier sur {total, number}…',
    en: 'Reading {sent, number} of {total, number} files…',
  },
  refusedTitle: {
    fr: '{n, plural, one {Un fichier n’a pas été pris} other {# fichiers n’ont pas été pris}}',
    en: '{n, plural, one {One file was not taken} other {# files were not taken}}',
  },
  files: { fr: 'Fichiers déposés', en: 'Files dropped' },
  file: { fr: 'Fichier', en: 'File' },
  state: { fr: 'État', en: 'State' },
  kind: { fr: 'Nature', en: 'Kind' },
  customer: { fr: 'Client', en: 'Customer' },
  documents: { fr: 'Pièces', en: 'Documents' },
  foundByHow: { fr: 'trouvé par : {how}', en: 'found by: {how}' },
  openFile: { fr: 'Ouvrir le fichier', en: 'Open the file' },
  others: { fr: '{n, plural, one {Un autre} other {# autres}}', en: '{n, plural, one {One more} other {# more}}' },
  foundBy: { fr: 'Trouvé par', en: 'Found by' },
  readyCount: { fr: '{n, plural, one {# prêt} other {# prêts}}', en: '{n} ready' },
  openCount: { fr: '{n, plural, one {# à décider} other {# à décider}}', en: '{n} to decide' },
  knownCount: { fr: '{n, plural, one {# déjà gardé} other {# déjà gardés}}', en: '{n} kept already' },
  keep: {
    fr: 'Garder {n, plural, one {ce fichier} other {ces # fichiers}}',
    en: 'Keep {n, plural, one {this file} other {these # files}}',
  },
  nothingToKeep: { fr: 'Aucun fichier n’est prêt.', en: 'No file is ready.' },
  leaveTitle: { fr: 'Laisser des fichiers de côté ?', en: 'Leave files out?' },
  leaveAsk: {
    fr: '{n, plural, one {Un fichier n’a pas encore de client : il ne sera pas gardé.} other {# fichiers n’ont pas encore de client : ils ne seront pas gardés.}}',
    en: '{n, plural, one {One file has no customer yet: it will not be kept.} other {# files have no customer yet: they will not be kept.}}',
  },
  kept: {
    fr: '{n, plural, =0 {Aucun fichier nouveau} one {# fichier gardé} other {# fichiers gardés}}.',
    en: '{n, plural, =0 {No new file} one {# file kept} other {# files kept}}.',
  },
  forget: { fr: 'Tout abandonner', en: 'Give up' },
  forgotten: { fr: 'Rien n’a été gardé.', en: 'Nothing was kept.' },
  openArrival: { fr: 'Fichier déposé', en: 'Dropped file' },
  whichOne: { fr: 'Laquelle de ces pièces ?', en: 'Which of these documents?' },
  numbers: { fr: 'Numéros de pièces', en: 'Document numbers' },
  numbersHelp: {
    fr: 'Séparez-les par une virgule ; aucun pour un contrat ou un courrier.',
    en: 'Separate them with a comma; none for a contract or a letter.',
  },
  bearsOn: { fr: 'Daté du', en: 'Dated' },
  save: { fr: 'Enregistrer', en: 'Save' },
  saved: { fr: 'C’est enregistré.', en: 'Saved.' },
  leaveOut: { fr: 'Laisser de côté', en: 'Leave out' },
  takeBack: { fr: 'Reprendre', en: 'Take back' },
  part: { fr: 'Documents', en: 'Files kept' },
  none: {
    fr: 'Aucun document gardé. Déposez ici factures, commandes, contrats, preuves de livraison.',
    en: 'No document kept. Drop invoices, orders, contracts, proofs of delivery here.',
  },
  aboutWhich: { fr: 'Pièce concernée', en: 'About which document' },
  add: { fr: 'Ajouter des documents', en: 'Add documents' },
  addCopies: { fr: 'Déposer les PDF', en: 'Add the PDFs' },
  copiesAdded: {
    fr: '{n, plural, one {# PDF gardé : il part avec la réponse si son numéro est celui d’une pièce demandée.} other {# PDF gardés : ceux qui portent le numéro d’une pièce demandée partent avec la réponse.}}',
    en: '{n, plural, one {# PDF kept: it leaves with the answer if its number is that of a document asked for.} other {# PDFs kept: those that bear the number of a document asked for leave with the answer.}}',
  },
  added: { fr: '« {name} » est gardé.', en: '“{name}” is kept.' },
  addedKnown: { fr: '« {name} » était déjà gardé.', en: '“{name}” was kept already.' },
  change: { fr: 'Corriger', en: 'Correct' },
  changeTitle: { fr: 'Corriger le document', en: 'Correct the document' },
  name: { fr: 'Nom', en: 'Name' },
  remove: { fr: 'Retirer', en: 'Remove' },
  removeTitle: { fr: 'Retirer le document ?', en: 'Remove the document?' },
  removeAsk: {
    fr: '« {name} » ne sera plus gardé. L’historique du client en garde la trace.',
    en: '“{name}” will be kept no more. The customer’s history keeps a trace of it.',
  },
  removed: { fr: '« {name} » est retiré.', en: '“{name}” is removed.' },
  ofDay: { fr: 'du {day}', en: 'of {day}' },
  keptOn: { fr: 'gardé le', en: 'kept on' },
  isProof: { fr: 'joint à un message', en: 'attached to a message' },
  kilobytes: { fr: '{n} Ko', en: '{n} kB' },
  opensTab: { fr: 'Ouvrir « {name} » dans un autre onglet', en: 'Open “{name}” in another tab' },
  ofNumbers: { fr: 'pour {numbers}', en: 'for {numbers}' },
  pdf: { fr: 'PDF', en: 'PDF' },
  openPdf: { fr: 'Ouvrir le PDF de {number}', en: 'Open the PDF of {number}' },
} satisfies Record<string, Sentence>
