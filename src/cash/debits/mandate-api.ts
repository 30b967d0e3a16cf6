import { type ApiDeps, memberOf } from '../../access/index.ts'
import { Refused } from '../../kernel/verdict.ts'
import { notFound } from '../../platform/http.ts'
import { actingAs } from '../acting.ts'
import { addMandate, amendMandate, moveMandate } from './mandate-changes.ts'
import { mandateRoutes as routes } from './mandate-contract.ts'
import { countMandates, listMandates, mandatesOf } from './mandate-store.ts'
import { presentMandate } from './present.ts'
import { debitsOf } from './store.ts'

export function serveMandates({ http, db, clock }: ApiDeps): void {
  http.serve(routes.mandates, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const { mandates, count } = await listMandates(tx, today, call.query)
      return {
        mandates: mandates.map((mandate) => presentMandate(call.lang, mandate, today)),
        count,
        byState: await countMandates(tx, today),
      }
    })
  })

  http.serve(routes.mandate, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, async (tx) => {
      const [mandate] = await mandatesOf(tx, { id: call.params.id })
      if (!mandate) throw new Refused(notFound().refusal)
      const uses = (await debitsOf(tx, { mandateId: mandate.id })).toReversed().slice(0, 50)
      return {
        mandate: presentMandate(call.lang, mandate, actingAs(member, clock).today),
        uses: uses.map(({ id, collectionId, collectionNo, collectOn, cents, state }) => ({
          collectionId,
          no: collectionNo,
          collectOn,
          debitId: id,
          cents,
          state,
        })),
      }
    })
  })

  http.serve(routes.addMandate, async (call) => {
    const member = memberOf(call)
    return { id: await db.inOrg(member.orgId, (tx) => addMandate(tx, call.body, actingAs(member, clock))) }
  })

  http.serve(routes.amendMandate, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => amendMandate(tx, call.params.id, call.body, actingAs(member, clock)))
  })

  for (const [route, state] of [
    [routes.endMandate, 'ended'],
    [routes.suspendMandate, 'suspended'],
  ] as const)
    http.serve(route, async (call) => {
      const member = memberOf(call)
      const by = actingAs(member, clock)
      const to = { state, reason: call.body.reason, on: by.today }
      await db.inOrg(member.orgId, (tx) => moveMandate(tx, call.params.id, to, by))
    })

  http.serve(routes.resumeMandate, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const to = { state: 'active' as const, reason: '', on: by.today }
    await db.inOrg(member.orgId, (tx) => moveMandate(tx, call.params.id, to, by))
  })
}
