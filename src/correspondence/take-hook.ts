import { timingSafeEqual } from 'node:crypto'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { enqueue } from '../platform/jobs.ts'
import { wholeUpload } from '../platform/upload.ts'
import { record, systemActor } from '../trail/index.ts'
import { openCarrier } from './carriers.ts'
import { type FollowDeps } from './follow-due.ts'
import { followMessage } from './follow-message.ts'
import { providerOf } from './keep-provider.ts'
import type { ProviderKind } from './provider-model.ts'
import { askAgain, countRefusedCall, isLeavingBy, messageByRef, type Provider } from './provider-store.ts'
import { providerWording as words } from './provider-wording.ts'
import { takeReply } from './take-reply.ts'

/** Longest call read. */
const MAX_HOOK_BYTES = 64 * 1024
/** A flood of forged calls is counted one by one and told in the trail once in this time. */
const TOLD_EVERY_MS = 60 * 60_000

type Called = { readonly orgId: number; readonly kind: ProviderKind; readonly key: string }

/**
 * Takes a call in the name of a service: the key of the address first, then the signature where the service signs. What is not proven is
 * refused and counted. An unsigned call is a doorbell: the service itself is asked, so a stranger who knew the address could make us ask,
 * and nothing else. Throws `Refused`.
 */
export async function takeHook(
  deps: FollowDeps,
  called: Called,
  request: Request,
  upload: ReadableStream<Uint8Array> | null,
): Promise<void> {
  const { db, clock, vault } = deps
  const { orgId, kind } = called
  const at = clock.now()
  const body = await wholeUpload(upload, MAX_HOOK_BYTES)
  if (body === null) throw new Refused(refuse('too_large', words.hookTooLarge).refusal)
  const provider = await db.inOrg(orgId, (tx) => providerOf(tx, kind))
  if (!provider) throw new Refused(notFound().refusal)
  if (!isSame(called.key, provider.hookKey)) {
    await db.inOrg(orgId, (tx) => refused(tx, kind, at))
    throw new Refused(notFound().refusal)
  }
  const { query, headers } = { query: new URL(request.url).searchParams, headers: request.headers }
  const reading = openCarrier(vault, orgId, provider).carrier.readHook({ query, headers, body, at })
  if (reading.says === 'forged') {
    await db.inOrg(orgId, (tx) => refused(tx, kind, at))
    throw new Refused(refuse('foreign_origin', words.hookForged).refusal)
  }
  await db.inOrg(orgId, async (tx) => {
    if (reading.says === 'reply') await takeReply(tx, reading.reply, at)
    if (reading.says === 'told') {
      const id = await messageByRef(tx, provider.name, reading.ref)
      if (id) await followMessage(tx, id, reading.event, null, at)
      // Its name may be in an answer that is not written down yet: the service calls again.
      else if (await isLeavingBy(tx, provider.name))
        throw new Refused(refuse('changed_meanwhile', words.hookTooEarly).refusal)
    }
    if (reading.says === 'doorbell') await ring(tx, provider, reading.ref, at)
  })
}

/** Has the service asked about a message at once. One that is over stays over: nothing new can be said of it. */
async function ring(tx: OrgTx, provider: Provider, ref: string, at: Date): Promise<void> {
  const id = await messageByRef(tx, provider.name, ref)
  if (!id) return
  await askAgain(tx, id, at, 0)
  await wakeFollower(tx)
}

export const wakeFollower = (tx: OrgTx): Promise<void> =>
  enqueue(tx, 'correspondence.follow', { orgId: tx.orgId }, { key: `correspondence.follow:${tx.orgId}` })

async function refused(tx: OrgTx, kind: ProviderKind, at: Date): Promise<void> {
  const counted = await countRefusedCall(tx, kind, at)
  if (!counted || (counted.before && at.getTime() - counted.before.getTime() < TOLD_EVERY_MS)) return
  await record(tx, {
    actor: systemActor('correspondence'),
    verb: 'provider_call_refused',
    subject: { kind: 'organisation', id: String(tx.orgId) },
    at,
    data: { kind, refusedCalls: counted.refusedCalls },
  })
}

function isSame(given: string, due: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(due)]
  return one.length === other.length && timingSafeEqual(one, other)
}
