import { simpleParser } from 'mailparser'
import { htmlText } from './html-text.ts'
import { type Field, headOf, type MimePart, mimeParts, textOf, valueOf } from './mime-parts.ts'

/** A mail as it is read: nothing in it is believed, and nothing of it is fetched or run. */
export type InboundMail = {
  readonly fields: readonly Field[]
  readonly from: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly sentAt: Date | null
  /** The Message-IDs that it says it answers, without their angle brackets, the nearest first. */
  readonly answers: readonly string[]
  readonly text: string
  /** Its text is longer than what is read of it. */
  readonly isTextCut: boolean
  readonly attachments: readonly MailAttachment[]
  /** What a multipart/report says (RFC 6522): the fields of its second part, and of the mail it returns. */
  readonly report: {
    readonly type: 'delivery' | 'feedback'
    readonly groups: readonly (readonly Field[])[]
    readonly returned: readonly Field[]
  } | null
}
export type MailAttachment = { readonly name: string; readonly declaredType: string; readonly content: Buffer }

const TEXT_CHARS = 200_000
/** No word is this long, and no line has that many blanks: what has is built to exhaust those who look for words in it. */
const LONG_WORDS = /\S{1000}(?=\S)/g
const LONG_BLANKS = /[^\S\n]{200,}/g
const REPORT_BYTES = 1 << 20
const MOST_ATTACHMENTS = 50

/** Reads a mail; null when it is built to exhaust its reader. Throws when it cannot be read at all. */
export async function readMail(bytes: Buffer): Promise<InboundMail | null> {
  const walked = mimeParts(bytes)
  if (!walked) return null
  const { fields, parts } = walked
  const mail = await simpleParser(withoutLongBlanks(bytes), {
    keepDeliveryStatus: true,
    // An HTML body is read apart, no further than people write.
    skipHtmlToText: true,
    skipImageLinks: true,
    skipTextToHtml: true,
  })
  const from = mail.from?.value[0]
  const body = await bodyText(parts)
  return {
    fields,
    from: {
      name: plain(from?.name ?? '').slice(0, 300),
      address: plain(from?.address ?? '')
        .toLowerCase()
        .slice(0, 320),
    },
    subject: plain(mail.subject ?? '').slice(0, 1000),
    sentAt: mail.date && !Number.isNaN(mail.date.getTime()) ? mail.date : null,
    answers: [...idsIn(valueOf(fields, 'in-reply-to')), ...idsIn(valueOf(fields, 'references')).toReversed()],
    text: body.text,
    isTextCut: body.isCut,
    attachments: mail.attachments
      .filter(
        ({ contentType }) =>
          !/^(message\/delivery-status|text\/rfc822-headers|message\/feedback-report)/.test(contentType),
      )
      .slice(0, MOST_ATTACHMENTS)
      .map(({ filename, contentType, content }, at) => ({
        name: fileName(filename ?? `${at + 1}`),
        declaredType: contentType.slice(0, 200),
        content,
      })),
    report: reportIn(parts),
  }
}

/**
 * The parser looks at each blank of a run anew where a part is quoted-printable: a run of a megabyte would hold it for hours. Such a run is
 * one blank to it; the mail as it came is kept beside.
 */
function withoutLongBlanks(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1')
  return /[\t ]{1000}/.test(text) ? Buffer.from(text.replace(/[\t ]{1000,}/g, ' '), 'latin1') : bytes
}

/** What its author wrote: the plain text when there is one, in the charset it is really in, else what its HTML says. */
async function bodyText(parts: readonly MimePart[]): Promise<{ readonly text: string; readonly isCut: boolean }> {
  const written = (wanted: string): string =>
    parts
      .filter(({ type, isAttachment }) => type === wanted && !isAttachment)
      .map(({ content, charset }) => textOf(content, charset))
      .join('\n')
  const plainly = written('text/plain')
  const { text, isCut } = plainly.trim() === '' ? await htmlText(written('text/html')) : { text: plainly, isCut: false }
  return {
    text: text
      .slice(0, 2 * TEXT_CHARS)
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(/(?![\n\t])\p{Cc}/gu, '')
      .slice(0, TEXT_CHARS)
      .replace(LONG_BLANKS, ' ')
      .replace(LONG_WORDS, '$& '),
    isCut: isCut || text.length > TEXT_CHARS,
  }
}

function reportIn(parts: readonly MimePart[]): InboundMail['report'] {
  const status = parts.find(
    ({ type }) => type === 'message/delivery-status' || type === 'message/global-delivery-status',
  )
  const feedback = parts.find(({ type }) => type === 'message/feedback-report')
  const part = status ?? feedback
  if (!part) return null
  const returned = parts.find(({ type }) =>
    /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/.test(type),
  )
  return {
    type: status ? 'delivery' : 'feedback',
    groups: part.content
      .toString('utf8', 0, REPORT_BYTES)
      .split(/\r?\n\s*\r?\n/)
      .map((group) => headOf(Buffer.from(group)).fields)
      .filter((group) => group.length > 0),
    returned: returned ? headOf(returned.content).fields : [],
  }
}

/** Message-IDs in a header field or in a text, without their angle brackets. */
export const idsIn = (text: string): string[] =>
  [...text.matchAll(/<([^<>\s@]{1,200}@[^<>\s]{1,250})>/g)].map(([, id]) => id!)

/** A value on one line: what would begin another header or steer a terminal is gone. */
const plain = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

const fileName = (name: string): string => plain(name.split(/[\\/]/).at(-1) ?? '').slice(0, 200) || 'document'
