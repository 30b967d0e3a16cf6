import type { dunningRoutes } from '../../src/dunning/contract.ts'
import { type Scenario, STEP_TONES, type StepTone } from '../../src/dunning/model.ts'
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
