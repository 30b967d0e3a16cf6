import { z } from 'zod'
import { dayText } from '../platform/contract-day.ts'
import { routes } from '../platform/route.ts'
import { DISPUTE_AGES, DISPUTE_OUTCOMES, DISPUTE_SORTS, DISPUTE_SOURCES, DISPUTE_STATES } from './model.ts'

const id = z.uuid()

export { dayText }

const cents = z.number().int()
const currency = z.string().regex(/^[A-Z]{3}$/)
const member = z.string().max(64)
const ages = DISPUTE_AGES.map(({ key }) => key) as [
  (typeof DISPUTE_AGES)[number]['key'],
  ...(typeof DISPUTE_AGES)[number]['key'][],
]

/** What a list says of each dispute. */
export const row = {
  id,
  customerId: id,
  customerName: z.string(),
  customerCode: z.string(),
  categoryId: id,
  categoryName: z.string(),
  source: z.enum(DISPUTE_SOURCES),
  state: z.enum(DISPUTE_STATES),
  outcome: z.enum(DISPUTE_OUTCOMES).nullable(),
  owner: member.nullable(),
  openedOn: dayText,
  dueOn: dayText,
  resolvedOn: dayText.nullable(),
  currency,
  disputedCents: cents,
  cents,
  documentNos: z.array(z.string()),
  documents: z.number().int(),
  nextTask: z.string().nullable(),
  nextTaskOn: dayText.nullable(),
  /** Days it has lasted so far, or took. */
  days: z.number().int(),
  isLate: z.boolean(),
}
const disputeRow = z.object(row).meta({ id: 'DisputeRow' })
export type DisputeRowView = z.output<typeof disputeRow>

const filter = {
  show: z.enum(['running', 'open', 'waiting', 'late', 'resolved', 'all']).default('running'),
  /** A member, or `none`. */
  owner: member.optional(),
  categoryId: id.optional(),
  age: z.enum(ages).optional(),
  currency: currency.optional(),
  customerId: id.optional(),
  itemId: id.optional(),
  outcome: z.enum(DISPUTE_OUTCOMES).optional(),
  openedFrom: dayText.optional(),
  openedTo: dayText.optional(),
  resolvedFrom: dayText.optional(),
  resolvedTo: dayText.optional(),
  words: z.string().trim().max(100).optional(),
}
const total = z.object({ currency, count: z.number().int(), cents })
/** Disputes together: the list, the board, the report. */
export const listRoutes = routes({
  disputes: {
    method: 'get',
    path: '/disputes',
    scope: 'org',
    need: 'claims.read',
    summary: 'Disputes, one page of them, with what they contest together per currency',
    query: z.object({
      ...filter,
      sort: z.enum(DISPUTE_SORTS).default('opened'),
      descending: z.stringbool().default(false),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({ rows: z.array(disputeRow), count: z.number().int(), totals: z.array(total) }),
  },
  board: {
    method: 'get',
    path: '/dispute-board',
    scope: 'org',
    need: 'claims.read',
    summary: 'Running disputes by age, owner, cause and currency: the parts that every figure of the board is a sum of',
    reply: z.object({
      today: dayText,
      cells: z.array(
        z.object({
          age: z.enum(ages),
          owner: member.nullable(),
          categoryId: id,
          currency,
          state: z.enum(['open', 'waiting']),
          isLate: z.boolean(),
          count: z.number().int(),
          cents,
        }),
      ),
    }),
  },
  report: {
    method: 'get',
    path: '/dispute-report',
    scope: 'org',
    need: 'books.read',
    summary: 'Disputes resolved in a period by cause, owner, month or outcome: how many, how much, how long',
    query: z.object({
      by: z.enum(['category', 'owner', 'month', 'outcome']).default('category'),
      from: dayText.optional(),
      to: dayText.optional(),
    }),
    reply: z.object({
      from: dayText,
      to: dayText,
      rows: z.array(
        z.object({
          key: z.string().nullable(),
          name: z.string(),
          currency,
          count: z.number().int(),
          disputedCents: cents,
          forgivenCents: cents,
          creditedCents: cents,
          medianDays: z.number().int(),
          longestDays: z.number().int(),
        }),
      ),
    }),
  },
})
