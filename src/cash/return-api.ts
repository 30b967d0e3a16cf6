import { type ApiDeps, memberOf } from '../access/index.ts'
import { Refused } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import { notFound } from '../platform/http.ts'
import { record } from '../trail/index.ts'
import { returnRoutes as routes } from './return-contract.ts'
import { RETURN_ACTIONS, returnReason } from './return-reasons.ts'
import { markHandled, returnsOf } from './return-store.ts'

export function serveReturns({ http, db, clock }: ApiDeps): void {
  http.serve(routes.returns, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({
      returns: (await returnsOf(tx, call.query.show, 200)).map(({ words: bankWords, ...row }) => {
        const { words: why, action } = returnReason(row.code, bankWords)
        return { ...row, reason: say(call.lang, why), advice: say(call.lang, RETURN_ACTIONS[action]) }
      }),
    })),
  )

  http.serve(routes.handleReturn, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, async (tx) => {
      const at = clock.now()
      if ((await markHandled(tx, call.params.id, { name: actor.name, at })) === 0) throw new Refused(notFound().refusal)
      await record(tx, { actor, at, verb: 'return_handled', subject: { kind: 'match', id: call.params.id } })
    })
  })
}
