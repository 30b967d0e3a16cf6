import { describe, expect, it } from 'vitest'
import { tellRefusal } from '../../kernel/verdict.ts'
import { ladderAt } from '../deciding/facts-for-tests.ts'
import { type Scenario, STEP_TONES, type Step } from '../model.ts'
import { defaultScenario } from './default-scenario.ts'
import { validateScenario } from './validate-scenario.ts'

const TEMPLATES = new Set<string>(STEP_TONES)
const standard = defaultScenario('standard', 'fr')
const withStep = (index: number, change: Partial<Step>): Scenario => ({
  ...standard,
  steps: standard.steps.map((step, at) => (at === index ? { ...step, ...change } : step)),
})

it.each(['fr', 'en'] as const)('accepts the default scenario (%s)', (lang) =>
  expect(validateScenario(defaultScenario('standard', lang), TEMPLATES)).toEqual([]),
)

describe('refuses', () => {
  it.each<[string, Scenario, string, string]>([
    ['no name', { ...standard, name: ' ' }, 'name_missing', 'name'],
    ['no step', { ...standard, steps: [] }, 'no_steps', 'steps'],
    ['a step without name', withStep(1, { name: '' }), 'step_name_missing', 'steps.1.name'],
    ['a gap in the numbers', withStep(4, { position: 6 }), 'positions', 'steps.4.position'],
    ['two steps with one id', withStep(2, { id: 'courteous' }), 'duplicate_id', 'steps.2.id'],
    ['days that do not increase', withStep(2, { afterDueDays: 3 }), 'not_increasing', 'steps.2.afterDueDays'],
    ['half a day', withStep(2, { afterDueDays: 10.5 }), 'days_out_of_range', 'steps.2.afterDueDays'],
    [
      'a spacing of no day',
      withStep(2, { minDaysAfterPrevious: 0 }),
      'days_out_of_range',
      'steps.2.minDaysAfterPrevious',
    ],
    [
      'A15: a first step after a previous one',
      withStep(0, { minDaysAfterPrevious: 5 }),
      'first_has_previous',
      'steps.0.minDaysAfterPrevious',
    ],
    ['an unknown template', withStep(3, { templateKey: 'gone' }), 'unknown_template', 'steps.3.templateKey'],
    ['a reminder before the due date', withStep(0, { tone: 'firm' }), 'tone', 'steps.0.tone'],
    ['a note after the due date', withStep(1, { tone: 'pre_reminder' }), 'tone', 'steps.1.tone'],
    [
      'an unmarked formal notice',
      withStep(4, { isFormalNotice: false }),
      'formal_notice_tone',
      'steps.4.isFormalNotice',
    ],
    ['a formal notice by text', withStep(4, { channel: 'sms' }), 'formal_notice_channel', 'steps.4.channel'],
    [
      'a note later than every term',
      withStep(0, { trigger: { from: 'issued', days: 75 } }),
      'unreachable',
      'steps.0.trigger.days',
    ],
    [
      'a wait of no day since a contact',
      withStep(2, { trigger: { from: 'last_contact', days: 0 } }),
      'days_out_of_range',
      'steps.2.trigger.days',
    ],
    [
      'a working day that months have not',
      withStep(2, { trigger: { from: 'working_day', nth: 23 } }),
      'working_day',
      'steps.2.trigger.nth',
    ],
    [
      'an eighth day of the week',
      withStep(2, { trigger: { from: 'weekday', weekday: 8 } }),
      'weekdays',
      'steps.2.trigger.weekday',
    ],
    ['a copy of a letter', withStep(4, { copyTo: [{ who: 'salesperson' }] }), 'copy_not_mail', 'steps.4.copyTo'],
    [
      'a threshold above the ceiling of its step',
      withStep(2, { floorCents: { EUR: 2_000 }, ceilingCents: { EUR: 1_000 } }),
      'floor_above_ceiling',
      'steps.2.floorCents.EUR',
    ],
    [
      'hours that meet no sending hour',
      withStep(2, { window: { weekdays: [6], fromMinute: 540, toMinute: 600 } }),
      'unreachable',
      'steps.2.window.fromMinute',
    ],
    [
      'a loop',
      { ...standard, steps: standard.steps.slice(0, 4), repeatLast: { everyDays: 3, times: 10_000 } },
      'repeat_loop',
      'repeatLast.times',
    ],
    [
      'a formal notice repeated',
      { ...standard, repeatLast: { everyDays: 10, times: 2 } },
      'repeat_notice',
      'repeatLast.times',
    ],
    ['two formal notices', { ...standard, endAction: 'formal_notice' }, 'end_notice_twice', 'endAction'],
    [
      'a floor above the ceiling',
      { ...standard, floorCents: { EUR: 2_000 }, ceilingCents: { EUR: 1_000 } },
      'floor_above_ceiling',
      'floorCents.EUR',
    ],
    ['a negative floor', { ...standard, floorCents: { EUR: -1 } }, 'bound', 'floorCents.EUR'],
    ['a currency that is none', { ...standard, ceilingCents: { euro: 1 } }, 'currency', 'ceilingCents.euro'],
    ['a cap of a hundred days', { ...standard, frequencyCapDays: 100 }, 'days_out_of_range', 'frequencyCapDays'],
    ['no sending day', { ...standard, window: { ...standard.window, weekdays: [] } }, 'weekdays', 'window.weekdays'],
    [
      'an eighth day',
      { ...standard, consumerWindow: { ...standard.window, weekdays: [1, 8] } },
      'weekdays',
      'consumerWindow.weekdays',
    ],
    [
      'hours that end before they start',
      { ...standard, window: { ...standard.window, toMinute: 60 } },
      'hours',
      'window.fromMinute',
    ],
    ['a step that takes itself for the end', withStep(2, { id: 'end:call' }), 'duplicate_id', 'steps.2.id'],
  ])('%s', (_case, scenario, code, where) => {
    const refusals = validateScenario(scenario, TEMPLATES)
    expect(refusals.map((refusal) => [refusal.code, refusal.where])).toContainEqual([code, where])
    for (const refusal of refusals) {
      for (const lang of ['fr', 'en'] as const) expect(tellRefusal(lang, refusal)).not.toMatch(/[{}]|undefined|NaN/)
    }
  })

  it('a note that its spacing or the cap pushes to the due date', () => {
    const scenario = { ...ladderAt([-6, -2, 3]), steps: ladderAt([-6, -2, 3]).steps }
    expect(validateScenario(scenario, TEMPLATES)).toEqual([])
    expect(validateScenario({ ...scenario, frequencyCapDays: 6 }, TEMPLATES).map(({ code }) => code)).toEqual([
      'unreachable',
    ])
    const trigger = { from: 'last_contact' as const, days: 10 }
    const steps = scenario.steps.map((step, index) => (index === 1 ? { ...step, trigger } : step))
    expect(validateScenario({ ...scenario, steps }, TEMPLATES).map(({ code }) => code)).toEqual(['unreachable'])
  })

  it('an automatic formal notice without a reminder before it, unless a person confirms it', () => {
    const notice = { ...standard.steps[4]!, position: 1, minDaysAfterPrevious: null }
    const alone = { ...standard, steps: [notice] }
    expect(validateScenario(alone, TEMPLATES)).toEqual([])
    expect(
      validateScenario({ ...alone, steps: [{ ...notice, mode: 'automatic' }] }, TEMPLATES).map(({ code }) => code),
    ).toEqual(['formal_notice_first'])
  })
})
