import { type ApiDeps, memberOf, membersOf } from '../../access/index.ts'
import { day, endOfMonth } from '../../kernel/calendar.ts'
import { sumsByCurrency } from '../../kernel/money.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { record } from '../../trail/index.ts'
import { collectorsOf } from '../worklist/collectors.ts'
import { ownersOf } from '../worklist/store.ts'
import { worklistWording } from '../worklist/wording.ts'
import { targetRoutes as routes } from './contract.ts'
import { contactsMade, dropTarget, keepTarget, moneyCollected, targetsOf } from './store.ts'

export function serveTargets({ http, db, clock }: ApiDeps): void {
  http.serve(routes.targets, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const from = day(`${call.query.month}-01`)
      const to = endOfMonth(from)
      const targets = await targetsOf(tx, from)
      const made = new Map((await contactsMade(tx, from, to)).map(({ member, contacts }) => [member, contacts]))
      const money = await moneyCollected(tx, from, to)
      const owners = await ownersOf(tx, [...new Set(money.map(({ customerId }) => customerId))])
      const collectors = await collectorsOf(tx, owners)
      const collected = Map.groupBy(money, ({ customerId }) => collectors.get(customerId))
      const members = (await membersOf(tx)).map(({ userId, name }) => {
        const target = targets.find(({ member }) => member === userId)
        return {
          member: userId,
          name,
          target: target
            ? { contacts: target.contacts, currency: target.currency, collectedCents: target.collectedCents }
            : null,
          contacts: made.get(userId) ?? 0,
          collected: sumsByCurrency(collected.get(userId) ?? []),
        }
      })
      return { members }
    }),
  )

  http.serve(routes.saveTarget, async (call) => {
    const { orgId, actor } = memberOf(call)
    const { month, member } = call.params
    const { target } = call.body
    await db.inOrg(orgId, async (tx) => {
      if (!(await membersOf(tx)).some(({ userId }) => userId === member))
        throw new Refused(refuse('member_unknown', worklistWording.memberUnknown, undefined, 'member').refusal)
      const from = day(`${month}-01`)
      if (target) await keepTarget(tx, from, { member, ...target })
      else await dropTarget(tx, from, member)
      await record(tx, {
        actor,
        verb: 'target_set',
        subject: { kind: 'organisation', id: String(orgId) },
        at: clock.now(),
        data: { month, member, target },
      })
    })
  })
}
