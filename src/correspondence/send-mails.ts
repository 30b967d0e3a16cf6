import type { SmtpSettings } from '../adapters/mail/smtp-settings.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db, OrgTx } from '../platform/db.ts'
import { log } from '../platform/log.ts'
import type { Vault } from '../platform/secrets.ts'
import type { MailSender } from './build-mail.ts'
import { type Claim, claimingFor, claimMails } from './claim-mails.ts'
import { type Concluded, concludeAttempts } from './conclude-attempts.ts'
import { letterheadOf } from './letterhead.ts'
import { mailServerOf, smtpSettings } from './mail-server.ts'
import type { SendDeps } from './send-due.ts'
import { sendingsSince } from './sending-store.ts'
import { openLanes, type SmtpLanes } from './smtp-lanes.ts'

/** For how long one run of the job takes up mails; the rest is for the next run, so that a stop never waits long. */
const RUN_MS = 15_000
/** Mails for the built-in mailbox, which takes any number, written at once. */
const MAILBOX_BATCH = 50
/** After this many refusals to talk to us in a row the server is at fault, not the messages: the others wait untouched. */
const MAX_DEAF = 3

/** Where the mail of an organisation leaves from, read once per run. */
type Route =
  | {
      readonly via: 'smtp'
      readonly settings: SmtpSettings
      readonly sender: MailSender
      readonly perMinute: number
      readonly connections: number
    }
  | { readonly via: 'test_mailbox'; readonly sender: MailSender }

/**
 * Hands over the mails that are due, as many at a time as the server has connections for. Mails are claimed and concluded as many at once as
 * lanes have become free meanwhile, so that a mail costs less the busier it is. Whatever stops it, what was claimed is concluded first.
 */
export async function sendDueMails(
  deps: SendDeps,
  orgId: number,
  isStillOurs: () => Promise<boolean>,
): Promise<'done' | 'stopped'> {
  const { db, clock } = deps
  const route = await db.inOrg(orgId, (tx) => routeOf(tx, deps.vault))
  if (!route) return 'stopped'
  const claiming = claimingFor(orgId, route.via, route.sender)
  const lanes = route.via === 'smtp' ? openLanes(route.settings, route.connections) : null
  const settings = route.via === 'smtp' ? route.settings : null
  const allowance = route.via === 'smtp' ? paced(db, orgId, route.perMinute, clock) : unpaced
  const leaving = leavings(lanes)
  const until = performance.now() + RUN_MS
  let deaf = 0
  // Whether the server has taken or refused a mail yet: until it talks to us, one mail at a time finds out.
  let isHeard = lanes === null
  let isDrained = false
  let ended: 'done' | 'stopped' | null = null
  let broken: { readonly error: unknown } | null = null
  try {
    while (!ended || leaving.count > 0) {
      const concluded = await leaving.over(ended !== null || isDrained || freeLanes() <= 0)
      if (concluded.length > 0) {
        await db.inOrg(orgId, (tx) => concludeAttempts(tx, concluded, settings, clock.now()))
        for (const { outcome } of concluded) deaf = isDeaf(outcome) ? deaf + 1 : 0
        isHeard = lanes === null || deaf === 0
        if (deaf >= MAX_DEAF) ended = 'stopped'
      }
      if (ended) continue
      try {
        ended = await takeUp()
      } catch (error) {
        // Those on their way are waited for and concluded; only then is it told.
        broken = { error }
        ended = 'stopped'
      }
    }
  } finally {
    lanes?.close()
  }
  if (broken) throw broken.error
  return ended

  function freeLanes(): number {
    return (isHeard ? (lanes?.width ?? MAILBOX_BATCH) : 1) - leaving.count
  }

  /** Claims mails for the lanes that are free. Tells why no more are to be taken up, or null. */
  async function takeUp(): Promise<'done' | 'stopped' | null> {
    if (performance.now() > until) return 'done'
    const free = freeLanes()
    if (free <= 0) return null
    if (!(await isStillOurs())) return 'stopped'
    const count = await allowance(free)
    if (count === 0) return 'stopped'
    const { found, claims } = await claimMails(deps, claiming, count)
    for (const claim of claims) leaving.add(claim)
    isDrained = found === 0
    return found === 0 && leaving.count === 0 ? 'done' : null
  }
}

const isDeaf = (outcome: Concluded['outcome']): boolean =>
  outcome?.state === 'retry' && (outcome.stage === 'connection' || outcome.stage === 'login')

/** Mails on their way, and those that arrived at an outcome since it was last asked. */
function leavings(lanes: SmtpLanes | null) {
  let over: Concluded[] = []
  let count = 0
  let wake = (): void => {}
  return {
    get count() {
      return count
    },
    add(claim: Claim): void {
      count++
      const handed = lanes ? lanes.handOver(claim) : Promise.resolve(null)
      void handed.then((outcome) => {
        over.push({ claim, outcome })
        wake()
      })
    },
    /** What is over; with `waits`, at least one while any is on its way. */
    async over(waits: boolean): Promise<Concluded[]> {
      if (waits && over.length === 0 && count > 0) await new Promise<void>((resolve) => (wake = resolve))
      wake = () => {}
      const taken = over
      over = []
      count -= taken.length
      return taken
    },
  }
}

/** Null when the password cannot be opened: the mails wait, and the settings page says why. */
async function routeOf(tx: OrgTx, vault: Vault): Promise<Route | null> {
  const { organisation, isDemo } = await letterheadOf(tx)
  const server = await mailServerOf(tx)
  const own = organisation.sender.email
  // A demonstration never writes to anybody: its customers are invented, their addresses may not be.
  if (!server || isDemo)
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

type Allowance = (wanted: number) => Promise<number>

const unpaced: Allowance = async (wanted) => wanted

/**
 * How many of the mails wanted may leave now. What a minute still allows is counted once and then used up: nobody else sends for
 * this organisation meanwhile, and what left before only grows older.
 */
function paced(db: Db, orgId: number, perMinute: number, clock: Clock): Allowance {
  let left = 0
  return async (wanted) => {
    if (left < wanted) {
      const since = new Date(clock.now().getTime() - 60_000)
      left = Math.max(0, perMinute - (await db.inOrg(orgId, (tx) => sendingsSince(tx, since))))
    }
    const granted = Math.min(left, wanted)
    left -= granted
    return granted
  }
}
