import type { Sentence } from '../../kernel/wording.ts'

/** What an evidence file says, in the language of who asked for it: whoever reads it has no other explanation. */
export const told = {
  title: { fr: 'Dossier de preuves', en: 'Evidence file' },
  under: { fr: '{debtor}, au {day}', en: '{debtor}, on {day}' },
  creditor: { fr: 'Créancier', en: 'Creditor' },
  debtor: { fr: 'Débiteur', en: 'Debtor' },
  siren: { fr: 'SIREN {siren}', en: 'SIREN (French company number) {siren}' },
  scopeAll: {
    fr: 'Ce dossier réunit tout ce qui est gardé du débiteur : comptes, échanges, pièces, preuves et journal. Il se lit sans le logiciel : les fichiers cités sont dans l’archive qui l’accompagne.',
    en: 'This file gathers everything kept about the debtor: accounts, exchanges, documents, proofs and trail. It is read without the software: the files it names are in the archive that comes with it.',
  },
  scopeSome: {
    fr: 'Ce dossier porte sur : {documents}. La chronologie et le journal sont ceux du débiteur entier.',
    en: 'This file is about: {documents}. The chronology and the trail are those of the whole debtor.',
  },
  balances: { fr: 'Comptes', en: 'Accounts' },
  noBalances: { fr: 'Rien n’est dû.', en: 'Nothing is owed.' },
  document: { fr: 'Document', en: 'Document' },
  issuedOn: { fr: 'Date', en: 'Date' },
  dueOn: { fr: 'Échéance', en: 'Due' },
  amount: { fr: 'Montant', en: 'Amount' },
  open: { fr: 'Reste dû', en: 'Owed' },
  interest: { fr: 'Intérêts', en: 'Interest' },
  total: { fr: 'Total', en: 'Total' },
  sent: { fr: 'Messages et mises en demeure', en: 'Messages and formal notices' },
  noneSent: { fr: 'Rien n’est parti vers ce débiteur.', en: 'Nothing was sent to this debtor.' },
  on: { fr: 'Date', en: 'Date' },
  channel: { fr: 'Voie', en: 'Way' },
  subject: { fr: 'Objet', en: 'Subject' },
  to: { fr: 'Destinataire', en: 'Recipient' },
  proofs: { fr: 'Preuves', en: 'Proofs' },
  notice: { fr: 'Mise en demeure', en: 'Formal notice' },
  promises: { fr: 'Promesses et échéanciers', en: 'Promises and plans' },
  nonePromised: { fr: 'Aucune promesse de paiement.', en: 'No promise to pay.' },
  promisedOn: { fr: 'Le', en: 'On' },
  payBy: { fr: 'Pour le', en: 'By' },
  state: { fr: 'État', en: 'State' },
  kept: { fr: 'Payé', en: 'Paid' },
  plan: { fr: 'Échéancier n° {no}', en: 'Plan no. {no}' },
  disputes: { fr: 'Litiges', en: 'Disputes' },
  noDisputes: { fr: 'Aucun litige.', en: 'No dispute.' },
  why: { fr: 'Motif', en: 'Reason' },
  end: { fr: 'Issue', en: 'Outcome' },
  chronology: { fr: 'Chronologie', en: 'Chronology' },
  chronologyHint: {
    fr: 'Du plus ancien au plus récent : décisions, messages, appels, notes, paiements, imports. Heures locales ({zone}).',
    en: 'From the oldest to the latest: decisions, messages, calls, notes, payments, imports. Local times ({zone}).',
  },
  cut: {
    fr: 'Seuls les {n, number} événements les plus récents sont imprimés ; tous sont dans le journal joint.',
    en: 'Only the latest {n, number} events are printed; all of them are in the trail joined.',
  },
  what: { fr: 'Événement', en: 'Event' },
  by: { fr: 'Par', en: 'By' },
  files: { fr: 'Fichiers de l’archive', en: 'Files of the archive' },
  file: { fr: 'Fichier', en: 'File' },
  hash: { fr: 'Empreinte SHA-256', en: 'SHA-256 hash' },
  trail: { fr: 'Journal', en: 'Trail' },
  trailIntact: {
    fr: 'Le journal de l’organisation a été recalculé en entier : {events, number} événements, chaîne intacte, empreinte finale {head}. L’extrait joint (journal.jsonl) en contient {extract, number}, ceux de ce débiteur.',
    en: 'The organisation’s trail was computed again in full: {events, number} events, chain intact, final hash {head}. The extract joined (journal.jsonl) holds {extract, number} of them, those of this debtor.',
  },
  trailBroken: {
    fr: 'Le journal de l’organisation ne concorde pas à partir de l’événement {seq, number} : faites vérifier la base avant de vous servir de ce dossier.',
    en: 'The organisation’s trail does not fit from event {seq, number} on: have the database checked before this file is used.',
  },
  verify: {
    fr: 'Pour vérifier l’extrait hors ligne : « quittance trail verify journal.jsonl », ou tout programme qui calcule un SHA-256. Chaque ligne donne previous, seq, body et hash : hash est le SHA-256 des 32 octets de previous, de seq sur 8 octets (poids fort en tête), puis de body en UTF-8. Deux lignes qui se suivent (seq) se tiennent : previous de l’une est hash de l’autre.',
    en: 'To verify the extract offline: “quittance trail verify journal.jsonl”, or any program that computes SHA-256. Each line gives previous, seq, body and hash: hash is the SHA-256 of the 32 bytes of previous, of seq as 8 bytes (most significant first), then of body in UTF-8. Two lines that follow each other (seq) hold together: previous of one is hash of the other.',
  },
  verifyFiles: {
    fr: 'Les empreintes de chaque fichier sont dans manifest.json et manifest.csv : « sha256sum » ou l’outil du système les recalcule.',
    en: 'The hashes of each file are in manifest.json and manifest.csv: “sha256sum” or the tool of the system computes them again.',
  },
  truth: {
    fr: 'Une empreinte prouve qu’un texte n’a pas changé depuis qu’elle a été notée ailleurs ; elle ne prouve pas à elle seule le jour où il a été écrit.',
    en: 'A hash proves that a text has not changed since the hash was noted elsewhere; by itself it does not prove the day on which it was written.',
  },
  struck: {
    fr: 'lien personnel vers la page du client masqué par des croix ; l’original est conservé, son empreinte est au journal',
    en: 'personal link to the customer’s page crossed out; the original is kept, its hash is in the trail',
  },
  struckTold: {
    fr: '{count, plural, one {Un fichier porte} other {# fichiers portent}} un lien personnel vers la page du client, masqué dans la copie jointe : qui le détient agit en son nom. L’original est conservé ; son empreinte, ci-dessous, est celle que le journal a notée à l’envoi ou au dépôt.',
    en: '{count, plural, one {One file holds} other {# files hold}} a personal link to the customer’s page, crossed out in the copy joined: whoever holds it acts in the customer’s name. The original is kept; its hash, below, is the one that the trail noted when it left or was dropped.',
  },
  struckNote: {
    fr: 'Les liens personnels vers la page du client sont masqués par des croix dans les copies jointes ; voir « Fichiers de l’archive ».',
    en: 'Personal links to the customer’s page are crossed out in the copies joined; see “Files of the archive”.',
  },
  notItsDebt: {
    fr: 'Une facture choisie n’est pas de ce client. Rechargez la page et choisissez de nouveau.',
    en: 'An invoice chosen is not of this customer. Reload the page and choose again.',
  },
  original: { fr: 'Empreinte de l’original', en: 'Hash of the original' },
  readMe: { fr: 'LISEZMOI.txt', en: 'README.txt' },
} as const satisfies Record<string, Sentence>

