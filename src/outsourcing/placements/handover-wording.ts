import type { Sentence } from '../../kernel/wording.ts'
import type { HistoryTold } from './history-store.ts'

/** What stands in the file that goes with claims: its readers are the provider's people and programs. */
export const handoverWords = {
  claims: { fr: 'Créances', en: 'Claims' },
  debtors: { fr: 'Débiteurs', en: 'Debtors' },
  contacts: { fr: 'Interlocuteurs', en: 'Contacts' },
  history: { fr: 'Historique', en: 'History' },
  workbook: { fr: 'Les quatre tableaux en un classeur', en: 'The four tables as one workbook' },
  manifest: { fr: 'Liste des fichiers et de leurs empreintes', en: 'List of the files and their hashes' },
  readMe: { fr: 'LISEZMOI.txt', en: 'README.txt' },
  readMeTitle: { fr: 'Remise {number} – {creditor}', en: 'Placing {number} – {creditor}' },
  readMeFiles: {
    fr: 'claims.csv : une ligne par pièce. debtors.csv : une ligne par dossier. contacts.csv : à qui s’adresser. history.csv : relances, promesses, litiges et règlements. placements.xlsx : les mêmes tableaux. papers/ : les pièces justificatives, un répertoire par dossier.',
    en: 'claims.csv: one line per document. debtors.csv: one line per file. contacts.csv: whom to speak to. history.csv: reminders, promises, disputes and settlements. placements.xlsx: the same tables. papers/: the supporting papers, one folder per file.',
  },
  readMeColumns: {
    fr: 'CSV : UTF-8, point-virgule, dates AAAA-MM-JJ, montants avec un point. La colonne placement relie les tableaux. Les colonnes portent les mêmes noms dans toutes les langues. barred_after : dernier jour pour agir en justice. missing : ce que le dossier n’a pas.',
    en: 'CSV: UTF-8, semicolons, dates YYYY-MM-DD, amounts with a point. The column placement links the tables. Columns are named alike in every language. barred_after: the last day on which a court can be asked. missing: what the file lacks.',
  },
  readMeOnly: {
    fr: 'Seules les pièces confiées figurent ici ; les intérêts et l’indemnité sont arrêtés au jour de la colonne interest_on.',
    en: 'Only what was placed is here; interest and indemnity are reckoned to the day in the column interest_on.',
  },
  readMeVerify: {
    fr: 'manifest.json et manifest.csv donnent l’empreinte SHA-256 de chaque fichier : « sha256sum » permet de vérifier que rien n’a changé.',
    en: 'manifest.json and manifest.csv give the SHA-256 of every file: “sha256sum” shows whether anything changed.',
  },
  reminder: {
    fr: '{purpose, select, formal_notice {Mise en demeure} other {Relance}} par {channel, select, email {e-mail} sms {SMS} letter {lettre} registered_letter {lettre recommandée} electronic_registered {recommandé électronique} other {message}}',
    en: '{purpose, select, formal_notice {Formal notice} other {Reminder}} by {channel, select, email {e-mail} sms {text message} letter {letter} registered_letter {registered letter} electronic_registered {electronic registered letter} other {message}}',
  },
} as const satisfies Record<string, Sentence>

export const historyNames: Readonly<Record<HistoryTold['kind'] | 'message', Sentence>> = {
  message: { fr: 'Message', en: 'Message' },
  promise: { fr: 'Promesse', en: 'Promise' },
  plan: { fr: 'Échéancier', en: 'Instalment plan' },
  dispute: { fr: 'Litige', en: 'Dispute' },
  settled: { fr: 'Règlement', en: 'Settlement' },
}

/** What became of a promise or a plan, and what settled a document, as the books code it. */
export const historyStates: Readonly<Record<string, Sentence>> = {
  open: { fr: 'en cours', en: 'running' },
  kept: { fr: 'tenue', en: 'kept' },
  partly_kept: { fr: 'tenue en partie', en: 'partly kept' },
  broken: { fr: 'rompue', en: 'broken' },
  replaced: { fr: 'remplacée', en: 'replaced' },
  cancelled: { fr: 'annulée', en: 'cancelled' },
  proposed: { fr: 'proposé', en: 'proposed' },
  active: { fr: 'en cours', en: 'running' },
  completed: { fr: 'soldé', en: 'completed' },
  lapsed: { fr: 'caduc', en: 'lapsed' },
  receipt: { fr: 'encaissement', en: 'receipt' },
  credit_note: { fr: 'avoir', en: 'credit note' },
  write_off: { fr: 'écart passé', en: 'write-off' },
  transfer: { fr: 'virement d’un autre compte', en: 'transfer from another account' },
}
