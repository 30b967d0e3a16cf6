import { type ApiDeps, memberOf } from '../../access/index.ts'
import { day } from '../../kernel/calendar.ts'
import { waitingRoutes as routes } from './waiting-contract.ts'
import { waitingAsKnown } from './waiting-store.ts'

export function serveWaiting({ http, db }: ApiDeps): void {
  http.serve(routes.waitingAsKnown, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const { asOf, knownOn } = call.query
    return db.inOrg(orgId, async (tx) => {
      const lines = await waitingAsKnown(tx, { asOf: day(asOf), knownOn: day(knownOn), timeZone })
      const totals = [...Map.groupBy(lines, (line) => line.currency)].map(([currency, own]) => ({
        currency,
        cents: own.reduce((sum, line) => sum + line.leftCents, 0),
      }))
      return { totals, lines }
    })
  })
}
