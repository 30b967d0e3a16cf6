import { type ApiDeps, memberOf, organisationOf } from '../access/index.ts'
import { addDays, day, dayIn } from '../kernel/calendar.ts'
import { record } from '../trail/index.ts'
import { indicatorRoutes as routes } from './indicator-contract.ts'
import { linesOf } from './lines.ts'
import { measureIndicators } from './measure.ts'
import { PERIOD_DAYS } from './periods.ts'
import { keepPerimeter, keepReminderPrices, leftOutOn, perimeterOf, reminderPricesOf } from './setting-store.ts'

export function serveIndicators({ http, db, clock }: ApiDeps): void {
  http.serve(routes.indicators, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const asOf = day(call.query.asOf ?? dayIn(timeZone, clock.now()))
    return db.inOrg(orgId, async (tx) => {
      const { currency: ownCurrency } = await organisationOf(tx)
      const currency = call.query.currency ?? ownCurrency
      const { perimeter, left, months, monthAgo, byCountBack } = await measureIndicators(tx, currency, asOf)
      return {
        asOf,
        currency,
        ownCurrency,
        periodDays: PERIOD_DAYS,
        perimeter,
        leftOut: { customers: left.customerIds.length, documents: left.itemIds.length },
        months,
        monthAgo,
        byCountBack,
      }
    })
  })

  http.serve(routes.operandLines, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const { of, cell, limit, offset } = call.query
    const to = day(call.query.to ?? dayIn(timeZone, clock.now()))
    const from = day(call.query.from ?? addDays(to, 1 - PERIOD_DAYS))
    return db.inOrg(orgId, async (tx) => {
      const currency = call.query.currency ?? (await organisationOf(tx)).currency
      const left = await leftOutOn(tx, await perimeterOf(tx), currency, day(call.query.asOf ?? to))
      return { from, to, currency, ...(await linesOf(tx, { of, currency, from, to, cell, limit, offset }, left)) }
    })
  })

  http.serve(routes.insightSetting, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({
      perimeter: await perimeterOf(tx),
      reminderPrices: await reminderPricesOf(tx),
    })),
  )

  http.serve(routes.changePerimeter, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, async (tx) => {
      const before = await perimeterOf(tx)
      const after = { ...call.body, groupTags: [...new Set(call.body.groupTags)].toSorted() }
      await keepPerimeter(tx, after)
      await record(tx, {
        actor,
        at: clock.now(),
        verb: 'insight_perimeter_changed',
        subject: { kind: 'organisation', id: String(orgId) },
        data: { before, after },
      })
    })
  })

  http.serve(routes.changeReminderPrices, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, async (tx) => {
      const before = await reminderPricesOf(tx)
      await keepReminderPrices(tx, call.body)
      await record(tx, {
        actor,
        at: clock.now(),
        verb: 'reminder_prices_changed',
        subject: { kind: 'organisation', id: String(orgId) },
        data: { before, after: call.body },
      })
    })
  })
}
