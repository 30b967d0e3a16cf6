import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { HOLIDAY_CALENDARS } from '../../statutes/index.ts'
import { count, dayText, fault, id, instant } from '../contract-values.ts'
import { CHANNELS, END_ACTIONS, ENTRY_RULES, STEP_TONES } from '../model.ts'

const window = z.object({ weekdays: z.array(z.number()).max(7), fromMinute: z.number(), toMinute: z.number() })
const bounds = z.record(z.string().max(8), z.number())
const trigger = z.union([
  z.object({ from: z.enum(['issued', 'last_contact']), days: z.number() }),
  z.object({ from: z.literal('month_end') }),
  z.object({ from: z.literal('working_day'), nth: z.number() }),
  z.object({ from: z.literal('weekday'), weekday: z.number() }),
])
const sender = z.union([
  z.object({ who: z.enum(['collector', 'salesperson']) }),
  z.object({ who: z.enum(['member', 'colleague']), id: z.string().max(60) }),
])

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
  trigger: trigger.nullable().optional(),
  sender: sender.nullable().optional(),
  repliesToSender: z.boolean().optional(),
  attachesInvoices: z.boolean().optional(),
  copyTo: z.array(sender).max(3).optional(),
  floorCents: bounds.optional(),
  ceilingCents: bounds.optional(),
  window: window.nullable().optional(),
})

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
  repeatLast: z.object({ everyDays: z.number(), times: z.number() }).nullable().optional(),
  endAction: z.enum(END_ACTIONS).nullable().optional(),
})
export const scenario = scenarioInput.extend({ id, version: z.number().int() }).meta({ id: 'Scenario' })

const scenarioRow = z.object({
  id,
  name: z.string(),
  version: z.number().int(),
  isStandard: z.boolean(),
  steps: z.array(z.object({ position: z.number().int(), name: z.string() })),
  customerCount: count,
})
export type ScenarioRow = z.output<typeof scenarioRow>

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

/** How reminders are decided: scenarios and settings. */
export const scenarioRoutes = routes({
  scenarios: {
    method: 'get',
    path: '/dunning/scenarios',
    scope: 'org',
    need: 'books.read',
    summary: 'Every scenario, the standard one first, with how many customers follow it by choice',
    reply: z.object({ rows: z.array(scenarioRow) }),
  },
  addScenario: {
    method: 'post',
    path: '/dunning/scenarios',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Adds a scenario as a copy of another, for customers who are reminded otherwise',
    body: z.object({ name: z.string().trim().max(80), copyOf: id }),
    reply: z.object({ id }),
  },
  scenario: {
    method: 'get',
    path: '/dunning/scenario',
    scope: 'org',
    need: 'books.read',
    summary: 'A scenario as it is in force; the standard one when none is named',
    query: z.object({ id: id.optional() }),
    reply: scenario,
  },
  saveScenario: {
    method: 'put',
    path: '/dunning/scenario',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Saves a new version of the scenario, or says everything that is wrong with it and saves nothing',
    body: z.object({
      /** Which one; the standard one when none is named. */
      id: id.optional(),
      version: z.number().int(),
      scenario: scenarioInput,
      /** Whether those it has begun with keep the version they have until what was begun is settled, or move to this one. */
      running: z.enum(['keep', 'move']).default('move'),
    }),
    reply: z.object({ faults: z.array(fault), scenario: scenario.nullable() }),
  },
  scenarioVersions: {
    method: 'get',
    path: '/dunning/scenario/versions',
    scope: 'org',
    need: 'books.read',
    summary: 'Every version of a scenario, the latest first, with what it changed',
    query: z.object({ id: id.optional() }),
    reply: z.object({
      rows: z.array(
        z.object({
          version: z.number().int(),
          createdAt: instant,
          /** The member who saved it, by id; `system:` and a name for ours. */
          createdBy: z.string(),
          changes: z.array(z.string()),
          /** Customers who keep it while the one in force is another. */
          keptBy: count,
          scenario: scenarioInput,
        }),
      ),
    }),
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
})
