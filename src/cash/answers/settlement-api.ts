import { type ApiDeps, memberOf } from '../../access/index.ts'
import { actingAs } from '../acting.ts'
import { settleItem, undoSettlements } from './settle-items.ts'
import { settlementRoutes as routes } from './settlement-contract.ts'
import { settlementsByHandOf } from './settlement-store.ts'

export function serveSettlements({ http, db, clock }: ApiDeps): void {
  http.serve(routes.settleItem, async (call) => {
    const member = memberOf(call)
    const { id } = call.params
    return db.inOrg(member.orgId, async (tx) => ({
      allocationIds: await settleItem(tx, id, call.body.parts, actingAs(member, clock)),
    }))
  })

  http.serve(routes.settlementsByHand, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({
      allocationIds: (await settlementsByHandOf(tx, call.params.id)).map((one) => one.id),
    })),
  )

  http.serve(routes.undoSettlements, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, async (tx) => ({
      done: await undoSettlements(tx, call.body.allocationIds, actingAs(member, clock)),
    }))
  })
}
