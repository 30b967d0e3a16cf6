import { organisationOf } from '../access/index.ts'
import type { SmtpSettings } from '../adapters/mail/smtp-settings.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db, OrgTx } from '../platform/db.ts'
import { log } from '../platform/log.ts'
import type { Vault } from '../platform/secrets.ts'
import { openAttemptBook } from './attempt-book.ts'
import type { MailSender } from './build-mail.ts'
import { claimingFor, claimMails } from './claim-mails.ts'
import { concludeAttempts } from './conclude-attempts.ts'
import { openHandovers } from './handovers.ts'
import { letterheadOf } from './letterhead.ts'
import { mailServerOf, smtpSettings } from './mail-server.ts'
import type { SendDeps } from './send-due.ts'
import { dropInTestMailbox, giveBack, keepEnds, sendersDue, sendingsSince } from './sending-store.ts'
import { openLanes } from './smtp-lanes.ts'

/** For how long one run of the job takes up mails; the rest is for the next run, so that a stop never waits long. */
const RUN_MS = 15_000
/** How soon mails that were queued meanwhile are looked for while an answer is awaited. */
const LOOK_AGAIN_MS = 1000
/** Mails for the built-in mailbox, which takes any number, written at once. */
const MAILBOX_BATCH = 50

/** Where the mail of an organisation leaves from, read once per run. */
type Route = { readonly sender: MailSender; readonly senderOrgId: number | null } & (
  | {
      readonly via: 'smtp'
      readonly settings: SmtpSettings
      readonly perMinute: number
      readonly connections: number
    }
  | { readonly via: 'test_mailbox' }
)

type SmtpRoute = Extract<Route, { via: 'smtp' }>
type MailboxRoute = Extract<Route, { via: 'test_mailbox' }>

/**
 * Hands over the mails that are due, to the server of the organisation or to the built-in mailbox; then those of agencies about what was
 * placed with them, each to the agency's own. A server that does not talk stops its own mails only.
 */
export async function sendDueMails(
  deps: SendDeps,
  orgId: number,
  isStillOurs: () => Promise<boolean>,
): Promise<'done' | 'stopped'> {
  let ended = await sendBy(deps, orgId, null, isStillOurs)
  for (const senderOrgId of await deps.db.inOrg(orgId, (tx) => sendersDue(tx, deps.clock.now())))
    if ((await sendBy(deps, orgId, senderOrgId, isStillOurs)) === 'stopped') ended = 'stopped'
  return ended
}

/** The server and its password are read in a transaction of whom they belong to, which sees nothing of the other. */
async function sendBy(
  deps: SendDeps,
  orgId: number,
  senderOrgId: number | null,
  isStillOurs: () => Promise<boolean>,
): Promise<'done' | 'stopped'> {
  const { isDemo } = await deps.db.inOrg(orgId, organisationOf)
  const from = await deps.db.inOrg(senderOrgId ?? orgId, (tx) => routeOf(tx, deps.vault, isDemo))
  if (!from) return 'stopped'
  const route: Route = { ...from, senderOrgId }
  return route.via === 'smtp' ? overLanes(deps, orgId, route, isStillOurs) : toMailbox(deps, orgId, route, isStillOurs)
}

/** The built-in mailbox takes everything at once, and a repeat without harm. */
async function toMailbox(
  deps: SendDeps,
  orgId: number,
  route: Route,
  isStillOurs: () => Promise<boolean>,
): Promise<'done' | 'stopped'> {
  const claiming = claimingFor(orgId, 'test_mailbox', route)
  const answer = { result: 'accepted', code: null, response: '' } as const
  for (const until = performance.now() + RUN_MS; performance.now() < until; ) {
    if (!(await isStillOurs())) return 'stopped'
    const { found, claims } = await claimMails(deps, claiming, MAILBOX_BATCH)
    if (found === 0) return 'done'
    await deps.db.inOrg(orgId, async (tx) => {
      const at = deps.clock.now()
      const ids = claims.map(({ message }) => message.id)
      await dropInTestMailbox(tx, ids, at)
      await keepEnds(
        tx,
        claims.map(({ message, attempt }) => ({ ...answer, messageId: message.id, n: attempt })),
        claiming.run,
        at,
      )
      const from = { states: ['sending', 'uncertain'], claimedBy: claiming.run } as const
      await concludeAttempts(
        tx,
        claims.map((claim) => ({ ...claim, from, answer })),
        'test_mailbox',
        at,
      )
    })
  }
  return 'done'
}

