import { z } from 'zod'
import { routes } from '../platform/route.ts'
import { HOLIDAY_CALENDARS } from '../statutes/index.ts'
import { CHANNELS, ENTRY_RULES, HOLD_CATEGORIES, STEP_TONES } from './model.ts'
import { ACTION_ACTS, ACTION_STATES, BOARD_LISTS } from './rules.ts'

const id = z.uuid()
const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const instant = z.date().or(z.string())
const cents = z.number().int()
const count = z.number().int()
const currency = z.string().regex(/^[A-Z]{3}$/)
const paging = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
}
const amount = z.object({ currency, cents })

/** A reason in the caller's language, with its code for filters and icons. */
const told = z.object({ code: z.string(), sentence: z.string() }).meta({ id: 'Reason' })

const step = z.object({
  id: z.string().min(1).max(60),
  position: z.number().int(),
  name: z.string().max(80),
  channel: z.enum(CHANNELS),
  templateKey: z.string().max(60),
  tone: z.enum(STEP_TONES),
  afterDueDays: z.number(),
  minDaysAfterPrevious: z.number().nullable(),
  mode: z.enum(['automatic', 'to_confirm']),
  isFormalNotice: z.boolean(),
})
const window = z.object({ weekdays: z.array(z.number()).max(7), fromMinute: z.number(), toMinute: z.number() })
const bounds = z.record(z.string().max(8), z.number())

/** A scenario as a person edits it; its id and version are the server's. */
export const scenarioInput = z.object({
  name: z.string().trim().max(80),
  steps: z.array(step).max(20),
  grouping: z.enum(['customer', 'item']),
  entryRule: z.enum(ENTRY_RULES),
  floorCents: bounds,
  ceilingCents: bounds,
  frequencyCapDays: z.number(),
  window,
  consumerWindow: window,
  holidays: z.enum(HOLIDAY_CALENDARS),
  sendsDuringDispute: z.boolean(),
  exhaustedAfterDays: z.number(),
})
export const scenario = scenarioInput.extend({ id, version: z.number().int() }).meta({ id: 'Scenario' })
const fault = z.object({ code: z.string(), message: z.string(), where: z.string().optional() })

const act = z.object({ act: z.enum(ACTION_ACTS), whyNot: z.string().nullable() })

const actionRow = z
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
  openCents: cents,
  amountCents: cents,
  creditCents: cents,
  standing: z.enum(['leads', 'accompanies', 'mentioned']),
  reasons: z.array(told),
})
const excludedLine = z.object({
  itemId: id,
  documentNo: z.string(),
  dueOn: dayText,
  currency,
  openCents: cents,
  reason: told,
})

const standing = z
  .object({
    customerId: id,
    customerName: z.string(),
    customerCode: z.string(),
    verdict: z.enum(['send', 'confirm', 'hold', 'wait', 'exhausted']),
    stepName: z.string().nullable(),
    reasons: z.array(told),
    excluded: z.array(z.object({ itemId: id, reason: told })),
    amounts: z.array(amount),
    nextOn: dayText.nullable(),
    decidedOn: dayText,
    sinceOn: dayText,
  })
  .meta({ id: 'DunningStanding' })
export type StandingView = z.output<typeof standing>

const hold = z
  .object({
    id,
    customerId: id,
    customerName: z.string(),
    itemId: id.nullable(),
    documentNo: z.string().nullable(),
    category: z.enum(HOLD_CATEGORIES),
    note: z.string(),
    fromOn: dayText,
    untilOn: dayText.nullable(),
    placedAt: instant,
    liftedOn: dayText.nullable(),
  })
  .meta({ id: 'Hold' })

const filter = {
  list: z.enum(BOARD_LISTS),
  stepId: z.string().max(60).optional(),
  channel: z.enum(CHANNELS).optional(),
  words: z.string().trim().max(100).optional(),
}

