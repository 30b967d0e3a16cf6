import { memberOf } from '../../access/index.ts'
import { Refused } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { shownAs } from '../actions/preview.ts'
import { scenarioBook } from '../scenarios/book.ts'
import { type ScenarioDraft, TEMPLATE_KEYS, writtenOrRefuse } from '../scenarios/keep-scenario.ts'
import { validateScenario } from '../scenarios/validate-scenario.ts'
import { customersIn } from '../segments/segment-store.ts'
import { dayAsked, type Serving, toldFaults } from '../serving.ts'
import { followers } from '../store.ts'
import { simulationRoutes as routes } from './contract.ts'
import { reallyLeft } from './left-store.ts'
import { presentLeft, presentSimulation } from './present.ts'
import { simulationShelf } from './shelf.ts'
import { simulate, simulatedMessage, type Tried } from './simulate.ts'
import { versionChange } from './version-change.ts'

export function serveSimulation({ http, clock, inOrg, deps }: Serving): void {
  const shelf = simulationShelf()

  http.serve(routes.simulate, async (call) =>
    inOrg(call, async (tx) => {
      const { body, lang } = call
      const { orgId } = memberOf(call)
      const { tried, faults } = await triedOf(tx, body)
      if (faults.length > 0)
        return { id: null, faults: toldFaults(lang, faults), steps: [], really: [], rows: [], count: 0 }
      const kept = body.of ? shelf.find(orgId, body.of) : null
      const span = { from: dayAsked(body.from, 'from'), to: dayAsked(body.to, 'to') }
      const customers = body.segmentId === null ? null : await customersIn(tx, body.segmentId)
      const left =
        kept ?? (await simulate(tx, deps, { ...span, tried, heedsFreshness: body.heedsFreshness, customers }))
      const id = kept && body.of ? body.of : shelf.put(orgId, left, clock.now())
      const book = await scenarioBook(tx, clock.now())
      const really = (await reallyLeft(tx, span, customers)).map((one) => presentLeft(lang, book, one))
      return { id, faults: [], really, ...(await presentSimulation(tx, lang, left, body)) }
    }),
  )

  http.serve(routes.simulatedText, async (call) => {
    const { from, on, customerId, stepId } = call.body
    const composed = await inOrg(call, async (tx) => {
      const { tried, faults } = await triedOf(tx, call.body)
      if (faults[0]) throw new Refused(faults[0])
      return simulatedMessage(tx, deps, {
        from: dayAsked(from, 'from'),
        to: dayAsked(on, 'on'),
        tried,
        heedsFreshness: false,
        customers: null,
        customerId,
        stepId,
      })
    })
    return shownAs(composed)
  })

  http.serve(routes.versionChange, async (call) =>
    inOrg(call, async (tx) => {
      const { tried, faults } = await triedOf(tx, call.body)
      if (faults.length > 0 || !tried)
        return { faults: toldFaults(call.lang, faults), followers: 0, begun: 0, changes: [], rows: [] }
      return { faults: [], ...(await versionChange(tx, deps, call.lang, tried.scenario)) }
    }),
  )

  /** A draft is tried on those who follow its scenario; one that nobody follows yet, on everyone. */
  async function triedOf(tx: OrgTx, input: { scenario: ScenarioDraft | null; scenarioId?: string | undefined }) {
    if (!input.scenario) return { tried: null, faults: [] }
    const book = await scenarioBook(tx, deps.clock.now())
    const { id, version } = writtenOrRefuse(book, input.scenarioId)
    const scenario = { ...input.scenario, id, version }
    const isFollowed = id === book.standard.id || (await followers(tx)).has(id)
    // While nothing leaves by itself, a draft would not either: what differs from today is the draft and nothing else.
    const tried: Tried = { scenario: book.asDecided(scenario), on: isFollowed ? 'its_followers' : 'everyone' }
    return { tried, faults: validateScenario(scenario, TEMPLATE_KEYS) }
  }
}
