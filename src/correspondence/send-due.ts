import type { Refusal } from '../kernel/verdict.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db, OrgTx } from '../platform/db.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import type { Vault } from '../platform/secrets.ts'
import type { Attached } from './attached.ts'
import type { Channel } from './model.ts'
import { produceDueLetters } from './produce-letters.ts'
import { wakeSender } from './queue-message.ts'
import { recoverClaims } from './recover-claims.ts'
import { sendDueMails } from './send-mails.ts'
import { sendThroughProviders } from './send-through-providers.ts'
import { asOnlySender } from './sender-lock.ts'
import { hasDue, type Message } from './store.ts'

export type SendDeps = {
  readonly db: Db
  readonly clock: Clock
  readonly vault: Vault
  readonly press: PdfPress
  readonly hooks: SendHooks
}

export type SendHooks = {
  /**
   * Asked just before messages leave, in the transaction that claims them: those that are no longer wanted, each with the reason by which it
   * is cancelled. What has to be said otherwise now is said anew in the same transaction.
   */
  readonly refusals: (tx: OrgTx, messageIds: readonly string[]) => Promise<ReadonlyMap<string, Refusal>>
  /**
   * The page on which the reader of each message sees and pays, asked as its bytes are made: an address that opens something is kept in no
   * text before. `leaves` is false for what stays in the house.
   */
  readonly payUrls: (
    tx: OrgTx,
    messages: readonly Pick<Message, 'id' | 'customerId' | 'content'>[],
    leaves: boolean,
  ) => Promise<ReadonlyMap<string, string>>
  /** The bytes of a document that a message carries, as it was when the message was approved; null: it is there no more. */
  readonly attachedBytes: (tx: OrgTx, attached: Attached) => Promise<Uint8Array | null>
}

/** Sends everything of one organisation that is due: letters are produced, mails handed over. Safe to run any number of times. */
export async function sendDue(deps: SendDeps, orgId: number): Promise<void> {
  const { db, clock } = deps
  // What a service keeps waiting (its hours, its pace, its faults) is for the next minute, not for the next run.
  let waiting: readonly Channel[] = []
  const more = await asOnlySender(db, orgId, async (isStillOurs) => {
    await recoverClaims(db, orgId, clock.now())
    await produceDueLetters(deps, orgId)
    waiting = await sendThroughProviders(deps, orgId, isStillOurs)
    return sendDueMails(deps, orgId, isStillOurs)
  })
  // A message queued between our last look and the end of the lock woke a job that found the lock taken: look once more.
  if (more !== null && more !== 'stopped' && (await db.inOrg(orgId, (tx) => hasDue(tx, clock.now(), waiting))))
    await db.inOrg(orgId, wakeSender)
}
