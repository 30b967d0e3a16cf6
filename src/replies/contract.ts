import { z } from 'zod'
import { SMTP_SECURITIES } from '../adapters/mail/smtp-settings.ts'
import { routes } from '../platform/route.ts'
import { agencyRepliesRoutes } from './agency-contract.ts'
import { confirmation, count, id, instant, reply, replyRow } from './contract-values.ts'
import { REPLY_SHOWS } from './model.ts'

export type { ReplyInHand } from './agency-contract.ts'
export type { Confirmation, ReplyRowView, ReplyView } from './contract-values.ts'

const params = z.object({ id })

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
  ...agencyRepliesRoutes,
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
