import { type ApiDeps, memberOf, organisationOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { orRefuse } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { mandateNumber } from '../model.ts'
import { dropPolicyOf, savePolicy, saveRequirement } from './keep-policy.ts'
import { runningMandates } from './mandate-use.ts'
import { nightsOf } from './night-store.ts'
import { policyRoutes as routes } from './policy-contract.ts'
import type { SegmentsOf } from './route-claims.ts'
import { checkRules, usualRules } from './routing.ts'
import { routingModels } from './routing-models.ts'
import { policiesOf, requirementOf } from './setting-store.ts'
import { claimsOfLine, trialShelf, triedRules } from './try-policy.ts'
import { tellWhy, placementWording as words } from './wording.ts'

export function servePolicies({ http, db, clock, segmentsOf }: ApiDeps & { readonly segmentsOf: SegmentsOf }): void {
  const shelf = trialShelf()

  http.serve(routes.policies, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { currency } = await organisationOf(tx)
      const policies = (await policiesOf(tx)).map((one) => ({ ...one, rules: [...one.rules] }))
      const mandates = (await runningMandates(tx)).map(({ id, no, providerName, scope }) => ({
        ...{ id, number: mandateNumber(no), provider: providerName, stages: [...scope.stages] },
      }))
      return { policies, usual: usualRules(currency, say(call.lang, words.usualRule)), currency, mandates }
    }),
  )

  http.serve(routes.routingModels, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { currency } = await organisationOf(tx)
      const mandates = await runningMandates(tx)
      const models = routingModels({ lang: call.lang, currency, mandates })
      return { models: models.map((one) => ({ ...one, rules: [...one.rules] })) }
    }),
  )

  http.serve(routes.tryPolicy, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { rules, shows, limit, offset } = call.body
    orRefuse(checkRules(rules))
    return db.inOrg(member.orgId, async (tx) => {
      const trial = await shelf(tx, { rules, today, segmentsOf })
      const shown = shows ? claimsOfLine(trial, shows) : []
      return {
        tried: await triedRules(tx, { lang: call.lang, rules, today }, trial),
        claims: shown.slice(offset, offset + limit).map(({ claim, reasons }) => ({
          ...{ itemId: claim.itemId, documentNo: claim.documentNo, customerId: claim.customerId },
          ...{ customerCode: claim.customerCode, customerName: claim.customerName, currency: claim.currency },
          ...{ openCents: claim.openCents, dueOn: claim.dueOn },
          sentence: reasons.map((why) => tellWhy(call.lang, why)).join(' '),
        })),
        count: shown.length,
      }
    })
  })

  http.serve(routes.savePolicy, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, (tx) => savePolicy(tx, { id: call.params.id, ...call.body }, by))
  })

  http.serve(routes.dropPolicy, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, (tx) => dropPolicyOf(tx, call.params.id, by))
  })

  http.serve(routes.policyNights, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({ nights: await nightsOf(tx, call.query.limit) })),
  )

  http.serve(routes.requirement, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { business, consumer, public: ofPublic } = await requirementOf(tx)
      return { business: [...business], consumer: [...consumer], public: [...ofPublic] }
    }),
  )

  http.serve(routes.saveRequirement, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, (tx) => saveRequirement(tx, call.body, by))
  })
}
