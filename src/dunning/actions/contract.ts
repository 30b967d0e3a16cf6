import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { amount, count, currency, dayText, id, instant, paging, told } from '../contract-values.ts'
import { CHANNELS, STEP_TONES } from '../model.ts'
import { ACTION_ACTS, ACTION_STATES, BOARD_LISTS } from '../rules.ts'

const act = z.object({ act: z.enum(ACTION_ACTS), whyNot: z.string().nullable() })

export const actionRow = z
  .object({
    id,
    customerId: id,
    customerName: z.string(),
    customerCode: z.string(),
    decidedOn: dayText,
    state: z.enum(ACTION_STATES),
    byHand: z.boolean(),
    isAutomatic: z.boolean(),
    stepId: z.string().nullable(),
    stepName: z.string().nullable(),
    channel: z.enum(CHANNELS).nullable(),
    amounts: z.array(amount),
    itemCount: count,
    excludedCount: count,
    oldestDueOn: dayText.nullable(),
    snoozedUntil: dayText.nullable(),
    isEdited: z.boolean(),
    contactOn: dayText.nullable(),
    messageId: id.nullable(),
    /** The agency that decided it, about what is placed with it; empty: we did. */
    agencyName: z.string(),
    /** Why it is here: the first reason of the decision, or why it did not leave. */
    why: told,
    acts: z.array(act),
  })
  .meta({ id: 'DunningAction' })
export type ActionRow = z.output<typeof actionRow>

const actionLine = z.object({
  itemId: id,
  documentNo: z.string(),
  issuedOn: dayText,
  dueOn: dayText,
  daysLate: count,
  currency,
  openCents: z.number().int(),
  amountCents: z.number().int(),
  creditCents: z.number().int(),
  standing: z.enum(['leads', 'accompanies', 'mentioned']),
  reasons: z.array(told),
})
const excludedLine = z.object({
  itemId: id,
  documentNo: z.string(),
  dueOn: dayText,
  currency,
  openCents: z.number().int(),
  reason: told,
})

const filter = {
  list: z.enum(BOARD_LISTS),
  stepId: z.string().max(60).optional(),
  channel: z.enum(CHANNELS).optional(),
  words: z.string().trim().max(100).optional(),
}

/** Actions named one by one, or all of a list but some. */
const named = { ids: z.array(id).min(1).max(20_000) }
const listed = { all: z.object(filter), except: z.array(id).max(20_000).default([]) }
const chosen = z.object(named).or(z.object(listed))
export type Chosen = z.output<typeof chosen>

const leftOut = z.object({ id, customerId: id, customerName: z.string(), code: z.string(), message: z.string() })
const bulkResult = z.object({
  queued: count,
  done: count,
  leftOut: z.array(leftOut),
  leftOutCount: count,
})

const dayCounts = z.object({
  send: count,
  confirm: count,
  hold: count,
  wait: count,
  exhausted: count,
  changed: count,
  planned: count,
  replaced: count,
})

