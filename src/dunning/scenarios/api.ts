import { memberOf } from '../../access/index.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { Scenario } from '../model.ts'
import { dayAsked, type Serving, toldFaults } from '../serving.ts'
import { followers } from '../store.ts'
import { scenarioBook } from './book.ts'
import { changeWording } from './change-wording.ts'
import { scenarioRoutes as routes } from './contract.ts'
import { ownName } from './default-scenario.ts'
import { booksFreshness } from './freshness.ts'
import { addScenario, attest, saveScenario, saveSettings, writtenOrRefuse } from './keep-scenario.ts'
import { scenarioChanges } from './scenario-changes.ts'
import { versionsOf } from './version-store.ts'

/** The names that we gave are told, and may be saved again, in the reader's language: they stay ours in any. */
const inOwnWords = (lang: Lang, scenario: Scenario): Scenario => ({
  ...scenario,
  name: ownName(lang, scenario.name),
  steps: scenario.steps.map((step) => ({ ...step, name: ownName(lang, step.name) })),
})

function toldChanges(lang: Lang, before: Scenario | null, after: Scenario): string[] {
  if (!before) return [say(lang, changeWording.first)]
  const changes = scenarioChanges(inOwnWords(lang, before), inOwnWords(lang, after))
  return changes.length === 0
    ? [say(lang, changeWording.same)]
    : changes.map(({ sentence, params }) => say(lang, sentence, params))
}

export function serveScenarios({ http, inOrg, deps }: Serving): void {
  http.serve(routes.scenarios, async (call) =>
    inOrg(call, async (tx) => {
      const { standard, written } = await scenarioBook(tx, deps.clock.now())
      const counts = await followers(tx)
      const others = [...written.values()].filter(({ id }) => id !== standard.id)
      return {
        rows: [standard, ...others].map(({ id, name, version, steps }) => ({
          id,
          name: ownName(call.lang, name),
          version,
          isStandard: id === standard.id,
          steps: steps.map((step) => ({ position: step.position, name: ownName(call.lang, step.name) })),
          customerCount: counts.get(id) ?? 0,
        })),
      }
    }),
  )
  http.serve(routes.addScenario, async (call) =>
    inOrg(call, async (tx) => ({ id: await addScenario(tx, deps, call.body, memberOf(call).actor) })),
  )
  http.serve(routes.scenario, async (call) =>
    inOrg(
      call,
      async (tx) =>
        inOwnWords(call.lang, writtenOrRefuse(await scenarioBook(tx, deps.clock.now()), call.query.id)) as never,
    ),
  )
  http.serve(routes.saveScenario, async (call) =>
    inOrg(call, async (tx) => {
      const { id, version, scenario, running } = call.body
      const saved = await saveScenario(tx, deps, version, scenario, memberOf(call).actor, id, running)
      return 'id' in saved
        ? { faults: [], scenario: inOwnWords(call.lang, saved) as never }
        : { faults: toldFaults(call.lang, saved), scenario: null }
    }),
  )

  http.serve(routes.scenarioVersions, async (call) =>
    inOrg(call, async (tx) => {
      const { id } = writtenOrRefuse(await scenarioBook(tx, deps.clock.now()), call.query.id)
      const versions = await versionsOf(tx, id)
      return {
        rows: versions.map(({ definition, createdAt, createdBy, keptBy }, index) => {
          const { id: _, version, ...scenario } = inOwnWords(call.lang, definition)
          const before = versions[index + 1]?.definition
          return {
            version,
            createdAt,
            createdBy,
            keptBy,
            changes: toldChanges(call.lang, before ?? null, definition),
            scenario: scenario as never,
          }
        }),
      }
    }),
  )

  const settingsOf = async (tx: OrgTx) => {
    const book = await scenarioBook(tx, deps.clock.now())
    return { ...book.setting, booksFreshOn: (await booksFreshness(tx, book)).freshOn }
  }
  http.serve(routes.settings, async (call) => inOrg(call, settingsOf))
  http.serve(routes.saveSettings, async (call) =>
    inOrg(call, async (tx) => {
      await saveSettings(tx, deps, call.body, memberOf(call).actor)
      return settingsOf(tx)
    }),
  )
  http.serve(routes.attest, async (call) =>
    inOrg(call, async (tx) => {
      await attest(tx, deps, dayAsked(call.body.on, 'on'), memberOf(call).actor)
      return settingsOf(tx)
    }),
  )
}
