import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { type EventInput, record } from '../../trail/index.ts'
import { tariffFaults } from '../tariffs/check-tariff.ts'
import type { Tariff } from '../tariffs/model.ts'
import { actingFor } from './connect.ts'
import { providerOf } from './provider-store.ts'
import { type QuoteState, requestNumber } from './quote-model.ts'
import {
  type AnswerWay,
  closeRequest,
  lockQuote,
  type Quote,
  type QuoteAnswer,
  type QuoteRequest,
  quoteRequestOf,
  quotesAsked,
  writeAnswer,
} from './quote-store.ts'
import { quoteWording as words } from './quote-wording.ts'

export type Answer = QuoteAnswer & { readonly tariff: Tariff }
const NOTHING: QuoteAnswer = { tariff: null, proven: null, note: '', validUntil: null, remitDays: null }

const TYPED: AnswerWay = { isTyped: true, sha256: null }
const HERE: AnswerWay = { isTyped: false, sha256: null }

/** Types what a provider that is not here answered by letter or mail; null: it does not answer. */
export async function typeQuote(tx: OrgTx, id: string, answer: Answer | null, by: By): Promise<void> {
  const { quote, request } = await openQuote(tx, id)
  if (quote.agencyOrgId !== null) {
    const name = (await providerOf(tx, quote.providerId))!.name
    throw new Refused(refuse('answers_itself', words.answersItself, { name }).refusal)
  }
  await keepAnswer(tx, quote, request, answer, answer ? 'answered' : 'withdrawn', TYPED, by)
  await record(tx, eventOf(answer ? 'quote_typed' : 'quote_withdrawn', quote, request, by))
}

/** Answers from the provider's own organisation; null: it declines. */
export async function answerQuote(tx: OrgTx, id: string, answer: Answer | null, by: By): Promise<void> {
  const asked = (await quotesAsked(tx)).find((one) => one.id === id)
  if (!asked) throw new Refused(notFound().refusal)
  const { name } = await organisationOf(tx)
  const verb = answer ? 'quote_answered' : 'quote_declined'
  const event = await onOtherSide(tx, asked.orgId, async (theirs) => {
    const { quote, request } = await openQuote(theirs, id)
    await keepAnswer(theirs, quote, request, answer, answer ? 'answered' : 'declined', HERE, by)
    const told = eventOf(verb, quote, request, by)
    await record(theirs, { ...told, ...actingFor(by, name) })
    return told
  })
  await record(tx, event)
}

/**
 * Answers as the provider that holds the link to its page, until the day asked for; null: it declines. `sha256` is of what it sent, `signer`
 * who says so.
 */
export async function answerByLink(
  tx: OrgTx,
  id: string,
  answer: Answer | null,
  { sha256, signer, reason }: { readonly sha256: string; readonly signer: string; readonly reason: string },
  by: By,
): Promise<void> {
  const { quote, request } = await openQuote(tx, id)
  if (quote.agencyOrgId !== null) throw new Refused(notFound().refusal)
  refuseLate(request, by)
  const way = { isTyped: false, sha256 }
  await keepAnswer(tx, quote, request, answer, answer ? 'answered' : 'declined', way, by)
  const event = eventOf(answer ? 'quote_answered' : 'quote_declined', quote, request, by)
  await record(tx, { ...event, data: { ...event.data, byLink: true, signer, sha256, answer, reason } })
}

async function keepAnswer(
  tx: OrgTx,
  quote: Quote,
  request: QuoteRequest,
  answer: Answer | null,
  state: QuoteState,
  way: AnswerWay,
  by: By,
): Promise<void> {
  if (answer) {
    const [fault] = tariffFaults(answer.tariff)
    if (fault) throw new Refused({ ...fault, where: `tariff.${fault.where ?? ''}` })
    if (answer.tariff.currency !== request.currency)
      throw new Refused(
        refuse('currency_differs', words.currencyDiffers, { currency: request.currency }, 'tariff.currency').refusal,
      )
  }
  await writeAnswer(tx, quote.id, { ...(answer ?? NOTHING), ...way, state }, { name: by.actor.name, at: by.at })
}

/** Nobody answers from its page after the day that was asked for. */
export function refuseLate({ answerBy }: Pick<QuoteRequest, 'answerBy'>, { today }: Pick<By, 'today'>): void {
  if (today > answerBy) throw new Refused(refuse('answer_late', words.isLate, { day: answerBy }).refusal)
}

/** A quote, locked, whose request is open. */
export async function openQuote(tx: OrgTx, id: string): Promise<{ quote: Quote; request: QuoteRequest }> {
  const quote = await lockQuote(tx, id)
  if (!quote) throw new Refused(notFound().refusal)
  const request = (await quoteRequestOf(tx, quote.requestId))!
  if (request.closedAt !== null)
    throw new Refused(refuse('request_closed', words.isClosed, { number: requestNumber(request.no) }).refusal)
  return { quote, request }
}

/** Nobody answers any more. */
export async function closeQuotes(tx: OrgTx, id: string, by: By): Promise<void> {
  const request = await quoteRequestOf(tx, id)
  if (!request) throw new Refused(notFound().refusal)
  if ((await closeRequest(tx, id, by.at)) === 0)
    throw new Refused(refuse('already_done', words.isClosed, { number: requestNumber(request.no) }).refusal)
  const data = { number: requestNumber(request.no) }
  await record(tx, { actor: by.actor, at: by.at, verb: 'quotes_closed', subject: { kind: 'quote_request', id }, data })
}

const eventOf = (verb: string, quote: Quote, request: QuoteRequest, { actor, at }: By): EventInput => ({
  actor,
  at,
  verb,
  subject: { kind: 'quote_request', id: request.id },
  data: {
    number: requestNumber(request.no),
    quote: quote.id,
    creditor: quote.creditorName,
    provider: quote.providerId,
  },
})
