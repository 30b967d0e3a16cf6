import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Claim } from './claim-mails.ts'
import type { Answer } from './conclude-attempts.ts'
import { beginAttempts, keepEnds } from './sending-store.ts'

/** How long the first mail that is about to end waits for others, so that one transaction serves several. */
const GATHERED_MS = 25
/** How long an answer waits for others: until it is written down, a kill leaves its mail in doubt. */
const ANSWERED_MS = 5
/** How long answers are kept for a database that went away, to be written down once it is back. */
const PATIENCE_MS = 30_000
const ASKED_AGAIN_MS = 200

/** What is written down of attempts while mails are on their way: by then, a kill of anything leaves in doubt what had begun and no more. */
export type AttemptBook = {
  /** Settles once it is committed that the attempt has begun, and the last of its mail may leave; rejects when it may not. */
  begin(claim: Claim): Promise<void>
  /** Settles once the answer is committed; rejects when the database stayed away too long. */
  answer(claim: Claim, answer: Answer): Promise<void>
  /** Mails that have begun and are not answered. */
  readonly begun: number
}

type Entry<T> = T & { readonly claim: Claim; readonly done: () => void; readonly fail: (error: unknown) => void }

/** The mail was taken from this sender by another one, which took it for dead. */
export class TakenOver extends Error {}

/**
 * The attempts of one run, written down for many mails at once. `underWay`: how many mails have a connection; when all of those wait here,
 * nobody else is waited for.
 */
export function openAttemptBook(
  db: Db,
  orgId: number,
  { run, clock, underWay }: { run: string; clock: Clock; underWay: () => number },
): AttemptBook {
  let begins: Entry<object>[] = []
  let answers: Entry<{ readonly answer: Answer }>[] = []
  /** Mails that have begun and whose answers are not here yet. */
  const open = new Set<string>()
  /** Those whose answers are here: a connection may end while its mail waits to begin. */
  const told = new WeakSet<Claim>()
  let isWriting = false
  let timer: NodeJS.Timeout | undefined
  let dueAt = Number.POSITIVE_INFINITY

  function writeIn(ms: number): void {
    const at = performance.now() + ms
    if (isWriting || at >= dueAt) return
    clearTimeout(timer)
    dueAt = at
    timer = setTimeout(() => void write(), ms)
  }

  function plan(): void {
    if (answers.length > 0) writeIn(open.size === 0 ? 0 : ANSWERED_MS)
    if (begins.length > 0) writeIn(begins.length + open.size >= underWay() ? 0 : GATHERED_MS)
  }

  async function write(): Promise<void> {
    dueAt = Number.POSITIVE_INFINITY
    isWriting = true
    const [begun, answered] = [begins, answers]
    begins = []
    answers = []
    // While the database is away nothing may begin, and what was answered is not forgotten.
    for (const since = performance.now(); ; await pause(ASKED_AGAIN_MS)) {
      try {
        await writeDown(begun.splice(0), answered)
        break
      } catch (error) {
        for (const { fail } of begins.splice(0)) fail(error)
        if (answered.length > 0 && performance.now() - since < PATIENCE_MS) continue
        for (const { fail } of answered) fail(error)
        break
      }
    }
    isWriting = false
    plan()
  }

  async function writeDown(begun: readonly Entry<object>[], answered: typeof answers): Promise<void> {
    const at = clock.now()
    let ours = new Set<string>()
    try {
      await db.inOrg(orgId, async (tx) => {
        const ids = begun.map(({ claim }) => claim.message.id)
        if (ids.length > 0) ours = new Set(await beginAttempts(tx, ids, run, at))
        const ends = answered.map(({ claim, answer }) => ({ ...answer, messageId: claim.message.id, n: claim.attempt }))
        if (ends.length > 0) await keepEnds(tx, ends, run, at)
      })
    } catch (error) {
      for (const { fail } of begun) fail(error)
      throw error
    }
    for (const { claim, done, fail } of begun) {
      if (!ours.has(claim.message.id)) fail(new TakenOver('the mail was taken over by another sender'))
      else {
        if (!told.has(claim)) open.add(claim.message.id)
        done()
      }
    }
    for (const { done } of answered) done()
  }

  return {
    get begun() {
      return open.size
    },
    begin: (claim) =>
      new Promise((done, fail) => {
        if (told.has(claim)) return fail(new Error('the mail has come to its end without this'))
        begins.push({ claim, done, fail })
        plan()
      }),
    answer: (claim, answer) =>
      new Promise((done, fail) => {
        told.add(claim)
        open.delete(claim.message.id)
        answers.push({ claim, answer, done, fail })
        plan()
      }),
  }
}
