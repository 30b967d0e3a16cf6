import { createHash } from 'node:crypto'
import type { FetchedMail } from '../adapters/mailbox/imap.ts'
import { type InboundMail, readMail } from '../adapters/mailbox/read-mail.ts'
import { bounceMessage, messageOf } from '../correspondence/index.ts'
import { dayIn } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import type { OrgTx } from '../platform/db.ts'
import { fileKind } from '../platform/file-type.ts'
import { record, systemActor } from '../trail/index.ts'
import { type BounceNotice, natureOf } from './bounces.ts'
import type { Bounce, Proposal, ReplyAttachment, ReplyKind } from './model.ts'
import { splitText } from './new-text.ts'
import { readProposals, saysAddressDead } from './read-proposals.ts'
import { senderDoubt } from './sender-doubt.ts'
import { insertReply, isKept, type NewReply } from './store.ts'
import { type FromAgency, messageAmong, type Thread, threadOfAgency, threadReply } from './thread-reply.ts'

const READER = systemActor('replies')
const BODY_CHARS = 100_000
/** What a machine answers is read by nobody, unless it says who is away, who is gone or where to write. */
const WORTH_READING: ReadonlySet<ReplyKind> = new Set(['absence', 'contact', 'address_dead'])

/** What is known of a mail before the books are opened. `mail` null: it cannot be read, or is built to exhaust its reader. */
export type ReadFetched = { readonly fetched: Came; readonly mail: InboundMail | null }
type Came = Omit<FetchedMail, 'place'>

/** Reads a mail without the books. One that cannot be read is kept all the same: somebody may open it elsewhere. */
export async function readFetched(fetched: Came): Promise<ReadFetched> {
  const mail = await readMail(fetched.bytes).catch(() => null)
  return { fetched, mail }
}

export type Where = { readonly trustedServer: string; readonly timeZone: string; readonly at: Date }

/**
 * Takes a mail in, once: its bytes are kept, it is told from bounces and machines, threaded to its customer and read. A bounce in the
 * standard form about a mail of ours is work at once; nothing else is done before a person says so. `from`: it reached the mailbox of an
 * agency, and is about a debtor in its hands.
 */
export async function takeMail(
  tx: OrgTx,
  { fetched, mail }: ReadFetched,
  where: Where,
  from: FromAgency | null = null,
): Promise<void> {
  const sha256 = createHash('sha256').update(fetched.bytes).digest()
  if (await isKept(tx, sha256)) return
  const base = {
    id: newId(where.at),
    channel: 'email' as const,
    bytes: fetched.bytes,
    sha256,
    size: fetched.size,
    isCut: fetched.isCut || (mail?.isTextCut ?? false),
    arrivedAt: fetched.arrivedAt,
    takenAt: where.at,
    fromName: mail?.from.name ?? '',
    fromAddress: mail?.from.address ?? '',
    subject: mail?.subject ?? '',
    attachments: (mail?.attachments ?? []).map(attachmentOf),
  }
  const read = mail ? await understood(tx, mail, where, fetched.arrivedAt, from) : UNREADABLE
  // Whose it is was said by whoever handed it on, also of what names no message and of what nobody can read.
  const { customerId, threadedBy } = from ?? read
  const one = { ...read, customerId, threadedBy }
  const about = one.messageId ? await messageOf(tx, one.messageId) : null
  const isDone = one.state !== 'to_read'
  const reply: NewReply = {
    ...base,
    ...one,
    agencyOrgId: from?.agency.orgId ?? about?.agencyOrgId ?? null,
    agencyName: from?.agency.name ?? about?.agencyName ?? '',
    mailboxOrgId: from?.agency.orgId ?? null,
    handledAt: isDone ? where.at : null,
    handledBy: isDone ? READER.name : null,
  }
  await insertReply(tx, reply)
  await tellArrival(tx, reply, where.at)
}

type Understood = Pick<
  NewReply,
  | 'nature'
  | 'body'
  | 'quoted'
  | 'doubt'
  | 'messageId'
  | 'customerId'
  | 'threadedBy'
  | 'itemIds'
  | 'bounce'
  | 'proposals'
  | 'state'
>
const NOWHERE = { messageId: null, customerId: null, threadedBy: null, itemIds: [] } as const
const UNREADABLE: Understood = {
  ...NOWHERE,
  nature: 'unreadable',
  body: '',
  quoted: '',
  doubt: null,
  bounce: null,
  proposals: [],
  state: 'to_read',
}

