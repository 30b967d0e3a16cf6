import { memberOf } from '../../access/index.ts'
import { Refused } from '../../kernel/verdict.ts'
import { customerOf, payersOf } from '../../parties/index.ts'
import { notFound } from '../../platform/http.ts'
import { actionsOf } from '../actions/board-store.ts'
import { chooseStep } from '../actions/choose-step.ts'
import { presentAction } from '../actions/present.ts'
import { listStandings, standingsOf } from '../actions/standing-store.ts'
import { scenarioBook } from '../scenarios/book.ts'
import { ownName } from '../scenarios/default-scenario.ts'
import { followerOf, following } from '../segments/place-customers.ts'
import { dayAsked, type Serving } from '../serving.ts'
import { presentComing } from '../simulation/present.ts'
import type { Simulated } from '../simulation/simulate.ts'
import { customerSettingOf, listHolds } from '../store.ts'
import { customerRoutes as routes } from './contract.ts'
import { followScenario, previewChange } from './follow-scenario.ts'
import { keepExclusion, liftHold, placeHold, setLevel } from './keep-holds.ts'
import { presentStanding } from './present.ts'

export function serveCustomers({ http, inOrg, today, deps }: Serving): void {
  http.serve(routes.standings, async (call) =>
    inOrg(call, async (tx) => {
      const book = await scenarioBook(tx, deps.clock.now())
      const { rows, count } = await listStandings(tx, call.query)
      return { rows: rows.map((standing) => presentStanding(call.lang, book, standing)), count }
    }),
  )

  http.serve(routes.holds, async (call) => {
    const { customerId = null, limit, offset } = call.query
    return inOrg(call, (tx) => listHolds(tx, { customerId, runningOn: customerId ? null : today(call), limit, offset }))
  })
  http.serve(routes.placeHold, async (call) =>
    inOrg(call, async (tx) => {
      const untilOn = call.body.untilOn === null ? null : dayAsked(call.body.untilOn, 'untilOn')
      return { id: await placeHold(tx, deps, call.params.id, { ...call.body, untilOn }, memberOf(call).actor) }
    }),
  )
  http.serve(routes.liftHold, async (call) =>
    inOrg(call, (tx) => liftHold(tx, deps, call.params.id, memberOf(call).actor)),
  )

  http.serve(routes.customer, async (call) =>
    inOrg(call, async (tx) => {
      const book = await scenarioBook(tx, deps.clock.now())
      const customer = await customerOf(tx, call.params.id)
      if (!customer) throw new Refused(notFound().refusal)
      const { excluded, excludedReason, scenarioReason } = await customerSettingOf(tx, customer.id)
      const { scenario, by, segment } = (await following(tx, book))(await followerOf(tx, customer.id))
      const { id, name, version } = scenario
      const history = await actionsOf(tx, customer.id, call.query)
      const holds = await listHolds(tx, { customerId: customer.id, runningOn: null, limit: 200, offset: 0 })
      const payerId = (await payersOf(tx, [customer.id])).get(customer.id)!
      const payer = payerId === customer.id ? null : await customerOf(tx, payerId)
      const standingOf = async (id: string) =>
        (await standingsOf(tx, id)).map((standing) => presentStanding(call.lang, book, standing))
      const named = { customerName: customer.name, customerCode: customer.code, oldestDueOn: null }
      return {
        setting: { excluded, excludedReason },
        scenario: {
          id,
          name: ownName(call.lang, name),
          isStandard: id === book.standard.id,
          reason: scenarioReason,
          by,
          segment: segment?.name ?? null,
          keptVersion: version === book.written.get(id)?.version ? null : version,
          steps: scenario.steps.map(({ id, name, position, channel, afterDueDays }) => ({
            id,
            name: ownName(call.lang, name),
            position,
            channel,
            afterDueDays,
          })),
        },
        standings: await standingOf(customer.id),
        payer: payer && { id: payer.id, name: payer.name, standings: await standingOf(payer.id) },
        holds: holds.rows,
        history: history.map((action) => presentAction(call.lang, book, { ...action, ...named })),
      }
    }),
  )
  http.serve(routes.saveCustomer, async (call) =>
    inOrg(call, (tx) => keepExclusion(tx, deps, call.params.id, call.body, memberOf(call).actor)),
  )

  http.serve(routes.followScenario, async (call) =>
    inOrg(call, (tx) => followScenario(tx, deps, call.params.id, call.body, memberOf(call).actor)),
  )
  http.serve(routes.scenarioChange, async (call) =>
    inOrg(call, async (tx) => {
      const told = (message: Simulated) => presentComing(call.lang, message)
      const { from, to, current, changed } = await previewChange(tx, deps, call.params.id, call.body)
      return { from, to, current: current.map(told), changed: changed.map(told) }
    }),
  )

  http.serve(routes.setLevel, async (call) =>
    inOrg(call, (tx) => {
      const on = call.body.on === null ? null : dayAsked(call.body.on, 'on')
      return setLevel(tx, deps, call.params.id, { ...call.body, on }, memberOf(call).actor)
    }),
  )
  http.serve(routes.chooseStep, async (call) =>
    inOrg(call, async (tx) => ({ id: await chooseStep(tx, deps, call.params.id, call.body, memberOf(call).actor) })),
  )
}
