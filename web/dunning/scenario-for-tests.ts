import type { Seat } from '../../tools/testing/browser.ts'
import type { ScenarioDraft } from './scenario-draft.ts'

/** A scenario in which a person confirms every step, a call among them, on any day at any hour: the worklist is then full whenever it is tested. */
export async function confirmEverything(seat: Seat): Promise<void> {
  const {
    id: _,
    version,
    ...scenario
  } = await seat.api<ScenarioDraft & { id: string; version: number }>('GET', '/dunning/scenario')
  const always = { weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, toMinute: 1440 }
  const steps = scenario.steps.map((step) => ({ ...step, mode: 'to_confirm' as const }))
  const changed = {
    ...scenario,
    entryRule: 'by_age',
    window: always,
    consumerWindow: always,
    steps: steps.map((step) =>
      step.tone === 'final' ? { ...step, name: 'Appel du client', channel: 'call' as const } : step,
    ),
  }
  const saved = await seat.api<{ faults: unknown[] }>('PUT', '/dunning/scenario', { version, scenario: changed })
  if (saved.faults.length > 0) throw new Error(`the scenario of the test is refused: ${JSON.stringify(saved.faults)}`)
}
