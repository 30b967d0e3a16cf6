import type { Sentence } from '../../kernel/wording.ts'
import type { PackageKind } from './model.ts'

export const packageNames: Readonly<Record<PackageKind, Sentence>> = {
  hand_back: { fr: 'Restitution', en: 'Hand-back' },
  export: { fr: 'Export du mandat', en: 'Export of the mandate' },
}

/** What stands in the archives of a mandate: what was handed back, and the whole of it. */
export const packageWords = {
  files: { fr: 'Dossiers', en: 'Files' },
  acts: { fr: 'Actes', en: 'Acts' },
  receipts: { fr: 'Encaissements', en: 'Receipts' },
  costs: { fr: 'Frais', en: 'Costs' },
  message: {
    fr: '{channel, select, email {E-mail} sms {SMS} letter {Lettre} registered_letter {Lettre recommandée} electronic_registered {Recommandé électronique} other {Message}} : {subject}',
    en: '{channel, select, email {E-mail} sms {Text message} letter {Letter} registered_letter {Registered letter} electronic_registered {Electronic registered letter} other {Message}}: {subject}',
  },
  backTitle: { fr: 'Restitution – mandat {number}, {provider}', en: 'Hand-back – mandate {number}, {provider}' },
  backFiles: {
    fr: 'files.csv : une ligne par dossier rendu. acts.csv : ce que le prestataire a fait, acte par acte. receipts.csv : ce que les débiteurs ont payé. costs.csv : frais engagés. hand-back.xlsx : les mêmes tableaux. dossiers.pdf : la liste à lire. papers/ : les pièces ajoutées pendant le recouvrement.',
    en: 'files.csv: one line per file handed back. acts.csv: what the provider did, act by act. receipts.csv: what debtors paid. costs.csv: costs incurred. hand-back.xlsx: the same tables. dossiers.pdf: the list to read. papers/: papers added while it was collected.',
  },
  columns: {
    fr: 'CSV : UTF-8, point-virgule, dates AAAA-MM-JJ, montants avec un point. Les colonnes portent les mêmes noms dans toutes les langues.',
    en: 'CSV: UTF-8, semicolons, dates YYYY-MM-DD, amounts with a point. Columns are named alike in every language.',
  },
  exportTitle: { fr: 'Export du mandat {number} – {provider}', en: 'Export of mandate {number} – {provider}' },
  exportFiles: {
    fr: 'records/ : chaque table du mandat, une ligne JSON par écriture, et la même en CSV dans tables/. signed/ : les fichiers signés, octet pour octet. trail.jsonl : la piste d’audit de ce mandat, extraite de la chaîne complète.',
    en: 'records/: every table of the mandate, one JSON line per record, and the same as CSV in tables/. signed/: the files that were signed, byte for byte. trail.jsonl: the trail of this mandate, taken from the whole chain.',
  },
  exportVerify: {
    fr: '« quittance trail verify ARCHIVE.zip » recalcule l’empreinte de chaque fichier et la chaîne de chaque événement, sans base de données, et nomme ce qui a changé. L’empreinte de manifest.json est sur la piste d’audit de qui a fait l’export.',
    en: '“quittance trail verify ARCHIVE.zip” reckons the hash of every file and the chain of every event again, without a database, and names what changed. The hash of manifest.json is on the trail of whoever made the export.',
  },
  listTitle: { fr: 'Dossiers rendus', en: 'Files handed back' },
  listUnder: { fr: 'Mandat {number} · {provider}', en: 'Mandate {number} · {provider}' },
  number: { fr: 'Dossier', en: 'File' },
  debtor: { fr: 'Débiteur', en: 'Debtor' },
  period: { fr: 'Confié du – au', en: 'Placed from – to' },
  placed: { fr: 'Confié', en: 'Placed' },
  recovered: { fr: 'Encaissé', en: 'Recovered' },
  left: { fr: 'Rendu', en: 'Handed back' },
  actsCount: { fr: 'Actes', en: 'Acts' },
  total: { fr: 'Total en {currency}', en: 'Total in {currency}' },
  signed: { fr: 'Fichier signé, version {version, number}', en: 'Signed file, version {version, number}' },
  statement: { fr: 'Arrêté de compte n° {no, number}', en: 'Closing statement no. {no, number}' },
  record: { fr: 'Écritures : {name}', en: 'Records: {name}' },
  table: { fr: 'Tableau : {name}', en: 'Table: {name}' },
  trail: { fr: 'Piste d’audit, extrait vérifiable', en: 'Trail, verifiable extract' },
} as const satisfies Record<string, Sentence>
