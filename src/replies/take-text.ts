import { createHash } from 'node:crypto'
import { organisationOf } from '../access/index.ts'
import { saysStop, type TextReceived, textReceived } from '../correspondence/index.ts'
import { dayIn } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import type { OrgTx } from '../platform/db.ts'
import type { JobPayload } from '../platform/jobs.ts'
import { systemActor } from '../trail/index.ts'
import type { MailboxDeps } from './poll-mailbox.ts'
import { readProposals } from './read-proposals.ts'
import { insertReply, isKept, type NewReply, settleReply } from './store.ts'
import { tellArrival } from './take-mail.ts'
import { threadText } from './thread-text.ts'

const READER = systemActor('replies')

/** Answers `text_received`: what somebody wrote to a number of ours is read as a reply. Safe to run twice. */
export async function textCame({ db, clock }: MailboxDeps, { orgId, textId }: JobPayload): Promise<void> {
  await db.inOrg(orgId as number, async (tx) => {
    const text = await textReceived(tx, String(textId))
    if (text) await takeText(tx, text, clock.now())
  })
}

/**
 * Keeps a text as it was told, threads it and proposes what it means; a person says so. A stop that was obeyed already, and says nothing
 * else, is nobody's work.
 */
async function takeText(tx: OrgTx, text: TextReceived, at: Date): Promise<void> {
  const bytes = asTold(text)
  const sha256 = createHash('sha256').update(bytes).digest()
  if (await isKept(tx, sha256)) return
  const { isKnown, ...thread } = await threadText(tx, text)
  const isStop = saysStop(text.body)
  const sentOn = dayIn((await organisationOf(tx)).timeZone, text.at)
  const read = readProposals({ subject: '', text: text.body, sentOn, isMachine: false })
  const proposals = isStop ? read.filter(({ kind }) => kind !== 'opt_out') : read
  const reply: NewReply = {
    ...thread,
    id: newId(at),
    channel: 'sms',
    bytes,
    sha256,
    size: bytes.length,
    isCut: false,
    arrivedAt: text.at,
    takenAt: at,
    nature: 'reply',
    fromName: '',
    fromAddress: text.fromNumber.toLowerCase(),
    subject: '',
    body: text.body,
    quoted: '',
    attachments: [],
    doubt: isKnown ? null : 'stranger',
    bounce: null,
    proposals: isStop && proposals.length === 0 ? [{ kind: 'opt_out', quote: text.body.slice(0, 300) }] : proposals,
    state: 'to_read',
    handledAt: null,
    handledBy: null,
    agencyOrgId: null,
    agencyName: '',
    mailboxOrgId: null,
  }
  await insertReply(tx, reply)
  if (isStop && isKnown && proposals.length === 0)
    await settleReply(tx, reply.id, { state: 'handled', kind: 'opt_out', made: null, at, by: READER.name })
  await tellArrival(tx, reply, at)
}

/** A text with who sent it and when, as the service told it. */
const asTold = ({ eventId, fromNumber, at, body }: TextReceived): Buffer =>
  Buffer.from(`From: ${fromNumber}\nDate: ${at.toISOString()}\nId: ${eventId}\n\n${body}\n`)
