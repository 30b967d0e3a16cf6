import { type ApiDeps, memberOf } from '../../access/index.ts'
import { record } from '../../trail/index.ts'
import { actingAs } from '../acting.ts'
import { lockToCheck } from '../lines/sample-store.ts'
import { takeBackConfirmed } from '../matching/answer-store.ts'
import { recordAnswers } from '../matching/judge-kinds.ts'
import { checkRoutes as routes } from './check-contract.ts'

/** What was applied without asking, looked at by a person: an answer like any other, and nothing in the books moves. */
export function serveChecks({ http, db, clock }: ApiDeps): void {
  http.serve(routes.confirmLines, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const found = await lockToCheck(tx, call.body.lineIds)
      const matchIds = found.map(({ id }) => id)
      if (found.length === 0) return { done: 0, matchIds }
      await recordAnswers(
        tx,
        found.map(({ id, lineId, class: cls }) => ({
          lineId,
          class: cls,
          answer: 'right' as const,
          wasAutomatic: true,
          isTied: false,
          matchId: id,
        })),
        by,
      )
      await record(tx, {
        actor: by.actor,
        at: by.at,
        verb: 'matches_confirmed',
        subject: { kind: 'match', id: matchIds[0]! },
        data: { matchIds },
      })
      return { done: new Set(found.map(({ lineId }) => lineId)).size, matchIds }
    })
  })

  http.serve(routes.unconfirm, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, async (tx) => {
      if ((await takeBackConfirmed(tx, call.body.matchIds)) === 0) return
      await record(tx, {
        actor: by.actor,
        at: by.at,
        verb: 'matches_unconfirmed',
        subject: { kind: 'match', id: call.body.matchIds[0]! },
        data: { matchIds: call.body.matchIds },
      })
    })
  })
}
