import { z } from 'zod'
import { routes } from '../platform/route.ts'
import { CALL_OUTCOMES } from './model.ts'

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
    madeAt: instant,
    madeBy: z.string(),
  })
  .meta({ id: 'Note' })

/** One line of a customer's timeline, newest first: what happened, by whom, and where to look. */
const timelineEntry = z
  .object({
    at: instant,
    kind: z.enum(['event', 'message', 'note', 'call', 'import']),
    title: z.string(),
    detail: z.string(),
    /** What it was made of, line by line: what a correction changed, why a hold was placed. */
    lines: z.array(z.string()),
    by: z.string(),
    messageId: id.nullable(),
    importId: id.nullable(),
  })
  .meta({ id: 'TimelineEntry' })

export const deskRoutes = routes({
  addNote: {
    method: 'post',
    path: '/customers/{id}/notes',
    scope: 'org',
    need: 'desk.work',
    summary: 'Writes a note, or logs a call with its outcome',
    params: z.object({ id }),
    body: z.object({
      kind: z.enum(['note', 'call']),
      body: z.string().trim().max(10_000),
      outcome: z.enum(CALL_OUTCOMES).nullable(),
      contactId: id.nullable(),
    }),
    reply: note,
  },
  timeline: {
    method: 'get',
    path: '/customers/{id}/timeline',
    scope: 'org',
    need: 'books.read',
    summary: 'Everything that happened with a customer, newest first',
    params: z.object({ id }),
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      before: z.iso.datetime().optional(),
    }),
    reply: z.object({ entries: z.array(timelineEntry) }),
  },
})
