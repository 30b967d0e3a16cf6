import { type ApiDeps, memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { day, type LocalDate } from '../../kernel/calendar.ts'
import { record } from '../../trail/index.ts'
import { markSeen } from './alert-store.ts'
import { limitationRoutes as routes } from './contract.ts'
import { describeClaim } from './describe-claim.ts'
import { askForAll } from './jobs.ts'
import { endEvent, loseEvent, recordEvent, withdrawEvent } from './record-event.ts'
import { keepLimitationSetting, limitationSettingOf } from './setting-store.ts'
import { showClaims, showClaimsBoard } from './show-claims.ts'
import { showClock } from './show-clock.ts'

const dayOrNull = (text: string | null): LocalDate | null => (text === null ? null : day(text))

export function serveLimitation({ http, db, clock }: ApiDeps): void {
  http.serve(routes.claimsAtRisk, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, (tx) => showClaims(tx, call.query, today))
  })

  http.serve(routes.claimsBoard, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, (tx) => showClaimsBoard(tx, call.query, today))
  })

  http.serve(routes.limitationClock, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, (tx) => showClock(tx, call.params.id, call.lang, today))
  })

  http.serve(routes.describeClaim, async (call) => {
    const member = memberOf(call)
    const claim = { ...call.body, performedOn: dayOrNull(call.body.performedOn) }
    await db.inOrg(member.orgId, (tx) => describeClaim(tx, call.params.id, claim, actingAs(member, clock)))
  })

  http.serve(routes.recordClockEvent, async (call) => {
    const member = memberOf(call)
    const { on, until, ...told } = call.body
    const event = { ...told, customerId: call.params.id, on: day(on), until: dayOrNull(until) }
    return { id: await db.inOrg(member.orgId, (tx) => recordEvent(tx, event, actingAs(member, clock))) }
  })

  http.serve(routes.endClockEvent, async (call) => {
    const member = memberOf(call)
    const until = day(call.body.until)
    await db.inOrg(member.orgId, (tx) => endEvent(tx, call.params.id, until, actingAs(member, clock)))
  })

  http.serve(routes.loseClockEvent, async (call) => {
    const member = memberOf(call)
    const on = day(call.body.on)
    await db.inOrg(member.orgId, (tx) => loseEvent(tx, call.params.id, on, call.body.reason, actingAs(member, clock)))
  })

  http.serve(routes.withdrawClockEvent, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => withdrawEvent(tx, call.params.id, call.body.reason, actingAs(member, clock)))
  })

  http.serve(routes.claimsSeen, async (call) => {
    const member = memberOf(call)
    const { actor, at } = actingAs(member, clock)
    const { itemIds } = call.body
    return db.inOrg(member.orgId, async (tx) => {
      const count = await markSeen(tx, itemIds, { name: actor.name, at })
      const subject = { kind: 'organisation', id: String(tx.orgId) }
      if (count > 0) await record(tx, { actor, at, verb: 'claims_at_risk_seen', subject, data: { itemIds } })
      return { count }
    })
  })

  http.serve(routes.limitationSetting, async (call) => db.inOrg(memberOf(call).orgId, limitationSettingOf))

  http.serve(routes.changeLimitationSetting, async (call) => {
    const member = memberOf(call)
    const { actor, at } = actingAs(member, clock)
    await db.inOrg(member.orgId, async (tx) => {
      const before = await limitationSettingOf(tx)
      await keepLimitationSetting(tx, call.body)
      await askForAll(tx)
      const subject = { kind: 'organisation', id: String(tx.orgId) }
      await record(tx, { actor, at, verb: 'limitation_setting_changed', subject, data: { before, after: call.body } })
    })
  })
}
