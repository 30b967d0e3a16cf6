import type { Command } from './command.ts'

/** The commands of `quittance`, in the order of its help. Each loads what it needs when it is called: help is told at once. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  start: {
    usage: { fr: 'start', en: 'start' },
    summary: {
      fr: 'démarre la base, l’application et le moteur',
      en: 'starts the database, the application and the worker',
    },
    options: {},
    run: async (call) => (await import('./start.ts')).start(call),
  },
  inspect: {
    usage: { fr: 'inspect FICHIER [--json]', en: 'inspect FILE [--json]' },
    summary: {
      fr: 'dit ce qu’un fichier contient, sans base de données',
      en: 'says what a file holds, without a database',
    },
    options: { json: { type: 'boolean' } },
    run: async (call) => (await import('./inspect.ts')).inspect(call),
  },
  import: {
    usage: {
      fr: 'import FICHIER [--org N] [--profile NOM] [--preview] [--json]',
      en: 'import FILE [--org N] [--profile NAME] [--preview] [--json]',
    },
    summary: { fr: 'importe un FEC, une liste ou des contacts', en: 'imports a FEC, a list or contacts' },
    options: {
      org: { type: 'string' },
      profile: { type: 'string' },
      preview: { type: 'boolean' },
      json: { type: 'boolean' },
    },
    run: async (call) => (await import('./import.ts')).importCommand(call),
  },
  documents: {
    usage: {
      fr: 'documents DOSSIER|ZIP [--org N] [--preview] [--json]',
      en: 'documents FOLDER|ZIP [--org N] [--preview] [--json]',
    },
    summary: {
      fr: 'garde chez leurs clients les factures et autres PDF d’un dossier',
      en: 'keeps the invoices and other PDFs of a folder for their customers',
    },
    options: { org: { type: 'string' }, preview: { type: 'boolean' }, json: { type: 'boolean' } },
    run: async (call) => (await import('./documents.ts')).documentsCommand(call),
  },
  withdraw: {
    usage: { fr: 'withdraw FICHIER|IMPORT [--org N] [--json]', en: 'withdraw FILE|IMPORT [--org N] [--json]' },
    summary: { fr: 'retire un import des comptes', en: 'takes an import back out of the books' },
    options: { org: { type: 'string' }, json: { type: 'boolean' } },
    run: async (call) => (await import('./withdraw.ts')).withdraw(call),
  },
  aged: {
    usage: { fr: 'aged [--as-of JOUR] [--org N] [--json]', en: 'aged [--as-of DAY] [--org N] [--json]' },
    summary: {
      fr: 'balance âgée à une date, par client et par devise',
      en: 'the aged balance as of a day, by customer and currency',
    },
    options: { 'as-of': { type: 'string' }, org: { type: 'string' }, json: { type: 'boolean' } },
    run: async (call) => (await import('./aged.ts')).aged(call),
  },
  dun: {
    usage: {
      fr: 'dun [--on JOUR] [--simulate] [--org N] [--json]',
      en: 'dun [--on DAY] [--simulate] [--org N] [--json]',
    },
    summary: {
      fr: 'décide les relances d’un jour, ou les simule',
      en: 'decides the reminders of a day, or simulates them',
    },
    options: {
      on: { type: 'string' },
      simulate: { type: 'boolean' },
      org: { type: 'string' },
      json: { type: 'boolean' },
    },
    run: async (call) => (await import('./dun.ts')).dun(call),
  },
  doctor: {
    usage: { fr: 'doctor [--json]', en: 'doctor [--json]' },
    summary: {
      fr: 'contrôle les invariants des livres et la piste',
      en: 'checks the invariants of the books and the trail',
    },
    options: { json: { type: 'boolean' } },
    run: async (call) => (await import('./doctor.ts')).doctor(call),
  },
  trail: {
    usage: {
      fr: 'trail verify [FICHIER] | trail export FICHIER [--org N]',
      en: 'trail verify [FILE] | trail export FILE [--org N]',
    },
    summary: {
      fr: 'vérifie la piste d’audit et nomme le premier événement altéré',
      en: 'verifies the audit trail and names the first altered event',
    },
    options: { org: { type: 'string' }, json: { type: 'boolean' } },
    run: async (call) => (await import('./trail.ts')).trail(call),
  },
  demo: {
    usage: { fr: 'demo --owner EMAIL | --files DOSSIER [--json]', en: 'demo --owner EMAIL | --files FOLDER [--json]' },
    summary: {
      fr: 'crée une société de démonstration, ou écrit ses fichiers à déposer soi-même',
      en: 'creates a demo company, or writes its files to drop in by hand',
    },
    options: { owner: { type: 'string' }, files: { type: 'string' }, json: { type: 'boolean' } },
    run: async (call) => (await import('./demo.ts')).demo(call),
  },
  backup: {
    usage: { fr: 'backup FICHIER [--json]', en: 'backup FILE [--json]' },
    summary: { fr: 'sauvegarde toute la base dans un fichier', en: 'backs the whole database up to one file' },
    options: { json: { type: 'boolean' } },
    run: async (call) => (await import('./backup.ts')).backup(call),
  },
  restore: {
    usage: { fr: 'restore FICHIER [--json]', en: 'restore FILE [--json]' },
    summary: { fr: 'restaure une sauvegarde dans une base vide', en: 'restores a backup into an empty database' },
    options: { json: { type: 'boolean' } },
    run: async (call) => (await import('./backup.ts')).restore(call),
  },
}
