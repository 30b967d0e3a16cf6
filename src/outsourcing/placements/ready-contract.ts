import { z } from 'zod'
import { CUSTOMER_KINDS } from '../../parties/model.ts'
import { routes } from '../../platform/route.ts'
import { AGES, PAPERS, SIZES } from '../audit/model.ts'
import { cents, count, currency, day, id, read, work } from '../contract-terms.ts'
import { STAGES } from '../tariffs/model.ts'
import { MOST_CLAIMS_AT_ONCE, PILOT_LEAST, PILOT_MOST, WHY_CODES } from './model.ts'

export const amounts = z.array(z.object({ currency, cents }))
export const paper = z.enum(PAPERS)
const stage = z.enum(STAGES)
const words = z.string().trim().max(100).optional()
const why = z.object({ code: z.enum(WHY_CODES), sentence: z.string() })

const mandate = z
  .object({
    id,
    number: z.string(),
    provider: z.string(),
    stages: z.array(stage),
    keepsOut: z.boolean(),
    bars: z.array(z.string()),
  })
  .meta({ id: 'PlacingMandate' })

const file = z
  .object({
    key: z.string(),
    customerId: id,
    customerCode: z.string(),
    customerName: z.string(),
    kind: z.enum(CUSTOMER_KINDS),
    currency,
    cents,
    oldestDueOn: day,
    documents: z.array(z.object({ itemId: id, documentNo: z.string() })),
    rule: z.string(),
    /** Null: whoever hands it over chooses. */
    mandateId: id.nullable(),
    stage: stage.nullable(),
    mandate: z.string().nullable(),
    provider: z.string().nullable(),
    /** Papers that it could go without, and goes without. */
    without: z.array(paper),
  })
  .meta({ id: 'ReadyFile' })
export type ReadyFileView = z.output<typeof file>

export const kept = z
  .object({
    itemId: id,
    documentNo: z.string(),
    customerId: id,
    customerCode: z.string(),
    customerName: z.string(),
    currency,
    openCents: cents,
    dueOn: day,
    reasons: z.array(why).min(1),
  })
  .meta({ id: 'KeptClaim' })
export type KeptClaimView = z.output<typeof kept>

/** Which files of the queue: to one mandate, to one that a person chooses (`choice`), or all. */
const queue = { to: id.or(z.literal('choice')).optional(), words }

const keys = z.array(z.string().max(120)).max(MOST_CLAIMS_AT_ONCE)
/** Files of the queue named one by one, all of a narrowed queue but some, or documents of the books. */
const chosen = z
  .object({ keys: keys.min(1) })
  .or(z.object({ all: z.object(queue), except: keys.default([]) }))
  .or(z.object({ itemIds: z.array(id).min(1).max(MOST_CLAIMS_AT_ONCE) }))
export type Chosen = z.output<typeof chosen>

const asked = { mandateId: id, stage, chosen }

const weight = {
  files: count,
  documents: count,
  amounts,
  keptCount: count,
  keptBy: z.array(z.object({ code: z.enum(WHY_CODES), name: z.string(), count })),
  /** The first of them; all are in the list of what was refused once they were asked for. */
  kept: z.array(kept),
}

/** What may leave, what stays and why, and the act of handing over. */
export const readyRoutes = routes({
  readyBoard: {
    ...read,
    method: 'get',
    path: '/outsourcing/ready/board',
    summary: 'What is ready to be handed over, by mandate, and what stays at home, by reason',
    reply: z.object({
      /** Null: the rules that hold until the organisation has its own. */
      policyId: id.nullable(),
      policyName: z.string().nullable(),
      queues: z.array(
        z.object({
          to: id.or(z.literal('choice')),
          mandate: z.string().nullable(),
          provider: z.string().nullable(),
          files: count,
          documents: count,
          amounts,
        }),
      ),
      kept: z.array(z.object({ code: z.enum(WHY_CODES), name: z.string(), documents: count, amounts })),
      mandates: z.array(mandate),
      running: count,
      paid: count,
      ended: count,
      refused: count,
    }),
  },
  readyFiles: {
    ...read,
    method: 'get',
    path: '/outsourcing/ready',
    summary: 'Files that may be handed over today by the rules in use, the largest first',
    query: z.object({
      ...queue,
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({ files: z.array(file), count }),
  },
  keptClaims: {
    ...read,
    method: 'get',
    path: '/outsourcing/kept',
    summary: 'Late claims that the rules keep at home, each with every reason; narrowed to one reason',
    query: z.object({
      code: z.enum(WHY_CODES).optional(),
      words,
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({ claims: z.array(kept), count }),
  },
  weighPlacing: {
    ...read,
    method: 'post',
    path: '/outsourcing/placings/weigh',
    summary:
      'What handing these over under a mandate would come to: how many, how much, who stays and why; nothing is written',
    body: z.object(asked),
    reply: z.object({
      ...weight,
      /** Where the rules send all of what was chosen; null: they say several things, or nothing. */
      ruled: z.object({ mandateId: id.nullable(), stage: stage.nullable() }).nullable(),
    }),
  },
  drawPilot: {
    ...read,
    method: 'post',
    path: '/outsourcing/placings/pilot',
    summary:
      'Draws a sample of the files that a mandate could take, by amount and age; the same seed draws the same again',
    body: z.object({
      mandateId: id,
      stage,
      size: count.min(PILOT_LEAST).max(PILOT_MOST),
      /** Null: a new one. */
      seed: z.string().trim().min(1).max(40).nullable(),
    }),
    reply: z.object({
      seed: z.string(),
      keys: z.array(z.string()),
      ready: count,
      files: z.array(file),
      amounts,
      strata: z.array(z.object({ size: z.enum(SIZES), age: z.enum(AGES), files: count, drawn: count })),
    }),
  },
  placeClaims: {
    ...work,
    method: 'post',
    path: '/outsourcing/placings',
    summary: 'Hands claims over under a mandate: those that may leave, leave; the others are kept with their reasons',
    body: z.object({
      ...asked,
      /** The caller's: asked twice under one id, claims are handed over once. */
      id,
      pilotSeed: z.string().trim().min(1).max(40).nullable(),
    }),
    reply: z.object({
      placingId: id,
      /** Null: nothing left. */
      number: z.string().nullable(),
      ...weight,
    }),
  },
  refusedClaims: {
    ...read,
    method: 'get',
    path: '/outsourcing/refused',
    summary:
      'Claims that somebody asked to hand over and that were kept, with the reasons of that moment, the latest first',
    query: z.object({
      placingId: id.optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({
      claims: z.array(
        kept.extend({ id, mandate: z.string(), provider: z.string(), refusedOn: day, refusedByName: z.string() }),
      ),
      count,
    }),
  },
})
