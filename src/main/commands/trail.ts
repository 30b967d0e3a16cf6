import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { type Lang, type Sentence, say } from '../../kernel/wording.ts'
import { type ArchiveVerdict, exportTrail, verifyArchive, verifyFile, verifyTrail } from '../../trail/index.ts'
import { print, type Run } from './command.ts'
import { fileToRead, fileToWrite } from './named-file.ts'
import { chooseOrganisation, withDatabase } from './with-database.ts'

const words = {
  usage: {
    fr: 'Écrivez : quittance trail verify [FICHIER ou ARCHIVE.zip], ou quittance trail export FICHIER.',
    en: 'Write: quittance trail verify [FILE or ARCHIVE.zip], or quittance trail export FILE.',
  },
  intact: {
    fr: 'Chaîne intacte : {events, number} événements, empreinte finale {head}',
    en: 'Chain intact: {events, number} events, final hash {head}',
  },
  extractIntact: {
    fr: 'Extrait intact : {events, number} événements sur {all, number}, chacun conforme à son empreinte ; le journal entier finissait par {head}',
    en: 'Extract intact: {events, number} events of {all, number}, each with the hash it should have; the whole trail ended with {head}',
  },
  missing: { fr: 'L’événement {seq, number} manque.', en: 'Event {seq, number} is missing.' },
  altered: {
    fr: 'L’événement {seq, number} a été modifié : son empreinte ne correspond plus.',
    en: 'Event {seq, number} was altered: its hash no longer fits.',
  },
  columns: {
    fr: 'L’événement {seq, number} a été réétiqueté : ses colonnes ne disent plus ce que dit son texte.',
    en: 'Event {seq, number} was relabelled: its columns no longer say what its text says.',
  },
  cut_short: {
    fr: 'La fin de la chaîne manque à partir de l’événement {seq, number}.',
    en: 'The end of the chain is missing from event {seq, number} on.',
  },
  archiveIntact: {
    fr: 'Archive intacte : {files, number} fichiers conformes au manifeste, dont l’empreinte est {manifest} ; {events, number} événements conformes à la leur',
    en: 'Archive intact: {files, number} files as the manifest names them, whose hash is {manifest}; {events, number} events with the hash they should have',
  },
  fileAltered: {
    fr: 'Le fichier {file} a été modifié : son empreinte ne correspond plus.',
    en: 'File {file} was altered: its hash no longer fits.',
  },
  fileMissing: { fr: 'Le fichier {file} manque.', en: 'File {file} is missing.' },
  fileUnlisted: {
    fr: 'Le fichier {file} n’est pas au manifeste : il a été ajouté.',
    en: 'File {file} is not in the manifest: it was added.',
  },
  fileTrail: { fr: '{file} : {what}', en: '{file}: {what}' },
  exported: { fr: '{count, number} événements écrits dans {file}', en: '{count, number} events written to {file}' },
} satisfies Record<string, Sentence>

export const trail: Run = async ({ lang, values, positionals: [what, file] }) => {
  if (what === 'export') {
    const to = fileToWrite(file)
    return withDatabase(async ({ db }) => {
      const { orgId } = await chooseOrganisation(db, values.org)
      const out = createWriteStream(to)
      const count = await db.inOrg(orgId, (tx) => exportTrail(tx, out))
      out.end()
      await once(out, 'finish')
      print(say(lang, words.exported, { count, file: to }))
      return 0
    })
  }
  if (what !== 'verify') throw new Refused(refuse('usage', words.usage).refusal)
  if (file && /\.zip$/i.test(file)) {
    const verdict = await verifyArchive(fileToRead(file))
    print(values.json ? JSON.stringify(verdict) : archiveTold(lang, verdict))
    return verdict.intact ? 0 : 4
  }
  const verdict = file
    ? await verifyFile(fileToRead(file))
    : await withDatabase(async ({ db }) => {
        const { orgId } = await chooseOrganisation(db, values.org)
        return db.inOrg(orgId, verifyTrail)
      })
  if (values.json) print(JSON.stringify(verdict))
  else
    print(
      verdict.intact
        ? verdict.extractOf !== undefined
          ? say(lang, words.extractIntact, {
              events: verdict.events,
              all: verdict.extractOf,
              head: verdict.head,
            })
          : say(lang, words.intact, { events: verdict.events, head: verdict.head })
        : say(lang, words[verdict.fault], { seq: verdict.seq }),
    )
  return verdict.intact ? 0 : 4
}

function archiveTold(lang: Lang, verdict: ArchiveVerdict): string {
  if (verdict.intact) {
    const events = verdict.trails.reduce((sum, one) => sum + one.events, 0)
    return say(lang, words.archiveIntact, { files: verdict.files, manifest: verdict.manifest, events })
  }
  const { file } = verdict
  if (verdict.fault !== 'trail') {
    const faults = { altered: words.fileAltered, missing: words.fileMissing, unlisted: words.fileUnlisted }
    return say(lang, faults[verdict.fault], { file })
  }
  const { chain } = verdict
  return say(lang, words.fileTrail, {
    file,
    what: chain.intact ? '' : say(lang, words[chain.fault], { seq: chain.seq }),
  })
}