const bulkResult = z.object({
  queued: count,
  done: count,
  leftOut: z.array(z.object({ id, customerId: id, code: z.string(), message: z.string() })),
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
const settings = z.object({
  scenarioId: id,
  freshnessDays: z.number().int().nullable(),
  /** Whether automatic steps leave by themselves; false until a person says so. */
  automatic: z.boolean(),
  attestedOn: dayText.nullable(),
  attestedBy: z.string(),
  /** Up to when receipts are known: by the last import or by a person's word. */
  booksFreshOn: dayText.nullable(),
})

export const dunningRoutes = routes({
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
  standings: {
    method: 'get',
    path: '/dunning/standings',
    scope: 'org',
    need: 'books.read',
    summary:
      'Customers by where they stand: held with the reason, waiting with the next day, at the end of the scenario',
    query: z.object({
      verdict: z.enum(['hold', 'wait', 'exhausted', 'send', 'confirm']).default('hold'),
      reasonCode: z.string().max(60).optional(),
      words: z.string().trim().max(100).optional(),
      ...paging,
    }),
    reply: z.object({ rows: z.array(standing), count }),
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
  approve: {
    method: 'post',
    path: '/dunning/actions/approve',
    scope: 'org',
    need: 'desk.work',
    summary: 'Lets actions leave: those named, or all of a list; says who is left out and why',
    body: z.object({ ids: z.array(id).max(1000) }).or(z.object({ all: z.object(filter) })),
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
  snooze: {
    method: 'post',
    path: '/dunning/actions/snooze',
    scope: 'org',
    need: 'desk.work',
    summary: 'Puts actions off until a day',
    body: z.object({ ids: z.array(id).min(1).max(1000), until: dayText }),
    reply: z.object({ count }),
  },
  chooseStep: {
    method: 'post',
    path: '/customers/{id}/dunning/step',
    scope: 'org',
    need: 'desk.work',
    summary: 'Prepares a step chosen by a person, earlier or another than the scenario’s, to read and approve',
    params: z.object({ id }),
    body: z.object({ stepId: z.string().max(60), itemIds: z.array(id).min(1).max(500).nullable() }),
    reply: z.object({ id }),
  },
  runNow: {
    method: 'post',
    path: '/dunning/run',
    scope: 'org',
    need: 'desk.work',
    summary: 'Decides today now; run again, it changes only what the books changed',
    reply: z.object({ today: dayText, counts: dayCounts }),
  },
  simulate: {
    method: 'post',
    path: '/dunning/simulation',
    scope: 'org',
    need: 'books.read',
    summary:
      'Who would have been contacted, day by day, over a span past or to come; with a draft scenario when one is given',
    body: z.object({
      from: dayText,
      to: dayText,
      scenario: scenarioInput.nullable(),
      heedsFreshness: z.boolean().default(false),
      limit: z.number().int().min(1).max(500).default(100),
      offset: z.number().int().min(0).default(0),
    }),
    reply: z.object({
      faults: z.array(fault),
      steps: z.array(
        z.object({
          on: dayText,
          stepId: z.string(),
          stepName: z.string(),
          channel: z.enum(CHANNELS),
          toConfirm: z.boolean(),
          count,
          amounts: z.array(amount),
        }),
      ),
      rows: z.array(
        z.object({
          on: dayText,
          customerId: id,
          customerName: z.string(),
          stepId: z.string(),
          stepName: z.string(),
          channel: z.enum(CHANNELS),
          toConfirm: z.boolean(),
          amounts: z.array(amount),
          documentNos: z.array(z.string()),
          why: told,
        }),
      ),
      count,
    }),
  },
  simulatedText: {
    method: 'post',
    path: '/dunning/simulation/text',
    scope: 'org',
    need: 'books.read',
    summary: 'The text a customer would have received on a simulated day',
    body: z.object({
      from: dayText,
      on: dayText,
      customerId: id,
      stepId: z.string().max(60),
      scenario: scenarioInput.nullable(),
    }),
    reply: z.object({
      toName: z.string(),
      toAddress: z.string(),
      subject: z.string(),
      text: z.string(),
      html: z.string(),
    }),
  },
  scenario: {
    method: 'get',
    path: '/dunning/scenario',
    scope: 'org',
    need: 'books.read',
    summary: 'The scenario in force',
    reply: scenario,
  },
  saveScenario: {
    method: 'put',
    path: '/dunning/scenario',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Saves a new version of the scenario, or says everything that is wrong with it and saves nothing',
    body: z.object({ version: z.number().int(), scenario: scenarioInput }),
    reply: z.object({ faults: z.array(fault), scenario: scenario.nullable() }),
  },
  settings: {
    method: 'get',
    path: '/dunning/settings',
    scope: 'org',
    need: 'books.read',
    summary: 'Settings of reminders',
    reply: settings,
  },
  saveSettings: {
    method: 'put',
    path: '/dunning/settings',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Changes how old the books may be, and whether automatic steps leave by themselves',
    body: z.object({
      freshnessDays: z.number().int().min(1).max(365).nullable(),
      automatic: z.boolean().optional(),
    }),
    reply: settings,
  },
  attest: {
    method: 'post',
    path: '/dunning/attestation',
    scope: 'org',
    need: 'desk.work',
    summary: 'A person says that the books are up to date on a day; the day is then decided again',
    body: z.object({ on: dayText }),
    reply: settings,
  },
  holds: {
    method: 'get',
    path: '/dunning/holds',
    scope: 'org',
    need: 'books.read',
    summary: 'Holds running, or every hold of one customer',
    query: z.object({ customerId: id.optional(), ...paging }),
    reply: z.object({ rows: z.array(hold), count }),
  },
  placeHold: {
    method: 'post',
    path: '/customers/{id}/holds',
    scope: 'org',
    need: 'desk.work',
    summary: 'Holds reminders to a customer, or about one item, from today',
    params: z.object({ id }),
    body: z.object({
      itemId: id.nullable(),
      category: z.enum(HOLD_CATEGORIES),
      note: z.string().trim().max(2000),
      untilOn: dayText.nullable(),
    }),
    reply: z.object({ id }),
  },
  liftHold: {
    method: 'delete',
    path: '/dunning/holds/{id}',
    scope: 'org',
    need: 'desk.work',
    summary: 'Lifts a hold: reminders resume',
    params: z.object({ id }),
  },
  customer: {
    method: 'get',
    path: '/customers/{id}/dunning',
    scope: 'org',
    need: 'books.read',
    summary: 'Where a customer stands: step, why, next on, holds and history',
    params: z.object({ id }),
    query: z.object({ ...paging, limit: z.coerce.number().int().min(1).max(200).default(50) }),
    reply: z.object({
      setting: z.object({ excluded: z.boolean(), excludedReason: z.string(), scenarioId: id.nullable() }),
      standings: z.array(standing),
      holds: z.array(hold),
      history: z.array(actionRow),
    }),
  },
  saveCustomer: {
    method: 'put',
    path: '/customers/{id}/dunning',
    scope: 'org',
    need: 'desk.work',
    summary: 'Leaves a customer out of reminders with a reason, or takes them in again',
    params: z.object({ id }),
    body: z.object({ excluded: z.boolean(), excludedReason: z.string().trim().max(500) }),
  },
  setLevel: {
    method: 'put',
    path: '/customers/{id}/dunning/level',
    scope: 'org',
    need: 'desk.work',
    summary: 'Says which step items had already reached elsewhere (0: none); all open items when none is named',
    params: z.object({ id }),
    body: z.object({
      position: z.number().int().min(0).max(100),
      on: dayText.nullable(),
      itemIds: z.array(id).min(1).max(500).nullable(),
    }),
  },
})
