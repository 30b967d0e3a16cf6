import type { DunningDeps } from '../src/dunning/deps.ts'
import { saveScenario, saveSegments, scenarioBook } from '../src/dunning/index.ts'
import { addScenario, type ScenarioDraft } from '../src/dunning/scenarios/keep-scenario.ts'
import { listSegments, segmentsVersion } from '../src/dunning/segments/segment-store.ts'
import { beginTrial } from '../src/dunning/trials/keep-trial.ts'
import { addDays, type LocalDate } from '../src/kernel/calendar.ts'
import { invariant } from '../src/kernel/invariant.ts'
import type { OrgTx } from '../src/platform/db.ts'
import type { Actor } from '../src/trail/index.ts'

/** How the demo company reminds whom: its customers in segments, a scenario of their own for people at home, and one on trial. */

const COMPANIES = 'Entreprises'

/** Companies and public bodies follow the standard scenario; who buys for a home gets a text message before the second reminder. */
export async function reminderSegments(tx: OrgTx, deps: DunningDeps, actor: Actor): Promise<void> {
  const { standard } = await scenarioBook(tx, deps.clock.now())
  const name = 'Particuliers, avec un SMS'
  const atHome = await addScenario(tx, deps, { name, copyOf: standard.id }, actor)
  const steps = standard.steps
    .filter(({ isFormalNotice }) => !isFormalNotice)
    .map((step) =>
      step.tone === 'firm'
        ? {
            ...step,
            name: 'SMS de rappel',
            channel: 'sms' as const,
            tone: 'courteous' as const,
            templateKey: 'courteous',
            mode: 'automatic' as const,
          }
        : step,
    )
  await written(tx, deps, { ...standard, name, steps }, atHome, actor)
  const ofKind = (kind: string) => ({
    match: 'all' as const,
    conditions: [{ field: 'kind' as const, not: false, values: [kind] }],
  })
  const segment = (called: string, kind: string, scenarioId: string) => ({
    id: null,
    name: called,
    rule: ofKind(kind),
    scenarioId,
    notChasedReason: '',
  })
  const faults = await saveSegments(
    tx,
    deps,
    await segmentsVersion(tx),
    [
      segment('Particuliers', 'consumer', atHome),
      segment('Collectivités et organismes publics', 'public', standard.id),
      segment(COMPANIES, 'business', standard.id),
    ],
    actor,
  )
  invariant(faults.length === 0, `the segments of the demo are refused: ${faults[0]?.code}`)
}

/** Half of the companies are reminded a few days sooner, to see whether they pay sooner. It is still running when the visitor comes. */
export async function soonerOnTrial(tx: OrgTx, deps: DunningDeps, today: LocalDate, actor: Actor): Promise<void> {
  const { standard } = await scenarioBook(tx, deps.clock.now())
  const name = 'Plus tôt, plus courtois'
  const challengerId = await addScenario(tx, deps, { name, copyOf: standard.id }, actor)
  const sooner: Readonly<Record<string, number>> = { courteous: 1, firm: 7, final: 15 }
  const steps = standard.steps.map((step) => ({ ...step, afterDueDays: sooner[step.tone] ?? step.afterDueDays }))
  await written(tx, deps, { ...standard, name, steps }, challengerId, actor)
  const companies = (await listSegments(tx)).find((one) => one.name === COMPANIES)!
  const asked = { name: 'Relancer plus tôt', segmentId: companies.id, challengerId, sharePercent: 50 }
  await beginTrial(tx, deps, { ...asked, fromOn: today, toOn: addDays(today, 60) }, actor)
}

async function written(tx: OrgTx, deps: DunningDeps, draft: ScenarioDraft, id: string, actor: Actor): Promise<void> {
  const saved = await saveScenario(tx, deps, 1, draft, actor, id)
  invariant('steps' in saved, `the scenario ${draft.name} is refused: ${JSON.stringify(saved)}`)
}
