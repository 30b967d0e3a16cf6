import { z } from 'zod'
import { CUSTOMER_KINDS } from '../../parties/model.ts'
import { routes } from '../../platform/route.ts'
import { cents, count, currency, day, id, instant, params, read, reason, work } from '../contract-terms.ts'
import { BATCH_STATES, CHARGE_KINDS } from './model.ts'

const money = z.object({ cents, currency })
const amounts = z.array(money)

/** Late customers: of a kind, late for so many days at least, found by words, in a segment. */
export const lateFilter = {
  kind: z.enum(CUSTOMER_KINDS).optional(),
  leastDays: z.coerce.number().int().min(0).max(3_650).default(0),
  words: z.string().trim().max(100).optional(),
  segmentId: id.optional(),
}

/** Customers named one by one, or all that a list holds but some. */
const named = { customerIds: z.array(id).min(1).max(20_000), upTo: day.optional() }
const listed = { all: z.object(lateFilter), except: z.array(id).max(20_000).default([]), upTo: day.optional() }
const chosen = z.object(named).or(z.object(listed))
export type ChosenLate = z.output<typeof chosen>
const order = {
  kinds: z.array(z.enum(CHARGE_KINDS)).min(1).max(2),
  /** The totals that were shown: others are told before anything is claimed. */
  seen: z.array(money).max(200),
}

const weight = z
  .object({
    upTo: day,
    customers: count,
    documents: count,
    interest: amounts,
    indemnity: amounts,
    barred: count,
    refused: count,
    leftOut: z.array(z.object({ customerId: id, customerName: z.string(), message: z.string() })),
    leftOutCount: count,
  })
  .meta({ id: 'ChargeWeight' })
export type ChargeWeightView = z.output<typeof weight>

const batch = z
  .object({
    id,
    state: z.enum(BATCH_STATES),
    upTo: day,
    customers: count,
    /** Customers gone through so far; of one that is being taken back, notes. */
    done: count,
    notes: count,
    takenBack: count,
    amounts,
    /** The first and the last of its notes. */
    numbers: z.array(z.string()).max(2),
    askedAt: instant,
    askedByName: z.string(),
    endedAt: instant.nullable(),
    backAt: instant.nullable(),
    backByName: z.string(),
    backWhy: z.string(),
  })
  .meta({ id: 'ChargeBatch' })
export type ChargeBatchView = z.output<typeof batch>

export const togetherRoutes = routes({
  weighCharges: {
    ...read,
    method: 'post',
    path: '/charges/weigh',
    summary: 'What a choice of late customers would be claimed for, and of whom nothing would be, with the reason',
    body: chosen,
    reply: weight,
  },
  claimTogether: {
    ...work,
    method: 'post',
    path: '/charges/claim-together',
    summary: 'Has what many customers owe claimed by a job: one note for each customer and currency',
    body: z.object({ ...named, ...order }).or(z.object({ ...listed, ...order })),
    reply: z.object({ id }),
  },
  chargeBatches: {
    ...read,
    method: 'get',
    path: '/charge-batches',
    summary: 'Claims made together, the latest first, with how far each is; and what the month proposes',
    query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(10) }),
    reply: z.object({
      batches: z.array(batch),
      proposal: z.object({ upTo: day, customers: count, interest: amounts, indemnity: amounts }).nullable(),
    }),
  },
  takeBatchBack: {
    ...work,
    method: 'post',
    path: '/charge-batches/{id}/take-back',
    summary: 'Has a job take back every note of a claim made together of which nothing was paid',
    params,
    body: z.object({ reason }),
  },
  dismissProposal: {
    ...work,
    method: 'post',
    path: '/charge-proposal/dismiss',
    summary: 'Sets aside what the month proposes to claim',
  },
})
