import { type ApiDeps, memberOf } from '../access/index.ts'
import { actingAs } from '../cash/index.ts'
import { day } from '../kernel/calendar.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { notFound } from '../platform/http.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import type { MandateHook, PlanHooks } from './at-law.ts'
import { type PlanOrderInput, promiseRoutes as routes } from './contract.ts'
import { approvePlan, cancelPlan, changeDraft, draftPlan, proposePlan, signPlan } from './keep-plan.ts'
import { listPlans } from './list-store.ts'
import { planReference } from './model.ts'
import { agreementOf, plansOf } from './plan-store.ts'
import { presentPlans } from './present.ts'
import { settingOf } from './setting-store.ts'
import { promiseWording as words } from './wording.ts'

export type PlanDeps = ApiDeps & PlanHooks & MandateHook & { readonly press: PdfPress }

const orderOf = ({ itemIds, payments, note, byDebit }: PlanOrderInput) => ({
  byDebit,
  itemIds,
  note,
  payments: payments.map(({ dueOn, cents }) => ({ dueOn: day(dueOn), cents })),
})

export function servePlans(deps: PlanDeps): void {
  const { http, db, clock, press, askLaw } = deps
  http.serve(routes.plans, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const { ids, ...listed } = await listPlans(tx, call.query, today)
      const byId = new Map((await plansOf(tx, { ids })).map((plan) => [plan.id, plan]))
      const plans = ids.map((id) => byId.get(id)!)
      return { plans: await presentPlans(tx, deps, call.lang, plans, await settingOf(tx), today), ...listed }
    })
  })

  http.serve(routes.plan, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const plans = await plansOf(tx, { id: call.params.id })
      if (plans.length === 0) throw new Refused(notFound().refusal)
      return (await presentPlans(tx, deps, call.lang, plans, await settingOf(tx), today))[0]!
    })
  })

  http.serve(routes.draftPlan, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const order = { ...orderOf(call.body), customerId: call.params.id }
    return { id: await db.inOrg(member.orgId, (tx) => draftPlan(tx, askLaw, order, by)) }
  })

  http.serve(routes.changePlan, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, (tx) => changeDraft(tx, askLaw, call.params.id, orderOf(call.body), by))
  })

  http.serve(routes.approvePlan, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => approvePlan(tx, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.proposePlan, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, (tx) => proposePlan(tx, deps, press, call.params.id, by))
  })

  http.serve(routes.signPlan, async (call) => {
    const member = memberOf(call)
    const signed = { on: day(call.body.signedOn), by: call.body.signedBy }
    await db.inOrg(member.orgId, (tx) => signPlan(tx, askLaw, call.params.id, signed, actingAs(member, clock)))
  })

  http.serve(routes.cancelPlan, async (call) => {
    const member = memberOf(call)
    const { reason } = call.body
    await db.inOrg(member.orgId, (tx) => cancelPlan(tx, call.params.id, reason, actingAs(member, clock)))
  })

  http.serve(routes.planAgreement, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const found = await agreementOf(tx, call.params.id)
      if (!found) throw new Refused(notFound().refusal)
      if (!found.agreement) throw new Refused(refuse('no_agreement', words.noAgreement).refusal)
      return {
        bytes: new Uint8Array(found.agreement),
        type: 'application/pdf',
        name: `${planReference(found.no)}.pdf`,
        inline: true,
      }
    }),
  )
}
