import type { Sentence } from '../../src/kernel/wording.ts'

/** How files come: dropped, waiting, sent. */
export const wording = {
  chooseFiles: { fr: 'Choisir des fichiers', en: 'Choose files' },
  dropHere: {
    fr: 'Déposez vos fichiers ici, ou n’importe où sur la page',
    en: 'Drop your files here, or anywhere on the page',
  },
  dropNow: { fr: 'Relâchez pour lire les fichiers', en: 'Release to read the files' },
  dropSays: {
    fr: 'FEC, CSV ou Excel, et relevés bancaires (CFONB, camt, MT940, OFX, QIF, CSV). Rien n’est enregistré avant que vous ayez vu le résultat.',
    en: 'FEC, CSV or Excel, and bank statements (CFONB, camt, MT940, OFX, QIF, CSV). Nothing is recorded before you have seen the result.',
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
  emptyBank: {
    fr: 'Ensuite, vos relevés bancaires (CFONB, camt, MT940, OFX, QIF ou CSV) : chaque encaissement y trouve les factures qu’il paie.',
    en: 'Then your bank statements (CFONB, camt, MT940, OFX, QIF or CSV): each payment finds the invoices it pays.',
  },
  sending: { fr: 'Envoi de {file} (ko)', en: 'Sending {file} (kB)' },
  waiting: { fr: 'En attente : {file}', en: 'Waiting: {file}' },
  preparing: { fr: 'Préparation de {file}', en: 'Preparing {file}' },
  cancelSending: { fr: "Arrêter l'envoi", en: 'Stop sending' },
  removeFromQueue: { fr: 'Retirer de la file', en: 'Take out of the queue' },
  sameAs: {
    fr: 'Ce fichier est identique à « {name} », déposé le {day}.',
    en: 'This file is identical to “{name}”, dropped on {day}.',
  },
  queue: { fr: 'Fichiers en cours', en: 'Files under way' },
} satisfies Record<string, Sentence>
