import type { PdfToBind } from '../adapters/pdf/index.ts'
import { dayIn, formatDay, type LocalDate } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { type Refusal, Refused, refuse } from '../kernel/verdict.ts'
import type { Db, OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { type Actor, merkleRoot, record } from '../trail/index.ts'
import {
  insertPrintBatch,
  lettersInBatch,
  lockToPost,
  postLetter,
  producedLetterIds,
  putInBatch,
} from './letter-store.ts'
import { isPaper } from './model.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { whyNot } from './rules.ts'
import type { SendHooks } from './send-due.ts'
import { settle, tellSettled } from './settle.ts'
import { lockMessage, proofOf } from './store.ts'

type By = { readonly actor: Actor; readonly at: Date }
type LeftOut = { readonly id: string; readonly refusal: Refusal }

/**
 * Gathers letters that are ready into one batch to print: those named, or all. Paper leaves the house from here, so each is asked
 * once more whether it is still wanted; one that is not is cancelled and left out, with its reason. Letter by letter, so that
 * a long batch holds nobody up; the batch appears when it is whole.
 */
export async function gatherPrintBatch(
  deps: { db: Db; hooks: SendHooks },
  orgId: number,
  ids: readonly string[] | null,
  by: By,
): Promise<{ id: string; letters: number; leftOut: LeftOut[] }> {
  const { db, hooks } = deps
  const asked = ids ?? (await db.inOrg(orgId, producedLetterIds))
  const wanted: string[] = []
  const leftOut: LeftOut[] = []
  for (const id of asked) {
    const refusal = await db.inOrg(orgId, (tx) => letterUnwanted(tx, hooks, id, { at: by.at, senderOrgId: null }))
    if (refusal) leftOut.push({ id, refusal })
    else wanted.push(id)
  }
  if (wanted.length === 0 && leftOut.length === 0)
    throw new Refused(refuse('nothing_to_print', words.nothingToPrint).refusal)
  const batchId = newId(by.at)
  const letters = await db.inOrg(orgId, async (tx) => {
    await insertPrintBatch(tx, { id: batchId, by: by.actor.name, at: by.at })
    const count = await putInBatch(tx, batchId, wanted)
    await record(tx, {
      ...by,
      verb: 'letters_gathered',
      subject: { kind: 'print_batch', id: batchId },
      data: { letters: count, leftOut: leftOut.length },
    })
    return count
  })
  return { id: batchId, letters, leftOut }
}

/** Asks once more whether a letter is still wanted that is about to be printed, here or by the agency that carries it; one that is not is cancelled. */
export async function letterUnwanted(
  tx: OrgTx,
  hooks: Pick<SendHooks, 'refusals'>,
  id: string,
  { at, senderOrgId }: { readonly at: Date; readonly senderOrgId: number | null },
): Promise<Refusal | null> {
  const message = await lockMessage(tx, id)
  if (!message || !isPaper(message.channel) || message.senderOrgId !== senderOrgId) return notFound().refusal
  const reason = whyNot(message.state, 'mark_posted')
  if (reason) return refuse('already_done', reason).refusal
  const refusal = (await hooks.refusals(tx, [id])).get(id)
  if (!refusal) {
    // Its amounts moved, so it was said anew: the next batch takes it once it is laid out again.
    const isRemade = (await lockMessage(tx, id))?.state === 'queued'
    return isRemade ? refuse('being_remade', words.beingRemade).refusal : null
  }
  await settle(tx, message, { states: ['produced'] }, { state: 'cancelled', outcome: refusal, at })
  return refusal
}

/** The PDFs of a batch in printing order, read one by one. Throws `Refused` when there is no such batch. */
export async function printedLetters(
  db: Db,
  orgId: number,
  batchId: string,
): Promise<{ count: number; pdfs: AsyncGenerator<PdfToBind> }> {
  const letters = await db.inOrg(orgId, (tx) => lettersInBatch(tx, batchId))
  if (letters.length === 0) throw new Refused(notFound().refusal)
  async function* read() {
    for (const { id, version } of letters) {
      const proof = await db.inOrg(orgId, (tx) => proofOf(tx, id, version))
      if (proof) yield { name: `${id}.pdf`, bytes: proof.bytes }
    }
  }
  return { count: letters.length, pdfs: read() }
}

/**
 * Writes down that letters were posted: all of a batch that were not yet, or those named, with their registered numbers. All or
 * nothing; throws `Refused` for a day that has not come or that precedes the letter, or a letter that cannot be posted.
 */
export async function markPosted(
  tx: OrgTx,
  input: {
    batchId: string | null
    letters: readonly { id: string; registeredNo: string | null }[]
    postedOn: LocalDate
    /** The agency that printed them and says so; null: we did. */
    senderOrgId?: number | null
  },
  timeZone: string,
  by: By,
): Promise<number> {
  const { postedOn: on } = input
  if (on > dayIn(timeZone, by.at))
    throw new Refused(
      refuse('posted_in_future', words.postedInFuture, { day: formatDay('fr', on) }, 'postedOn').refusal,
    )
  const numbers = new Map(input.letters.map((letter) => [letter.id, letter.registeredNo || null]))
  const letters = await lockToPost(tx, {
    batchId: input.batchId,
    ids: [...numbers.keys()],
    senderOrgId: input.senderOrgId ?? null,
  })
  const found = new Set(letters.map((letter) => letter.id))
  if (letters.length === 0 || [...numbers.keys()].some((id) => !found.has(id))) throw new Refused(notFound().refusal)
  for (const { id, state, settledAt } of letters) {
    const reason = whyNot(state as 'produced', 'mark_posted')
    if (reason) throw new Refused(refuse('already_done', reason, undefined, id).refusal)
    const made = dayIn(timeZone, settledAt)
    if (on < made)
      throw new Refused(
        refuse(
          'posted_too_early',
          words.postedTooEarly,
          { made: formatDay('fr', made), day: formatDay('fr', on) },
          'postedOn',
        ).refusal,
      )
    await postLetter(tx, id, { on, registeredNo: numbers.get(id) ?? null, at: by.at })
  }
  await tellSettled(
    tx,
    letters.map(({ id }) => id),
  )
  const root = merkleRoot(letters.map(({ id }) => `${id} ${on} ${numbers.get(id) ?? ''}`))
  const data = { batchId: input.batchId, postedOn: on, count: letters.length, root }
  await record(tx, {
    ...by,
    verb: 'letters_posted',
    subject: { kind: 'print_batch', id: input.batchId ?? letters[0]!.id },
    data,
  })
  return letters.length
}
