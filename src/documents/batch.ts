import { type By, keyItems } from '../cash/index.ts'
import { newId } from '../kernel/ids.ts'
import { type Refusal, Refused, refuse } from '../kernel/verdict.ts'
import { customerOf } from '../parties/index.ts'
import type { Db, OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { type EventInput, recordAll } from '../trail/index.ts'
import {
  arrivalsOf,
  batchesBefore,
  changeArrival,
  deleteBatches,
  insertArrival,
  insertBatch,
  lockBatch,
  sizeOfBatch,
} from './batch-store.ts'
import { type About, checkNumbers, writeDocument } from './keep-document.ts'
import { BATCH_BYTES, BATCH_FILES, BATCH_HOURS } from './model.ts'
import { filesIn, readFile } from './read-file.ts'
import { recognise } from './recognise.ts'
import { stateOf } from './rules.ts'
import { dropUnused, insertContent } from './store.ts'
import { documentsWording as words } from './wording.ts'

/** Begins a drop of files: none is kept before somebody says so. Gives its id. */
export async function beginBatch(tx: OrgTx, by: By): Promise<string> {
  await keyItems(tx)
  const id = newId(by.at)
  await insertBatch(tx, { id, begunAt: by.at, begunBy: by.actor.name })
  return id
}

/** What became of a file, or of each file of an archive: how many were taken, and which were not, with the reason. */
export type Taken = { readonly taken: number; readonly refused: readonly { name: string; refusal: Refusal }[] }

/**
 * Adds a file, or the files of an archive, to a batch. What cannot be kept is refused by its name; the others are taken. Throws `Refused`,
 * and takes nothing, for an archive that cannot be read.
 */
export async function takeFile(
  db: Db,
  orgId: number,
  batchId: string,
  given: { readonly name: string; readonly bytes: Buffer | null; readonly customerId?: string | null },
  by: By,
): Promise<Taken> {
  const refused: { name: string; refusal: Refusal }[] = []
  let taken = 0
  for (const one of filesIn(given)) {
    try {
      // Read outside of any transaction: a PDF takes its time.
      const file = await readFile(one)
      taken += await db.inOrg(orgId, async (tx) => {
        if (!(await lockBatch(tx, batchId))) throw new Refused(notFound().refusal)
        const size = await sizeOfBatch(tx, batchId)
        if (size.files >= BATCH_FILES || size.bytes + file.bytes.length > BATCH_BYTES) {
          const params = { name: file.name, files: BATCH_FILES, limit: BATCH_BYTES >> 20 }
          throw new Refused(refuse('too_many', words.tooMany, params).refusal)
        }
        await insertContent(tx, file)
        const known = await recognise(tx, file, given.customerId ?? null)
        const { name, sha256 } = file
        return insertArrival(tx, batchId, { id: newId(by.at), name, sha256, isLeftOut: false, ...known })
      })
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.code === 'not_found') throw error
      refused.push({ name: one.name, refusal: error.refusal })
    }
  }
  return { taken, refused }
}

/** What a person says of a file before it is kept: whose it is, what it is and is about, or that it is left out. */
export async function decideArrival(
  tx: OrgTx,
  batchId: string,
  id: string,
  said: About & { readonly customerId: string | null; readonly isLeftOut: boolean },
): Promise<void> {
  if (!(await lockBatch(tx, batchId))) throw new Refused(notFound().refusal)
  if (said.customerId === null && said.numbers.length > 0)
    throw new Refused(refuse('customer_needed', words.customerNeeded, {}, 'customerId').refusal)
  if (said.customerId !== null) {
    if (!(await customerOf(tx, said.customerId))) throw new Refused(notFound().refusal)
    await checkNumbers(tx, said.customerId, said.numbers)
  }
  const changed = await changeArrival(tx, batchId, { ...said, id, foundBy: said.customerId === null ? null : 'hand' })
  if (changed === 0) throw new Refused(notFound().refusal)
}

export type BatchKept = { readonly kept: number; readonly known: number; readonly leftOut: number }

/**
 * Keeps the files of a batch, all of them or none, and forgets the batch. Refused while a file has no customer, unless `leavesRest` says to
 * leave those out; a file that its customer has already changes nothing.
 */
export async function commitBatch(tx: OrgTx, id: string, leavesRest: boolean, by: By): Promise<BatchKept> {
  if (!(await lockBatch(tx, id))) throw new Refused(notFound().refusal)
  const states = Map.groupBy(await arrivalsOf(tx, id), stateOf)
  const count = (states.get('unsure')?.length ?? 0) + (states.get('unknown')?.length ?? 0)
  if (count > 0 && !leavesRest) throw new Refused(refuse('undecided', words.undecided, { count }).refusal)
  const ready = states.get('ready') ?? []
  const known = states.get('known')?.length ?? 0
  if (ready.length + known === 0) throw new Refused(refuse('nothing_ready', words.nothingReady).refusal)
  const events: EventInput[] = []
  for (const one of ready) {
    const written = await writeDocument(tx, { ...one, customerId: one.customerId! }, by)
    if (written) events.push(written.added)
  }
  await dropUnused(tx, await deleteBatches(tx, [id]))
  await recordAll(tx, events)
  return {
    kept: events.length,
    known: known + ready.length - events.length,
    leftOut: count + (states.get('left_out')?.length ?? 0),
  }
}

/** Forgets the batches that nobody kept for a day: they may hold much of what is nobody else's business. */
export async function forgetBatches(tx: OrgTx, at: Date): Promise<void> {
  const old = await batchesBefore(tx, new Date(at.getTime() - BATCH_HOURS * 3_600_000))
  if (old.length > 0) await dropUnused(tx, await deleteBatches(tx, old))
}

/** Forgets a batch and its files. */
export async function dropBatch(tx: OrgTx, id: string): Promise<void> {
  if (!(await lockBatch(tx, id))) throw new Refused(notFound().refusal)
  await dropUnused(tx, await deleteBatches(tx, [id]))
}
