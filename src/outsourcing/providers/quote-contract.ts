import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { cents, count, currency, day, id, instant, manage, params, read } from '../contract-terms.ts'
import { tariffSchema } from '../tariffs/contract.ts'
import { pageLink, provenSchema } from './contract.ts'
import { QUOTE_STATES } from './quote-model.ts'

const state = z.enum(QUOTE_STATES)
const note = z.string().trim().max(4000)
const remitDays = count.min(1).max(90)
const answer = z.object({
  tariff: tariffSchema,
  proven: provenSchema.nullable(),
  note: note.default(''),
  validUntil: day.nullable(),
  /** Days from the collection of a sum to its remittance. */
  remitDays: remitDays.nullable().default(null),
})

/** What a quote makes of our own portfolio in a year, before VAT. */
const worth = z.object({
  recoveredCents: cents,
  feesCents: cents,
  netCents: cents,
  /** Claims of an age at which the provider states no rate: taken to come in as here. */
  assumedCents: cents,
})

const quote = z
  .object({
    id,
    providerId: id,
    providerName: z.string(),
    isHere: z.boolean(),
    state,
    tariff: tariffSchema.nullable(),
    tariffSays: z.array(z.string()),
    proven: provenSchema.nullable(),
    note: z.string(),
    validUntil: day.nullable(),
    isExpired: z.boolean(),
    answeredAt: instant.nullable(),
    answeredByName: z.string().nullable(),
    isTyped: z.boolean(),
    remitDays: remitDays.nullable(),
    /** Answered by itself from its page; the hash of what it sent. */
    isByLink: z.boolean(),
    answerSha256: z.string().nullable(),
    /** The page that its link opens today, and whether it was looked at. */
    page: pageLink.nullable(),
    messageId: id.nullable(),
    /** Null while there is nothing to reckon with. */
    worth: worth.nullable(),
    /** Why nothing could be reckoned. */
    fault: z.string().nullable(),
    /** Red flags of the provider; nothing may be placed with a barred one. */
    flags: count,
    isBarred: z.boolean(),
  })
  .meta({ id: 'Quote' })
export type QuoteView = z.output<typeof quote>

const request = z
  .object({
    id,
    number: z.string(),
    currency,
    words: z.string(),
    answerBy: day,
    fewWhy: z.string(),
    askedAt: instant,
    askedByName: z.string(),
    isClosed: z.boolean(),
    files: count,
    cents,
    quotes: z.array(quote),
  })
  .meta({ id: 'QuoteRequest' })
export type QuoteRequestView = z.output<typeof request>

const cell = z.object({ fromCents: cents, fromDays: count, kind: z.string(), files: count, cents, ageDays: count })
const asked = z
  .object({
    id,
    number: z.string(),
    creditorName: z.string(),
    state,
    currency,
    words: z.string(),
    askedAt: instant,
    answerBy: day,
    isClosed: z.boolean(),
    /** The creditor's late claims, counted: no name, no number. */
    portfolio: z.array(cell),
    tariff: tariffSchema.nullable(),
    proven: provenSchema.nullable(),
    note: z.string(),
    validUntil: day.nullable(),
  })
  .meta({ id: 'QuoteAsked' })
export type QuoteAsked = z.output<typeof asked>

/** Prices asked of several providers, what each answers, and how they compare on our own portfolio. */
export const quoteRoutes = routes({
  quoteRequests: {
    ...read,
    method: 'get',
    path: '/quote-requests',
    summary: 'Requests for prices, with each answer and what it makes of our portfolio',
    reply: z.object({ requests: z.array(request) }),
  },
  askQuotes: {
    ...manage,
    method: 'post',
    path: '/quote-requests',
    summary: 'Asks providers for prices on the late claims of today; fewer than three only with a reason',
    body: z.object({
      providerIds: z.array(id).max(20),
      answerBy: day,
      words: note,
      fewWhy: z.string().trim().max(500).default(''),
    }),
    reply: z.object({ id, number: z.string() }),
  },
  typeQuote: {
    ...manage,
    method: 'put',
    path: '/quotes/{id}',
    summary: 'Types the answer of a provider that is not here',
    params,
    body: answer,
  },
  withdrawQuote: {
    ...manage,
    method: 'delete',
    path: '/quotes/{id}',
    summary: 'Notes that a provider does not answer',
    params,
  },
  sendQuotePage: {
    ...manage,
    method: 'post',
    path: '/quotes/{id}/page',
    summary: 'Writes again to a provider that is not here, with the link to the page where it answers',
    params,
    reply: z.object({ messageId: id }),
  },
  closeQuotePage: {
    ...manage,
    method: 'delete',
    path: '/quotes/{id}/page',
    summary: 'Takes the link back: it opens nothing any more',
    params,
  },
  closeQuoteRequest: {
    ...manage,
    method: 'post',
    path: '/quote-requests/{id}/close',
    summary: 'Closes a request: nobody answers it any more',
    params,
  },
  quotesPdf: {
    ...read,
    method: 'get',
    path: '/quote-requests/{id}/pdf',
    summary: 'The comparison as PDF',
    params,
    reply: 'bytes',
  },
  quotesAsked: {
    ...read,
    method: 'get',
    path: '/quotes-asked',
    summary: 'What connected creditors ask of this organisation as a provider',
    reply: z.object({ quotes: z.array(asked) }),
  },
  answerQuote: {
    ...manage,
    method: 'put',
    path: '/quotes-asked/{id}',
    summary: 'Answers a creditor with our prices, or anew while the request is open',
    params,
    body: answer,
  },
  declineQuote: {
    ...manage,
    method: 'delete',
    path: '/quotes-asked/{id}',
    summary: 'Declines to quote',
    params,
  },
})
