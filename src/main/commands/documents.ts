import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { By } from '../../cash/index.ts'
import { type BatchKept, beginBatch, commitBatch, dropBatch, presentBatch, takeFile } from '../../documents/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { Refused, tellRefusal } from '../../kernel/verdict.ts'
import { type Sentence, say } from '../../kernel/wording.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { systemActor } from '../../trail/index.ts'
import { print, type Run } from './command.ts'
import { fileToRead, isFolder } from './named-file.ts'
import { chooseOrganisation, withDatabase } from './with-database.ts'

const words = {
  kept: {
    fr: '{kept, plural, =0 {Aucun fichier nouveau} one {# fichier gardé} other {# fichiers gardés}}, {known, number} déjà là, {open, number} sans client, {refused, number} refusés.',
    en: '{kept, plural, =0 {No new file} one {# file kept} other {# files kept}}, {known, number} there already, {open, number} without a customer, {refused, number} refused.',
  },
  preview: {
    fr: 'Aperçu ; rien n’est gardé : {ready, number} prêts, {known, number} déjà là, {open, number} sans client, {refused, number} refusés.',
    en: 'Preview; nothing is kept: {ready, number} ready, {known, number} there already, {open, number} without a customer, {refused, number} refused.',
  },
  undecided: {
    fr: '« {name} » : aucun client trouvé, ou plusieurs pièces possibles. Déposez-le à l’écran pour le dire.',
    en: '“{name}”: no customer found, or several documents possible. Drop it on the screen to say which.',
  },
} satisfies Record<string, Sentence>

type Told = { readonly name: string; readonly code: string; readonly message: string }
type Outcome = { ready: number; kept: number; known: number; undecided: string[]; refused: Told[] }

/** Keeps the files of a folder or an archive, as the screen does: those whose document is found; the others are named. */
export const documentsCommand: Run = ({ lang, values, positionals: [named] }) => {
  const files = filesNamed(named)
  return withDatabase(async ({ db }) => {
    const organisation = await chooseOrganisation(db, values.org)
    const by = (): By => {
      const at = systemClock.now()
      return { actor: systemActor('cli'), at, today: dayIn(organisation.timeZone, at) }
    }
    const done: Outcome = { ready: 0, kept: 0, known: 0, undecided: [], refused: [] }
    let batch = await db.inOrg(organisation.orgId, (tx) => beginBatch(tx, by()))
    let taken = 0
    for (const file of files) {
      const given = { name: path.basename(file), bytes: readFileSync(file) }
      const take = async () => {
        try {
          return await takeFile(db, organisation.orgId, batch, given, by())
        } catch (error) {
          // An archive that cannot be read: the other files are.
          if (!(error instanceof Refused) || error.refusal.code === 'not_found') throw error
          return { taken: 0, refused: [{ name: given.name, refusal: error.refusal }] }
        }
      }
      let told = await take()
      // What does not fit beside the others begins another batch.
      if (taken > 0 && told.taken === 0 && told.refused.some(({ refusal }) => refusal.code === 'too_many')) {
        await conclude()
        batch = await db.inOrg(organisation.orgId, (tx) => beginBatch(tx, by()))
        taken = 0
        told = await take()
      }
      taken += told.taken
      for (const { name, refusal } of told.refused)
        done.refused.push({ name, code: refusal.code, message: tellRefusal(lang, refusal) })
    }
    await conclude()
    const { refused, undecided, ready, known, kept } = done
    if (values.json) print(JSON.stringify({ ready, kept, known, undecided, refused }))
    else {
      const params = { ready, kept, known, open: undecided.length, refused: refused.length }
      print(say(lang, values.preview ? words.preview : words.kept, params))
      for (const { message } of refused) print(`  ${message}`)
      for (const name of undecided) print(`  ${say(lang, words.undecided, { name })}`)
    }
    return refused.length + undecided.length > 0 ? 3 : 0

    async function conclude(): Promise<void> {
      const { kept, known, leftOut, ready } = await concludeBatch(
        db,
        organisation.orgId,
        batch,
        values.preview === true,
        by(),
      )
      done.kept += kept
      done.known += known
      done.ready += ready
      done.undecided.push(...leftOut)
    }
  })
}

/** Keeps what is ready of a batch, or nothing of it; gives the names of those that wait for a person. */
async function concludeBatch(
  db: Db,
  orgId: number,
  id: string,
  isPreview: boolean,
  by: By,
): Promise<Omit<BatchKept, 'leftOut'> & { readonly ready: number; readonly leftOut: readonly string[] }> {
  return db.inOrg(orgId, async (tx) => {
    const files = await presentBatch(tx, id)
    const ready = files.filter(({ state }) => state === 'ready').length
    const known = files.filter(({ state }) => state === 'known').length
    const leftOut = files.filter(({ state }) => state === 'unsure' || state === 'unknown').map(({ name }) => name)
    if (isPreview || ready + known === 0) await dropBatch(tx, id)
    else await commitBatch(tx, id, true, by)
    return { kept: isPreview ? 0 : ready, known, ready, leftOut }
  })
}

/** The files of a folder and of those in it, in the order of their names; or the file itself. */
function filesNamed(named: string | undefined): string[] {
  if (!named || !isFolder(named)) return [fileToRead(named)]
  return readdirSync(named, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(named, name))
    .filter((file) => statSync(file).isFile() && !path.basename(file).startsWith('.'))
    .toSorted()
}
