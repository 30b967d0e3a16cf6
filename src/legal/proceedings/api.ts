import { type ApiDeps, memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { day, type LocalDate } from '../../kernel/calendar.ts'
import { isId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { wholeUpload } from '../../platform/upload.ts'
import { proceedingRoutes as routes } from './contract.ts'
import { importedCourts, usesTradeClaim } from './court-store.ts'
import { SHIPPED_COURTS } from './courts.ts'
import type { KeptOut } from './held-debts.ts'
import { importCourts, readCourts } from './import-courts.ts'
import { addCost, claimCost, withdrawCost } from './keep-costs.ts'
import { addDebtor, changeHandling, changeRoutes, delaysSeen, dropDebtor } from './keep-handling.ts'
import { listProceedings, proceedingCounts, proceedingTotals } from './list-store.ts'
import { type Granted, proceedingNumber } from './model.ts'
import { openProceeding } from './open-proceeding.ts'
import { showProceeding } from './present.ts'
import { showAdvice } from './show-advice.ts'
import { tellAct, withdrawAct } from './tell-act.ts'
import { proceedingWording as words } from './wording.ts'

const dayOrNull = (text: string | null): LocalDate | null => (text === null ? null : day(text))
const COURT_TABLE_BYTES = 5 << 20

export function serveProceedings({ http, db, clock, keptOut }: ApiDeps & { readonly keptOut: KeptOut }): void {
  http.serve(routes.proceedings, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const rows = await listProceedings(tx, call.query, today)
      const totals = await proceedingTotals(tx, call.query, today)
      return {
        proceedings: rows.map(({ no, ...row }) => ({ ...row, number: proceedingNumber(no) })),
        count: totals.reduce((sum, { count }) => sum + count, 0),
        totals: totals.map(({ currency, openCents }) => ({ currency, openCents })),
        ...(await proceedingCounts(tx, today)),
      }
    })
  })

  http.serve(routes.proceeding, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, (tx) => showProceeding(tx, call.params.id, call.lang, today))
  })

  http.serve(routes.routeAdvice, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { itemIds, contested, traders, debtors, staff, turnoverCents, profitCents } = call.query
    const claimant =
      staff === undefined ? null : { staff, turnoverCents: turnoverCents ?? 0, profitCents: profitCents ?? 0 }
    const asked = { customerId: call.params.id, itemIds: itemIds ? idsIn(itemIds) : null, today, claimant }
    const corrections = { contested: contested ?? null, areTraders: traders ? traders === 'yes' : null, debtors }
    return db.inOrg(member.orgId, async (tx) => ({ advice: await showAdvice(tx, asked, corrections, call.lang) }))
  })

  http.serve(routes.openProceeding, async (call) => {
    const member = memberOf(call)
    const { contested, traders, ...body } = call.body
    const corrections = { contested, areTraders: traders === null ? null : traders === 'yes' }
    const asked = { ...body, customerId: call.params.id, corrections }
    return db.inOrg(member.orgId, async (tx) => {
      const out = await keptOut(tx, asked.customerId)
      if (asked.itemIds.some((id) => out.has(id)))
        throw new Refused(refuse('placed', words.placedElsewhere, {}, 'itemIds').refusal)
      return { id: await openProceeding(tx, asked, actingAs(member, clock)) }
    })
  })

  http.serve(routes.changeProceeding, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => changeHandling(tx, call.params.id, call.body, actingAs(member, clock)))
  })

  http.serve(routes.addDebtor, async (call) => {
    const member = memberOf(call)
    return {
      id: await db.inOrg(member.orgId, (tx) => addDebtor(tx, call.params.id, call.body, actingAs(member, clock))),
    }
  })

  http.serve(routes.dropDebtor, async (call) => {
    const member = memberOf(call)
    const { id, debtorId } = call.params
    await db.inOrg(member.orgId, (tx) => dropDebtor(tx, id, debtorId, actingAs(member, clock)))
  })

  http.serve(routes.tellAct, async (call) => {
    const member = memberOf(call)
    const { on, dueOn, granted, ...rest } = call.body
    const told = { ...rest, on: day(on), dueOn: dayOrNull(dueOn), granted: granted && grantedIn(granted) }
    return { id: await db.inOrg(member.orgId, (tx) => tellAct(tx, call.params.id, told, actingAs(member, clock))) }
  })

  http.serve(routes.withdrawAct, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => withdrawAct(tx, call.params.id, call.body.reason, actingAs(member, clock)))
  })

  http.serve(routes.delaysSeen, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => delaysSeen(tx, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.addCost, async (call) => {
    const member = memberOf(call)
    const cost = { ...call.body, incurredOn: day(call.body.incurredOn), proceedingId: call.params.id }
    return { id: await db.inOrg(member.orgId, (tx) => addCost(tx, cost, actingAs(member, clock))) }
  })

  http.serve(routes.claimCost, async (call) => {
    const member = memberOf(call)
    return { itemId: await db.inOrg(member.orgId, (tx) => claimCost(tx, call.params.id, actingAs(member, clock))) }
  })

  http.serve(routes.withdrawCost, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => withdrawCost(tx, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.courts, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({
      imported: await importedCourts(tx),
      shipped: SHIPPED_COURTS,
      usesTradeClaim: await usesTradeClaim(tx),
    })),
  )

  http.serve(routes.importCourts, async (call) => {
    const member = memberOf(call)
    const bytes = await wholeUpload(call.upload, COURT_TABLE_BYTES)
    const courts = await readCourts(bytes ?? new Uint8Array())
    return { count: await db.inOrg(member.orgId, (tx) => importCourts(tx, courts, actingAs(member, clock))) }
  })

  http.serve(routes.changeRoutes, async (call) => {
    const member = memberOf(call)
    const { usesTradeClaim } = call.body
    await db.inOrg(member.orgId, (tx) => changeRoutes(tx, usesTradeClaim, actingAs(member, clock)))
  })
}

const grantedIn = (granted: { interestFrom: string | null } & Omit<Granted, 'interestFrom'>): Granted => ({
  ...granted,
  interestFrom: dayOrNull(granted.interestFrom),
})

/** Ids out of an address; what is none names nothing. */
const idsIn = (text: string): string[] => text.split(',').filter(isId)
