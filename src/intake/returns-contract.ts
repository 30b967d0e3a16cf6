import { z } from 'zod'
import { columnMap } from '../adapters/bank-files/cfonb240-map.ts'
import { dayText } from '../platform/contract-day.ts'
import { routes } from '../platform/route.ts'

const id = z.uuid()
const cents = z.number().int()
const count = z.number().int()
const params = z.object({ id })
const org = { scope: 'org' } as const
const read = { ...org, need: 'books.read' } as const
const write = { ...org, need: 'books.import' } as const

const savedMap = z
  .object({ id, name: z.string(), map: columnMap, updatedAt: z.date().or(z.string()), updatedBy: z.string() })
  .meta({ id: 'ColumnMap' })

const returnedItem = z.object({
  line: count,
  means: z.enum(['direct_debit', 'bill', 'transfer']),
  operation: z.string(),
  returnedOn: dayText,
  dueOn: dayText.nullable(),
  cents,
  currency: z.string(),
  debtorName: z.string(),
  debtorRib: z.string().nullable(),
  creditorName: z.string(),
  creditorRib: z.string().nullable(),
  label: z.string(),
  reason: z.string(),
})

/** Files of returns whose positions no public notice gives. */
export const returnsRoutes = routes({
  returnsFile: {
    ...read,
    method: 'post',
    path: '/files/{id}/returns',
    summary: 'The records of a file of returns (CFONB 240), and what a map of positions reads of them; keeps nothing',
    params,
    body: z.object({ map: z.unknown().optional() }),
    reply: z.object({
      map: columnMap,
      mapId: id.nullable(),
      records: z.array(z.object({ line: count, text: z.string() })),
      items: z.array(returnedItem),
      count,
      totalCents: cents,
      defects: z.array(
        z.object({ line: count.nullable(), column: z.string(), value: z.string(), message: z.string() }),
      ),
      defectCount: count,
      remarks: z.array(z.string()),
    }),
  },
  columnMaps: {
    ...read,
    method: 'get',
    path: '/import-column-maps',
    summary: 'Saved maps of positions',
    reply: z.object({ maps: z.array(savedMap) }),
  },
  keepColumnMap: {
    ...write,
    method: 'post',
    path: '/import-column-maps',
    summary: 'Saves a map of positions under its name; another of that name gives way',
    body: z.object({ map: columnMap }),
    reply: savedMap,
  },
  removeColumnMap: {
    ...write,
    method: 'delete',
    path: '/import-column-maps/{id}',
    summary: 'Forgets a map of positions',
    params,
  },
})
