import { everyOrganisation } from '../../access/index.ts'
import { ring } from '../../adapters/webhook/ring.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { JobPayload } from '../../platform/jobs.ts'
import { log } from '../../platform/log.ts'
import type { Vault } from '../../platform/secrets.ts'
import { answeredCall, nextCall, wakeRinger, webhookById, webhooksDue } from './webhook-store.ts'

export type RingDeps = { readonly db: Db; readonly clock: Clock; readonly vault: Vault }

/** Minutes until the next try: a short fault is over within the hour, a long one within a day; then a person is asked. */
const WAITS_MIN = [1, 2, 5, 15, 30, 60, 120, 240, 360, 360, 360] as const

export const sealedFor = (orgId: number): string => `org ${orgId} webhook`

/**
 * Tells one address what waits for it, the oldest first, until nothing does or one is not taken. What was taken and could not be noted, as
 * a power cut leaves it, is told again under the same id.
 */
export async function ringWebhook({ db, clock, vault }: RingDeps, { orgId, webhookId }: JobPayload): Promise<void> {
  const id = String(webhookId)
  for (;;) {
    const next = await db.inOrg(orgId, async (tx) => {
      const webhook = await webhookById(tx, id)
      const call = webhook?.isOn ? await nextCall(tx, id) : null
      return call && { call, webhook: webhook! }
    })
    if (!next || next.call.nextAt > clock.now()) return
    const { call, webhook } = next
    const secret = vault.open(webhook.secret, sealedFor(orgId))
    const body = JSON.stringify(call.body)
    const { isTaken, answer, afterS } = await ring(
      { url: webhook.url, secret, id: call.id, kind: call.kind, body },
      clock.now(),
    )
    const at = clock.now()
    const wait = WAITS_MIN[call.tries]
    const nextAt = new Date(at.getTime() + Math.max((wait ?? 0) * 60_000, (afterS ?? 0) * 1000))
    const state = isTaken ? 'taken' : wait === undefined ? 'given_up' : 'waiting'
    await db.inOrg(orgId, (tx) => answeredCall(tx, call.id, { state, nextAt, answer, at }))
    if (!isTaken) return
  }
}

/** Wakes whatever waits for its hour, in every organisation. One that cannot be read never stops the others. */
export async function sweepWebhooks({ db, clock }: RingDeps): Promise<void> {
  for (const { orgId } of await db.across(everyOrganisation)) {
    try {
      await db.inOrg(orgId, async (tx) => {
        for (const webhookId of await webhooksDue(tx, clock.now())) await wakeRinger(tx, webhookId)
      })
    } catch (error) {
      log.error('the webhooks of an organisation could not be looked at', error, { orgId })
    }
  }
}
