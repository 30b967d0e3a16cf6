import { z } from 'zod'
import { dayText } from '../platform/contract-day.ts'
import { routes } from '../platform/route.ts'
import { callRoutes } from './calls/contract.ts'
import { caseloadRoutes } from './caseload/contract.ts'
import { CALL_OUTCOMES, TIMELINE_KINDS } from './model.ts'
import { targetRoutes } from './targets/contract.ts'
import { worklistRoutes } from './worklist/contract.ts'

export type { FileView } from './caseload/contract.ts'
export type { EntryView, ViewState, WorkView } from './worklist/contract.ts'

const id = z.uuid()
const instant = z.date().or(z.string())

const note = z
  .object({
    id,
    customerId: id,
    kind: z.enum(['note', 'call']),
    body: z.string(),
    outcome: z.enum(CALL_OUTCOMES).nullable(),
    contactId: id.nullable(),
    phone: z.string().nullable(),
    callBackOn: dayText.nullable(),
    madeAt: instant,
    madeBy: z.string(),
  })
  .meta({ id: 'Note' })

/** One line of a customer's timeline, newest first: what happened, by whom, and where to look. */
const timelineEntry = z
  .object({
    at: instant,
    kind: z.enum(TIMELINE_KINDS),
    /** Of whom: the customer asked, or a member of its group. */
    customerId: id,
    title: z.string(),
    detail: z.string(),
    /** What it was made of, line by line: what a correction changed, why a hold was placed. */
    lines: z.array(z.string()),
    by: z.string(),
    messageId: id.nullable(),
    importId: id.nullable(),
    itemId: id.nullable(),
  })
  .meta({ id: 'TimelineEntry' })

const journalRoutes = routes({
  addNote: {
    method: 'post',
    path: '/customers/{id}/notes',
    scope: 'org',
    need: 'claims.work',
    summary: 'Writes a note, or logs a call with its outcome',
    params: z.object({ id }),
    body: z.object({
      kind: z.enum(['note', 'call']),
      body: z.string().trim().max(10_000),
      outcome: z.enum(CALL_OUTCOMES).nullable(),
      contactId: id.nullable(),
      /** The number that was called; with the outcome « wrong number » it is called no more. */
      phone: z.string().trim().max(40).nullable().default(null),
      /** The day to call again, which the outcome « call back » needs. */
      callBackOn: dayText.nullable().default(null),
    }),
    reply: note,
  },
  timeline: {
    method: 'get',
    path: '/customers/{id}/timeline',
    scope: 'org',
    need: 'claims.read',
    summary: 'Everything that happened with a customer, or with its group, newest first; of a kind, or by words',
    params: z.object({ id }),
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      before: z.iso.datetime().optional(),
      kind: z.enum(TIMELINE_KINDS).optional(),
      /** Every word must be found in what a line says. */
      words: z.string().trim().max(100).optional(),
      /** With everybody of the customer’s group. */
      group: z.stringbool().default(false),
    }),
    reply: z.object({
      entries: z.array(timelineEntry),
      /** Where the next page begins; null when there is none. */
      next: instant.nullable(),
    }),
  },
})

/** Everything that can be asked of the desk. */
export const deskRoutes = { ...journalRoutes, ...callRoutes, ...targetRoutes, ...worklistRoutes, ...caseloadRoutes }
