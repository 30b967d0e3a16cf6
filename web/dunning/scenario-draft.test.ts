import { expect, test } from 'vitest'
import { defaultScenario } from '../../src/dunning/scenarios/default-scenario.ts'
import {
  draftOf,
  duplicated,
  faultsAt,
  faultsOf,
  inOrder,
  moved,
  type ScenarioDraft,
  toneChange,
  withNewStep,
  without,
} from './scenario-draft.ts'

const draft = draftOf(structuredClone(defaultScenario('x', 'fr')) as unknown as ScenarioDraft)

test('the shipped scenario, as it is edited, has no fault, and a step added to it makes none', () => {
  expect(faultsOf(draft)).toEqual([])
  const steps = withNewStep(draft.steps, 'Appel', 'appel')
  expect(steps.at(-1)).toMatchObject({ position: 6, afterDueDays: 40, mode: 'to_confirm' })
  expect(faultsOf({ ...draft, steps })).toEqual([])
})

test('steps follow their days: one moved to the front loses the delay since a step before it', () => {
  const moved = draft.steps.map((step) => (step.id === 'final' ? { ...step, afterDueDays: -20 } : step))
  const ordered = inOrder(moved)
  expect(ordered.map(({ id }) => id)).toEqual(['final', 'pre_reminder', 'courteous', 'firm', 'formal_notice'])
  expect(ordered[0]).toMatchObject({ position: 1, minDaysAfterPrevious: null })
  expect(faultsOf({ ...draft, steps: ordered }).map(({ code, where }) => [code, where])).toContainEqual([
    'tone',
    'steps.0.tone',
  ])
})

test('each fault stands beside its step, the others beside the common rules', () => {
  const steps = draft.steps.map((step, index) => (index === 2 ? { ...step, afterDueDays: 3, name: '' } : step))
  const faults = faultsOf({ ...draft, steps, frequencyCapDays: 120 })
  expect(faultsAt(faults, 2).map(({ code }) => code)).toEqual(['step_name_missing', 'not_increasing'])
  expect(faultsAt(faults, 1)).toEqual([])
  expect(faultsAt(faults, null).map(({ where }) => where)).toEqual(['frequencyCapDays'])
})

test('a number left empty cannot be saved', () => {
  const steps = draft.steps.map((step, index) => (index === 4 ? { ...step, afterDueDays: Number.NaN } : step))
  expect(faultsAt(faultsOf({ ...draft, steps: inOrder(steps) }), 4).map(({ code }) => code)).toContain(
    'days_out_of_range',
  )
})

test('a formal notice is chosen by its text', () => {
  expect(toneChange('formal_notice')).toEqual({
    tone: 'formal_notice',
    templateKey: 'formal_notice',
    isFormalNotice: true,
  })
  expect(toneChange('final').isFormalNotice).toBe(false)
})

test('a step is moved by days, copied and removed, and the scenario holds all along', () => {
  const steps = moved(draft.steps, 'firm', 3)
  expect(steps.find(({ id }) => id === 'firm')?.afterDueDays).toBe(13)
  const two = duplicated(steps, 'firm', 'again', 'Deuxième relance (copie)')
  expect(two.map(({ id }) => id)).toEqual(['pre_reminder', 'courteous', 'firm', 'final', 'again', 'formal_notice'])
  expect(faultsOf({ ...draft, steps: two })).toEqual([])
  expect(without(two, 'again')).toEqual(steps)
  // Moved over the due date, a reminder becomes a note before it: no text calls late what is not.
  const before = moved(draft.steps, 'courteous', -4)
  expect(before[1]).toMatchObject({ id: 'courteous', afterDueDays: -1, tone: 'pre_reminder' })
  expect(faultsOf({ ...draft, steps: before, frequencyCapDays: 0 })).toEqual([])
})
