import { simpleParser } from 'mailparser'
import { readMail } from '../../adapters/mailbox/read-mail.ts'
import { letterheadOf, letterPdf, readMessage, shownMail, shownText } from '../../correspondence/index.ts'
import { formatLongDay, type LocalDate, minuteOfDayIn } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { changes, mail as words } from './court-wording.ts'
import type { DrawnExhibit } from './make-exhibit.ts'
import { actOf, type PackText } from './pack-text.ts'
import { type Act, type ActBlock, actDocument, remark } from './print-act.ts'
import { struckCopy, withoutLinks } from './strike-links.ts'
import { packWording } from './wording.ts'

type Rows = (readonly [name: string, value: string])[]

/**
 * What left the house as a PDF, read now and drawn when it is asked for: the very pages of a letter, a mail or a text as a copy with who,
 * when and the hash of the bytes that left; a link to the customer's page is struck out. `timeZone` tells the hour; `on` dates the file.
 */
export async function messagePdf(
  tx: OrgTx,
  press: PdfPress,
  id: string,
  asked: { readonly on: LocalDate; readonly timeZone: string; readonly day: LocalDate; readonly title: string },
): Promise<() => Promise<DrawnExhibit>> {
  const { on, timeZone, day, title } = asked
  const read = await readMessage(tx, id)
  const { message, proof } = read
  const original = proof?.sha256.toString('hex') ?? null
  if (message.channel !== 'email' && message.channel !== 'sms')
    return async () => {
      const copy = await struckCopy('pdf', title, Buffer.from(await letterPdf(press, read)))
      // Without the bytes that left, it is laid out anew from what was decided: a court must not take it for the original.
      const isKept = proof?.kind === 'pdf'
      const changed = [...(isKept ? [] : [changes.laidOut]), ...(copy.original === null ? [] : [changes.struck])]
      return { bytes: copy.bytes, original: isKept ? original : null, changed }
    }
  const shown =
    message.channel === 'email' ? await shownMail(read) : { ...shownText(read), attachments: [] as readonly string[] }
  const text = withoutLinks(shown.text)
  const isStruck = text !== shown.text
  const { organisation, isDemo } = await letterheadOf(tx)
  const minute = minuteOfDayIn(timeZone, message.settledAt ?? message.queuedAt)
  const hour = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  const rows: Rows = [
    [words.from, proof?.senderAddress || organisation.name],
    [words.to, [message.toName, message.toAddress].filter(Boolean).join(' – ')],
    [words.on, `${formatLongDay('fr', day)}, ${hour}`],
    ...(message.subject ? [[words.subject, message.subject] as const] : []),
    ...(shown.attachments.length > 0 ? [[words.files, shown.attachments.join(', ')] as const] : []),
    ...(original ? [[words.hash, original] as const] : []),
  ]
  const act: Act = {
    lang: 'fr',
    title: message.subject || words.over,
    head: '',
    over: words.over.replace('{creditor}', organisation.name),
    foot: organisation.name,
    author: organisation.name,
    isDemo,
    on,
    blocks: [
      ...copied(rows, text.split('\n'), shown.isExact ? words.exact : words.draft),
      ...(isStruck ? [remark(words.struck)] : []),
    ],
  }
  return async () => ({
    bytes: (await press.renderPdf(actDocument(act))).bytes,
    original,
    changed: [changes.printed, ...(isStruck ? [changes.struck] : [])],
  })
}

const copied = (rows: Rows, lines: readonly string[], how: string): ActBlock[] => [
  { is: 'pairs', rows },
  remark(how),
  { is: 'quote', lines },
]

/** What somebody kept, with its hash. */
type KeptText = { readonly bytes: Uint8Array; readonly original: string; readonly timeZone: string }

/** Whom a mail was to stands in its head, which is short. */
const HEAD_BYTES = 64 << 10

/**
 * A mail that somebody kept, as its headers and its text; what was joined to it is named. Throws `Refused` for one that cannot be read, or
 * not to its end: a court that sees a part of it must know.
 */
export async function mailAct(text: PackText, title: string, { bytes, original, timeZone }: KeptText): Promise<Act> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const mail = await readMail(file).catch(() => null)
  if (!mail || mail.isTextCut)
    throw new Refused(refuse('mail_unreadable', packWording.mailUnreadable, { title }).refusal)
  const [head = ''] = file.toString('latin1', 0, HEAD_BYTES).split(/\r?\n\r?\n/)
  const { to } = await simpleParser(Buffer.from(`${head}\r\n\r\n`, 'latin1'))
  const rows: Rows = [
    [words.from, [mail.from.name, mail.from.address].filter(Boolean).join(' – ')],
    [words.to, to?.text ?? ''],
    [words.on, mail.sentAt ? hours(timeZone).format(mail.sentAt) : ''],
    [words.subject, mail.subject],
    [words.files, mail.attachments.map(({ name }) => name).join(', ')],
    [words.keptHash, original],
  ]
  const said = withoutLinks(mail.text)
  const told = rows.filter(([, value]) => value !== '')
  return actOf(text, title, copied(told, said.split('\n'), words.kept), { head: '', over: words.overKept })
}

const hours = (timeZone: string) =>
  new Intl.DateTimeFormat('fr-FR', { timeZone, dateStyle: 'long', timeStyle: 'short' })

/** A text that somebody kept: UTF-8, or one byte a letter as older programs write it. */
export function textAct(text: PackText, title: string, { bytes, original }: KeptText): Act {
  const utf8 = new TextDecoder().decode(bytes)
  const said = utf8.includes('\ufffd') ? new TextDecoder('windows-1252').decode(bytes) : utf8
  const lines = withoutLinks(said).split(/\r?\n/)
  return actOf(text, title, copied([[words.keptHash, original]], lines, words.keptText), {
    head: '',
    over: words.overText,
  })
}
