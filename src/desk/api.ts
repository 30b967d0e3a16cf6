import { type ApiDeps, memberOf } from '../access/index.ts'
import { deskRoutes as routes } from './contract.ts'
import { timelineOf } from './timeline.ts'
import { writeNote } from './write-note.ts'

export function serveDesk({ http, db, clock }: ApiDeps): void {
  http.serve(routes.addNote, async (call) => {
    const { orgId, actor } = memberOf(call)
    return db.inOrg(orgId, (tx) =>
      writeNote(tx, { ...call.body, customerId: call.params.id }, { actor, at: clock.now() }),
    )
  })

  http.serve(routes.timeline, async (call) => {
    const { orgId } = memberOf(call)
    const before = call.query.before ? new Date(call.query.before) : new Date(clock.now().getTime() + 1)
    return db.inOrg(orgId, async (tx) => ({
      entries: await timelineOf(tx, call.params.id, call.lang, before, call.query.limit),
    }))
  })
}
