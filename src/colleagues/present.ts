import { organisationOf } from '../access/index.ts'
import { disputeHead, disputeName } from '../disputes/index.ts'
import type { LocalDate } from '../kernel/calendar.ts'
import { Refused } from '../kernel/verdict.ts'
import type { Lang } from '../kernel/wording.ts'
import { itemsById } from '../ledger/index.ts'
import { colleagueOf, colleaguesById, customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import type { QuestionView, WholeQuestion } from './contract.ts'
import { deedsOf, filesOf } from './deed-store.ts'
import type { ColleagueSetting } from './model.ts'
import { isSilent } from './rules.ts'
import { listQuestions, type QuestionFilter, type QuestionRow, questionOf, settingOf } from './store.ts'

const MOST_LISTED = 500

const view = (row: QuestionRow, setting: ColleagueSetting, today: LocalDate): QuestionView => ({
  id: row.id,
  colleagueId: row.colleagueId,
  colleagueName: row.colleagueName,
  customerId: row.customerId,
  customerName: row.customerName,
  disputeId: row.disputeId,
  origin: row.origin,
  asks: row.asks,
  answerBy: row.answerBy,
  askedByName: row.askedByName,
  askedAt: row.askedAt,
  state: row.state,
  answeredAt: row.answeredAt,
  firstReadAt: row.firstReadAt,
  reminders: row.reminders,
  isSilent: isSilent(row, setting, today),
  proposals: row.proposals,
})

export async function presentQuestions(tx: OrgTx, of: QuestionFilter, today: LocalDate): Promise<QuestionView[]> {
  const setting = await settingOf(tx)
  return (await listQuestions(tx, of, MOST_LISTED)).map((row) => view(row, setting, today))
}

export async function presentQuestion(tx: OrgTx, id: string, lang: Lang, today: LocalDate): Promise<WholeQuestion> {
  const question = await questionOf(tx, id)
  if (!question) throw new Refused(notFound().refusal)
  const deeds = await deedsOf(tx, id)
  const [colleague] = await colleaguesById(tx, [question.colleagueId])
  const customer = await customerOf(tx, question.customerId)
  const dispute = question.disputeId === null ? null : await disputeHead(tx, question.disputeId)
  const { currency } = dispute ?? (await organisationOf(tx))
  const row = {
    ...question,
    customerName: customer!.name,
    colleagueName: colleague!.name,
    isOutOfReach: !(await colleagueOf(tx, question.colleagueId))?.email,
    proposals: deeds.filter(({ verdict }) => verdict === 'proposed').length,
  }
  return {
    ...view(row, await settingOf(tx), today),
    items: (await itemsById(tx, question.itemIds)).map((item) => ({
      itemId: item.id,
      documentNo: item.documentNo || item.label.slice(0, 40),
    })),
    deeds: deeds.map(({ id: deedId, kind, body, cents, untilOn, fileName, verdict, doneAt, decidedByName }) => ({
      id: deedId,
      kind,
      body: kind === 'task' ? disputeName(lang, body) : body,
      cents,
      currency: cents === null ? null : currency,
      untilOn,
      fileName,
      verdict,
      doneAt,
      decidedByName,
    })),
    files: await filesOf(tx, id),
  }
}
