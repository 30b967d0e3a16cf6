import { handOver } from '../adapters/mail/smtp.ts'
import type { SmtpSettings } from '../adapters/mail/smtp-settings.ts'
import { newId } from '../kernel/ids.ts'
import { Refused, type Verdict } from '../kernel/verdict.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db, OrgTx } from '../platform/db.ts'
import { log } from '../platform/log.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import type { Vault } from '../platform/secrets.ts'
import { buildMail, type MailSender } from './build-mail.ts'
import { concludeAttempt } from './conclude-attempt.ts'
import { letterheadOf } from './letterhead.ts'
import { mailServerOf, smtpSettings } from './mail-server.ts'
import { preparationFailed } from './preparation-failed.ts'
import { produceDueLetters } from './produce-letters.ts'
import { wakeSender } from './queue-message.ts'
import { recoverClaims } from './recover-claims.ts'
import { asOnlySender } from './sender-lock.ts'
import { settle } from './settle.ts'
import {
  claimMessage,
  hasDue,
  keepProof,
  lockDueMail,
  type Message,
  messageOf,
  proofOf,
  sendingsSince,
} from './store.ts'
import { contentOf, type Logos } from './stored-content.ts'

export type SendDeps = {
  readonly db: Db
  readonly clock: Clock
  readonly vault: Vault
  readonly press: PdfPress
  readonly hooks: SendHooks
}

export type SendHooks = {
  /** Asked just before a message leaves, in the transaction that claims it: a refusal cancels the message, with its reason. */
  readonly stillWanted: (tx: OrgTx, messageId: string) => Promise<Verdict<unknown>>
}

/** Mails handed over by one run of the job; the rest is for the next run, so that a stop never waits long. */
const BATCH = 200
/** After this many refusals to talk to us in a row the server is at fault, not the messages: the others wait untouched. */
const MAX_DEAF = 3

/** Where the mail of an organisation leaves from, read once per run. */
type Route =
  | { readonly via: 'smtp'; readonly settings: SmtpSettings; readonly sender: MailSender; readonly perMinute: number }
  | { readonly via: 'test_mailbox'; readonly sender: MailSender }

/** Sends everything of one organisation that is due: letters are produced, mails handed over one by one. Safe to run any number of times. */
export async function sendDue(deps: SendDeps, orgId: number): Promise<void> {
  const { db, clock } = deps
  const more = await asOnlySender(db, orgId, async (isStillOurs) => {
    await recoverClaims(db, orgId, clock.now())
    await produceDueLetters(deps, orgId)
    return sendDueMails(deps, orgId, isStillOurs)
  })
  // A message queued between our last look and the end of the lock woke a job that found the lock taken: look once more.
  if (more !== null && more !== 'stopped' && (await db.inOrg(orgId, (tx) => hasDue(tx, clock.now()))))
    await db.inOrg(orgId, wakeSender)
}

async function sendDueMails(
  deps: SendDeps,
  orgId: number,
  isStillOurs: () => Promise<boolean>,
): Promise<'done' | 'stopped'> {
  const { db, clock } = deps
  const run = newId()
  const route = await db.inOrg(orgId, (tx) => routeOf(tx, deps.vault))
  if (!route) return 'stopped'
  const logos = new Map() as Logos
  let deaf = 0
  for (let count = 0; count < BATCH; count++) {
    if (!(await isStillOurs())) return 'stopped'
    if (route.via === 'smtp' && !(await mayLeave(db, orgId, route.perMinute, clock.now()))) return 'stopped'
    const claim = await claimNext(deps, orgId, run, route, logos)
    if (claim === 'none') return 'done'
    if (claim === 'skipped') continue
    const outcome =
      route.via === 'smtp'
        ? await handOver(route.settings, { from: claim.senderAddress, to: [claim.message.toAddress] }, claim.bytes)
        : null
    const isDeaf = await db.inOrg(orgId, (tx) =>
      concludeAttempt(tx, claim, outcome, route.via === 'smtp' ? route.settings : null, clock.now()),
    )
    deaf = isDeaf ? deaf + 1 : 0
    if (deaf >= MAX_DEAF) return 'stopped'
  }
  return 'done'
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
    return { via: 'smtp', settings: smtpSettings(vault, tx.orgId, server), sender, perMinute: server.messagesPerMinute }
  } catch (error) {
    log.error('the password of a mail server cannot be opened', error, { orgId: tx.orgId })
    return null
  }
}

const mayLeave = async (db: Db, orgId: number, perMinute: number, at: Date): Promise<boolean> =>
  (await db.inOrg(orgId, (tx) => sendingsSince(tx, new Date(at.getTime() - 60_000)))) < perMinute

export type Claim = {
  readonly message: Message
  readonly attempt: number
  readonly tries: number
  readonly run: string
  readonly bytes: Uint8Array
  readonly senderAddress: string
}

/**
 * Takes the next mail that is due, asks once more whether it is wanted, builds its bytes and keeps them, and marks it as
 * leaving; all committed before anything leaves. What cannot be prepared settles alone.
 */
async function claimNext(
  deps: SendDeps,
  orgId: number,
  run: string,
  route: Route,
  logos: Logos,
): Promise<Claim | 'none' | 'skipped'> {
  const { db, clock, hooks } = deps
  let at: string | null = null
  try {
    return await db.inOrg(orgId, async (tx) => {
      const due = await lockDueMail(tx, clock.now())
      at = due?.id ?? null
      if (!due) return 'none'
      const verdict = await hooks.stillWanted(tx, due.id)
      // The hook may have said the message anew, or settled it itself.
      const message = await messageOf(tx, due.id)
      if (message?.state !== 'queued') return 'skipped'
      if (!verdict.ok) {
        await settle(
          tx,
          message,
          { states: ['queued'] },
          { state: 'cancelled', outcome: verdict.refusal, at: clock.now() },
        )
        return 'skipped'
      }
      const kept = await proofOf(tx, message.id, message.version)
      const mail = kept ?? (await build(tx, message, route.sender, logos, clock.now()))
      if (mail === null) return 'skipped'
      if (!kept)
        await keepProof(tx, message, {
          kind: 'mime',
          bytes: mail.bytes,
          senderAddress: mail.senderAddress,
          at: clock.now(),
        })
      const { attempts, tries } = await claimMessage(tx, message.id, { by: run, via: route.via, at: clock.now() })
      return { message, attempt: attempts, tries, run, bytes: mail.bytes, senderAddress: mail.senderAddress }
    })
  } catch (error) {
    if (at === null) throw error
    await preparationFailed(db, orgId, at, error, clock.now())
    return 'skipped'
  }
}

async function build(tx: OrgTx, message: Message, sender: MailSender, logos: Logos, at: Date) {
  try {
    return await buildMail(message, await contentOf(tx, message, logos), sender, at)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await settle(tx, message, { states: ['queued'] }, { state: 'failed', outcome: error.refusal, at })
    return null
  }
}