async function understood(
  tx: OrgTx,
  mail: InboundMail,
  where: Where,
  arrivedAt: Date,
  from: FromAgency | null,
): Promise<Understood> {
  const nature = natureOf(mail)
  const agencyOrgId = from?.agency.orgId ?? null
  if (nature.nature === 'bounce') return bounced(tx, mail, nature.bounce, where.at, agencyOrgId)
  if (nature.nature === 'complaint') {
    const about = await messageAmong(tx, nature.ids, agencyOrgId)
    const quote = mail.text.split('\n').find((line) => line.trim() !== '') ?? mail.subject
    return {
      ...UNREADABLE,
      ...(about && { messageId: about.id, customerId: about.customerId, threadedBy: 'thread' as const }),
      nature: 'complaint',
      body: cut(mail.text),
      proposals: [{ kind: 'opt_out', quote: cut(quote, 300) }],
    }
  }
  const { own, quoted } = splitText(mail.text)
  const {
    isKnown,
    isFromHouse = false,
    ...thread
  }: Thread = from ? await threadOfAgency(tx, mail, own, from) : await threadReply(tx, mail, own)
  const sentOn = dayIn(where.timeZone, mail.sentAt && mail.sentAt < arrivedAt ? mail.sentAt : arrivedAt)
  const isMachine = nature.nature === 'automatic'
  const proposals = isFromHouse ? [] : readProposals({ subject: mail.subject, text: own, sentOn, isMachine })
  return {
    ...thread,
    nature: nature.nature,
    body: cut(own),
    quoted: cut(quoted),
    doubt: senderDoubt(mail.fields, { address: mail.from.address, isKnown, trustedServer: where.trustedServer }),
    bounce: null,
    proposals,
    state: isMachine && !proposals.some(({ kind }) => WORTH_READING.has(kind)) ? 'dismissed' : 'to_read',
  }
}

/** A notice in the standard form about a mail that we sent to that address does its work; any other waits for a person. */
async function bounced(
  tx: OrgTx,
  mail: InboundMail,
  notice: BounceNotice,
  at: Date,
  agencyOrgId: number | null,
): Promise<Understood> {
  const about = await messageAmong(tx, notice.ids, agencyOrgId)
  const names = notice.recipients.map((one) => one.original ?? one.address)
  const meant = notice.recipients.find(({ address, original }) =>
    [address, original].includes(about?.toAddress.toLowerCase() ?? ''),
  )
  const { isPermanent, status, response } = meant ?? notice.recipients[0]!
  const address = meant && about ? about.toAddress : names[0]!
  const bounce: Bounce = { address: cut(address, 320), isPermanent, status, response: cut(response, 500) }
  const isOurs = about !== null && meant !== undefined && notice.isReport
  const isDone = isOurs && (!isPermanent || (await bounceMessage(tx, about.id, bounce, at)))
  return {
    ...UNREADABLE,
    ...(about && { messageId: about.id, customerId: about.customerId, threadedBy: 'thread' as const }),
    nature: 'bounce',
    body: cut(mail.text),
    bounce,
    proposals: isDone || !isPermanent ? [] : deadAddress(mail.text, bounce),
    state: isDone ? 'handled' : 'to_read',
  }
}

/** What a bounce that a person has to judge proposes: that nobody reads the address any more, by the line that says so. */
function deadAddress(text: string, { response, status }: Bounce): Proposal[] {
  const lines = [response, ...text.slice(0, 4000).split('\n')].map((line) => line.trim()).filter((line) => line !== '')
  const said = lines.find(saysAddressDead) ?? (/^5\.(?:1\.[1-46]|2\.1)$/.test(status) ? lines[0] : undefined)
  return said ? [{ kind: 'address_dead', quote: cut(said, 300) }] : []
}

function attachmentOf({ name, content }: InboundMail['attachments'][number]): ReplyAttachment {
  const kind = fileKind(content)
  return {
    name: name.toWellFormed(),
    type: kind !== null && kind !== 'executable' ? kind.type : null,
    isProgram: kind === 'executable',
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  }
}

const cut = (text: string, chars = BODY_CHARS): string => text.slice(0, chars).toWellFormed()

/** What came, on the timeline of its customer. */
export async function tellArrival(
  tx: OrgTx,
  reply: Pick<
    NewReply,
    'id' | 'customerId' | 'nature' | 'bounce' | 'fromAddress' | 'subject' | 'body' | 'proposals' | 'agencyName'
  >,
  at: Date,
): Promise<void> {
  if (reply.customerId === null) return
  const verb =
    reply.nature !== 'bounce' ? `${reply.nature}_received` : reply.bounce?.isPermanent ? 'mail_bounced' : 'mail_delayed'
  const said: Proposal | undefined = reply.proposals[0]
  await record(tx, {
    actor: READER,
    at,
    verb,
    subject: { kind: 'customer', id: reply.customerId },
    data: {
      replyId: reply.id,
      ...(reply.agencyName === '' ? {} : { agency: reply.agencyName }),
      ...(reply.bounce
        ? { email: reply.bounce.address, answer: reply.bounce.response || reply.bounce.status }
        : {
            from: reply.fromAddress,
            about: reply.subject,
            said: said?.quote ?? reply.body.slice(0, 200).toWellFormed(),
          }),
    },
  })
}
