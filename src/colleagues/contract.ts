import { z } from 'zod'
import { dayText } from '../platform/contract-day.ts'
import { routes } from '../platform/route.ts'
import { DEED_KINDS, DEED_VERDICTS, MOST_ITEMS, QUESTION_CHARS, QUESTION_ORIGINS, QUESTION_STATES } from './model.ts'

const id = z.uuid()
const instant = z.date().or(z.string())
const cents = z.number().int()

const question = {
  id,
  colleagueId: id,
  colleagueName: z.string(),
  customerId: id,
  customerName: z.string(),
  disputeId: id.nullable(),
  origin: z.enum(QUESTION_ORIGINS),
  asks: z.string(),
  answerBy: dayText.nullable(),
  askedByName: z.string(),
  askedAt: instant,
  state: z.enum(QUESTION_STATES),
  answeredAt: instant.nullable(),
  /** When its colleague opened the page first. */
  firstReadAt: instant.nullable(),
  reminders: z.number().int(),
  /** Nobody answered in time. */
  isSilent: z.boolean(),
  proposals: z.number().int(),
}
const questionRow = z.object(question).meta({ id: 'ColleagueQuestion' })
export type QuestionView = z.output<typeof questionRow>

const deed = z.object({
  id,
  kind: z.enum(DEED_KINDS),
  body: z.string(),
  cents: cents.nullable(),
  currency: z.string().nullable(),
  untilOn: dayText.nullable(),
  fileName: z.string().nullable(),
  verdict: z.enum(DEED_VERDICTS),
  doneAt: instant,
  decidedByName: z.string().nullable(),
})
const wholeQuestion = z
  .object({
    ...question,
    items: z.array(z.object({ itemId: id, documentNo: z.string() })),
    deeds: z.array(deed),
    files: z.array(z.object({ id, name: z.string(), size: z.number().int() })),
  })
  .meta({ id: 'ColleagueQuestionWhole' })
export type WholeQuestion = z.output<typeof wholeQuestion>

const setting = z.object({
  remindDays: z.number().int().min(1).max(30),
  mostReminders: z.number().int().min(0).max(5),
  linkDays: z.number().int().min(1).max(90),
  mostHoldDays: z.number().int().min(0).max(180),
})

const amount = z.object({ cents, currency: z.string() })
const digestCustomer = z.object({
  customerId: id,
  name: z.string(),
  overdue: z.array(amount),
  /** What the digest says of it, line by line, in the organisation's language. */
  lines: z.array(z.string()),
})
export type DigestCustomerView = z.output<typeof digestCustomer>

const one = { params: z.object({ id }), scope: 'org', need: 'desk.work' } as const

/** What colleagues without an account are asked and told. */
export const colleaguesRoutes = routes({
  questions: {
    method: 'get',
    path: '/questions',
    scope: 'org',
    need: 'books.read',
    summary: 'Questions put to colleagues, newest first',
    query: z.object({
      customerId: id.optional(),
      disputeId: id.optional(),
      show: z.enum(['waiting', 'answered', 'all']).default('waiting'),
    }),
    reply: z.object({ questions: z.array(questionRow) }),
  },
  question: {
    method: 'get',
    path: '/questions/{id}',
    scope: 'org',
    need: 'books.read',
    summary: 'A question with what its colleague did on its page',
    params: z.object({ id }),
    reply: wholeQuestion,
  },
  ask: {
    method: 'post',
    path: '/questions',
    scope: 'org',
    need: 'desk.work',
    summary: 'Asks a colleague about a customer: a mail with a signed link',
    body: z.object({
      colleagueId: id,
      customerId: id,
      disputeId: id.nullable(),
      itemIds: z.array(id).max(MOST_ITEMS),
      asks: z.string().trim().max(QUESTION_CHARS),
      showsEvidence: z.boolean(),
      answerBy: dayText.nullable(),
    }),
    reply: z.object({ id }),
  },
  remind: { ...one, method: 'post', path: '/questions/{id}/remind', summary: 'Writes to the colleague again' },
  withdraw: {
    ...one,
    method: 'post',
    path: '/questions/{id}/withdraw',
    summary: 'Takes a question back: its link dies',
  },
  close: {
    ...one,
    method: 'post',
    path: '/questions/{id}/close',
    summary: 'The answer was seen and needs nothing more',
  },
  decide: {
    ...one,
    method: 'post',
    path: '/question-deeds/{id}/decide',
    summary: 'Agrees to what a colleague proposed, or declines it',
    body: z.object({ isAgreed: z.boolean() }),
  },
  file: {
    method: 'get',
    path: '/question-files/{id}',
    scope: 'org',
    need: 'books.read',
    summary: 'A file that came with an answer, byte for byte',
    params: z.object({ id }),
    reply: 'bytes',
  },
  setting: {
    method: 'get',
    path: '/question-setting',
    scope: 'org',
    need: 'books.read',
    summary: 'What colleagues may do from a link, and how long they are waited for',
    reply: setting,
  },
  keepSetting: {
    method: 'put',
    path: '/question-setting',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Changes what colleagues may do from a link',
    body: setting,
    reply: setting,
  },
  subscribers: {
    method: 'get',
    path: '/digest-subscribers',
    scope: 'org',
    need: 'books.read',
    summary: 'Colleagues who receive the weekly digest, with the last one of each',
    reply: z.object({ subscribers: z.array(z.object({ colleagueId: id, lastWeekOn: dayText.nullable() })) }),
  },
  subscribe: {
    method: 'put',
    path: '/colleagues/{id}/digest',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Sends the weekly digest to a colleague, or stops it',
    params: z.object({ id }),
    body: z.object({ isWanted: z.boolean() }),
  },
  digestPreview: {
    method: 'get',
    path: '/colleagues/{id}/digest',
    scope: 'org',
    need: 'books.read',
    summary: 'What the digest of a colleague would say today',
    params: z.object({ id }),
    reply: z.object({ customers: z.array(digestCustomer) }),
  },
})
