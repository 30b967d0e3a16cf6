import { type Links, moveExpiry, organisationOf } from '../access/index.ts'
import type { By } from '../cash/index.ts'
import { type FilledMessage, paragraph, plain, queueWrittenMail } from '../correspondence/index.ts'
import { addDays, dayIn, formatDay, type LocalDate } from '../kernel/calendar.ts'
import { formatMoney } from '../kernel/money.ts'
import { type Lang, say } from '../kernel/wording.ts'
import { itemsById } from '../ledger/index.ts'
import { type Colleague, customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { mailWording as words } from './mail-wording.ts'
import type { Question } from './model.ts'
import { settingOf } from './store.ts'

/** Queues one mail to a colleague in the caller's transaction. `customerId` null: it is about several customers. Gives its id. */
export const mailToColleague = (
  tx: OrgTx,
  {
    colleague,
    ...mail
  }: {
    readonly colleague: Colleague
    readonly customerId: string | null
    readonly purpose: 'colleague_question' | 'colleague_digest'
    readonly written: FilledMessage
  },
  by: By,
): Promise<string> =>
  queueWrittenMail(tx, { ...mail, to: { name: colleague.name, address: colleague.email ?? '' } }, by)

type Asked = Pick<Question, 'id' | 'customerId' | 'itemIds' | 'asks' | 'answerBy' | 'askedByName' | 'askedAt'>

/** Writes a question to its colleague, with the link that opens its page. Asked again, the link is the same, and open as long as after a first mail. Gives the message's id. */
export async function tellQuestion(
  tx: OrgTx,
  links: Links,
  question: Asked,
  colleague: Colleague,
  isAgain: boolean,
  by: By,
): Promise<string> {
  const { lang } = await organisationOf(tx)
  const { address, lastOn } = await openPage(tx, links, question, by, isAgain)
  const customer = (await customerOf(tx, question.customerId))!.name
  const documents = await documentLines(tx, lang, question.itemIds)
  const written: FilledMessage = {
    subject: say(lang, isAgain ? words.subjectAgain : words.subject, { customer }),
    blocks: [
      paragraph(say(lang, words.hello, { name: colleague.name })),
      paragraph(say(lang, words.asks, { asker: question.askedByName, customer })),
      paragraph(...question.asks.split('\n')),
      ...(documents.length > 0
        ? [
            paragraph(say(lang, words.documents)),
            { kind: 'list' as const, entries: documents.map((line) => [plain(line)]) },
          ]
        : []),
      ...(question.answerBy ? [paragraph(say(lang, words.answerBy, { day: formatDay(lang, question.answerBy) }))] : []),
      { kind: 'paragraph', lines: [[{ text: say(lang, words.open), bold: true, url: address }]] },
      paragraph(say(lang, words.linkNote, { day: formatDay(lang, lastOn) })),
      { kind: 'signature' },
    ],
  }
  const about = { colleague, customerId: question.customerId, purpose: 'colleague_question' as const, written }
  return mailToColleague(tx, about, by)
}

/** The page of a question, and the last day on which it opens: its link has the question's own id, so that it is the same each time. */
export async function openPage(
  tx: OrgTx,
  links: Links,
  { id, customerId, askedAt }: Pick<Question, 'id' | 'customerId' | 'askedAt'>,
  by: By,
  isAgain = false,
): Promise<{ address: string; lastOn: LocalDate }> {
  const { linkDays } = await settingOf(tx)
  const { timeZone } = await organisationOf(tx)
  const expiresAt = new Date((isAgain ? by.at : askedAt).getTime() + linkDays * 86_400_000)
  const { address } = await links.give(tx, { id, purpose: 'colleague', customerId, aboutId: id, expiresAt }, by)
  if (isAgain) await moveExpiry(tx, id, expiresAt)
  return { address, lastOn: addDays(dayIn(timeZone, expiresAt), -1) }
}

async function documentLines(tx: OrgTx, lang: Lang, itemIds: readonly string[]): Promise<string[]> {
  const items = await itemsById(tx, itemIds)
  return items.map((item) =>
    say(lang, words.document, {
      document: item.documentNo || item.label.slice(0, 40),
      due: formatDay(lang, item.dueOn),
      left: formatMoney(lang, item.openCents, item.currency),
    }),
  )
}
