import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { actionRow } from '../actions/contract.ts'
import { amount, count, dayText, id, instant, paging, told } from '../contract-values.ts'
import { CHANNELS, HOLD_CATEGORIES } from '../model.ts'

const standing = z
  .object({
    customerId: id,
    customerName: z.string(),
    customerCode: z.string(),
    /** As decided; `failed` when the message of that decision did not leave and waits for a person. */
    verdict: z.enum(['send', 'confirm', 'hold', 'wait', 'exhausted', 'failed']),
    stepName: z.string().nullable(),
    reasons: z.array(told),
    excluded: z.array(z.object({ itemId: id, reason: told })),
    amounts: z.array(amount),
    nextOn: dayText.nullable(),
    decidedOn: dayText,
    sinceOn: dayText,
  })
  .meta({ id: 'DunningStanding' })
export type StandingView = z.output<typeof standing>

const hold = z
  .object({
    id,
    customerId: id,
    customerName: z.string(),
    itemId: id.nullable(),
    documentNo: z.string().nullable(),
    category: z.enum(HOLD_CATEGORIES),
    note: z.string(),
    fromOn: dayText,
    untilOn: dayText.nullable(),
    placedAt: instant,
    liftedOn: dayText.nullable(),
  })
  .meta({ id: 'Hold' })

const following = {
  /** Null: none of their own, but that of their segment, or the standard one. */
  scenarioId: id.nullable(),
  /** The step that what is overdue counts as having reached: 0 for none, null to leave it to the entry rule. */
  level: z.number().int().min(0).max(100).nullable(),
}
const step = z.object({
  id: z.string(),
  name: z.string(),
  position: z.number().int(),
  channel: z.enum(CHANNELS),
  afterDueDays: z.number().int(),
})
export type FollowedStep = z.output<typeof step>

const coming = z.object({
  on: dayText,
  stepName: z.string(),
  channel: z.enum(CHANNELS),
  toConfirm: z.boolean(),
  amounts: z.array(amount),
})

/** Where customers stand, what holds them, and what a person grants or says about one. */
export const customerRoutes = routes({
  standings: {
    method: 'get',
    path: '/dunning/standings',
    scope: 'org',
    need: 'books.read',
    summary:
      'Customers by where they stand: held with the reason, waiting with the next day, at the end of the scenario',
    query: z.object({
      verdict: z.enum(['hold', 'wait', 'exhausted', 'send', 'confirm']).default('hold'),
      reasonCode: z.string().max(60).optional(),
      words: z.string().trim().max(100).optional(),
      ...paging,
    }),
    reply: z.object({ rows: z.array(standing), count }),
  },
  holds: {
    method: 'get',
    path: '/dunning/holds',
    scope: 'org',
    need: 'books.read',
    summary: 'Holds running, or every hold of one customer',
    query: z.object({ customerId: id.optional(), ...paging }),
    reply: z.object({ rows: z.array(hold), count }),
  },
  placeHold: {
    method: 'post',
    path: '/customers/{id}/holds',
    scope: 'org',
    need: 'desk.work',
    summary: 'Holds reminders to a customer, or about one item, from today',
    params: z.object({ id }),
    body: z.object({
      itemId: id.nullable(),
      category: z.enum(HOLD_CATEGORIES),
      note: z.string().trim().max(2000),
      untilOn: dayText.nullable(),
    }),
    reply: z.object({ id }),
  },
  liftHold: {
    method: 'delete',
    path: '/dunning/holds/{id}',
    scope: 'org',
    need: 'desk.work',
    summary: 'Lifts a hold: reminders resume',
    params: z.object({ id }),
  },
  customer: {
    method: 'get',
    path: '/customers/{id}/dunning',
    scope: 'org',
    need: 'books.read',
    summary: 'Where a customer stands: step, why, next on, holds and history',
    params: z.object({ id }),
    query: z.object({ ...paging, limit: z.coerce.number().int().min(1).max(200).default(50) }),
    reply: z.object({
      setting: z.object({ excluded: z.boolean(), excludedReason: z.string() }),
      /** The scenario followed, by whose choice, and why when a person chose it. */
      scenario: z.object({
        id,
        name: z.string(),
        isStandard: z.boolean(),
        reason: z.string(),
        by: z.enum(['person', 'trial', 'segment', 'standard']),
        /** The segment the customer is in, whoever decides. */
        segment: z.string().nullable(),
        /** The older version that it keeps until what was begun by it is settled. */
        keptVersion: z.number().int().nullable(),
        /** The steps of the version that it follows. */
        steps: z.array(step),
      }),
      standings: z.array(standing),
      /** Who is reminded for it, of its group, and where that one stands; null: nobody else. */
      payer: z.object({ id, name: z.string(), standings: z.array(standing) }).nullable(),
      holds: z.array(hold),
      history: z.array(actionRow),
    }),
  },
  saveCustomer: {
    method: 'put',
    path: '/customers/{id}/dunning',
    scope: 'org',
    need: 'desk.work',
    summary: 'Leaves a customer out of reminders with a reason, or takes them in again',
    params: z.object({ id }),
    body: z.object({ excluded: z.boolean(), excludedReason: z.string().trim().max(500) }),
  },
  followScenario: {
    method: 'put',
    path: '/customers/{id}/dunning/scenario',
    scope: 'org',
    need: 'desk.work',
    summary:
      'Has a customer follow a scenario of their own with a reason, or again that of their segment, else the standard one (null)',
    params: z.object({ id }),
    body: z.object({ ...following, reason: z.string().trim().max(500) }),
  },
  scenarioChange: {
    method: 'post',
    path: '/customers/{id}/dunning/scenario/preview',
    scope: 'org',
    need: 'books.read',
    summary: 'What a customer would receive over the coming days under the scenario they follow, and under another',
    params: z.object({ id }),
    body: z.object(following),
    reply: z.object({ from: dayText, to: dayText, current: z.array(coming), changed: z.array(coming) }),
  },
  setLevel: {
    method: 'put',
    path: '/customers/{id}/dunning/level',
    scope: 'org',
    need: 'desk.work',
    summary: 'Says which step items had already reached elsewhere (0: none); all open items when none is named',
    params: z.object({ id }),
    body: z.object({
      position: z.number().int().min(0).max(100),
      on: dayText.nullable(),
      itemIds: z.array(id).min(1).max(500).nullable(),
    }),
  },
  chooseStep: {
    method: 'post',
    path: '/customers/{id}/dunning/step',
    scope: 'org',
    need: 'desk.work',
    summary: 'Prepares a step chosen by a person, earlier or another than the scenario’s, to read and approve',
    params: z.object({ id }),
    body: z.object({ stepId: z.string().max(60), itemIds: z.array(id).min(1).max(500).nullable() }),
    reply: z.object({ id }),
  },
})
