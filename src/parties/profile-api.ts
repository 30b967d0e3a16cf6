import { type ApiDeps, memberOf } from '../access/index.ts'
import { Refused } from '../kernel/verdict.ts'
import { notFound } from '../platform/http.ts'
import { listColleagues } from './colleague-store.ts'
import { groupOf } from './group-store.ts'
import { keepGroup } from './keep-group.ts'
import { addColleague, changeColleague, dropColleague, keepProfile } from './keep-profile.ts'
import { profileRoutes as routes } from './profile-contract.ts'
import { profileOf, profileWords } from './profile-store.ts'

export function serveProfiles({ http, db, clock }: ApiDeps): void {
  const acting = (call: Parameters<typeof memberOf>[0]) => ({ actor: memberOf(call).actor, at: clock.now() })

  http.serve(routes.profile, async (call) => {
    const found = await db.inOrg(memberOf(call).orgId, (tx) => profileOf(tx, call.params.id))
    if (!found) throw new Refused(notFound().refusal)
    return { ...found, tags: [...found.tags] }
  })

  http.serve(routes.updateProfile, async (call) => {
    const kept = await db.inOrg(memberOf(call).orgId, (tx) => keepProfile(tx, call.params.id, call.body, acting(call)))
    return { ...kept, tags: [...kept.tags] }
  })

  http.serve(routes.group, async (call) => {
    const customers = await db.inOrg(memberOf(call).orgId, (tx) => groupOf(tx, call.params.id))
    if (customers.length === 0) throw new Refused(notFound().refusal)
    return { customers }
  })

  http.serve(routes.updateGroup, async (call) =>
    db.inOrg(memberOf(call).orgId, (tx) => keepGroup(tx, call.params.id, call.body, acting(call))),
  )

  http.serve(routes.profileWords, async (call) => db.inOrg(memberOf(call).orgId, profileWords))

  http.serve(routes.colleagues, async (call) => ({
    colleagues: await db.inOrg(memberOf(call).orgId, listColleagues),
  }))

  http.serve(routes.addColleague, async (call) =>
    db.inOrg(memberOf(call).orgId, (tx) => addColleague(tx, call.body, acting(call))),
  )

  http.serve(routes.updateColleague, async (call) =>
    db.inOrg(memberOf(call).orgId, (tx) => changeColleague(tx, call.params.id, call.body, acting(call))),
  )

  http.serve(routes.removeColleague, async (call) => {
    await db.inOrg(memberOf(call).orgId, (tx) => dropColleague(tx, call.params.id, acting(call)))
  })
}
