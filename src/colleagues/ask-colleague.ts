import { type Links, markRevoked } from '../access/index.ts'
import type { By } from '../cash/index.ts'
import { disputeHead } from '../disputes/index.ts'
import type { LocalDate } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { itemsById } from '../ledger/index.ts'
import { type Colleague, colleagueOf, customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { record } from '../trail/index.ts'
import { deedsOf } from './deed-store.ts'
import type { Question, QuestionOrigin } from './model.ts'
import { insertQuestion, keepMessage, lockQuestion, moveQuestion } from './store.ts'
import { tellQuestion } from './tell-colleague.ts'
import { colleaguesWording as words } from './wording.ts'

export type QuestionInput = {
  readonly colleagueId: string
  readonly customerId: string
  readonly disputeId: string | null
  /** Documents of the customer that the colleague is shown. */
  readonly itemIds: readonly string[]
  readonly asks: string
  readonly showsEvidence: boolean
  readonly answerBy: LocalDate | null
}

/**
 * Puts a question to a colleague: a mail with a signed link leaves with the transaction. Refused for a colleague without an address,
 * for documents or a dispute of another customer, and for a day that has passed. Gives its id.
 */
export async function askColleague(
  tx: OrgTx,
  links: Links,
  input: QuestionInput,
  by: By,
  origin: QuestionOrigin = 'member',
): Promise<string> {
  const asks = input.asks.trim()
  if (asks === '') throw new Refused(refuse('question_empty', words.asksEmpty, undefined, 'asks').refusal)
  if (!(await customerOf(tx, input.customerId))) throw new Refused(notFound().refusal)
  const colleague = await colleagueToAsk(tx, input.colleagueId)
  if (input.answerBy !== null && input.answerBy < by.today)
    throw new Refused(refuse('day_past', words.dayPast, { day: input.answerBy }, 'answerBy').refusal)
  const itemIds = await itemsAbout(tx, input)
  const question = {
    ...input,
    asks,
    itemIds,
    id: newId(by.at),
    origin,
    askedBy: by.actor.id,
    askedByName: by.actor.name,
    askedAt: by.at,
    toldOn: by.today,
    messageId: null,
  }
  if ((await insertQuestion(tx, question)) === 0) return question.id
  await write(tx, links, question, colleague, false, by)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'question_asked',
    subject: { kind: 'customer', id: input.customerId },
    data: { question: question.id, name: colleague.name, about: asks, dispute: input.disputeId, items: itemIds },
  })
  return question.id
}

/** Asks again, as a person or the clock wants it. Refused once there is an answer: the mail would not leave. */
export async function askAgain(tx: OrgTx, links: Links, id: string, by: By): Promise<void> {
  const question = await openQuestion(tx, id)
  if (question.state === 'answered') throw new Refused(refuse('question_state', words.answered).refusal)
  const colleague = await colleagueToAsk(tx, question.colleagueId)
  await write(tx, links, question, colleague, true, by)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'question_reminded',
    subject: { kind: 'customer', id: question.customerId },
    data: { question: id, name: colleague.name },
  })
}

async function write(
  tx: OrgTx,
  links: Links,
  question: Parameters<typeof tellQuestion>[2],
  colleague: Colleague,
  isAgain: boolean,
  by: By,
): Promise<void> {
  const messageId = await tellQuestion(tx, links, question, colleague, isAgain, by)
  await keepMessage(tx, question.id, messageId, { isAgain, on: by.today })
}

/** Takes a question back: its link opens nothing any more. What a colleague did before stays. */
export async function withdrawQuestion(tx: OrgTx, id: string, by: By): Promise<void> {
  const question = await openQuestion(tx, id)
  await end(tx, question, 'withdrawn', by)
}

/** The answer was seen and needs nothing more. Refused while something that the colleague proposed waits for a word. */
export async function closeQuestion(tx: OrgTx, id: string, by: By): Promise<void> {
  const question = await lockQuestion(tx, id)
  if (!question) throw new Refused(notFound().refusal)
  if (question.state === 'open') throw new Refused(refuse('question_state', words.notAnswered).refusal)
  if (question.state !== 'answered') throw new Refused(refuse('question_state', words.notOpen).refusal)
  if ((await deedsOf(tx, id)).some(({ verdict }) => verdict === 'proposed'))
    throw new Refused(refuse('proposal_waits', words.decideFirst).refusal)
  await end(tx, question, 'closed', by)
}

/** Ends a question and its link. */
export async function end(tx: OrgTx, question: Question, state: 'closed' | 'withdrawn', by: By): Promise<void> {
  await moveQuestion(tx, question.id, { state, at: by.at, byName: by.actor.name })
  await markRevoked(tx, [question.id], by.actor.id, by.at)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: `question_${state}`,
    subject: { kind: 'customer', id: question.customerId },
    data: { question: question.id },
  })
}

async function openQuestion(tx: OrgTx, id: string): Promise<Question> {
  const question = await lockQuestion(tx, id)
  if (!question) throw new Refused(notFound().refusal)
  if (question.state !== 'open' && question.state !== 'answered')
    throw new Refused(refuse('question_state', words.notOpen).refusal)
  return question
}

async function colleagueToAsk(tx: OrgTx, id: string): Promise<Colleague> {
  const colleague = await colleagueOf(tx, id)
  if (!colleague) throw new Refused(refuse('colleague_gone', words.colleagueGone, undefined, 'colleagueId').refusal)
  if (!colleague.email)
    throw new Refused(refuse('email_missing', words.noAddress, { name: colleague.name }, 'colleagueId').refusal)
  return colleague
}

/** The documents of a question; those of its dispute when none is named. */
async function itemsAbout(tx: OrgTx, input: QuestionInput): Promise<readonly string[]> {
  const items = await itemsById(tx, input.itemIds)
  const isOurs = items.every(({ customerId }) => customerId === input.customerId)
  if (!isOurs || items.length !== new Set(input.itemIds).size)
    throw new Refused(refuse('item_unknown', words.itemUnknown, undefined, 'itemIds').refusal)
  if (input.disputeId === null) return input.itemIds
  const dispute = await disputeHead(tx, input.disputeId)
  if (dispute?.customerId !== input.customerId)
    throw new Refused(refuse('dispute_unknown', words.disputeUnknown, undefined, 'disputeId').refusal)
  if (dispute.state === 'resolved')
    throw new Refused(refuse('dispute_state', words.disputeOver, undefined, 'disputeId').refusal)
  return input.itemIds.length > 0 ? input.itemIds : dispute.itemIds
}
