import { type Field, valueOf } from '../adapters/mailbox/mime-parts.ts'
import { type InboundMail, idsIn } from '../adapters/mailbox/read-mail.ts'

/** What a mail server says became of one recipient. `status` is an enhanced code (RFC 3463), or empty. */
export type Undelivered = {
  readonly address: string
  /** The address as we wrote it, where the server forwarded it elsewhere. */
  readonly original: string | null
  readonly isPermanent: boolean
  readonly status: string
  readonly response: string
}

/** A notice that a message of ours did not arrive. `ids`: Message-IDs of the mail it is about; `isReport`: in the standard form. */
export type BounceNotice = {
  readonly recipients: readonly Undelivered[]
  readonly ids: readonly string[]
  readonly isReport: boolean
}

/** What a mail is, before anybody reads it. */
export type Nature =
  | { readonly nature: 'reply' }
  | { readonly nature: 'automatic' }
  | { readonly nature: 'bounce'; readonly bounce: BounceNotice }
  | { readonly nature: 'complaint'; readonly ids: readonly string[] }

/** Tells a notice of a server and a machine's answer from a person's reply, by the fields that machines write, then by their words. */
export function natureOf(mail: InboundMail): Nature {
  const { report } = mail
  if (report?.type === 'feedback') return { nature: 'complaint', ids: returnedIds(mail) }
  if (report) {
    const recipients = report.groups.flatMap(recipientIn)
    if (recipients.length > 0)
      return { nature: 'bounce', bounce: { recipients, ids: returnedIds(mail), isReport: true } }
    return { nature: 'automatic' }
  }
  const spoken = spokenBounce(mail)
  if (spoken) return { nature: 'bounce', bounce: spoken }
  return { nature: isAutomatic(mail.fields) ? 'automatic' : 'reply' }
}

const returnedIds = ({ report, text }: InboundMail): string[] => {
  const own = idsIn(valueOf(report?.returned ?? [], 'message-id'))
  return own.length > 0 ? own : idsIn(text)
}

/** One group of a delivery status (RFC 3464 §2.3). What was delivered, relayed or expanded is no bounce. */
function recipientIn(group: readonly Field[]): Undelivered[] {
  const action = valueOf(group, 'action').trim().toLowerCase()
  const final = mailbox(valueOf(group, 'final-recipient'))
  const original = mailbox(valueOf(group, 'original-recipient'))
  const address = final ?? original
  if (!address || (action !== 'failed' && action !== 'delayed')) return []
  const response = valueOf(group, 'diagnostic-code').replace(/^\s*smtp\s*;\s*/i, '')
  const stated = /\b([245])\.\d{1,3}\.\d{1,3}\b/.exec(valueOf(group, 'status'))?.[0] ?? ''
  // Some servers give up with the status of the delay that led to it: what they do counts.
  const said = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(response)?.[0]
  const status = stated.startsWith('5') || !said ? stated : said
  return [{ address, original, isPermanent: action === 'failed', status, response: response.slice(0, 500) }]
}

function mailbox(value: string): string | null {
  const found = /[^\s<>;,"]+@[^\s<>;,"]+/.exec(value.slice(0, 1000).replace(/^\s*[\w-]+\s*;/, ''))
  return found ? found[0].toLowerCase() : null
}

const DAEMON = /^(mailer-daemon|postmaster|mail-?daemon|mailerdaemon|bounces?|no-?reply-?bounce)([+.-][^@]*)?@/i
const UNDELIVERED =
  /undeliver|delivery (status|failure|has failed)|mail delivery|returned mail|failure notice|non[ -]remis|échec de (la )?(remise|livraison|distribution)|n['’]a (pas )?pu être (remis|distribué|délivré)|retour à l['’]expéditeur|not be delivered/i
const FOR_NOW =
  /delay|retard|différé|will (be )?retr|sera (de nouveau )?(tent|essay)|temporar|\b4\.\d{1,3}\.\d{1,3}\b|\b4[2-5]\d[ -]/i

/** A bounce in words only, as old servers write it: from a daemon, about something undelivered, naming an address. */
function spokenBounce({ from, subject, text, fields }: InboundMail): BounceNotice | null {
  const isFromDaemon = DAEMON.test(from.address) || /^<>$/.test(valueOf(fields, 'return-path').trim())
  if (!isFromDaemon || !(UNDELIVERED.test(subject) || UNDELIVERED.test(text.slice(0, 2000)))) return null
  const failed = valueOf(fields, 'x-failed-recipients')
  const address = mailbox(failed) ?? mailbox(/<([^<>\s]+@[^<>\s]+)>|(\S+@\S+)/.exec(text)?.[0] ?? '')
  if (!address) return null
  const status = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0] ?? ''
  const isPermanent = status ? status.startsWith('5') : !FOR_NOW.test(`${subject}\n${text.slice(0, 4000)}`)
  const line = text.split('\n').find((one) => /\b[45]\d\d[ -]|\b[45]\.\d{1,3}\.\d{1,3}\b/.test(one))
  return {
    recipients: [{ address, original: null, isPermanent, status, response: (line ?? '').trim().slice(0, 500) }],
    ids: idsIn(text),
    isReport: false,
  }
}

/** Written by a machine (RFC 3834, and what machines wrote before it). */
export function isAutomatic(fields: readonly Field[]): boolean {
  const submitted = valueOf(fields, 'auto-submitted').trim().toLowerCase()
  if (submitted !== '' && !submitted.startsWith('no')) return true
  if (/^(auto_reply|bulk|junk|list)$/i.test(valueOf(fields, 'precedence').trim())) return true
  return fields.some(
    ({ name, value }) =>
      ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-vacation'].includes(name) && !/^no$/i.test(value),
  )
}
