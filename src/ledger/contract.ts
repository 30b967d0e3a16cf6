import { z } from 'zod'
import { routes } from '../platform/route.ts'
import { AGE_BUCKETS, ITEM_KINDS } from './model.ts'

const id = z.uuid()
const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
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
    dueOn: dayText,
    dueSource: z.enum(['stated', 'computed', 'none']),
    recordedAt: instant,
    sourceId: id.nullable(),
    sourceLine: z.number().int().nullable(),
    reversed: z.boolean(),
  })
  .meta({ id: 'Item' })
export type ItemView = z.output<typeof item>

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
export const agedSorts = ['name', 'total', 'overdue', 'unapplied', ...buckets] as const

const paging = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
}

export const ledgerRoutes = routes({
  agedBalance: {
    method: 'get',
    path: '/aged-balance',
    scope: 'org',
    need: 'books.read',
    summary: 'The aged balance as of a day, one page of customers in one currency, with totals per currency',
    query: z.object({
      asOf: dayText.optional(),
      knownAt: z.iso.datetime().optional(),
      currency: currency.optional(),
      sort: z.enum(agedSorts).default('overdue'),
      descending: z.stringbool().default(true),
      ...paging,
    }),
    reply: z.object({ asOf: dayText, currency, rows: z.array(agedRow), totals: z.array(agedTotal) }),
  },
  agedItems: {
    method: 'get',
    path: '/aged-balance/items',
    scope: 'org',
    need: 'books.read',
    summary: 'The items behind one cell of the aged balance',
    query: z.object({
      asOf: dayText.optional(),
      currency,
      customerId: id.optional(),
      bucket: z.enum([...buckets, 'unapplied']).optional(),
      ...paging,
    }),
    reply: z.object({
      asOf: dayText,
      items: z.array(item.extend({ customerName: z.string() })),
      count: z.number().int(),
      totalCents: cents,
    }),
  },
  customers: {
    method: 'get',
    path: '/customers',
    scope: 'org',
    need: 'books.read',
    summary: 'Customers with what they owe today; by words, by state',
    query: z.object({
      words: z.string().trim().max(100).optional(),
      show: z.enum(['all', 'owing', 'overdue', 'credit']).default('all'),
      sort: z.enum(['name', 'outstanding', 'overdue', 'oldest']).default('name'),
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
          balances: z.array(
            z.object({ currency, outstandingCents: cents, overdueCents: cents, unappliedCents: cents }),
          ),
          oldestDueOn: dayText.nullable(),
        }),
      ),
      count: z.number().int(),
    }),
  },
  customerBalance: {
    method: 'get',
    path: '/customers/{id}/balance',
    scope: 'org',
    need: 'books.read',
    summary: 'The aged totals of one customer, per currency',
    params: z.object({ id }),
    query: z.object({ asOf: dayText.optional() }),
    reply: z.object({ asOf: dayText, totals: z.array(agedTotal) }),
  },
  customerItems: {
    method: 'get',
    path: '/customers/{id}/items',
    scope: 'org',
    need: 'books.read',
    summary: 'The documents of one customer, open or all',
    params: z.object({ id }),
    query: z.object({ show: z.enum(['open', 'all']).default('open'), ...paging }),
    reply: z.object({ items: z.array(item), count: z.number().int() }),
  },
  item: {
    method: 'get',
    path: '/items/{id}',
    scope: 'org',
    need: 'books.read',
    summary: 'One item and everything that settled it',
    params: z.object({ id }),
    reply: z.object({ item, customerName: z.string(), allocations: z.array(allocation) }),
  },
  searchDocuments: {
    method: 'get',
    path: '/documents',
    scope: 'org',
    need: 'books.read',
    summary: 'Items by the beginning of their document number, or by exact amount',
    query: z.object({
      words: z.string().trim().max(100).optional(),
      cents: z.coerce.number().int().positive().optional(),
    }),
    reply: z.object({ items: z.array(item.extend({ customerName: z.string() })) }),
  },
})
