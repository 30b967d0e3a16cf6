import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { amount, count, fault, id } from '../contract-values.ts'
import { ENTRY_RULES } from '../model.ts'
import { AMOUNT_FIELDS, CHOICE_FIELDS, COUNT_FIELDS } from './rule.ts'

const bound = z.number().nullable()
const condition = z.union([
  z.object({
    field: z.enum(CHOICE_FIELDS),
    not: z.boolean(),
    values: z.array(z.string().trim().min(1).max(100)).max(100),
  }),
  z.object({
    field: z.enum(AMOUNT_FIELDS),
    not: z.boolean(),
    currency: z.string().max(8),
    from: bound,
    to: bound,
  }),
  z.object({ field: z.enum(COUNT_FIELDS), not: z.boolean(), from: bound, to: bound }),
])
const segmentInput = z.object({
  /** Null while it is new. */
  id: id.nullable(),
  name: z.string().trim().max(80),
  rule: z.object({ match: z.enum(['all', 'any']), conditions: z.array(condition).max(20) }),
  /** Null: its customers are not reminded, for the reason given. */
  scenarioId: id.nullable(),
  notChasedReason: z.string().trim().max(500),
})
const drafts = z.array(segmentInput).max(50)

const list = z.object({
  version: z.number().int(),
  segments: z.array(segmentInput.extend({ id, count })),
  /** How many customers are in no segment: they follow the standard scenario. */
  others: count,
})

/** Somebody in a segment of a draft, and where they are now. */
const fitting = z.object({
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  amounts: z.array(amount),
  /** The segment they are in now; null: none. */
  from: z.string().nullable(),
  moves: z.boolean(),
  /** A person chose a scenario for them, which stands before any segment. */
  pinned: z.boolean(),
})
export type FittingRow = z.output<typeof fitting>

/** Which customers follow which scenario, by what they are and how they pay. */
export const segmentRoutes = routes({
  segments: {
    method: 'get',
    path: '/dunning/segments',
    scope: 'org',
    need: 'books.read',
    summary: 'Segments in their order, with how many customers are in each',
    reply: list,
  },
  previewSegments: {
    method: 'post',
    path: '/dunning/segments/preview',
    scope: 'org',
    need: 'books.read',
    summary: 'Who would be in which segment of a draft, who would move from where, and what is wrong with it',
    body: z.object({
      segments: drafts,
      /** The segment whose customers are listed, by its place from 0; null: those in none. */
      shown: z.number().int().min(0).max(49).nullable(),
      movingOnly: z.boolean().default(false),
      limit: z.number().int().min(1).max(500).default(100),
      offset: z.number().int().min(0).default(0),
    }),
    reply: z.object({
      faults: z.array(fault),
      /** One for each segment of the draft, then one for those in none; empty while something is wrong. */
      places: z.array(
        z.object({
          count,
          pinned: count,
          moving: count,
          amounts: z.array(amount),
          /** Where what is overdue starts for those who come in: their contacts so far are of another scenario. */
          entryRule: z.enum(ENTRY_RULES).nullable(),
        }),
      ),
      moves: z.array(
        z.object({ from: z.string().nullable(), to: z.number().int().nullable().describe('Place, from 0'), count }),
      ),
      rows: z.array(fitting),
      count,
    }),
  },
  saveSegments: {
    method: 'put',
    path: '/dunning/segments',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Saves the whole list and decides today again, or says everything that is wrong with it and saves nothing',
    body: z.object({ version: z.number().int(), segments: drafts }),
    reply: z.object({ faults: z.array(fault), saved: list.nullable() }),
  },
})