/** The list of the day: what is decided, what a person does about it, one by one or many at once. */
export const actionRoutes = routes({
  board: {
    method: 'get',
    path: '/dunning/board',
    scope: 'org',
    need: 'books.read',
    summary: 'The day at a glance: what waits, what leaves, what is held and why',
    reply: z.object({
      today: dayText,
      decidedOn: dayText.nullable(),
      finishedAt: instant.nullable(),
      booksFreshOn: dayText.nullable(),
      /** The bank account to import next, when reminders wait for fresher books. */
      lateAccount: z.string().nullable(),
      lists: z.array(z.object({ list: z.enum(BOARD_LISTS), count, amounts: z.array(amount) })),
      held: z.array(
        z.object({ verdict: z.enum(['hold', 'exhausted']), reasonCode: z.string(), count, amounts: z.array(amount) }),
      ),
    }),
  },
  actions: {
    method: 'get',
    path: '/dunning/actions',
    scope: 'org',
    need: 'books.read',
    summary: 'One list of the board, page by page',
    query: z.object({ ...filter, ...paging }),
    reply: z.object({ rows: z.array(actionRow), count }),
  },
  action: {
    method: 'get',
    path: '/dunning/actions/{id}',
    scope: 'org',
    need: 'books.read',
    summary: 'One action: why this, why now, what is in it and what is left out',
    params: z.object({ id }),
    reply: z.object({
      action: actionRow,
      /** The tone of its step: what a caller is led by. */
      tone: z.enum(STEP_TONES).nullable(),
      reasons: z.array(told),
      lines: z.array(actionLine),
      excluded: z.array(excludedLine),
      /** The text in force as a template: a person's, or the organisation's. */
      text: z.object({ subject: z.string(), body: z.string(), isEdited: z.boolean() }).nullable(),
      skippedBecause: z.string().nullable(),
    }),
  },
  preview: {
    method: 'post',
    path: '/dunning/actions/{id}/preview',
    scope: 'org',
    need: 'books.read',
    summary: 'What would leave now, as text and HTML; with another text when one is given',
    params: z.object({ id }),
    body: z.object({ subject: z.string().max(300), body: z.string().max(20_000) }).nullable(),
    reply: z.object({
      toName: z.string(),
      toAddress: z.string(),
      leavesOn: dayText,
      subject: z.string(),
      text: z.string(),
      html: z.string(),
      /** The PDFs that leave with it, where its step joins invoices: their names, how many documents have none, how many did not fit. */
      joined: z.object({ names: z.array(z.string()), missing: z.number().int(), leftOut: z.number().int() }).nullable(),
    }),
  },
  previewLetter: {
    method: 'get',
    path: '/dunning/actions/{id}/letter',
    scope: 'org',
    need: 'books.read',
    summary: 'The letter that would leave now, as PDF',
    params: z.object({ id }),
    reply: 'bytes',
  },
  weigh: {
    method: 'post',
    path: '/dunning/actions/weigh',
    scope: 'org',
    need: 'books.read',
    summary:
      'What would come of approving actions now: how many, how much, by which channel, and who is left out and why',
    body: chosen,
    reply: z.object({
      count,
      /** Of those that would leave, like the three numbers after it. */
      amounts: z.array(amount),
      email: count,
      letter: count,
      /** Calls and tasks: nothing is sent for them. */
      done: count,
      leftOut: z.array(leftOut),
      leftOutCount: count,
      /** How many were held against the books of now; the others are checked when they are approved. */
      checked: count,
    }),
  },
  approve: {
    method: 'post',
    path: '/dunning/actions/approve',
    scope: 'org',
    need: 'desk.work',
    summary: 'Lets actions leave: those named, or all of a list; says who is left out and why',
    body: chosen,
    reply: bulkResult,
  },
  edit: {
    method: 'put',
    path: '/dunning/actions/{id}/text',
    scope: 'org',
    need: 'desk.work',
    summary: 'Replaces the text of one message; null brings the template back',
    params: z.object({ id }),
    body: z.object({ subject: z.string().trim().max(300), body: z.string().max(20_000) }).nullable(),
  },
  skip: {
    method: 'post',
    path: '/dunning/actions/{id}/skip',
    scope: 'org',
    need: 'desk.work',
    summary: 'Takes the step as done without sending it',
    params: z.object({ id }),
    body: z.object({ reason: z.string().trim().max(500) }),
  },
  unskip: {
    method: 'post',
    path: '/dunning/actions/{id}/unskip',
    scope: 'org',
    need: 'desk.work',
    summary: 'Takes back a skipped step: it is to be decided again',
    params: z.object({ id }),
  },
  snooze: {
    method: 'post',
    path: '/dunning/actions/snooze',
    scope: 'org',
    need: 'desk.work',
    summary: 'Puts actions off until a day: those named, or all of a list',
    body: z.object({ ...named, until: dayText }).or(z.object({ ...listed, until: dayText })),
    /** Those put off, so that it can be undone. */
    reply: z.object({ ids: z.array(id) }),
  },
  wake: {
    method: 'post',
    path: '/dunning/actions/wake',
    scope: 'org',
    need: 'desk.work',
    summary: 'Takes actions that were put off up again today',
    body: z.object({ ids: z.array(id).min(1).max(20_000) }),
    reply: z.object({ count }),
  },
  runNow: {
    method: 'post',
    path: '/dunning/run',
    scope: 'org',
    need: 'desk.work',
    summary: 'Decides today now; run again, it changes only what the books changed',
    reply: z.object({ today: dayText, counts: dayCounts }),
  },
})
