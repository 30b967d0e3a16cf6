import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { PROMISE_SOURCES } from '../../promises/model.ts'
import { cents, count, currency, day, id, instant, params, read, work } from '../contract-terms.ts'
import { SIDES } from '../mandates/model.ts'
import { recalled } from '../placements/placement-contract.ts'
import { OUTCOMES, REQUEST_KINDS, REQUEST_SHOWS, REQUEST_STATES } from './model.ts'

const step = z.object({ on: day, what: z.string().trim().min(1).max(300) })

const request = z
  .object({
    /** The creditor's organisation: where the file is worked. */
    orgId: count,
    id,
    placementId: id,
    number: z.string(),
    customerId: id,
    customerName: z.string(),
    creditorName: z.string(),
    providerName: z.string(),
    currency,
    kind: z.enum(REQUEST_KINDS),
    name: z.string(),
    state: z.enum(REQUEST_STATES),
    stateName: z.string(),
    /** What was signed lets whoever collects agree by itself. */
    isWithin: z.boolean(),
    /** Whose word is awaited, since when, and for how many days. */
    turn: z.enum(SIDES),
    turnOn: day,
    days: count,
    why: z.string(),
    /** False: the debtor offers it and whoever collects is against it. */
    isAdvised: z.boolean(),
    owedCents: cents,
    planId: id.nullable(),
    settleCents: cents.nullable(),
    settleOn: day.nullable(),
    costCents: cents.nullable(),
    askedOn: day,
    askedByName: z.string(),
    answeredOn: day.nullable(),
    answeredByName: z.string().nullable(),
    answer: z.string(),
    promiseId: id.nullable(),
    outcome: z.enum(OUTCOMES).nullable(),
    outcomeName: z.string().nullable(),
  })
  .meta({ id: 'PlacementRequest' })
export type RequestView = z.output<typeof request>

const detail = request.extend({
  /** What of it goes beyond the mandate, in words; empty where nothing does, or it waits no more. */
  beyond: z.string(),
  words: z.array(z.object({ id, side: z.enum(SIDES), body: z.string(), at: instant, byName: z.string() })),
  steps: z.array(step),
  papers: z.array(z.object({ id, name: z.string() })),
  itemIds: z.array(id),
})
export type RequestDetail = z.output<typeof detail>

const asked = z.object({
  show: z.enum(REQUEST_SHOWS).default('waiting'),
  kind: z.enum(REQUEST_KINDS).optional(),
  placementId: id.optional(),
  customerId: id.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
})
const list = z.object({
  requests: z.array(request),
  count,
  /** All that wait, and those of them that wait for us. */
  waiting: count,
  ours: count,
})

const about = { why: z.string().trim().min(1).max(2000), documentIds: z.array(id).max(20).default([]) }
const asking = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plan'), planId: id, ...about }),
  z.object({
    kind: z.literal('settlement'),
    /** What the debtor pays by the day; the rest is given up once it is there. */
    cents: cents.min(1).max(1e13),
    on: day,
    source: z.enum(PROMISE_SOURCES).default('call'),
    saidBy: z.string().trim().max(120).default(''),
    isAdvised: z.boolean().default(true),
    ...about,
  }),
  z.object({ kind: z.literal('court'), costCents: cents.min(0).max(1e13).nullable().default(null), ...about }),
  z.object({ kind: z.literal('uncollectible'), steps: z.array(step).max(200), ...about }),
  z.object({ kind: z.literal('abandon'), ...about }),
])
export type AskingInput = z.output<typeof asking>

/** What whoever collects asks of the creditor, and what it is answered. */
export const requestRoutes = routes({
  requests: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/placement-requests',
    summary: 'What whoever collects our files asked of us: those that wait for our word first',
    query: asked,
    reply: list,
  },
  requestsMade: {
    ...read,
    method: 'get',
    path: '/placement-requests-made',
    summary: 'For an agency: what it asked of all its creditors',
    query: asked,
    reply: list,
  },
  request: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/placement-requests/{id}',
    summary: 'One request: what was said of it, what was tried, the papers that show it',
    params,
    reply: detail,
  },
  askCreditor: {
    ...work,
    need: 'claims.work',
    method: 'post',
    path: '/placements/{id}/requests',
    summary: 'Asks the creditor about a file; a settlement that the mandate allows stands at once',
    params,
    body: asking,
    reply: z.object({ id, isWithin: z.boolean() }),
  },
  whatMayBeAsked: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/placements/{id}/leave',
    summary: 'What the mandate lets whoever collects a file agree to, and what was tried so far',
    params,
    reply: z.object({
      isOurs: z.boolean(),
      owedCents: cents,
      currency,
      coversCourt: z.boolean(),
      /** Null: nothing is known to have been signed, and everything is asked. */
      limits: z
        .object({
          plans: z.boolean(),
          discounts: z.boolean(),
          planMonths: count,
          planCents: cents,
          discountBp: count,
          discountCents: cents,
        })
        .nullable(),
      steps: z.array(step),
    }),
  },
  discussRequest: {
    ...work,
    need: 'claims.work',
    method: 'post',
    path: '/placement-requests/{id}/words',
    summary: 'Asks the other side something about a request, or answers; its word is awaited from then on',
    params,
    body: z.object({ words: z.string().trim().min(1).max(2000) }),
  },
  withdrawRequest: {
    ...work,
    need: 'claims.work',
    method: 'post',
    path: '/placement-requests/{id}/withdraw',
    summary: 'Takes back what was asked',
    params,
  },
  answerRequest: {
    ...work,
    method: 'post',
    path: '/placement-requests/{id}/answer',
    summary: 'Approves a request, which does what it asks, or refuses it and says why',
    params,
    body: z.object({ verdict: z.enum(['approve', 'refuse']), note: z.string().trim().max(2000) }),
  },
  requestCertificate: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/placement-requests/{id}/certificate',
    summary: 'The certificate of irrecoverability: what was tried, and why nothing more will come',
    params,
    reply: 'bytes',
  },
  weighRecall: {
    ...work,
    method: 'post',
    path: '/placements/recall/weigh',
    summary:
      'What taking files back would come to: how many, what is left of them, and what is under way with their debtors',
    body: z.object(recalled),
    reply: z.object({
      files: count,
      gone: count,
      amounts: z.array(z.object({ currency, cents })),
      promises: count,
      plans: count,
      disputes: count,
      requests: count,
    }),
  },
})
