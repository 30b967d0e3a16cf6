import { z } from 'zod'
import { routes } from '../platform/route.ts'
import {
  cents,
  count,
  currency,
  day,
  debtPart,
  id,
  instant,
  manage,
  note,
  paging,
  params,
  read,
  reason,
  total,
  work,
} from './contract-terms.ts'
import { PROMISE_SOURCES, PROMISE_STATES } from './model.ts'
import { plan, planRoutes } from './plan-contract.ts'

export { PLAN_SHOWS, type PlanOrderInput, type PlanShow, type PlanView } from './plan-contract.ts'

const promise = z
  .object({
    id,
    customerId: id,
    customerCode: z.string(),
    customerName: z.string(),
    currency,
    cents,
    keptCents: cents,
    promisedOn: day,
    dueOn: day,
    graceUntil: day,
    source: z.enum(PROMISE_SOURCES),
    saidBy: z.string(),
    note: z.string(),
    madeAt: instant,
    madeByName: z.string(),
    state: z.enum(PROMISE_STATES),
    stateOn: day,
    endedWhy: z.string(),
    parts: z.array(debtPart),
  })
  .meta({ id: 'PaymentPromise' })
export type PromiseView = z.output<typeof promise>

/** What a list of promises is narrowed to: by where they stand, or all of them. */
export const PROMISE_SHOWS = ['due_today', 'running', 'broken', 'kept', 'all'] as const
export type PromiseShow = (typeof PROMISE_SHOWS)[number]

const kept = z.object({
  /** Promises that fell due, and what of them was kept in whole: by number, and by amount per currency. */
  due: count,
  kept: count,
  amounts: z.array(z.object({ currency, dueCents: cents, keptCents: cents })),
})
export type KeptRate = z.output<typeof kept>

const setting = z
  .object({
    graceDays: count.min(0).max(30),
    maxMonths: count.min(1).max(60),
    minInstalmentCents: cents.min(0),
    approveOverCents: cents.min(0).nullable(),
    remindDays: count.min(0).max(30),
    noticeDays: count.min(1).max(60),
    answerDays: count.min(1).max(90),
  })
  .meta({ id: 'PromiseSetting' })

export const promiseRoutes = routes({
  promises: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/promises',
    summary: 'Promises to pay by where they stand, soonest first, with totals per currency',
    query: z.object({
      show: z.enum(PROMISE_SHOWS).default('running'),
      customerId: id.optional(),
      words: z.string().trim().max(100).optional(),
      ...paging,
    }),
    reply: z.object({
      promises: z.array(promise),
      count,
      totals: z.array(total),
      byShow: z.record(z.enum(PROMISE_SHOWS), count),
    }),
  },
  promise: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/promises/{id}',
    summary: 'One promise',
    params,
    reply: promise,
  },
  makePromise: {
    ...work,
    need: 'claims.work',
    method: 'post',
    path: '/customers/{id}/promises',
    summary: 'Writes down what a customer promised; reminders of these documents wait',
    params,
    body: z.object({
      itemIds: z.array(id).max(500),
      /** Null: all that is left of these documents. Less is put on the oldest due first. */
      cents: cents.max(1e13).nullable(),
      dueOn: day,
      source: z.enum(PROMISE_SOURCES),
      saidBy: z.string().trim().max(200),
      note,
      /** The running promise that this one takes the place of. */
      replaces: id.nullable().default(null),
    }),
    reply: z.object({ id }),
  },
  cancelPromise: {
    ...work,
    need: 'claims.work',
    method: 'post',
    path: '/promises/{id}/cancel',
    summary: 'Takes a running promise back: it counts neither as kept nor as broken',
    params,
    body: z.object({ reason }),
  },
  promiseReport: {
    ...read,
    method: 'get',
    path: '/promises-report',
    summary: 'How many promises that fell due were kept, by collector and by customer, by number and by amount',
    query: z.object({ from: day, to: day }),
    reply: z.object({
      all: kept,
      byCollector: z.array(kept.extend({ name: z.string() })),
      byCustomer: z.array(kept.extend({ customerId: id, name: z.string() })),
    }),
  },
  customerPromises: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/customers/{id}/promises',
    summary: 'The promises and plans of a customer, newest first, and how it keeps its word',
    params,
    reply: z.object({ promises: z.array(promise), plans: z.array(plan), kept }),
  },
  ...planRoutes,
  promiseSetting: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/promises-setting',
    summary: 'Days of grace, and what may be agreed without asking',
    reply: setting,
  },
  changePromiseSetting: {
    ...manage,
    method: 'put',
    path: '/promises-setting',
    summary: 'Sets days of grace, limits of plans, and when customers are told',
    body: setting,
  },
})
