import { type ApiDeps, memberOf, organisationOf } from '../access/index.ts'
import { dayIn, toLocalDate } from '../kernel/calendar.ts'
import { Refused } from '../kernel/verdict.ts'
import { notFound } from '../platform/http.ts'
import { insightRoutes as routes } from './contract.ts'
import { measureDso } from './measure-dso.ts'

export function serveInsight({ http, db, clock }: ApiDeps): void {
  http.serve(routes.dso, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const asOf = call.query.asOf ? toLocalDate(call.query.asOf) : dayIn(timeZone, clock.now())
    if (!asOf) throw new Refused(notFound().refusal)
    return db.inOrg(orgId, async (tx) => {
      const currency = call.query.currency ?? (await organisationOf(tx)).currency
      return { asOf, currency, ...(await measureDso(tx, currency, asOf)) }
    })
  })
}
