import { organisationOf } from '../../access/index.ts'
import { newId } from '../../kernel/ids.ts'
import { invariant } from '../../kernel/invariant.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Scenario, type Step, stepsOf } from '../model.ts'
import { insertScenario, insertSetting, type Setting, scenarioVersions, settingRow } from '../store.ts'
import { defaultScenario } from './default-scenario.ts'

/** Receipts known for more than this many days ago hold every reminder, until the organisation chooses otherwise. */
export const DEFAULT_FRESHNESS_DAYS = 10

/** What nobody has changed yet. */
const BEGUN_WITH = {
  freshnessDays: DEFAULT_FRESHNESS_DAYS,
  automatic: false,
  attestedOn: null,
  attestedBy: '',
} as const

/** The organisation's scenarios, in force and past, and its settings: read once for a whole run. */
export type ScenarioBook = {
  readonly setting: Setting
  /** The version in force of the scenario the organisation uses, as it was written. */
  readonly standard: Scenario
  /** Every scenario in the version in force, as it was written; the oldest first. */
  readonly written: ReadonlyMap<string, Scenario>
  /** The same as they are decided by. */
  readonly current: ReadonlyMap<string, Scenario>
  /** A scenario as it would be decided by, were it in force. */
  asDecided(scenario: Scenario): Scenario
  /** A version that was used, as it is decided by; null when there is none of that number. */
  version(scenarioId: string, version: number): Scenario | null
  /** The step at a position of a version that was used; null when that version has none there. */
  stepAt(scenarioId: string, version: number, position: number): Step | null
}

/** The scenario of an organisation that has not yet let anything leave by itself. */
const allToConfirm = (scenario: Scenario): Scenario => ({
  ...scenario,
  steps: scenario.steps.map((step) => ({ ...step, mode: 'to_confirm' })),
})

/** Gives every organisation the default scenario, in its language, the first time it is asked for. */
export async function scenarioBook(tx: OrgTx, at: Date): Promise<ScenarioBook> {
  let setting = await settingRow(tx)
  let versions = setting ? await scenarioVersions(tx) : []
  if (!setting) {
    const { lang } = await organisationOf(tx)
    const scenario = defaultScenario(newId(at), lang)
    if (tx.agency !== null) {
      // An agency settles nothing of the organisation that it works in: what its creditor would begin with is only read.
      versions = [scenario]
      setting = { ...BEGUN_WITH, scenarioId: scenario.id }
    } else {
      if (await insertSetting(tx, scenario.id, DEFAULT_FRESHNESS_DAYS, at))
        await insertScenario(tx, scenario, 'system:default', at)
      setting = await settingRow(tx)
      invariant(setting, 'the settings of reminders were just written')
      versions = await scenarioVersions(tx)
    }
  }
  const written = new Map<string, Scenario>()
  const steps = new Map<string, Step>()
  for (const scenario of versions) {
    const known = written.get(scenario.id)
    if (!known || known.version < scenario.version) written.set(scenario.id, scenario)
    for (const step of stepsOf(scenario)) steps.set(`${scenario.id}|${scenario.version}|${step.position}`, step)
  }
  const { automatic } = setting
  const asDecided = (scenario: Scenario): Scenario => (automatic ? scenario : allToConfirm(scenario))
  const current = new Map([...written].map(([id, scenario]) => [id, asDecided(scenario)]))
  const standard = written.get(setting.scenarioId)
  invariant(standard, `scenario ${setting.scenarioId} of the settings does not exist`)
  return {
    setting,
    standard,
    written,
    current,
    asDecided,
    version(id, version) {
      const found = versions.find((one) => one.id === id && one.version === version)
      return found ? asDecided(found) : null
    },
    stepAt: (id, version, position) => steps.get(`${id}|${version}|${position}`) ?? null,
  }
}
