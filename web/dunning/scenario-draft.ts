import type { dunningRoutes } from '../../src/dunning/contract.ts'
import { type Scenario, STEP_TONES, type StepTone, type StepTrigger } from '../../src/dunning/model.ts'
import { validateScenario } from '../../src/dunning/scenarios/validate-scenario.ts'
import type { Refusal } from '../../src/kernel/verdict.ts'
import type { Body } from '../../src/platform/route.ts'

/** A scenario while a person edits it. A number left empty is `NaN`, which cannot be saved. */
export type ScenarioDraft = Body<typeof dunningRoutes.saveScenario>['scenario']
export type StepDraft = ScenarioDraft['steps'][number]

export function draftOf(scenario: ScenarioDraft & { id?: string; version?: number }): ScenarioDraft {
  const { id: _, version: __, ...draft } = scenario
  return draft
}

/** In the order of their days, numbered from 1; the first waits for no step before it. */
export function inOrder(steps: readonly StepDraft[]): StepDraft[] {
  const known = (days: number) => (Number.isNaN(days) ? Number.POSITIVE_INFINITY : days)
  return [...steps]
    .sort((a, b) => known(a.afterDueDays) - known(b.afterDueDays))
    .map((step, index) => ({
      ...step,
      position: index + 1,
      minDaysAfterPrevious: index === 0 ? null : step.minDaysAfterPrevious,
    }))
}

/** A step added ten days after the last, confirmed by a person until somebody decides otherwise. */
export function withNewStep(steps: readonly StepDraft[], name: string, id: string): StepDraft[] {
  const last = steps.at(-1)
  const step: StepDraft = {
    id,
    position: steps.length + 1,
    name,
    channel: 'email',
    templateKey: 'firm',
    tone: 'firm',
    afterDueDays: last && !Number.isNaN(last.afterDueDays) ? Math.max(1, last.afterDueDays + 10) : 3,
    minDaysAfterPrevious: null,
    mode: 'to_confirm',
    isFormalNotice: false,
  }
  return inOrder([...steps, step])
}

/** The same step again, ten days later, for somebody to change. */
export function duplicated(steps: readonly StepDraft[], id: string, newId: string, name: string): StepDraft[] {
  const step = steps.find((one) => one.id === id)
  if (!step) return [...steps]
  const afterDueDays = step.afterDueDays + (step.afterDueDays < 0 ? 1 : 10)
  return inOrder([...steps, { ...step, id: newId, name, afterDueDays }])
}

/** Without a step; the first of those left waits for none before it. */
export const without = (steps: readonly StepDraft[], id: string): StepDraft[] =>
  inOrder(steps.filter((step) => step.id !== id))

/** A step some days later (or earlier). Past the due date a note becomes a reminder, and a reminder a note before it. */
export function moved(steps: readonly StepDraft[], id: string, days: number): StepDraft[] {
  return inOrder(
    steps.map((step) => {
      if (step.id !== id || Number.isNaN(step.afterDueDays)) return step
      const afterDueDays = step.afterDueDays + days
      const crosses = step.afterDueDays < 0 !== afterDueDays < 0
      return { ...step, afterDueDays, ...(crosses ? toneChange(afterDueDays < 0 ? 'pre_reminder' : 'courteous') : {}) }
    }),
  )
}

/** What a step waits for, with days or a day to begin with. */
export function triggerOf(from: 'due' | StepTrigger['from']): StepTrigger | null {
  if (from === 'due') return null
  if (from === 'issued' || from === 'last_contact') return { from, days: from === 'issued' ? 30 : 7 }
  if (from === 'working_day') return { from, nth: 1 }
  return from === 'weekday' ? { from, weekday: 1 } : { from }
}

/** The text, the tone and the formal notice of a step are one choice. */
export const toneChange = (tone: StepTone) => ({ tone, templateKey: tone, isFormalNotice: tone === 'formal_notice' })

/** Everything that forbids saving, by the same rules as the server. */
export const faultsOf = (draft: ScenarioDraft): Refusal[] =>
  validateScenario({ ...draft, id: '', version: 0 } as Scenario, new Set<string>(STEP_TONES))

/** Faults of step `index`, or of the scenario itself when null. */
export const faultsAt = (faults: readonly Refusal[], index: number | null): Refusal[] =>
  faults.filter(({ where = '' }) =>
    index === null ? !/^steps\.\d+/.test(where) : where === `steps.${index}` || where.startsWith(`steps.${index}.`),
  )

const keyOf = (orgId: number, scenarioId: string) => `quittance-scenario-draft-${orgId}-${scenarioId}`

/** A draft lasts as long as the browser's window: the simulation reads it, and reloading the page loses nothing. */
export function keptDraft(orgId: number, scenarioId: string): { version: number; draft: ScenarioDraft } | null {
  try {
    const text = sessionStorage.getItem(keyOf(orgId, scenarioId))
    return text ? (JSON.parse(text) as { version: number; draft: ScenarioDraft }) : null
  } catch {
    return null
  }
}

export function keepDraft(
  orgId: number,
  scenarioId: string,
  kept: { version: number; draft: ScenarioDraft } | null,
): void {
  try {
    if (kept) sessionStorage.setItem(keyOf(orgId, scenarioId), JSON.stringify(kept))
    else sessionStorage.removeItem(keyOf(orgId, scenarioId))
  } catch {
    // Some private windows refuse storage: the draft then lasts as long as the page.
  }
}
