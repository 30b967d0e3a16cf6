import { organisationOf } from '../access/index.ts'
import type { Handover } from '../adapters/web-service/carrier.ts'
import { dayIn, minuteOfDayIn, weekday } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { type Refusal, Refused, refuse } from '../kernel/verdict.ts'
import { mayText } from '../parties/model.ts'
import type { OrgTx } from '../platform/db.ts'
import { holidayOn } from '../statutes/index.ts'
import { attachedFiles } from './attached.ts'
import type { Opened } from './carriers.ts'
import { concludeHandover, type ProviderClaim } from './conclude-handover.ts'
import { contactsWithNumber } from './mark-address.ts'
import type { Channel } from './model.ts'
import { outboxWording as words } from './outbox-wording.ts'
import { bytesOf, type Parcel, parcelOf } from './parcel.ts'
import { preparationFailed } from './preparation-failed.ts'
import { isHourForTexts, nextQuestion, PROVIDERS, type ProviderKind } from './provider-model.ts'
import { channelsOf, type ProviderRoute, providerRoutes } from './provider-routes.ts'
import { handedSince, keepRef, lockDueOf } from './provider-store.ts'
import type { SendDeps } from './send-due.ts'
import { beginAttempts, claimMessages, dropInTestMailbox, keepProofs, messagesNow, proofsNow } from './sending-store.ts'
import { type Settlement, settleMany } from './settle.ts'
import type { Message } from './store.ts'
import { contentOf, type Logos, withPayUrl } from './stored-content.ts'

/** For how long one run of the job hands over messages of one kind; the rest is for the next run. */
const RUN_MS = 15_000
/** After this many refusals to talk to us in a row the service or our account is at fault, not the messages: the others wait untouched. */
const MAX_DEAF = 3

/**
 * Hands the messages of one organisation that are due to the services that carry them, each kind by its own: one by one, claimed and kept
 * before it leaves and concluded after. Run under the sender lock. A service that fails stops its own kind only. Gives the channels whose
 * messages are left to wait, though they are due.
 */
export async function sendThroughProviders(
  deps: SendDeps,
  orgId: number,
  isStillOurs: () => Promise<boolean>,
): Promise<Channel[]> {
  const routes = await deps.db.inOrg(orgId, (tx) => providerRoutes(tx, deps.vault))
  const waiting: Channel[] = []
  for (const [kind, route] of routes)
    if (route.via === 'closed' || (await sendKind(deps, orgId, kind, route, isStillOurs)) === 'waits')
      waiting.push(...channelsOf(kind))
  return waiting
}

async function sendKind(
  deps: SendDeps,
  orgId: number,
  kind: ProviderKind,
  route: Exclude<ProviderRoute, { via: 'closed' }>,
  isStillOurs: () => Promise<boolean>,
): Promise<'done' | 'waits'> {
  const { db, clock } = deps
  const run = newId()
  const logos: Logos = new Map()
  const until = performance.now() + RUN_MS
  let deaf = 0
  while (deaf < MAX_DEAF && performance.now() < until) {
    if (!(await isStillOurs())) return 'waits'
    if (route.via === 'provider' && !(await mayLeave(deps, orgId, kind, route.provider.perMinute))) return 'waits'
    const claim = await claimNext(deps, orgId, { kind, route, run, logos })
    if (claim === 'none') return 'done'
    if (claim === 'settled' || route.via !== 'provider') continue
    const outcome = await handOver(route.opened, claim.parcel, clock.now())
    await db.inOrg(orgId, (tx) => concludeHandover(tx, deps.vault, route.provider, claim, outcome, clock.now()))
    deaf = outcome.state === 'retry' ? deaf + 1 : 0
  }
  return deaf < MAX_DEAF ? 'done' : 'waits'
}

/** Whether a message of this kind may leave at this moment: the hours of texts, and what a minute allows. */
async function mayLeave(
  { db, clock }: SendDeps,
  orgId: number,
  kind: ProviderKind,
  perMinute: number,
): Promise<boolean> {
  const at = clock.now()
  return db.inOrg(orgId, async (tx) => {
    if (kind === 'sms') {
      const { timeZone } = await organisationOf(tx)
      const on = dayIn(timeZone, at)
      if (!isHourForTexts(weekday(on), minuteOfDayIn(timeZone, at), holidayOn('FR', on) !== null)) return false
    }
    return (await handedSince(tx, channelsOf(kind), new Date(at.getTime() - 60_000), at)) < perMinute
  })
}

