import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { playDemo } from '../../../sim/demo.ts'
import { emitDemo } from '../../../sim/emission.ts'
import { playThrough } from '../../../sim/play-through.ts'
import { createAccounts } from '../../access/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { type Sentence, say } from '../../kernel/wording.ts'
import { systemClock } from '../../platform/clock.ts'
import { installationSecret, readConfig } from '../../platform/config.ts'
import { openPdfPress } from '../../platform/pdf/pdf-press.ts'
import { createVault } from '../../platform/secrets.ts'
import { print, type Run } from './command.ts'
import { progressBar } from './progress-bar.ts'
import { withDatabase } from './with-database.ts'

const words = {
  whose: {
    fr: 'Indiquez l’adresse e-mail d’un compte existant : --owner prenom@entreprise.fr',
    en: 'Name the e-mail address of an existing account: --owner name@company.com',
  },
  unknown: { fr: 'Aucun compte pour {email}.', en: 'No account for {email}.' },
  written: { fr: '{count} fichiers écrits dans {folder}.', en: '{count} files written to {folder}.' },
  ready: {
    fr: 'La société de démonstration est prête (organisation {orgId}).',
    en: 'The demo company is ready (organisation {orgId}).',
  },
} satisfies Record<string, Sentence>

export const demo: Run = async ({ lang, values }) => {
  const tell = (facts: object, sentence: string): void => print(values.json ? JSON.stringify(facts) : sentence)
  if (typeof values.files === 'string') {
    const folder = values.files
    const count = await writeFiles(folder)
    tell({ folder, files: count }, say(lang, words.written, { count, folder }))
    return 0
  }
  const email = values.owner as string | undefined
  if (!email) throw new Refused(refuse('whose', words.whose).refusal)
  const config = readConfig()
  const secret = installationSecret(config)
  const press = openPdfPress()
  try {
    return await withDatabase(async ({ db }) => {
      const owner = await createAccounts(db.authPool, { secret, publicUrl: config.publicUrl }).find(email)
      if (!owner) throw new Refused(refuse('unknown', words.unknown, { email }).refusal)
      const deps = { db, clock: systemClock, secret, vault: createVault(secret), publicUrl: config.publicUrl, press }
      const bar = progressBar(lang, 100)
      const orgId = await playThrough(deps, owner, dayIn('Europe/Paris', new Date()), (_, total) =>
        bar.add(100 / total),
      )
      bar.end()
      tell({ org_id: orgId }, say(lang, words.ready, { orgId: String(orgId) }))
      return 0
    })
  } finally {
    await press.close()
  }
}

/** The accounts, lists and bank statements of the demo company as files; needs no database. Gives how many. */
async function writeFiles(folder: string): Promise<number> {
  const files = await emitDemo(playDemo(dayIn('Europe/Paris', new Date())))
  mkdirSync(folder, { recursive: true })
  for (const { name, bytes } of files) writeFileSync(path.join(folder, name), bytes)
  return files.length
}
