import type { Tx } from './db.ts'
import { enqueue, type JobHandlers, type JobPayload } from './jobs.ts'

/**
 * Facts go right: a capability writes what happened, in its own transaction, and those that stand after it react later,
 * each by reading the books again. A fact is a doorbell: it names what changed and carries no data to decide on.
 */
export type Reactions = Readonly<Record<string, readonly ((payload: JobPayload) => Promise<void>)[]>>

/** Rings for `fact` (past tense, such as `message_settled`) in the caller's transaction. */
export const tellFact = (tx: Tx, fact: string, payload: JobPayload): Promise<void> =>
  enqueue(tx, 'react', { ...payload, fact })

/** The job that answers the doorbells. Every reaction must be safe to run twice. */
export const reactionJobs = (reactions: Reactions): JobHandlers => ({
  async react(payload) {
    for (const react of reactions[String(payload.fact)] ?? []) await react(payload)
  },
})
