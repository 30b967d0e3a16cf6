import { type ApiDeps, memberOf, organisationOf } from '../access/index.ts'
import { ownName } from '../dunning/index.ts'
import { addDays, dayIn, type LocalDate, toLocalDate } from '../kernel/calendar.ts'
import { Refused } from '../kernel/verdict.ts'
import { notFound } from '../platform/http.ts'
import { behaviourOf, paymentLines } from './behaviour.ts'
import { insightRoutes as routes } from './contract.ts'
import { serveIndicators } from './indicator-api.ts'
import { salesDocuments } from './sales.ts'
import { leftOutOn, perimeterOf } from './setting-store.ts'
import { contactsOfStep, outcomesOfSteps, standings } from './store.ts'

/** Ninety days tell a trend; the last thirty of them are still being paid. */
const OUTCOME_DAYS = 90

export function serveInsight(deps: ApiDeps): void {
  const { http, db, clock } = deps
  serveIndicators(deps)
  const dayAsked = (text: string | undefined, otherwise: LocalDate): LocalDate => {
    const asked = text === undefined ? otherwise : toLocalDate(text)
    if (!asked) throw new Refused(notFound().refusal)
    return asked
  }

  http.serve(routes.behaviour, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    return db.inOrg(orgId, (tx) => behaviourOf(tx, call.params.id, dayIn(timeZone, clock.now())))
  })

  http.serve(routes.payments, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const to = dayAsked(call.query.to, dayIn(timeZone, clock.now()))
    const from = dayAsked(call.query.from, to)
    return db.inOrg(orgId, async (tx) => {
      const currency = call.query.currency ?? (await organisationOf(tx)).currency
      return paymentLines(tx, call.params.id, { ...call.query, currency, from, to })
    })
  })

  http.serve(routes.sales, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const to = dayAsked(call.query.to, dayIn(timeZone, clock.now()))
    const from = dayAsked(call.query.from, to)
    return db.inOrg(orgId, async (tx) => {
      const currency = call.query.currency ?? (await organisationOf(tx)).currency
      const left = await leftOutOn(tx, await perimeterOf(tx), currency, to)
      return { from, to, currency, ...(await salesDocuments(tx, { currency, from, to, left }, call.query)) }
    })
  })

  http.serve(routes.outcomes, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const to = dayAsked(call.query.to, dayIn(timeZone, clock.now()))
    const from = dayAsked(call.query.from, addDays(to, -OUTCOME_DAYS))
    return db.inOrg(orgId, async (tx) => {
      const currency = call.query.currency ?? (await organisationOf(tx)).currency
      return {
        from,
        to,
        currency,
        steps: (await outcomesOfSteps(tx, currency, from, to)).map((step) => ({
          ...step,
          stepName: ownName(call.lang, step.stepName),
        })),
        standings: await standings(tx),
      }
    })
  })

  http.serve(routes.stepContacts, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const { stepId, position, channel, limit, offset } = call.query
    const to = dayAsked(call.query.to, dayIn(timeZone, clock.now()))
    const from = dayAsked(call.query.from, to)
    return db.inOrg(orgId, async (tx) => {
      const currency = call.query.currency ?? (await organisationOf(tx)).currency
      return contactsOfStep(tx, { currency, from, to }, { stepId, position, channel }, { limit, offset })
    })
  })
}
