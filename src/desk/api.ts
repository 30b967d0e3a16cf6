import { type ApiDeps, memberOf } from '../access/index.ts'
import type { LocalDate } from '../kernel/calendar.ts'
import { groupOf } from '../parties/index.ts'
import { serveCalls } from './calls/api.ts'
import { serveCaseload } from './caseload/api.ts'
import { deskRoutes as routes } from './contract.ts'
import { lastTalks } from './store.ts'
import { serveTargets } from './targets/api.ts'
import { timelineOf } from './timeline.ts'
import { serveWorklist } from './worklist/api.ts'
import { writeNote } from './write-note.ts'

export function serveDesk(deps: ApiDeps): void {
  const { http, db, clock } = deps
  serveWorklist(deps, lastTalks)
  serveCaseload(deps)
  serveCalls(deps)
  serveTargets(deps)

  http.serve(routes.addNote, async (call) => {
    const { orgId, actor } = memberOf(call)
    const callBackOn = call.body.callBackOn as LocalDate | null
    return db.inOrg(orgId, (tx) =>
      writeNote(tx, { ...call.body, callBackOn, customerId: call.params.id }, { actor, at: clock.now() }),
    )
  })

  http.serve(routes.timeline, async (call) => {
    const { orgId } = memberOf(call)
    const before = call.query.before ? new Date(call.query.before) : new Date(clock.now().getTime() + 1)
    return db.inOrg(orgId, async (tx) => {
      const { id } = call.params
      const customerIds = call.query.group ? (await groupOf(tx, id)).map((one) => one.id) : [id]
      return timelineOf(tx, { ...call.query, customerIds, before }, call.lang)
    })
  })
}
