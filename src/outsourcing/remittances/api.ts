import { type ApiDeps, memberOf, organisationOf } from '../../access/index.ts'
import { writeCreditTransfers } from '../../adapters/payment-files/index.ts'
import { actingAs } from '../../cash/index.ts'
import { day } from '../../kernel/calendar.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { settlementsOf } from '../fees/invoice-store.ts'
import { linesFor, takeArrivalBack, tellArrival } from './arrivals.ts'
import { remittanceRoutes as routes } from './contract.ts'
import { transfersName } from './leaves.ts'
import { remittanceNumber } from './model.ts'
import { serveMoves } from './move-api.ts'
import { planRun } from './plan.ts'
import { differencesOf, lineView, plannedSums, plannedView, remittanceView } from './present.ts'
import { runRemittances } from './run.ts'
import { payRemittance, takeBackRemittance } from './settle.ts'
import { type Statement, statementToCsv, statementToPrint } from './statement.ts'
import { serveElsewhere } from './statement-api.ts'
import {
  countRemittances,
  dedicatedAccount,
  linesOfRemittance,
  listRemittances,
  remittanceOf,
  remittancesOfRun,
} from './store.ts'
import { remittancesLate } from './waiting.ts'
import { remittanceWording as words } from './wording.ts'

export type RemittanceDeps = ApiDeps & { readonly press: PdfPress }

export function serveRemittances(deps: RemittanceDeps): void {
  const { http, db, clock } = deps
  serveStatements(deps)
  serveElsewhere(deps)
  serveMoves(deps)

  http.serve(routes.remittances, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => ({
      remittances: (await listRemittances(tx, call.query)).map((one) => remittanceView(tx.orgId, one, today)),
      ...(await countRemittances(tx, call.query)),
    }))
  })

  http.serve(routes.planRemittances, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const planned = await db.inOrg(member.orgId, (tx) => planRun(tx, call.body, today))
    return { planned: planned.map((one) => plannedView(call.lang, one, today)), sums: plannedSums(planned) }
  })

  http.serve(routes.runRemittances, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const { id: runId, ...chosen } = call.body
    const made = await runRemittances(db, member.orgId, { runId, ...chosen }, by)
    return { remittances: made.map((one) => remittanceView(member.orgId, one, by.today)) }
  })

  http.serve(routes.payRemittances, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const on = day(call.body.on)
    await db.inOrg(member.orgId, async (tx) => {
      for (const id of [...new Set(call.body.ids)].toSorted()) await payRemittance(tx, id, on, by)
    })
    return { paid: new Set(call.body.ids).size }
  })

  http.serve(routes.undoRemittance, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => takeBackRemittance(tx, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.arrivalLines, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const one = await remittanceOf(tx, call.params.id)
      if (!one || one.orgId !== tx.orgId) throw new Refused(notFound().refusal)
      return { lines: (await linesFor(tx, one)).map(({ text: _, ...line }) => line) }
    }),
  )

  http.serve(routes.lateFunds, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { providerId } = call.query
    const late = await db.inOrg(member.orgId, (tx) => remittancesLate(tx, today))
    return { late: late.filter((one) => providerId === undefined || one.providerId === providerId) }
  })

  http.serve(routes.tellArrival, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, (tx) => tellArrival(tx, call.params.id, call.body.lineId, by))
  })

  http.serve(routes.undoArrival, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => takeArrivalBack(tx, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.remittanceTransfers, async (call) => {
    const member = memberOf(call)
    const { at, today } = actingAs(member, clock)
    const order = await db.inOrg(member.orgId, async (tx) => {
      const waiting = (await remittancesOfRun(tx, call.params.id)).filter(
        (one) => one.agencyOrgId === tx.orgId && one.state === 'made' && one.cents > 0 && one.currency === 'EUR',
      )
      const [first] = waiting
      if (!first) throw new Refused(refuse('nothing_to_pay', words.nothingToPay).refusal)
      const { name } = await organisationOf(tx)
      return {
        ...{ messageId: transfersName(call.params.id), createdAt: at, executeOn: today },
        payer: { name, iban: (await dedicatedAccount(tx, first.orgId, first.providerId)) ?? '' },
        transfers: waiting.map((one) => ({
          ...{
            endToEndId: one.reference,
            cents: one.cents,
            name: one.creditorName,
            iban: one.iban,
            text: one.reference,
          },
        })),
      }
    })
    const bytes = orRefuse(writeCreditTransfers(order))
    return { bytes, type: 'application/xml', name: `${order.messageId}.xml` }
  })
}

function serveStatements({ http, db, clock, press }: RemittanceDeps): void {
  const statement = async (tx: OrgTx, id: string): Promise<Statement> => {
    const remittance = await remittanceOf(tx, id)
    if (!remittance) throw new Refused(notFound().refusal)
    const lines = await linesOfRemittance(tx, id)
    const settled = await settlementsOf(tx, { remittanceId: id })
    return { remittance, lines, settled, isDemo: (await organisationOf(tx)).isDemo }
  }

  http.serve(routes.remittance, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const { remittance, lines, settled } = await statement(tx, call.params.id)
      const isOurs = remittance.orgId === tx.orgId
      return {
        ...remittanceView(tx.orgId, remittance, today),
        lines: lines.map(lineView),
        settled: settled.map(({ invoiceId, number, cents, serviceCents }) => ({
          invoiceId,
          number,
          cents,
          serviceCents,
        })),
        differences: isOurs ? differencesOf(call.lang, remittance, lines, await linesFor(tx, remittance)) : [],
      }
    })
  })

  http.serve(routes.remittancePdf, async (call) => {
    const lang = call.query.lang ?? call.lang
    const one = await db.inOrg(memberOf(call).orgId, (tx) => statement(tx, call.params.id))
    const { bytes } = await press.renderPdf(statementToPrint(lang, one))
    return { bytes, type: 'application/pdf', name: `${remittanceNumber(one.remittance.no)}.pdf`, inline: true }
  })

  http.serve(routes.remittanceCsv, async (call) => {
    const lang = call.query.lang ?? call.lang
    const one = await db.inOrg(memberOf(call).orgId, (tx) => statement(tx, call.params.id))
    const bytes = new TextEncoder().encode(statementToCsv(lang, one))
    return { bytes, type: 'text/csv; charset=utf-8', name: `${remittanceNumber(one.remittance.no)}.csv` }
  })
}
