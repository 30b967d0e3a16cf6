import { letterheadOf, letterPdf, readMessage, shownMail, shownText } from '../../correspondence/index.ts'
import { formatLongDay, type LocalDate, minuteOfDayIn } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { mail as words } from './court-wording.ts'
import { type Act, actDocument, remark } from './print-act.ts'

/**
 * What left the house as a PDF, read now and drawn when it is asked for: the very pages of a letter, a mail or a text as a copy with who, when and the hash of the bytes that left.
 * `timeZone` tells the hour; `on` dates the file.
 */
export async function messagePdf(
  tx: OrgTx,
  press: PdfPress,
  id: string,
  { on, timeZone, day }: { readonly on: LocalDate; readonly timeZone: string; readonly day: LocalDate },
): Promise<() => Promise<Uint8Array>> {
  const read = await readMessage(tx, id)
  const { message, proof } = read
  if (message.channel !== 'email' && message.channel !== 'sms') return () => letterPdf(press, read)
  const shown =
    message.channel === 'email' ? await shownMail(read) : { ...shownText(read), attachments: [] as readonly string[] }
  const { organisation, isDemo } = await letterheadOf(tx)
  const minute = minuteOfDayIn(timeZone, message.settledAt ?? message.queuedAt)
  const hour = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  const rows: (readonly [string, string])[] = [
    [words.from, proof?.senderAddress || organisation.name],
    [words.to, [message.toName, message.toAddress].filter(Boolean).join(' – ')],
    [words.on, `${formatLongDay('fr', day)}, ${hour}`],
    ...(message.subject ? [[words.subject, message.subject] as const] : []),
    ...(shown.attachments.length > 0 ? [[words.files, shown.attachments.join(', ')] as const] : []),
    ...(proof ? [[words.hash, proof.sha256.toString('hex')] as const] : []),
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
      { is: 'pairs', rows },
      remark(shown.isExact ? words.exact : words.draft),
      { is: 'quote', lines: shown.text.split('\n') },
    ],
  }
  return async () => (await press.renderPdf(actDocument(act))).bytes
}
