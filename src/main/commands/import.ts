import { createReadStream, statSync } from 'node:fs'
import path from 'node:path'
import {
  commitNow,
  importOf,
  previewImport,
  profilesOf,
  readImport,
  rejectionsOf,
  storeFile,
} from '../../intake/index.ts'
import { invariant } from '../../kernel/invariant.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { type Sentence, say } from '../../kernel/wording.ts'
import { systemClock } from '../../platform/clock.ts'
import { systemActor } from '../../trail/index.ts'
import { dependants } from '../holding-back.ts'
import { print, type Run } from './command.ts'
import { fileToRead } from './named-file.ts'
import { progressBar, waited } from './progress-bar.ts'
import { chooseOrganisation, withDatabase } from './with-database.ts'

const words = {
  refused: { fr: 'Import refusé. {reason}', en: 'Import refused. {reason}' },
  previewed: { fr: 'Aperçu de {file} ; rien n’est enregistré :', en: 'Preview of {file}; nothing is saved:' },
  noProfile: {
    fr: 'Aucun modèle de lecture ne s’appelle « {name} ». Connus : {names}',
    en: 'No mapping profile is called “{name}”. Known: {names}',
  },
  reading: { fr: 'Lecture de {file}', en: 'Reading {file}' },
  writing: { fr: 'Écriture dans les comptes clients', en: 'Writing to the books' },
  committed: { fr: '{file} est importé :', en: '{file} is imported:' },
} satisfies Record<string, Sentence>

const SHOWN = 20

export const importCommand: Run = async ({ lang, values, positionals: [named] }) => {
  const file = fileToRead(named)
  return withDatabase(async ({ db }) => {
    const { orgId } = await chooseOrganisation(db, values.org)
    const actor = systemActor('cli')
    const deps = { db, clock: systemClock, dependants }
    const bar = progressBar(lang, statSync(file).size)
    const bytes = counted(createReadStream(file, { highWaterMark: 1 << 20 }), bar.add)
    const kept = await storeFile(db, orgId, { name: path.basename(file), bytes, actor, at: new Date() })
    bar.end()
    const options = values.profile ? { profileId: await profileNamed(String(values.profile)) } : {}
    const id = await previewImport(deps, orgId, { fileId: kept.file.id, options, actor })
    const current = async () => {
      const found = await db.inOrg(orgId, (tx) => importOf(tx, id))
      invariant(found, 'the import just made exists')
      return found
    }
    // A large file is left to the worker when there is one; here somebody waits for it.
    if ((await current()).state === 'reading')
      await waited(say(lang, words.reading, { file }), readImport(deps, orgId, id), async () => {
        const { progress } = await current()
        return progress && progress.total > 0 ? progress : null
      })
    if ((await current()).state === 'previewed' && !values.preview)
      await waited(say(lang, words.writing), commitNow(deps, orgId, id, actor))
    const done = await current()
    const { rejections } = await db.inOrg(orgId, (tx) => rejectionsOf(tx, id, { limit: SHOWN, offset: 0 }))
    const told = rejections.map((rejection) => ({
      line: rejection.line,
      column: rejection.column,
      value: rejection.value,
      code: rejection.code,
      severity: rejection.severity,
      message: say(lang, rejection.sentence, rejection.params),
    }))
    const refusal = done.refusal && say(lang, done.refusal.sentence, done.refusal.params)
    if (values.json)
      print(
        JSON.stringify({
          id,
          state: done.state,
          kind: done.kind,
          same_file_as: kept.sameAs?.name ?? null,
          refusal,
          facts: done.facts,
          summary: done.summary,
          rejections: told,
        }),
      )
    else {
      print(
        refusal
          ? say(lang, words.refused, { reason: refusal })
          : say(lang, values.preview ? words.previewed : words.committed, { file }),
      )
      if (!refusal) print(JSON.stringify(done.summary, null, 2))
      for (const rejection of told) print(`  ${rejection.message}`)
    }
    return refusal ? 3 : 0

    async function profileNamed(name: string): Promise<string> {
      const known = await db.inOrg(orgId, profilesOf)
      const found = known.find((profile) => profile.name.toLowerCase() === name.toLowerCase())
      if (found) return found.id
      const names = known.map((profile) => profile.name).join(', ') || '—'
      throw new Refused(refuse('no_profile', words.noProfile, { name, names }).refusal)
    }
  })
}

async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    onBytes(chunk.length)
    yield chunk
  }
}
