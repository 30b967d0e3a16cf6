import { type ApiDeps, memberOf, membersOf } from '../../access/index.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { recoveries, recoveryMeasuredOn } from '../../ledger/index.ts'
import { chancesOf, ENOUGH_ITEMS, PRIOR_CHANCES, together } from '../../ledger/rules.ts'
import { notFound } from '../../platform/http.ts'
import { setRules } from './assign.ts'
import { collectorRules } from './collector-store.ts'
import { worklistRoutes as routes } from './contract.ts'
import { keepSort, sortOfDesk } from './store.ts'
import { dropView, keepView, viewOf } from './view-store.ts'
import { worklistWording as words } from './wording.ts'

/** Kept lists, the usual order, and who works for whom. */
export function serveViews({ http, db, clock }: Pick<ApiDeps, 'http' | 'db' | 'clock'>): void {
  const userOf = (actor: { id: string }) => actor.id.replace(/^user:/, '')

  http.serve(routes.keepView, async (call) => {
    const { orgId, actor } = memberOf(call)
    const { name, isShared, state } = call.body
    if (name === '') throw new Refused(refuse('name_missing', words.nameMissing, undefined, 'name').refusal)
    await db.inOrg(orgId, async (tx) => {
      const member = userOf(actor)
      const kept = await viewOf(tx, call.params.id)
      if (kept && kept.member !== member) throw new Refused(refuse('view_of_another', words.viewOfAnother).refusal)
      await keepView(tx, { id: call.params.id, member, name, isShared, state }, clock.now())
    })
  })

  http.serve(routes.dropView, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, async (tx) => {
      const kept = await viewOf(tx, call.params.id)
      if (!kept) throw new Refused(notFound().refusal)
      if (kept.member !== userOf(actor)) throw new Refused(refuse('view_of_another', words.viewOfAnother).refusal)
      await dropView(tx, kept.id)
    })
  })

  http.serve(routes.deskSetting, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const measured = await recoveries(tx)
      return {
        sort: await sortOfDesk(tx),
        chances: chancesOf(measured).map(({ fromDays, bp, isOwn }, index) => ({
          fromDays,
          bp,
          isOwn,
          priorBp: PRIOR_CHANCES[index]!.bp,
          items: together(measured.filter((one) => one.fromDays === fromDays)).items,
          enough: ENOUGH_ITEMS,
        })),
        measuredOn: await recoveryMeasuredOn(tx),
        rules: (await collectorRules(tx)).map((rule) => ({ ...rule, among: [...rule.among] })),
        members: (await membersOf(tx)).map(({ userId, name }) => ({ member: userId, name })),
      }
    }),
  )

  http.serve(routes.saveDeskSetting, async (call) => {
    const { orgId, actor } = memberOf(call)
    const at = clock.now()
    await db.inOrg(orgId, async (tx) => {
      await keepSort(tx, call.body.sort, at)
      await setRules(tx, call.body.rules, { actor, at })
    })
  })
}
