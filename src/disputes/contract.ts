import { z } from 'zod'
import { ITEM_KINDS } from '../ledger/model.ts'
import { routes } from '../platform/route.ts'
import { categoryRoutes } from './category-contract.ts'
import { dayText, listRoutes, row } from './list-contract.ts'
import { MOST_GRACE_DAYS } from './model.ts'

export type { CategoryForm, CategoryView } from './category-contract.ts'
export type { DisputeRowView } from './list-contract.ts'

const id = z.uuid()
const instant = z.date().or(z.string())
const cents = z.number().int()
const member = z.string().max(64)
const text = z.string().trim().max(4000)

const disputedItem = z.object({
  itemId: id,
  documentNo: z.string(),
  kind: z.enum(ITEM_KINDS),
  issuedOn: dayText,
  dueOn: dayText,
  amountCents: cents,
  openCents: cents,
  /** What was contested when the dispute was opened, and what still is. */
  cents,
  heldCents: cents,
  isWhole: z.boolean(),
})
const task = z.object({
  id,
  name: z.string(),
  owner: member.nullable(),
  colleagueId: id.nullable(),
  dueOn: dayText,
  isLate: z.boolean(),
  doneAt: instant.nullable(),
  doneBy: z.string().nullable(),
})
const creditChoice = z.object({
  itemId: id,
  documentNo: z.string(),
  issuedOn: dayText,
  amountCents: cents,
  openCents: cents,
})
const evidence = z.object({
  id,
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  addedAt: instant,
  addedBy: z.string(),
})
const dispute = z
  .object({
    ...row,
    /** The colleague without an account who answers for its cause, and whether they end it alone. */
    colleagueId: id.nullable(),
    colleagueDecides: z.boolean(),
    note: z.string(),
    openedBy: z.string(),
    openedAt: instant,
    awaitedCents: cents.nullable(),
    forgivenCents: cents.nullable(),
    credit: z.object({ itemId: id, documentNo: z.string(), openCents: cents }).nullable(),
    resolutionNote: z.string(),
    resolvedBy: z.string().nullable(),
    isAutomatic: z.boolean(),
    /** The last day of grace, while it lies ahead. */
    heldUntilOn: dayText.nullable(),
    items: z.array(disputedItem),
    tasks: z.array(task),
    notes: z.array(z.object({ id, body: z.string(), writtenAt: instant, writtenBy: z.string() })),
    evidence: z.array(evidence),
    /** Credit notes of the customer that it may be ended with. */
    credits: z.array(creditChoice),
  })
  .meta({ id: 'Dispute' })
export type DisputeView = z.output<typeof dispute>

const grace = { note: text, graceDays: z.number().int().min(0).max(MOST_GRACE_DAYS) }
const one = { params: z.object({ id }), scope: 'org', need: 'desk.work' } as const

/** Everything about disputes: one of them here, all together and their causes in files of their own. */
export const disputesRoutes = routes({
  ...listRoutes,
  ...categoryRoutes,
  dispute: {
    method: 'get',
    path: '/disputes/{id}',
    scope: 'org',
    need: 'claims.read',
    summary: 'One dispute: its documents, tasks, notes and evidence, and how it ended',
    params: z.object({ id }),
    reply: dispute,
  },
  open: {
    method: 'post',
    path: '/disputes',
    scope: 'org',
    need: 'claims.work',
    summary: 'Opens a dispute about documents of a customer, whole or in part',
    body: z.object({
      customerId: id,
      categoryId: id,
      items: z.array(z.object({ itemId: id, cents: cents.min(1).nullable() })).max(200),
      note: text,
      owner: member.nullable().optional(),
      dueOn: dayText.nullable(),
      source: z.enum(['us', 'reply']).default('us'),
    }),
    reply: z.object({ id }),
  },
  edit: {
    ...one,
    method: 'put',
    path: '/disputes/{id}',
    summary: 'Corrects the cause, the owner, the deadline or what the customer says',
    body: z.object({ categoryId: id, owner: member.nullable(), note: text, dueOn: dayText }),
  },
  addNote: {
    ...one,
    need: 'claims.work',
    method: 'post',
    path: '/disputes/{id}/notes',
    summary: 'Adds a note to a dispute',
    body: z.object({ body: text }),
  },
  markTask: {
    method: 'put',
    path: '/disputes/{id}/tasks/{taskId}',
    scope: 'org',
    need: 'claims.work',
    summary: 'Ticks a task of a dispute, or takes the tick back',
    params: z.object({ id, taskId: id }),
    body: z.object({ isDone: z.boolean() }),
  },
  addEvidence: {
    ...one,
    need: 'claims.work',
    method: 'post',
    path: '/disputes/{id}/evidence',
    summary: 'Keeps a file with a dispute: ten megabytes at most, no program',
    query: z.object({ name: z.string().trim().min(1).max(300) }),
    body: 'bytes',
    reply: z.object({ id }),
  },
  evidence: {
    method: 'get',
    path: '/dispute-evidence/{id}',
    scope: 'org',
    need: 'claims.read',
    summary: 'A file kept with a dispute, byte for byte',
    params: z.object({ id }),
    reply: 'bytes',
  },
  accept: {
    ...one,
    method: 'post',
    path: '/disputes/{id}/accept',
    summary: 'We were wrong: a credit note is to come',
    body: z.object({ cents: cents.min(1), note: text }),
  },
  credit: {
    ...one,
    method: 'post',
    path: '/disputes/{id}/credit',
    summary: 'The credit note is there: ends the dispute with it',
    body: z.object({ creditItemId: id }),
  },
  reject: {
    ...one,
    need: 'claims.work',
    method: 'post',
    path: '/disputes/{id}/reject',
    summary: 'We were right: its documents are asked for again after the days of grace',
    body: z.object(grace),
  },
  settle: {
    ...one,
    method: 'post',
    path: '/disputes/{id}/settle',
    summary: 'Met half-way: part of what is contested stays due, the rest is written off',
    body: z.object({ ...grace, owedCents: cents.min(0) }),
  },
  reopen: {
    ...one,
    method: 'post',
    path: '/disputes/{id}/reopen',
    summary: 'Takes up a dispute again; what a settlement wrote off is owed again',
  },
})
