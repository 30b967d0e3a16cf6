import { type ApiDeps, memberOf, organisationOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { shareOf } from '../../kernel/money.ts'
import { say } from '../../kernel/wording.ts'
import { measureRecovery, recoveries } from '../../ledger/index.ts'
import { ENOUGH_ITEMS } from '../../ledger/rules.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { record } from '../../trail/index.ts'
import { claimsBehind } from './claims-store.ts'
import { auditRoutes as routes } from './contract.ts'
import { keepMinutesAWeek, minutesAWeekOf } from './facts-store.ts'
import { sizeOf } from './model.ts'
import { auditToPrint } from './print-audit.ts'
import { expectationOf } from './rules.ts'
import { showAudit, tellComplaints } from './show-audit.ts'
import { printed } from './wording.ts'

export function serveAudit({ http, db, clock, press }: ApiDeps & { readonly press: PdfPress }): void {
  http.serve(routes.portfolioAudit, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const own = (await organisationOf(tx)).currency
      return { ...(await showAudit(tx, call.query.currency ?? null, own, today)), enough: ENOUGH_ITEMS }
    })
  })

  http.serve(routes.auditedClaims, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { limit, offset, ...asked } = call.query
    return db.inOrg(member.orgId, async (tx) => {
      const currency = asked.currency ?? (await organisationOf(tx)).currency
      const found = await claimsBehind(tx, { ...asked, currency }, { limit, offset }, today)
      const measured = await recoveries(tx)
      const claims = found.claims.map((claim) => {
        const { bp, isOwn } = expectationOf(measured, currency, sizeOf(claim.openCents, currency), claim.days)
        return { ...claim, bp, isOwn, expectedCents: shareOf(claim.openCents, bp) }
      })
      return { ...found, claims, currency }
    })
  })

  http.serve(routes.auditComplaints, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return { complaints: await db.inOrg(member.orgId, (tx) => tellComplaints(tx, today)) }
  })

  // The press draws after the transaction: no connection waits for it.
  http.serve(routes.portfolioAuditFile, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const document = await db.inOrg(member.orgId, async (tx) => {
      const own = (await organisationOf(tx)).currency
      return auditToPrint(tx, await showAudit(tx, call.query.currency ?? null, own, today), call.lang)
    })
    const { bytes } = await press.renderPdf(document)
    return { bytes, type: 'application/pdf', name: `${say(call.lang, printed.fileName)}-${today}.pdf`, inline: true }
  })

  http.serve(routes.saveAuditSetting, async (call) => {
    const member = memberOf(call)
    const { actor, at } = actingAs(member, clock)
    const { minutesAWeek } = call.body
    await db.inOrg(member.orgId, async (tx) => {
      const before = await minutesAWeekOf(tx)
      await keepMinutesAWeek(tx, minutesAWeek, { name: actor.name, at })
      const subject = { kind: 'organisation', id: String(tx.orgId) }
      await record(tx, { actor, at, verb: 'audit_setting_changed', subject, data: { before, after: minutesAWeek } })
    })
  })

  http.serve(routes.measureRecovery, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    await db.inOrg(member.orgId, (tx) => measureRecovery(tx, today))
  })
}
