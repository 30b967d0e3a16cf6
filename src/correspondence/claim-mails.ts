import { newId } from '../kernel/ids.ts'
import { Refused } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { attachedFiles, carriedTogether, MOST_TOGETHER } from './attached.ts'
import { buildMail, type MailSender } from './build-mail.ts'
import { preparationFailed } from './preparation-failed.ts'
import type { SendDeps } from './send-due.ts'
import { claimMessages, keepProofs, lockDueMails, messagesNow, proofsNow } from './sending-store.ts'
import { type Settlement, settleMany } from './settle.ts'
import { lockMessage, type Message } from './store.ts'
import { contentOf, type Logos, withPayUrl } from './stored-content.ts'

/** A mail that is leaving: its bytes are kept, and the claim is committed. */
export type Claim = {
  readonly message: Message
  readonly attempt: number
  readonly tries: number
  readonly run: string
  readonly bytes: Uint8Array
  readonly senderAddress: string
}

/** What the claims of one run have in common. */
export type Claiming = {
  readonly orgId: number
  readonly run: string
  readonly via: 'smtp' | 'test_mailbox'
  readonly sender: MailSender
  /** The other organisation whose mails these are; null: our own. */
  readonly senderOrgId: number | null
  readonly logos: Logos
}

export const claimingFor = (
  orgId: number,
  via: Claiming['via'],
  { sender, senderOrgId }: Pick<Claiming, 'sender' | 'senderOrgId'>,
): Claiming => ({
  orgId,
  run: newId(),
  via,
  sender,
  senderOrgId,
  logos: new Map(),
})

type Taken = { readonly found: number; readonly claims: Claim[] }

/**
 * Takes the next mails that are due, `count` at most, asks once more whether they are wanted, builds their bytes and keeps them,
 * and marks them as leaving; all committed before anything leaves. `found`: how many were due, those that settled at this point included.
 * Mails with heavy files are taken fewer at a time; the others stay due.
 *
 * What cannot be prepared settles alone: after a fault each is taken by itself.
 */
export async function claimMails(deps: SendDeps, by: Claiming, count: number): Promise<Taken> {
  const { db, clock } = deps
  let ids: string[] = []
  try {
    return await db.inOrg(by.orgId, async (tx) => {
      ids = await lockDueMails(tx, clock.now(), count, by.senderOrgId)
      return { found: ids.length, claims: await claimLocked(tx, deps, by, ids) }
    })
  } catch (error) {
    if (ids.length === 0) throw error
    const claims: Claim[] = []
    let held = 0
    for (const id of ids) {
      if (held > MOST_TOGETHER) break
      const alone = await claimAlone(deps, by, id)
      for (const { bytes } of alone) held += bytes.length
      claims.push(...alone)
    }
    return { found: ids.length, claims }
  }
}

async function claimAlone(deps: SendDeps, by: Claiming, id: string): Promise<Claim[]> {
  try {
    return await deps.db.inOrg(by.orgId, async (tx) => {
      await lockMessage(tx, id)
      return claimLocked(tx, deps, by, [id])
    })
  } catch (error) {
    await preparationFailed(deps.db, by.orgId, id, error, deps.clock.now())
    return []
  }
}

async function claimLocked(tx: OrgTx, deps: SendDeps, by: Claiming, ids: readonly string[]): Promise<Claim[]> {
  if (ids.length === 0) return []
  const at = deps.clock.now()
  const refusals = await deps.hooks.refusals(tx, ids)
  // Who was asked may have said a message anew, or settled it.
  const messages = carriedTogether((await messagesNow(tx, ids)).filter(({ state }) => state === 'queued'))
  const settled: Settlement[] = []
  const taken = messages.map(({ id }) => id)
  const kept = new Map((await proofsNow(tx, taken)).map((proof) => [proof.messageId, proof]))
  const urls = await deps.hooks.payUrls(
    tx,
    messages.filter(({ id }) => !refusals.has(id) && !kept.has(id)),
    by.via === 'smtp',
  )
  const ready: { message: Message; bytes: Uint8Array; senderAddress: string }[] = []
  for (const message of messages) {
    const refusal = refusals.get(message.id)
    if (refusal) {
      settled.push({ message, from: { states: ['queued'] }, state: 'cancelled', outcome: refusal })
      continue
    }
    try {
      const mail =
        kept.get(message.id) ??
        (await buildMail(
          message,
          withPayUrl(await contentOf(tx, message, by.logos), urls.get(message.id)),
          by.sender,
          at,
          await attachedFiles(tx, deps.hooks, message.content),
        ))
      ready.push({ message, bytes: mail.bytes, senderAddress: mail.senderAddress })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      settled.push({ message, from: { states: ['queued'] }, state: 'failed', outcome: error.refusal })
    }
  }
  const built = ready.filter(({ message }) => !kept.has(message.id))
  if (built.length > 0)
    await keepProofs(
      tx,
      built.map((one) => ({ ...one, kind: 'mime' as const })),
      at,
    )
  const claimed = await claimMessages(
    tx,
    ready.map(({ message }) => message.id),
    { by: by.run, via: by.via, at },
  )
  await settleMany(tx, settled, at)
  const counts = new Map(claimed.map((one) => [one.id, one]))
  return ready.flatMap((one) => {
    const count = counts.get(one.message.id)
    return count ? [{ ...one, attempt: count.attempts, tries: count.tries, run: by.run }] : []
  })
}