/** The same of a loss: an irrecoverability file. */
export const lossWords = {
  title: { fr: 'Dossier d’irrécouvrabilité', en: 'Irrecoverability file' },
  cause: { fr: 'Cause et preuves', en: 'Cause and evidence' },
  lostOn: {
    fr: 'Perte n° {no} constatée le {on} par {by}. {cause} : {evidence}.',
    en: 'Loss no. {no} recorded on {on} by {by}. {cause}: {evidence}.',
  },
  on: { fr: 'Date', en: 'Date' },
  what: { fr: 'Fait', en: 'Fact' },
  detail: { fr: 'Source', en: 'Source' },
  notProved: {
    fr: 'Ni certificat du mandataire, ni clôture pour insuffisance d’actif, ni procès-verbal de carence n’est enregistré : ajoutez-en un à la procédure ou aux pièces du client avant de produire ce dossier.',
    en: 'No certificate of the officeholder, no closing for shortage of assets and no officer’s report is recorded: add one to the procedure or to the customer’s documents before producing this file.',
  },
  amounts: { fr: 'Factures perdues', en: 'Invoices lost' },
  document: { fr: 'Facture', en: 'Invoice' },
  issuedOn: { fr: 'Date', en: 'Date' },
  net: { fr: 'Net', en: 'Net' },
  vat: { fr: 'TVA', en: 'VAT' },
  gross: { fr: 'TTC', en: 'Incl. VAT' },
  total: { fr: 'Total', en: 'Total' },
  duplicateSent: {
    fr: 'Duplicata envoyé au client le {on} ; TVA à récupérer au plus tard le {by}.',
    en: 'Duplicate sent to the customer on {on}; VAT to take back by {by}.',
  },
  duplicateToSend: {
    fr: 'Le duplicata joint n’est pas encore envoyé au client : sans lui, la TVA ne se récupère pas. Dernier jour : le {by}.',
    en: 'The duplicate joined is not sent to the customer yet: without it no VAT is taken back. Last day: {by}.',
  },
  duplicate: { fr: 'Duplicata des factures', en: 'Duplicate of the invoices' },
  entries: { fr: 'Écritures', en: 'Entries' },
  entryNo: { fr: 'Écriture', en: 'Entry' },
  account: { fr: 'Compte', en: 'Account' },
  label: { fr: 'Intitulé', en: 'Name' },
  debit: { fr: 'Débit', en: 'Debit' },
  credit: { fr: 'Crédit', en: 'Credit' },
} as const satisfies Record<string, Sentence>

export const channelNames = {
  email: { fr: 'Courriel', en: 'E-mail' },
  sms: { fr: 'SMS', en: 'Text message' },
  letter: { fr: 'Lettre', en: 'Letter' },
  registered_letter: { fr: 'Recommandé', en: 'Registered letter' },
  electronic_registered: { fr: 'Recommandé électronique', en: 'Electronic registered letter' },
} as const satisfies Record<string, Sentence>

export const proofNames = {
  deposit: { fr: 'dépôt', en: 'deposit' },
  presentation: { fr: 'présentation', en: 'presentation' },
  receipt: { fr: 'réception', en: 'receipt' },
  refusal: { fr: 'refus', en: 'refusal' },
  unclaimed: { fr: 'non réclamé', en: 'unclaimed' },
  bounce: { fr: 'non remis', en: 'not delivered' },
} as const satisfies Record<string, Sentence>
