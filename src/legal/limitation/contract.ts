import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { EVIDENCE_MARKS } from '../../statutes/index.ts'
import { cents, count, currency, day, id, manage, params, read, reason, work } from '../contract-terms.ts'
import { BUSINESS_KINDS, CAUSES, type Cause, CLAIM_KINDS, CONSUMER_KINDS, KEPT_STANDINGS, NEARNESS } from './model.ts'

const cause = z.enum(Object.keys(CAUSES) as [Cause, ...Cause[]])
const years = count.min(1).max(10)
const evidence = z.string().trim().max(2000)

/** `risk`: what is barred within a year and is not yet. `undated`: what has no day of its own, nor one that was told. */
export const CLAIM_SHOWS = ['risk', ...NEARNESS, 'undated', 'all'] as const
export type ClaimShow = (typeof CLAIM_SHOWS)[number]

/** Of one customer, or found by words. */
const narrowed = { customerId: id.optional(), words: z.string().trim().max(100).optional() }
const amounts = z.array(z.object({ currency, cents }))

const claim = z
  .object({
    itemId: id,
    customerId: id,
    customerCode: z.string(),
    customerName: z.string(),
    documentNo: z.string(),
    currency,
    openCents: cents,
    kind: z.enum(CLAIM_KINDS),
    startsOn: day,
    /** False: the invoice day stands in for the day of the work. */
    isStartKnown: z.boolean(),
    /** False: not even its own day is known, so that it may be barred sooner. */
    isDated: z.boolean(),
    barsOn: day.nullable(),
    standing: z.enum(KEPT_STANDINGS),
    near: z.enum(NEARNESS),
    /** It was said that its end is near, and nobody has looked at it since. */
    isUnseen: z.boolean(),
  })
  .meta({ id: 'ClaimAtRisk' })
export type ClaimView = z.output<typeof claim>

const cited = z.object({ citation: z.string(), mark: z.enum(EVIDENCE_MARKS), verifiedOn: day })

/** Something that happened to a debt, with what it did to its clock and why. */
const event = z.object({
  id,
  source: z.enum(['hand', 'payment', 'plan', 'promise']),
  cause,
  on: day,
  until: day.nullable(),
  /** What happened, and what proves it. */
  evidence: z.string(),
  effect: z.enum(['restarts', 'suspends', 'none', 'lost', 'late', 'early', 'covered']),
  /** What it did, in a sentence. */
  sentence: z.string(),
  /** The last day as it stood after it. */
  barsOn: day.nullable(),
  citation: z.string(),
  recordedByName: z.string().nullable(),
  /** A member may end it, say that its effect was lost, or take it back. */
  mayEnd: z.boolean(),
  mayLose: z.boolean(),
  mayWithdraw: z.boolean(),
})
export type ClockEventView = z.output<typeof event>

/** What would save a debt, or at least be worth knowing of it; `by`: the last day it helps. */
const remedy = z.object({
  code: z.enum([
    'acknowledgement',
    'part_payment',
    'plan',
    'order',
    'urgent_action',
    'full_action',
    'conciliation',
    'end',
    'title',
    'barred',
  ]),
  sentence: z.string(),
  citation: z.string(),
  by: day.nullable(),
})
export type RemedyView = z.output<typeof remedy>

const clock = z
  .object({
    claim,
    performedOn: day.nullable(),
    issuedOn: day,
    statedKind: z.enum(CLAIM_KINDS).nullable(),
    contractYears: count.nullable(),
    describedEvidence: z.string(),
    describedByName: z.string().nullable(),
    /** How the day was reckoned, step by step: the start, the period, what the contract or a title says, the outer limit. */
    steps: z.array(z.object({ sentence: z.string(), cited: cited.nullable() })),
    events: z.array(event),
    /** Promises in a mail or a letter: an acknowledgement if the customer's own words say so, which somebody has to read. */
    toRead: z.array(z.object({ id, on: day, sentence: z.string() })),
    remedies: z.array(remedy),
    /** Rows of the law used here that nobody has confirmed, or none. */
    toVerify: z.array(z.string()),
    /** Why there is no day at all. */
    refusal: z.string().nullable(),
  })
  .meta({ id: 'LimitationClock' })