/** Each parcel goes to the carrier of its kind. */
function handOver(opened: Opened, { kind, parcel }: Parcel, at: Date): Promise<Handover> {
  if (opened.kind === 'sms' && kind === 'sms') return opened.carrier.send(parcel, at)
  if (opened.kind === 'post' && kind === 'post') return opened.carrier.send(parcel, at)
  if (opened.kind === 'electronic_registered' && kind === 'electronic_registered')
    return opened.carrier.send(parcel, at)
  throw new Error(`a ${kind} was given to the carrier of ${opened.kind}`)
}

type Claiming = {
  readonly kind: ProviderKind
  readonly route: Exclude<ProviderRoute, { via: 'closed' }>
  readonly run: string
  readonly logos: Logos
}
type Claimed = ProviderClaim & { readonly parcel: Parcel }

/**
 * Takes the next message that is due, asks once more whether it is wanted, makes and keeps what leaves, and marks it as leaving; all committed
 * before anything leaves. What goes to the test mailbox, or to nobody, is settled at once.
 */
async function claimNext(deps: SendDeps, orgId: number, by: Claiming): Promise<Claimed | 'none' | 'settled'> {
  const { db, clock } = deps
  let id: string | undefined
  try {
    return await db.inOrg(orgId, async (tx) => {
      ;[id] = await lockDueOf(tx, channelsOf(by.kind), clock.now(), 1)
      return id === undefined ? 'none' : await claimLocked(tx, deps, id, by)
    })
  } catch (error) {
    if (id === undefined) throw error
    await preparationFailed(db, orgId, id, error, clock.now())
    return 'settled'
  }
}

async function claimLocked(tx: OrgTx, deps: SendDeps, id: string, by: Claiming): Promise<Claimed | 'settled'> {
  const at = deps.clock.now()
  const refusal = (await deps.hooks.refusals(tx, [id])).get(id)
  // Who was asked may have said the message anew, or settled it.
  const [message] = await messagesNow(tx, [id])
  if (message?.state !== 'queued') return 'settled'
  const rest = async (state: Settlement['state'], outcome: Refusal | null, via?: Settlement['via']) => {
    await settleMany(tx, [{ message, from: { states: ['queued'] }, state, outcome, ...(via ? { via } : {}) }], at)
    return 'settled' as const
  }
  if (refusal) return rest('cancelled', refusal)
  if (await areTextsStopped(tx, message))
    return rest('cancelled', refuse('opted_out', words.textsStopped, { address: message.toAddress }).refusal)
  if (by.route.via === 'none')
    return rest(
      'failed',
      refuse('no_provider', by.kind === 'sms' ? words.noSmsService : words.noRegisteredMailService).refusal,
    )
  const urls = await deps.hooks.payUrls(tx, [message], by.route.via === 'provider')
  const content = withPayUrl(await contentOf(tx, message, by.logos), urls.get(id))
  const [kept] = await proofsNow(tx, [id])
  let bytes: Uint8Array
  let parcel: Parcel
  try {
    const made = kept ?? (await bytesOf(deps.press, message, content, await attachedFiles(tx, deps.hooks, content)))
    bytes = made.bytes
    if ('kind' in made) await keepProofs(tx, [{ message, kind: made.kind, bytes, senderAddress: '' }], at)
    parcel = await parcelOf(tx, message, content, bytes)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return rest('failed', error.refusal)
  }
  if (by.route.via === 'test_mailbox') {
    await dropInTestMailbox(tx, [id], at)
    return rest('sent', null, 'test_mailbox')
  }
  const [count] = await claimMessages(tx, [id], { by: by.run, via: 'provider', at })
  await beginAttempts(tx, [id], by.run, at)
  // Should we die now, the service is asked later whether it has it.
  const { name: provider, kind } = by.route.provider
  const askAt = PROVIDERS[provider].answersQuestions ? nextQuestion(kind, 0, at) : null
  await keepRef(tx, id, { provider, ref: null, askAt })
  return count ? { message, parcel, attempt: count.attempts, tries: count.tries, run: by.run } : 'settled'
}

/** Whether everybody at the customer who has this number takes no more texts: said, or found out, since the message was prepared. */
async function areTextsStopped(tx: OrgTx, { channel, customerId, toAddress }: Message): Promise<boolean> {
  if (channel !== 'sms' || customerId === null) return false
  const whose = await contactsWithNumber(tx, customerId, toAddress)
  return whose.length > 0 && !whose.some(mayText)
}
