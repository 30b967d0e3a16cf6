import { z } from 'zod'
import { routes } from '../platform/route.ts'
import {
  approve,
  cents,
  count,
  currency,
  day,
  debtPart,
  id,
  instant,
  note,
  paging,
  params,
  read,
  reason,
  total,
  work,
} from './contract-terms.ts'
import { PLAN_STATES } from './model.ts'

const payment = z.object({ dueOn: day, cents })

export const plan = z
  .object({
    id,
    no: count,
    /** `ECH-0007`. */
    reference: z.string(),
    customerId: id,
    customerCode: z.string(),
    customerName: z.string(),
    currency,
    cents,
    paidCents: cents,
    state: z.enum(PLAN_STATES),
    stateOn: day,
    note: z.string(),
    /** Its payments are fetched by direct debit under the customer's mandate. */
    byDebit: z.boolean(),
    madeAt: instant,
    madeByName: z.string(),
    approvedByName: z.string().nullable(),
    answerBy: day.nullable(),
    signedOn: day.nullable(),
    signedBy: z.string().nullable(),
    remindDays: count,
    noticeDays: count,
    endedWhy: z.string(),
    hasAgreement: z.boolean(),
    /** Why it must be approved before it is proposed, in words; empty when it need not be, or is. */
    beyond: z.string(),
    /** Why the law lets it go no further, in words: a judgment, or a court asked since it was proposed. Null: it does. */
    barred: z.string().nullable(),
    /** The payment that is due next, or is late. */
    next: payment.nullable(),
    isLate: z.boolean(),
    parts: z.array(debtPart),
    instalments: z.array(
      payment.extend({
        place: count,
        paidCents: cents,
        paidOn: day.nullable(),
        reference: z.string(),
        reminderId: id.nullable(),
        noticeId: id.nullable(),
        noticeUntil: day.nullable(),
      }),
    ),
  })
  .meta({ id: 'InstalmentPlan' })
export type PlanView = z.output<typeof plan>

export const PLAN_SHOWS = ['running', 'late', 'draft', 'proposed', 'over', 'all'] as const
export type PlanShow = (typeof PLAN_SHOWS)[number]

const planOrder = z.object({
  itemIds: z.array(id).max(500),
  payments: z.array(z.object({ dueOn: day, cents: cents.max(1e13) })).max(120),
  note,
  byDebit: z.boolean().default(false),
})
export type PlanOrderInput = z.output<typeof planOrder>

export const planRoutes = routes({
  plans: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/plans',
    summary: 'Instalment plans by where they stand, with totals per currency',
    query: z.object({
      show: z.enum(PLAN_SHOWS).default('running'),
      words: z.string().trim().max(100).optional(),
      ...paging,
    }),
    reply: z.object({
      plans: z.array(plan),
      count,
      totals: z.array(total),
      byShow: z.record(z.enum(PLAN_SHOWS), count),
    }),
  },
  plan: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/plans/{id}',
    summary: 'One plan with its payments',
    params,
    reply: plan,
  },
  draftPlan: {
    ...work,
    need: 'claims.work',
    method: 'post',
    path: '/customers/{id}/plans',
    summary: 'Drafts an instalment plan over documents of a customer',
    params,
    body: planOrder,
    reply: z.object({ id }),
  },
  changePlan: { ...work, method: 'put', path: '/plans/{id}', summary: 'Changes a draft', params, body: planOrder },
  approvePlan: {
    ...approve,
    method: 'post',
    path: '/plans/{id}/approve',
    summary: 'Lets a draft that goes beyond the limits be proposed',
    params,
  },
  proposePlan: {
    ...work,
    need: 'claims.work',
    method: 'post',
    path: '/plans/{id}/propose',
    summary: 'Fixes the payments and makes the agreement to be signed; reminders of its documents wait',
    params,
  },
  signPlan: {
    ...work,
    need: 'claims.work',
    method: 'post',
    path: '/plans/{id}/sign',
    summary: 'Says that the agreement came back signed, when and by whom',
    params,
    body: z.object({ signedOn: day, signedBy: z.string().trim().min(1).max(200) }),
  },
  cancelPlan: {
    ...work,
    need: 'claims.work',
    method: 'post',
    path: '/plans/{id}/cancel',
    summary: 'Ends a plan that is not over, with the reason; what is left is due again',
    params,
    body: z.object({ reason: reason.min(1) }),
  },
  planAgreement: {
    ...read,
    need: 'claims.read',
    method: 'get',
    path: '/plans/{id}/agreement',
    summary: 'The agreement of a plan as it was proposed',
    params,
    reply: 'bytes',
  },
})
