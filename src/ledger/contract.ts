import { z } from 'zod'
import { RISKS } from '../parties/model.ts'
import { dayText } from '../platform/contract-day.ts'
import { routes } from '../platform/route.ts'
import { AGE_BUCKETS, ITEM_KINDS, ITEM_SORTS } from './model.ts'

const id = z.uuid()
const currency = z.string().regex(/^[A-Z]{3}$/)
const instant = z.date().or(z.string())
const cents = z.number().int()

const agedAmounts = {
  notDue: cents,
  d1to30: cents,
  d31to60: cents,
  d61to90: cents,
  d91to120: cents,
  over120: cents,
  unappliedCents: cents,
  totalCents: cents,
}
const agedRow = z
  .object({ customerId: id, code: z.string(), name: z.string(), currency, ...agedAmounts })
  .meta({ id: 'AgedRow' })
const agedTotal = z.object({ currency, customers: z.number().int(), ...agedAmounts }).meta({ id: 'AgedTotal' })

export const item = z
  .object({
    id,
    customerId: id,
    kind: z.enum(ITEM_KINDS),
    side: z.union([z.literal(1), z.literal(-1)]),
    amountCents: cents,
    openCents: cents,
    currency,
    documentNo: z.string(),
    label: z.string(),
    issuedOn: dayText,
    /** False: the day on which it was carried forward or listed stands in for its own, which is earlier. */
    isDated: z.boolean(),
    dueOn: dayText,
    dueSource: z.enum(['stated', 'computed', 'none']),
    recordedAt: instant,
    sourceId: id.nullable(),
    sourceLine: z.number().int().nullable(),
    reversed: z.boolean(),
  })
  .meta({ id: 'Item' })
export type ItemView = z.output<typeof item>
export const namedItem = item.extend({ customerName: z.string(), customerCode: z.string() }).meta({ id: 'NamedItem' })
export type NamedItemView = z.output<typeof namedItem>

const allocation = z
  .object({
    id,
    debitId: id,
    creditId: id,
    amountCents: cents,
    allocatedOn: dayText,
    recordedAt: instant,
    reverses: id.nullable(),
    /** The item on the other side, so that the settlement can be read without another call. */
    other: item,
  })
  .meta({ id: 'Allocation' })

const buckets = AGE_BUCKETS.map((bucket) => bucket.key) as [
  (typeof AGE_BUCKETS)[number]['key'],
  ...(typeof AGE_BUCKETS)[number]['key'][],
]
export const customerSorts = ['name', 'outstanding', 'overdue', 'credit', 'oldest'] as const
export const agedSorts = ['name', 'total', 'overdue', 'unapplied', ...buckets] as const

const paging = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
}
/** Each page of a balance is computed from the whole books: whoever wants them all takes larger pages. */
const wholePaging = { ...paging, limit: z.coerce.number().int().min(1).max(5000).default(100) }

/** Which balance: true on `asOf`, as known at an instant or at the end of a day (in the organisation's time zone). */
const balanceDay = { asOf: dayText.optional(), knownAt: z.iso.datetime().optional(), knownOn: dayText.optional() }

const customerFilter = {
  words: z.string().trim().max(100).optional(),
  show: z.enum(['all', 'owing', 'overdue', 'credit']).default('all'),
  salesperson: id.or(z.literal('none')).optional(),
  tag: z.string().max(50).optional(),
  sector: z.string().max(100).optional(),
  group: id.optional(),
  risk: z.enum(RISKS).optional(),
  overLimit: z.stringbool().optional(),
}
const balance = { currency, outstandingCents: cents, overdueCents: cents, unappliedCents: cents }

