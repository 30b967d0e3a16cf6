import { memberOf } from '../../access/index.ts'
import { messageOf, settleByPerson } from '../../correspondence/index.ts'
import { tellRefusal } from '../../kernel/verdict.ts'
import type { Serving } from '../serving.ts'
import { doubtRoutes as routes } from './doubt-contract.ts'
import { countDoubts, doubtsOf } from './doubt-store.ts'
import { atCreditor } from './other-side.ts'

/** What an agency wrote and nobody knows whether it left: its own people look in its server, and say. */
export function serveDoubts(serving: Serving): void {
  const { http, deps, inOrg } = serving

  http.serve(routes.agencyDoubts, async (call) =>
    inOrg(call, async (tx) => ({
      ...(await countDoubts(tx)),
      rows: (await doubtsOf(tx, call.query.limit)).map(({ outcome, ...one }) => ({
        ...one,
        why: outcome ? tellRefusal(call.lang, outcome) : '',
      })),
    })),
  )

  http.serve(routes.settleAgencyMessage, async (call) => {
    const { orgId: senderOrgId } = memberOf(call)
    const { id } = call.params
    return atCreditor(serving, call, async ({ tx, actor }) => {
      await settleByPerson(tx, id, call.body.action, { actor, at: deps.clock.now(), senderOrgId })
      return { state: (await messageOf(tx, id))!.state }
    })
  })
}
