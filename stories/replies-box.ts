import { openStandIn, type StandIn } from '../src/adapters/mail/smtp-stand-in.ts'
import { type ImapStandIn, LOGIN, openImapStandIn } from '../src/adapters/mailbox/imap-stand-in.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { sendDue } from '../src/correspondence/index.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import type { MailboxInput } from '../src/replies/contract.ts'
import { repliesRoutes } from '../src/replies/contract.ts'
import type { Story } from '../tools/testing/story.ts'
import { queue, senderOf } from './sending-outbox.ts'

/** What stories about replies do again and again: a mail leaves by a real server, and answers arrive in a real mailbox. */

export type Exchange = { readonly smtp: StandIn; readonly imap: ImapStandIn; close(): Promise<void> }

export const mailboxSettings = (imap: ImapStandIn, change: Partial<MailboxInput> = {}): MailboxInput => ({
  host: imap.settings.host,
  port: imap.settings.port,
  security: 'none',
  username: LOGIN.user,
  password: LOGIN.password,
  authority: '',
  folder: 'INBOX',
  pollMinutes: 5,
  trustedServer: '',
  marksSeen: false,
  ...change,
})

/** Both servers of an organisation, set as its owner sets them. */
export async function openExchange(story: Story, change: Partial<MailboxInput> = {}): Promise<Exchange> {
  const smtp = await openStandIn()
  const imap = await openImapStandIn()
  const { host, port } = smtp.settings
  await story.owner.call(correspondenceRoutes.saveMailServer, {
    body: {
      host,
      port,
      security: 'none',
      username: '',
      password: null,
      authority: '',
      fromName: 'Atelier',
      fromEmail: 'compta@atelier.example',
      messagesPerMinute: 600,
    },
  })
  await story.owner.call(repliesRoutes.saveMailbox, { body: mailboxSettings(imap, change) })
  return {
    smtp,
    imap,
    async close() {
      await smtp.close()
      await imap.close()
    },
  }
}

/** A reminder about one document that left; gives its id, with which its Message-ID begins. */
export async function sendReminder(
  story: Story,
  to: { customerId: string; email: string; documentNo: string },
): Promise<string> {
  const [id] = await queue(story, [to])
  const sender = senderOf(story)
  await sendDue(sender, story.owner.orgId)
  await sender.close()
  return id!
}

export type Written = {
  readonly from?: string
  readonly subject?: string
  /** The message of ours that it answers. */
  readonly answers?: string
  readonly fields?: readonly string[]
  readonly text: string
}

/** A mail as a person's program writes it. */
export const written = (story: Story, { from, subject, answers, fields = [], text }: Written): string =>
  [
    ...fields,
    `From: ${from ?? 'Anne Le Goff <compta@batisud.example>'}`,
    'To: compta@atelier.example',
    `Date: ${story.now().toUTCString()}`,
    `Subject: ${subject ?? 'Re: Votre relance'}`,
    `Message-ID: <${Math.abs(hash(text + (answers ?? '') + (from ?? '') + (subject ?? '')))}@batisud.example>`,
    ...(answers ? [`In-Reply-To: <${answers}@atelier.example>`, `References: <${answers}@atelier.example>`] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '',
  ].join('\n')

const hash = (text: string): number => [...text].reduce((sum, one) => (sum * 31 + one.codePointAt(0)!) | 0, 7)

/** Lets the mailbox be visited, and gives what waits. */
export async function visitMailbox(story: Story) {
  await story.runJobs()
  return (await story.owner.call(repliesRoutes.replies)).replies
}

export const replyShown = (story: Story, id: string) => story.owner.call(repliesRoutes.reply, { params: { id } })

/** The lines of a customer's timeline about what came, the oldest first. */
export async function heardOf(story: Story, customerId: string): Promise<string[]> {
  const { entries } = await story.owner.call(deskRoutes.timeline, { params: { id: customerId } })
  return entries
    .filter(({ title }) => /réponse|courrier|indésirable|absen/i.test(title))
    .map(({ title, lines }) => [title, ...lines].join(' | ').replace(/[\u00a0\u202f]/g, ' '))
    .toReversed()
}

type Status = {
  readonly action: string
  readonly status: string
  readonly code: string
  readonly to: string
  readonly at?: string
}

/** A delivery status as Postfix writes it (RFC 3464), about a mail of ours that left `at` a domain. */
export function bounceOf(messageId: string, { action, status, code, to, at = 'atelier.example' }: Status): string {
  return [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.atelier.example (Mail Delivery System)',
    'To: compta@atelier.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="B9F2/mx"',
    '',
    '--B9F2/mx',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `This is the mail system. <${to}>: ${code}`,
    '',
    '--B9F2/mx',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.atelier.example',
    '',
    `Final-Recipient: rfc822; ${to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: ${code}`,
    '',
    '--B9F2/mx',
    'Content-Type: text/rfc822-headers',
    '',
    'From: compta@atelier.example',
    `Message-ID: <${messageId}@${at}>`,
    'Subject: Relance',
    '',
    '--B9F2/mx--',
    '',
  ].join('\n')
}