export type ClockView = z.output<typeof clock>

const setting = z
  .object({
    businessKind: z.enum(BUSINESS_KINDS),
    consumerKind: z.enum(CONSUMER_KINDS),
    contractYears: years.nullable(),
  })
  .meta({ id: 'LimitationSetting' })

export const limitationRoutes = routes({
  claimsAtRisk: {
    ...read,
    method: 'get',
    path: '/claims-at-risk',
    summary: 'Open debts by the day on which they are barred, soonest first',
    query: z.object({
      show: z.enum(CLAIM_SHOWS).default('risk'),
      ...narrowed,
      limit: z.coerce.number().int().min(1).max(200).default(50),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({ claims: z.array(claim), count }),
  },
  claimsBoard: {
    ...read,
    method: 'get',
    path: '/claims-at-risk/board',
    summary: 'How many open debts, and how much, by how near their limitation is',
    query: z.object(narrowed),
    reply: z.object({
      byNear: z.array(z.object({ near: z.enum(NEARNESS), count, amounts })),
      unseen: count,
      /** Debts of which not even the day is known. */
      undated: z.object({ count, amounts }),
      /** The last day on which every clock was reckoned. */
      reckonedOn: day.nullable(),
    }),
  },
  limitationClock: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/items/{id}/limitation',
    summary: 'How the day on which a debt is barred was reckoned, with events, citations and what would save it',
    params,
    reply: clock,
  },
  describeClaim: {
    ...work,
    method: 'put',
    path: '/items/{id}/claim',
    summary: 'Says what a debt is for, when the work was done, and what the contract says; null: what is usual',
    params,
    body: z.object({
      kind: z.enum(CLAIM_KINDS).nullable(),
      performedOn: day.nullable(),
      contractYears: years.nullable(),
      evidence,
    }),
  },
  recordClockEvent: {
    ...work,
    method: 'post',
    path: '/customers/{id}/clock-events',
    summary:
      'Tells what happened to debts of a customer: an acknowledgement, an action, a mediation; a letter is refused',
    params,
    body: z.object({
      itemIds: z.array(id).min(1).max(500),
      cause,
      on: day,
      /** The day a lasting one ended; null while it lasts. */
      until: day.nullable(),
      evidence,
    }),
    reply: z.object({ id }),
  },
  endClockEvent: {
    ...work,
    method: 'post',
    path: '/clock-events/{id}/end',
    summary: 'An action, a mediation or an insolvency is over: the clock runs again',
    params,
    body: z.object({ until: day }),
  },
  loseClockEvent: {
    ...work,
    method: 'post',
    path: '/clock-events/{id}/lose',
    summary: 'Its effect is lost: the opposition case was extinguished, the action withdrawn or rejected',
    params,
    body: z.object({ on: day, reason }),
  },
  withdrawClockEvent: {
    ...work,
    method: 'post',
    path: '/clock-events/{id}/withdraw',
    summary: 'It was a slip: it is as if it had never been told',
    params,
    body: z.object({ reason }),
  },
  claimsSeen: {
    ...work,
    method: 'post',
    path: '/claims-at-risk/seen',
    summary: 'Somebody looked at these debts: what was said of their end waits no more',
    body: z.object({ itemIds: z.array(id).min(1).max(5000) }),
    reply: z.object({ count }),
  },
  limitationSetting: {
    ...read,
    method: 'get',
    path: '/limitation-setting',
    summary: 'What debts are usually for, and what contracts say of limitation',
    reply: setting,
  },
  changeLimitationSetting: {
    ...manage,
    method: 'put',
    path: '/limitation-setting',
    summary: 'Sets what debts are usually for; every clock is reckoned again',
    body: setting,
  },
})
