import { type ApiDeps, memberOf } from '../../access/index.ts'
import { Refused } from '../../kernel/verdict.ts'
import { notFound } from '../../platform/http.ts'
import { actingAs } from '../acting.ts'
import { lineById } from '../lines/line-store.ts'
import { refundCustomer } from '../refunds/refund-customer.ts'
import { refundableCredits } from '../refunds/refundable-store.ts'
import { refundRoutes as routes } from './refund-contract.ts'
import { outdateOthers } from './settle-line.ts'

export function serveRefunds({ http, db, clock }: ApiDeps): void {
  http.serve(routes.refundable, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const line = await lineById(tx, call.params.id)
      if (!line) throw new Refused(notFound().refusal)
      if (line.cents >= 0 || line.leftCents === 0) return { credits: [] }
      return { credits: await refundableCredits(tx, line, call.query.words, 20) }
    }),
  )

  http.serve(routes.refundCustomer, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const parts = call.body.parts.map(({ itemId, cents }) => ({ itemId, cents: -cents }))
      const order = { lineId: call.params.id, parts, bookedItemId: null, evidence: [], how: 'by_hand' } as const
      const match = await refundCustomer(tx, order, by)
      await outdateOthers(tx, [match])
      return { matchId: match.id }
    })
  })
}
