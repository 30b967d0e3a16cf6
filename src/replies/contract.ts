import { z } from 'zod'
import { SMTP_SECURITIES } from '../adapters/mail/smtp-settings.ts'
import { dayText } from '../platform/contract-day.ts'
import { routes } from '../platform/route.ts'
import {
  DISPUTE_CAUSES,
  DOUBTS,
  NATURES,
  REPLY_CHANNELS,
  REPLY_KINDS,
  REPLY_SHOWS,
  REPLY_STATES,
  THREADED_BY,
} from './model.ts'

const id = z.uuid()
const instant = z.date().or(z.string())
const count = z.number().int()
const cents = z.number().int()
const params = z.object({ id })

const proposal = z.object({
  kind: z.enum(REPLY_KINDS),
  quote: z.string(),
  on: dayText.optional(),
  cents: cents.optional(),
  currency: z.string().optional(),
  cause: z.enum(DISPUTE_CAUSES).optional(),
  asksStatement: z.boolean().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
})
const bounce = z.object({
  address: z.string(),
  isPermanent: z.boolean(),
  status: z.string(),
  response: z.string(),
})
const listed = {
  id,
  channel: z.enum(REPLY_CHANNELS),
  arrivedAt: instant,
  nature: z.enum(NATURES),
  fromName: z.string(),
  fromAddress: z.string(),
  subject: z.string(),
  doubt: z.enum(DOUBTS).nullable(),
  customerId: id.nullable(),
  customerName: z.string().nullable(),
  threadedBy: z.enum(THREADED_BY).nullable(),
  bounce: bounce.nullable(),
  proposals: z.array(proposal),
  state: z.enum(REPLY_STATES),
  kind: z.enum(REPLY_KINDS).nullable(),
  handledAt: instant.nullable(),
  handledBy: z.string().nullable(),
}
const replyRow = z.object({ ...listed, begins: z.string(), attachments: count }).meta({ id: 'ReplyRow' })
export type ReplyRowView = z.output<typeof replyRow>

const reply = z
  .object({
    ...listed,
    size: count,
    isCut: z.boolean(),
    body: z.string(),
    quoted: z.string(),
    attachments: z.array(
      z.object({
        name: z.string(),
        type: z.string().nullable(),
        isProgram: z.boolean(),
        size: count,
        sha256: z.string(),
      }),
    ),
    /** The message of ours that it answers or is about. */
    message: z.object({ id, subject: z.string(), queuedAt: instant, toAddress: z.string() }).nullable(),
    /** Documents that it cites, or that our message was about, still open. */
    items: z.array(
      z.object({
        id,
        documentNo: z.string(),
        dueOn: dayText,
        openCents: cents,
        currency: z.string(),
        isMeant: z.boolean(),
      }),
    ),
    contacts: z.array(
      z.object({
        id,
        name: z.string(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
        /** It wrote this. */
        isSender: z.boolean(),
        /** The message it answers went to it. */
        isAddressed: z.boolean(),
      }),
    ),
    /** Causes of dispute, with the one that each proposal speaks of. */
    causes: z.array(z.object({ id, name: z.string(), cause: z.enum(DISPUTE_CAUSES).nullable() })),
    made: z
      .object({
        promiseId: id.optional(),
        disputeId: id.optional(),
        holdUntil: dayText.nullable().optional(),
        contactId: id.optional(),
        messageId: id.optional(),
      })
      .nullable(),
  })
  .meta({ id: 'Reply' })
export type ReplyView = z.output<typeof reply>

const itemIds = z.array(id).min(1).max(200)
const confirmation = z.discriminatedUnion('kind', [
  /** `cents` null: all that is left of these documents. */
  z.object({ kind: z.literal('promise'), itemIds, cents: cents.min(1).max(1e13).nullable(), dueOn: dayText }),
  z.object({ kind: z.literal('dispute'), itemIds, categoryId: id }),
  /** `untilOn` null: the usual days of waiting. */
  z.object({ kind: z.literal('paid'), untilOn: dayText.nullable() }),
  /** `contactId` null: somebody new. */
  z.object({
    kind: z.literal('contact'),
    contactId: id.nullable(),
    email: z.string().trim().max(254).nullable(),
    phone: z.string().trim().max(40).nullable(),
  }),
  z.object({ kind: z.literal('absence'), contactId: id, untilOn: dayText }),
  /** `sendsStatement`: it is answered by the statement of what is open, with where to pay; else a person sent what was asked for. */
  z.object({ kind: z.literal('document'), sendsStatement: z.boolean().default(false) }),
  z.object({ kind: z.literal('opt_out'), contactId: id }),
  z.object({ kind: z.literal('insolvency') }),
  /**
   * Nobody reads what goes to this person's address (of a text: its number). `contactId` null: to where the message it answers went. `email`:
   * who is written to instead, as somebody new.
   */
  z.object({
    kind: z.literal('address_dead'),
    contactId: id.nullable(),
    email: z.string().trim().max(254).nullable(),
  }),
  z.object({ kind: z.literal('other') }),
])
export type Confirmation = z.output<typeof confirmation>

const mailboxInput = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  security: z.enum(SMTP_SECURITIES),
  username: z.string().trim().max(320),
  /** Null keeps the one that is sealed, for the same server and login. */
  password: z.string().max(1000).nullable(),
  authority: z.string().trim().max(20_000),
  folder: z.string().trim().min(1).max(300),
  pollMinutes: z.number().int().min(1).max(1440),
  /** The server whose word about senders is taken; empty: nobody's. */
  trustedServer: z.string().trim().max(253),
  marksSeen: z.boolean(),
})
export type MailboxInput = z.output<typeof mailboxInput>

