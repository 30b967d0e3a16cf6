import { type ApiDeps, memberOf } from '../access/index.ts'
import { actingAs } from '../cash/index.ts'
import { day } from '../kernel/calendar.ts'
import { Refused } from '../kernel/verdict.ts'
import { customerOf } from '../parties/index.ts'
import { notFound } from '../platform/http.ts'
import { record } from '../trail/index.ts'
import { promiseRoutes as routes } from './contract.ts'
import { cancelPromise, recordPromise } from './keep-promise.ts'
import { keptRows, listPromises } from './list-store.ts'
import { type PlanDeps, servePlans } from './plan-api.ts'
import { plansOf } from './plan-store.ts'
import { presentPlans, presentPromises, rateOf } from './present.ts'
import { keepSetting, settingOf } from './setting-store.ts'
import { promisesById, promisesOfCustomer } from './store.ts'

export function servePromises(deps: PlanDeps): void {
  const { http, db, clock, askLaw } = deps
  servePlans(deps)

  http.serve(routes.promises, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const { ids, ...listed } = await listPromises(tx, call.query, today)
      return { promises: await presentPromises(tx, await promisesById(tx, ids)), ...listed }
    })
  })

  http.serve(routes.promise, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const [promise] = await promisesById(tx, [call.params.id])
      if (!promise) throw new Refused(notFound().refusal)
      return (await presentPromises(tx, [promise]))[0]!
    }),
  )

  http.serve(routes.makePromise, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const order = { ...call.body, customerId: call.params.id, dueOn: day(call.body.dueOn) }
    return { id: await db.inOrg(member.orgId, (tx) => recordPromise(tx, askLaw, order, by)) }
  })

  http.serve(routes.cancelPromise, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, (tx) => cancelPromise(tx, call.params.id, call.body.reason, by))
  })

  http.serve(routes.customerPromises, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const customerId = call.params.id
    return db.inOrg(member.orgId, async (tx) => {
      if (!(await customerOf(tx, customerId))) throw new Refused(notFound().refusal)
      const plans = (await plansOf(tx, { customerId })).toReversed()
      return {
        promises: await presentPromises(tx, await promisesOfCustomer(tx, customerId)),
        plans: await presentPlans(tx, deps, call.lang, plans, await settingOf(tx), today),
        kept: rateOf(await keptRows(tx, 'customer', { customerId })),
      }
    })
  })

  http.serve(routes.promiseReport, async (call) => {
    const period = { from: day(call.query.from), to: day(call.query.to) }
    return db.inOrg(memberOf(call).orgId, async (tx) => {
      const collectors = await keptRows(tx, 'collector', period)
      const customers = await keptRows(tx, 'customer', period)
      return {
        all: rateOf(collectors),
        byCollector: [...Map.groupBy(collectors, ({ who }) => who).values()].map((rows) => ({
          name: rows[0]!.name,
          ...rateOf(rows),
        })),
        byCustomer: [...Map.groupBy(customers, ({ who }) => who)].map(([customerId, rows]) => ({
          customerId,
          name: rows[0]!.name,
          ...rateOf(rows),
        })),
      }
    })
  })

  http.serve(routes.promiseSetting, async (call) => db.inOrg(memberOf(call).orgId, settingOf))

  http.serve(routes.changePromiseSetting, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, async (tx) => {
      const before = await settingOf(tx)
      await keepSetting(tx, call.body, clock.now())
      await record(tx, {
        actor,
        at: clock.now(),
        verb: 'promise_setting_changed',
        subject: { kind: 'organisation', id: String(orgId) },
        data: { before, after: call.body },
      })
    })
  })
}
