import { z } from 'zod'
import { routes } from '../platform/route.ts'
import { ACT_KINDS, ACT_STATES, PLAN_OFFERS } from './model.ts'

const id = z.uuid()
const instant = z.date().or(z.string())
const params = z.object({ id })
const read = { scope: 'org', need: 'books.read' } as const
const work = { scope: 'org', need: 'desk.work' } as const

const link = z.object({
  id,
  /** Empty for who may only read: whoever holds it may act in the customer’s name. */
  address: z.string(),
  /** The message that carries it; null for one given by hand. */
  messageId: id.nullable(),
  madeAt: instant,
  expiresAt: instant,
  visits: z.number().int(),
  lastVisitAt: instant.nullable(),
})
export type LinkView = z.output<typeof link>

const act = z.object({
  id,
  reference: z.string(),
  kind: z.enum(ACT_KINDS),
  state: z.enum(ACT_STATES),
  at: instant,
  /** What was asked, in one sentence, who says to have asked it, and their own words. */
  said: z.string(),
  name: z.string(),
  note: z.string(),
  planId: id.nullable(),
  disputeId: id.nullable(),
  files: z.array(z.object({ id, name: z.string(), size: z.number().int() })),
  answeredBy: z.string().nullable(),
  answer: z.string(),
})
export type ActView = z.output<typeof act>

const setting = z
  .object({
    isOn: z.boolean(),
    linkDays: z.number().int().min(1).max(730),
    showsGroup: z.boolean(),
    takesPromises: z.boolean(),
    promiseDays: z.number().int().min(1).max(365),
    plans: z.enum(PLAN_OFFERS),
    planMonths: z.number().int().min(2).max(60),
    planMostCents: z.number().int().min(0).max(1e13),
    asksSatisfaction: z.boolean(),
  })
  .meta({ id: 'PortalSetting' })

/** Our side of a customer's page: its links, what was asked there, and what the page offers. */
export const portalRoutes = routes({
  customerPortal: {
    ...read,
    method: 'get',
    path: '/customers/{id}/portal',
    summary: 'The links to a customer’s page that open it today, and what was asked there',
    params,
    reply: z.object({ isOn: z.boolean(), isReachable: z.boolean(), links: z.array(link), acts: z.array(act) }),
  },
  giveLink: {
    ...work,
    method: 'post',
    path: '/customers/{id}/portal-links',
    summary: 'Makes a link to a customer’s page, to be handed over by hand',
    params,
    reply: link,
  },
  revokeLinks: {
    ...work,
    method: 'delete',
    path: '/customers/{id}/portal-links',
    summary: 'Withdraws every link to a customer’s page, those in messages included',
    params,
    reply: z.object({ revoked: z.number().int() }),
  },
  revokeLink: {
    ...work,
    method: 'delete',
    path: '/portal-links/{id}',
    summary: 'Withdraws one link: it opens nothing any more',
    params,
  },
  renewLink: {
    ...work,
    method: 'post',
    path: '/portal-links/{id}/renew',
    summary: 'Lets a link open its page for the usual time from today',
    params,
    reply: link,
  },
  answerAct: {
    ...work,
    method: 'post',
    path: '/portal-acts/{id}/answer',
    summary: 'Says yes or no to what a customer asked on its page, and does it',
    params,
    body: z.object({ isAccepted: z.boolean(), answer: z.string().trim().max(300) }),
  },
  file: {
    ...read,
    method: 'get',
    path: '/portal-files/{id}',
    summary: 'A file that a customer sent from its page, byte for byte',
    params,
    reply: 'bytes',
  },
  paymentTaker: {
    ...read,
    method: 'get',
    path: '/portal-payment-taker',
    summary: 'Who takes online payments, and the address it tells us about them at',
    reply: z.object({ kind: z.enum(['none', 'stripe', 'template']), template: z.string(), hookAddress: z.string() }),
  },
  setPaymentTaker: {
    scope: 'org',
    need: 'settings.manage',
    method: 'put',
    path: '/portal-payment-taker',
    summary: 'Sets who takes online payments; an empty secret keeps the one that is there',
    body: z.object({
      kind: z.enum(['none', 'stripe', 'template']),
      template: z.string().trim().max(1000),
      key: z.string().trim().max(300),
      hookSecret: z.string().trim().max(300),
    }),
  },
  paymentHook: {
    method: 'post',
    path: '/payment-hooks/{orgId}/{key}',
    scope: 'open',
    summary: 'What a payment service tells of a payment, signed',
    params: z.object({
      orgId: z.coerce
        .number()
        .int()
        .positive()
        .max(2 ** 31 - 1),
      key: z.string().max(60),
    }),
    body: 'bytes',
  },
  setting: {
    ...read,
    method: 'get',
    path: '/portal-setting',
    summary: 'What the page offers customers',
    reply: setting,
  },
  changeSetting: {
    scope: 'org',
    need: 'settings.manage',
    method: 'put',
    path: '/portal-setting',
    summary: 'Sets what the page offers customers, and how long links last',
    body: setting,
  },
})