export const ledgerRoutes = routes({
  agedBalance: {
    method: 'get',
    path: '/aged-balance',
    scope: 'org',
    need: 'claims.read',
    summary: 'The aged balance as of a day, one page of customers in one currency, with totals per currency',
    query: z.object({
      ...balanceDay,
      currency: currency.optional(),
      sort: z.enum(agedSorts).default('overdue'),
      descending: z.stringbool().default(true),
      ...wholePaging,
    }),
    reply: z.object({ asOf: dayText, currency, rows: z.array(agedRow), totals: z.array(agedTotal) }),
  },
  agedItems: {
    method: 'get',
    path: '/aged-balance/items',
    scope: 'org',
    need: 'claims.read',
    summary: 'The items behind one cell of the aged balance',
    query: z.object({
      ...balanceDay,
      currency,
      customerId: id.optional(),
      bucket: z.enum([...buckets, 'debits', 'overdue', 'over60', 'unapplied']).optional(),
      sort: z.enum(ITEM_SORTS).default('due'),
      descending: z.stringbool().default(false),
      ...wholePaging,
    }),
    reply: z.object({
      asOf: dayText,
      items: z.array(namedItem),
      count: z.number().int(),
      totalCents: cents,
    }),
  },
  customers: {
    method: 'get',
    path: '/customers',
    scope: 'org',
    need: 'claims.read',
    summary: 'Customers with what they owe today; by words, by state. Figures sort by those of one currency',
    query: z.object({
      currency: currency.optional(),
      ...customerFilter,
      sort: z.enum(customerSorts).default('name'),
      descending: z.stringbool().default(false),
      ...paging,
    }),
    reply: z.object({
      rows: z.array(
        z.object({
          id,
          code: z.string(),
          name: z.string(),
          kind: z.string(),
          city: z.string(),
          hasEmail: z.boolean(),
          sector: z.string(),
          risk: z.enum(RISKS).nullable(),
          tags: z.array(z.string()),
          salesperson: z.string().nullable(),
          /** The customer that leads its group. */
          head: z.string().nullable(),
          creditLimitCents: cents.nullable(),
          balances: z.array(z.object(balance)),
          oldestDueOn: dayText.nullable(),
        }),
      ),
      count: z.number().int(),
    }),
  },
  customersTotals: {
    method: 'get',
    path: '/customers-totals',
    scope: 'org',
    need: 'claims.read',
    summary: 'What the customers of a list owe together today, one total per currency',
    query: z.object(customerFilter),
    reply: z.object({ totals: z.array(z.object({ ...balance, customers: z.number().int() })) }),
  },
  customersFile: {
    method: 'get',
    path: '/customers-file',
    scope: 'org',
    need: 'books.read',
    summary: 'The customers of a list with their profile and what they owe, as CSV; one row a customer and currency',
    query: z.object({
      ...customerFilter,
      sort: z.enum(customerSorts).default('name'),
      descending: z.stringbool().default(false),
    }),
    reply: 'bytes',
  },
  customerBalance: {
    method: 'get',
    path: '/customers/{id}/balance',
    scope: 'org',
    need: 'claims.read',
    summary: 'The aged totals of one customer, per currency',
    params: z.object({ id }),
    query: z.object({ asOf: dayText.optional() }),
    reply: z.object({ asOf: dayText, totals: z.array(agedTotal) }),
  },
  groupBalance: {
    method: 'get',
    path: '/customers/{id}/group-balance',
    scope: 'org',
    need: 'books.read',
    summary:
      'The aged balance of the group a customer belongs to, one row a member and currency, with totals per currency',
    params: z.object({ id }),
    query: z.object({ asOf: dayText.optional() }),
    reply: z.object({ asOf: dayText, rows: z.array(agedRow), totals: z.array(agedTotal) }),
  },
  customerItems: {
    method: 'get',
    path: '/customers/{id}/items',
    scope: 'org',
    need: 'claims.read',
    summary: 'The documents of one customer, open or all',
    params: z.object({ id }),
    query: z.object({
      show: z.enum(['open', 'all']).default('open'),
      /** An import: only what it booked or settled. */
      sourceId: id.optional(),
      sort: z.enum(ITEM_SORTS).default('issued'),
      descending: z.stringbool().default(true),
      ...paging,
    }),
    reply: z.object({ items: z.array(namedItem), count: z.number().int() }),
  },
  item: {
    method: 'get',
    path: '/items/{id}',
    scope: 'org',
    need: 'claims.read',
    summary: 'One item and everything that settled it',
    params: z.object({ id }),
    reply: z.object({ item: namedItem, allocations: z.array(allocation) }),
  },
  searchDocuments: {
    method: 'get',
    path: '/documents',
    scope: 'org',
    need: 'claims.read',
    summary: 'Items by the beginning or the end of their document number, or by exact amount',
    query: z.object({
      words: z.string().trim().max(100).optional(),
      cents: z.coerce.number().int().positive().optional(),
    }),
    reply: z.object({ items: z.array(namedItem) }),
  },
})
