import { organisationOf } from '../../access/index.ts'
import { type Message, messageOf } from '../../correspondence/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { say } from '../../kernel/wording.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import type { JobPayload } from '../../platform/jobs.ts'
import { record, systemActor } from '../../trail/index.ts'
import { keepNoticeDay, noticeDayOf } from '../interest/waiver-store.ts'
import { insertFirstLetter } from './agency-store.ts'
import { eventsOfNotices } from './event-store.ts'
import { NOTICE_CHANNELS, type NoticeChannel } from './model.ts'
import { noticedOn } from './rules.ts'
import {
  insertNotice,
  itemsOfNotices,
  type ListedNotice,
  listedNotice,
  lockNotice,
  noticesAbout,
  noticesAmong,
} from './store.ts'
import { noticeChannelNames, noticeEventNames, noticeWording as words } from './wording.ts'

type FollowDeps = { readonly db: Db; readonly clock: Clock }
const POST = systemActor('correspondence')

/**
 * Answers the doorbells of messages that came to rest and of what services say of them: a formal notice that left is kept with what it
 * demanded, and its day of receipt follows its proofs. Reads everything again; run twice, it changes nothing.
 */
export async function noticesMoved({ db, clock }: FollowDeps, payload: JobPayload): Promise<void> {
  const ids = (payload.messageIds ?? []) as readonly string[]
  await db.inOrg(payload.orgId, async (tx) => {
    const { timeZone } = await organisationOf(tx)
    const at = clock.now()
    for (const id of ids) {
      const message = await messageOf(tx, id)
      if (message && (message.state === 'sent' || message.state === 'posted')) await keepSent(tx, message, timeZone, at)
    }
    for (const { id } of await noticesAmong(tx, ids)) await followDay(tx, id, timeZone, { actor: POST, at })
  })
}

/** A letter printed here has left once it is posted; what a service carries, once the service has it. */
async function keepSent(tx: OrgTx, message: Message, timeZone: string, at: Date): Promise<void> {
  const { data } = message.content
  const { customerId } = message
  if (customerId === null) return
  const sentOn = message.postedOn ?? dayIn(timeZone, message.claimedAt ?? message.settledAt ?? at)
  if (data.agent?.first === null)
    await insertFirstLetter(tx, {
      ...{ customerId, messageId: message.id, reference: data.reference, sentOn },
      creditor: data.agent.creditor.name,
    })
  const items = data.items.flatMap(({ itemId, openCents }) => (itemId ? [{ itemId, cents: openCents }] : []))
  if (data.step.tone !== 'formal_notice' || !data.deadlineOn || items.length === 0 || !isNoticeChannel(message.channel))
    return
  const { id, channel } = message
  const isNew = await insertNotice(tx, { id, customerId, channel, sentOn, deadlineOn: data.deadlineOn, items }, at)
  if (isNew)
    await record(tx, {
      actor: POST,
      at,
      verb: 'formal_notice_sent',
      subject: { kind: 'customer', id: customerId },
      data: {
        message: id,
        channel,
        sentOn,
        deadlineOn: data.deadlineOn,
        documents: data.items.map((one) => one.documentNo),
      },
    })
}

const isNoticeChannel = (channel: string): channel is NoticeChannel =>
  (NOTICE_CHANNELS as readonly string[]).includes(channel)

/**
 * The day on which a notice counts as received, as its proofs give it now: from then on a consumer owes interest (C. civ. art. 1231-6).
 * A day that a member noted for a document stays; limitation is never touched (Cass. 18 May 2022, no. 20-23.204).
 */
export async function followDay(
  tx: OrgTx,
  id: string,
  timeZone: string,
  by: { readonly actor: Parameters<typeof record>[1]['actor']; readonly at: Date },
): Promise<void> {
  // Two proofs told at once would each find the day as it was.
  await lockNotice(tx, id)
  const notice = await listedNotice(tx, id)
  if (!notice) return
  const before = await noticeDayOf(tx, id)
  const receivedOn = await bearDay(tx, notice, { timeZone, before }, by)
  if (receivedOn === before || (receivedOn !== null && (before === null || receivedOn < before))) return
  // The day that it gave up is that of another notice again, where one was received.
  const items = (await itemsOfNotices(tx, [id])).map(({ itemId }) => itemId)
  for (const { id: otherId } of await noticesAbout(tx, items)) {
    const other = otherId === id ? null : await listedNotice(tx, otherId)
    if (other) await bearDay(tx, other, { timeZone, before: null }, by)
  }
}

/** Has the documents of a notice bear the day that its proofs give now, unless it is the one they bear `before`. Gives that day. */
async function bearDay(
  tx: OrgTx,
  notice: ListedNotice,
  { timeZone, before }: { readonly timeZone: string; readonly before: LocalDate | null },
  by: { readonly actor: Parameters<typeof record>[1]['actor']; readonly at: Date },
): Promise<LocalDate | null> {
  const { id } = notice
  const events = await eventsOfNotices(tx, [id], timeZone)
  const receivedOn = noticedOn(notice.channel, events)
  if (receivedOn === before) return receivedOn
  const days = (await itemsOfNotices(tx, [id])).map(({ itemId }) => ({ id: newId(by.at), itemId }))
  const telling = events.find(({ on, kind }) => on === receivedOn && kind !== 'deposited')
  const what = receivedOn && { receivedOn, evidence: evidenceOf(notice, receivedOn, telling?.kind ?? 'presented') }
  const name = by.actor.name || say('fr', noticeChannelNames[notice.channel])
  await keepNoticeDay(tx, id, days, what, { name, at: by.at })
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: receivedOn ? 'formal_notice_received' : 'formal_notice_withdrawn',
    subject: { kind: 'customer', id: notice.customerId },
    data: { message: id, ...what },
  })
  return receivedOn
}

/** What proves the day, as the calculation of interest cites it. */
const evidenceOf = (notice: ListedNotice, day: LocalDate, event: keyof typeof noticeEventNames): string =>
  say('fr', words.evidence, {
    channel: say('fr', noticeChannelNames[notice.channel]),
    number: notice.registeredNo ?? 'none',
    event: say('fr', noticeEventNames[event]).toLowerCase(),
    day,
  })
