import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { HOLIDAY_CALENDARS } from '../../statutes/index.ts'
import { count, dayText, fault, id } from '../contract-values.ts'
import { CHANNELS, ENTRY_RULES, STEP_TONES } from '../model.ts'

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
    }),
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
})
