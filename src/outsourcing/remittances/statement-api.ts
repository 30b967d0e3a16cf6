import { type ApiDeps, memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { day } from '../../kernel/calendar.ts'
import { Refused } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { notFound } from '../../platform/http.ts'
import { wholeUpload } from '../../platform/upload.ts'
import { mandateOf } from '../mandates/store.ts'
import { mandateNumber } from '../model.ts'
import { importStatement } from './import-statement.ts'
import { STATEMENT_BYTES } from './read-statement.ts'
import { templateToCsv } from './statement.ts'
import { statementRoutes as routes } from './statement-contract.ts'
import { countRefusals, knownReceipts, listRefusals } from './statement-store.ts'

/** Statements of providers that work elsewhere. */
export function serveElsewhere({ http, db, clock }: ApiDeps): void {
  http.serve(routes.importStatement, async (call) => {
    const member = memberOf(call)
    const bytes = (await wholeUpload(call.upload, STATEMENT_BYTES, 4 * STATEMENT_BYTES)) ?? Buffer.alloc(0)
    const { commit, paidOn, ...rest } = call.query
    const given = { ...rest, paidOn: day(paidOn) }
    const read = await db.inOrg(member.orgId, (tx) =>
      importStatement(tx, given, bytes, commit, actingAs(member, clock)),
    )
    return {
      currency: read.currency,
      lines: read.lines.map(({ line, receiptNo, file, debtorName, cents, feeCents, vatCents }) => ({
        ...{ line, no: receiptNo, placement: file, debtorName, cents, feeCents, vatCents },
      })),
      ...{ remittanceId: read.remittanceId, receipts: read.receipts.length, receiptsCents: read.receiptsCents },
      ...{ feesCents: read.feesCents, cents: read.cents },
      reasons: read.faults.map(({ code, line, sentence, params }) => ({
        ...{ code, line, sentence: say(call.lang, sentence, params) },
      })),
    }
  })

  http.serve(routes.statementRefusals, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({
      refusals: (await listRefusals(tx, call.query)).map(({ mandateNo, reasons, ...one }) => ({
        ...one,
        mandate: mandateNumber(mandateNo),
        reasons: reasons.map((reason) => ({ line: reason.line, sentence: reason[call.lang] })),
      })),
      count: await countRefusals(tx),
    })),
  )

  http.serve(routes.statementTemplate, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const mandate = await mandateOf(tx, call.params.id)
      if (!mandate) throw new Refused(notFound().refusal)
      const lang = call.query.lang ?? call.lang
      const bytes = new TextEncoder().encode(templateToCsv(lang, await knownReceipts(tx, mandate.id)))
      return { bytes, type: 'text/csv; charset=utf-8', name: `${mandateNumber(mandate.no)}.csv` }
    }),
  )
}
