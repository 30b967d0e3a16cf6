import { type Sentence, say } from '../../kernel/wording.ts'
import { restoreBackup, takeBackup } from '../../platform/backup.ts'
import { installationSecret, readConfig } from '../../platform/config.ts'
import { print, type Run } from './command.ts'
import { fileToRead, fileToWrite } from './named-file.ts'
import { withDatabase } from './with-database.ts'

const words = {
  taken: {
    fr: 'Sauvegarde écrite dans {file} : {tables, number} tables, {rows, number} lignes.',
    en: 'Backup written to {file}: {tables, number} tables, {rows, number} rows.',
  },
  keepSecret: {
    fr: 'Gardez à part le fichier « secret » du dossier de données : sans lui, les mots de passe enregistrés (serveur de courriel) devront être saisis de nouveau.',
    en: 'Keep the file “secret” of the data folder apart: without it, stored passwords (mail server) will have to be typed again.',
  },
  restored: { fr: 'Sauvegarde restaurée : {tables, number} tables.', en: 'Backup restored: {tables, number} tables.' },
  otherSecret: {
    fr: 'Le secret de cette installation n’est pas celui de la sauvegarde : saisissez de nouveau les mots de passe de courriel, et chacun devra se reconnecter.',
    en: 'The secret of this installation is not the backup’s: type the mail passwords again, and everybody will have to sign in again.',
  },
} satisfies Record<string, Sentence>

export const backup: Run = async ({ lang, values, positionals: [named] }) => {
  const file = fileToWrite(named)
  return withDatabase(async ({ urls }) => {
    const done = await takeBackup(urls.owner, installationSecret(readConfig()), file, new Date(), progress)
    clearProgress()
    if (values.json) {
      print(JSON.stringify({ file, ...done }))
      return 0
    }
    print(say(lang, words.taken, { file, ...done }))
    print(say(lang, words.keepSecret))
    return 0
  })
}

export const restore: Run = async ({ lang, values, positionals: [named] }) => {
  const file = fileToRead(named)
  return withDatabase(async ({ urls }) => {
    const done = await restoreBackup(urls.owner, installationSecret(readConfig()), file, progress)
    clearProgress()
    if (values.json) {
      print(JSON.stringify({ tables: done.tables, secret_matches: done.secretMatches }))
      return 0
    }
    print(say(lang, words.restored, { tables: done.tables }))
    if (!done.secretMatches) print(say(lang, words.otherSecret))
    return 0
  })
}

function progress(table: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${table}`)
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
}
