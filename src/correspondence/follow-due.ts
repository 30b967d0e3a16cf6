import { refuse } from '../kernel/verdict.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { log } from '../platform/log.ts'
import type { Vault } from '../platform/secrets.ts'
import type { Opened } from './carriers.ts'
import { followMessage } from './follow-message.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { MAX_SEEKS, nextQuestion } from './provider-model.ts'
import { providerRoutes } from './provider-routes.ts'
import {
  askAgain,
  type Followed,
  isRefOfBefore,
  keepRef,
  keepRepliesAsked,
  keepServiceProof,
  messagesToAsk,
  type Provider,
  serviceProofsOf,
} from './provider-store.ts'
import { settle } from './settle.ts'
import { takeReply } from './take-reply.ts'

export type FollowDeps = { readonly db: Db; readonly clock: Clock; readonly vault: Vault }

/** Messages asked about in one run; the rest is for the next. */
const PAGE = 50
/** Minutes between two questions about what people answered. */
export const REPLIES_EVERY_MS = 10 * 60_000

/**
 * Asks the services of one organisation what became of what they took, and what people answered. A message in doubt is looked for: found, it
 * counts as sent; not found, it stays with a person, since not finding proves nothing. Safe to run any number of times.
 */
export async function followDue(deps: FollowDeps, orgId: number): Promise<void> {
  const { db, clock, vault } = deps
  const routes = await db.inOrg(orgId, (tx) => providerRoutes(tx, vault))
  for (const route of routes.values()) {
    if (route.via !== 'provider') continue
    const { provider, opened } = route
    for (const message of await db.inOrg(orgId, (tx) => messagesToAsk(tx, provider.name, clock.now(), PAGE)))
      await askAbout(deps, orgId, provider, opened, message)
    if (clock.now().getTime() - provider.repliesAskedAt.getTime() >= REPLIES_EVERY_MS)
      await readReplies(deps, orgId, provider, opened)
  }
}

/** Asks about one message; one that cannot be followed never stops the others. */
async function askAbout(deps: FollowDeps, orgId: number, provider: Provider, opened: Opened, message: Followed) {
  try {
    if (message.state === 'uncertain') await seekOne(deps, orgId, provider, opened, message)
    else await followOne(deps, orgId, provider, opened, message)
  } catch (error) {
    log.error('a message could not be followed at the service that has it', error, { orgId, messageId: message.id })
    const at = deps.clock.now()
    const next = nextQuestion(provider.kind, message.asked + 1, at)
    await deps.db.inOrg(orgId, (tx) => askAgain(tx, message.id, next, message.asked + 1))
  }
}

async function followOne(deps: FollowDeps, orgId: number, provider: Provider, opened: Opened, message: Followed) {
  const { db } = deps
  const at = deps.clock.now()
  const have = new Set((await db.inOrg(orgId, (tx) => serviceProofsOf(tx, message.id))).map(({ kind }) => kind))
  const found = await opened.carrier.follow(message.providerRef ?? '', at, have)
  await db.inOrg(orgId, async (tx) => {
    if (found.state === 'known') {
      for (const proof of found.proofs) await keepServiceProof(tx, message.id, proof, at)
      // The same end may come to a message sent again: it is another one, under another name.
      for (const event of found.events) {
        const eventId = `${message.providerRef} ${event.eventId}`.slice(0, 200)
        await followMessage(tx, message.id, { ...event, eventId }, found.registeredNo, at)
      }
    }
    const isOver = found.state === 'known' && found.isOver
    await askAgain(
      tx,
      message.id,
      isOver ? null : nextQuestion(provider.kind, message.asked + 1, at),
      message.asked + 1,
    )
  })
}

async function seekOne(deps: FollowDeps, orgId: number, provider: Provider, opened: Opened, message: Followed) {
  const at = deps.clock.now()
  const ref = await opened.carrier.seek(message.id, at)
  const asked = message.asked + 1
  await deps.db.inOrg(orgId, async (tx) => {
    const outcome = refuse('found_at_service', words.foundAtService).refusal
    // The sending before this one, which came back, is found under the same name of ours.
    const isFound =
      ref !== null &&
      !(await isRefOfBefore(tx, message.id, ref)) &&
      (await settle(
        tx,
        message,
        { states: ['uncertain'] },
        { state: 'sent', outcome, via: 'provider', at, data: { found: ref } },
      ))
    if (isFound)
      await keepRef(tx, message.id, { provider: provider.name, ref, askAt: nextQuestion(provider.kind, 0, at) })
    else await askAgain(tx, message.id, asked >= MAX_SEEKS ? null : nextQuestion(provider.kind, asked, at), asked)
  })
}

async function readReplies(
  { db, clock }: FollowDeps,
  orgId: number,
  provider: Provider,
  opened: Opened,
): Promise<void> {
  const at = clock.now()
  const replies = await opened.carrier.replies(provider.repliesAskedAt, at)
  await db.inOrg(orgId, async (tx) => {
    for (const reply of replies) await takeReply(tx, reply, at)
    await keepRepliesAsked(tx, provider.kind, at)
  })
}