const mailbox = mailboxInput
  .omit({ password: true })
  .extend({ isPasswordReadable: z.boolean(), polledAt: instant.nullable(), failure: z.string().nullable() })
  .meta({ id: 'Mailbox' })
export type MailboxView = z.output<typeof mailbox>

const read = { scope: 'org', need: 'books.read' } as const
const work = { scope: 'org', need: 'desk.work' } as const
const manage = { scope: 'org', need: 'settings.manage' } as const

export const repliesRoutes = routes({
  replies: {
    ...read,
    method: 'get',
    path: '/replies',
    summary: 'Mails that came, by where they stand, with how many there are of each',
    query: z.object({
      show: z.enum(REPLY_SHOWS).default('waiting'),
      customerId: id.optional(),
      words: z.string().trim().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({ replies: z.array(replyRow), count, byShow: z.record(z.enum(REPLY_SHOWS), count) }),
  },
  reply: {
    ...read,
    method: 'get',
    path: '/replies/{id}',
    summary: 'One mail: what is new in it, what it seems to say, and what may be made of it',
    params,
    reply,
  },
  attachment: {
    ...read,
    method: 'get',
    path: '/replies/{id}/attachments/{place}',
    summary: 'A file that came with a mail, to be saved and never shown in the page',
    params: z.object({ id, place: z.coerce.number().int().min(0).max(100) }),
    reply: 'bytes',
  },
  original: {
    ...read,
    method: 'get',
    path: '/replies/{id}/original',
    summary: 'The mail byte for byte as it came',
    params,
    reply: 'bytes',
  },
  confirmReply: {
    ...work,
    method: 'post',
    path: '/replies/{id}/confirm',
    summary: 'Says what a reply means, and does it',
    params,
    body: confirmation,
  },
  dismissReply: {
    ...work,
    method: 'post',
    path: '/replies/{id}/dismiss',
    summary: 'Says that there is nothing to do about a reply',
    params,
  },
  reopenReply: {
    ...work,
    method: 'post',
    path: '/replies/{id}/reopen',
    summary: 'Takes a dismissed reply up again',
    params,
  },
  assignReply: {
    ...work,
    method: 'post',
    path: '/replies/{id}/assign',
    summary: 'Says whose reply it is, and whether its address is theirs from now on',
    params,
    body: z.object({ customerId: id, learns: z.boolean() }),
  },
  mailbox: {
    ...manage,
    method: 'get',
    path: '/mailbox',
    summary: 'The mailbox that replies reach, and how its last visit went',
    reply: z.object({ mailbox: mailbox.nullable() }),
  },
  saveMailbox: {
    ...manage,
    method: 'put',
    path: '/mailbox',
    summary: 'Sets the mailbox that replies reach',
    body: mailboxInput,
  },
  dropMailbox: { ...manage, method: 'delete', path: '/mailbox', summary: 'Reads the mailbox no more; what came stays' },
  testMailboxServer: {
    ...manage,
    method: 'post',
    path: '/mailbox-test',
    summary: 'Connects to a mailbox and opens its folder, reading nothing',
    body: mailboxInput,
    reply: z.object({ mails: count }),
  },
})