/**
 * As many at a time as the server has connections for. Mails are claimed many at once, about a second before they leave; what is written down
 * while they are on their way is written for several at once, and what they come to for a hundred: a mail costs less the busier it is.
 */
async function overLanes(
  deps: SendDeps,
  orgId: number,
  { settings, perMinute, connections, ...from }: SmtpRoute,
  isStillOurs: () => Promise<boolean>,
): Promise<'done' | 'stopped'> {
  const { db, clock } = deps
  const claiming = claimingFor(orgId, 'smtp', from)
  const { run } = claiming
  const lanes = openLanes(settings, connections)
  const handovers = openHandovers(lanes, settings, (underWay) => openAttemptBook(db, orgId, { run, clock, underWay }))
  const allowance = paced(db, orgId, { perMinute, clock, underWay: () => handovers.unbegun })
  const until = performance.now() + RUN_MS
  let ended: 'done' | 'stopped' | null = null
  /** When nothing more was found to send: looked for again after a second, however long one that is on its way may take. */
  let drainedAt: number | null = null
  try {
    while (!ended || !handovers.isIdle) {
      await handovers.moment(!ended && drainedAt === null)
      const answered = handovers.answered()
      if (answered.length > 0) await db.inOrg(orgId, (tx) => concludeAttempts(tx, answered, 'smtp', clock.now()))
      if (answered.length > 0 || (drainedAt !== null && performance.now() - drainedAt >= LOOK_AGAIN_MS))
        drainedAt = null
      if (handovers.isOver) ended = 'stopped'
      const back = handovers.withdrawn().map(({ message }) => message.id)
      if (back.length > 0) await db.inOrg(orgId, (tx) => giveBack(tx, back, run))
      ended ??= await takeUp()
    }
  } finally {
    // Whatever stops it: those on their way are waited for, and what became of them is written down, also of those that were called lost meanwhile.
    const answered = await handovers.end()
    lanes.close()
    if (answered.length > 0) await db.inOrg(orgId, (tx) => concludeAttempts(tx, answered, 'smtp', clock.now()))
  }
  return ended

  /** Claims mails for the connections that will be free. Tells why no more are to be taken up, or null. */
  async function takeUp(): Promise<'done' | 'stopped' | null> {
    if (performance.now() > until) return 'done'
    const { room } = handovers
    if (room <= 0) return null
    if (!(await isStillOurs())) return 'stopped'
    const count = await allowance(room)
    if (count === 0) return 'stopped'
    const { found, claims } = await claimMails(deps, claiming, count)
    handovers.add(claims)
    drainedAt = found === 0 ? performance.now() : null
    return found === 0 && handovers.isIdle ? 'done' : null
  }
}

/** Null when the password cannot be opened: the mails wait, and the settings page says why. */
async function routeOf(
  tx: OrgTx,
  vault: Vault,
  isForDemo: boolean,
): Promise<Omit<SmtpRoute, 'senderOrgId'> | Omit<MailboxRoute, 'senderOrgId'> | null> {
  const { organisation, isDemo } = await letterheadOf(tx)
  const server = await mailServerOf(tx)
  const own = organisation.sender.email
  // A demonstration never writes to anybody: its customers are invented, their addresses may not be.
  if (!server || isDemo || isForDemo)
    return { via: 'test_mailbox', sender: { name: organisation.name, address: own ?? '', replyTo: null } }
  const sender = { name: server.fromName || organisation.name, address: server.fromEmail, replyTo: own }
  try {
    const settings = smtpSettings(vault, tx.orgId, server)
    const { messagesPerMinute: perMinute, connections } = server
    return { via: 'smtp', settings, sender, perMinute, connections }
  } catch (error) {
    log.error('the password of a mail server cannot be opened', error, { orgId: tx.orgId })
    return null
  }
}

/**
 * How many of the mails wanted may leave now. What a minute still allows is counted once and then used up: nobody else sends for this
 * organisation meanwhile, and what left before only grows older. `underWay`: mails that were granted and are not among the attempts yet.
 */
function paced(
  db: Db,
  orgId: number,
  { perMinute, clock, underWay }: { perMinute: number; clock: Clock; underWay: () => number },
): (wanted: number) => Promise<number> {
  let left = 0
  return async (wanted) => {
    if (left < wanted) {
      const now = clock.now()
      const since = new Date(now.getTime() - 60_000)
      left = Math.max(0, perMinute - underWay() - (await db.inOrg(orgId, (tx) => sendingsSince(tx, since, now))))
    }
    const granted = Math.min(left, wanted)
    left -= granted
    return granted
  }
}
