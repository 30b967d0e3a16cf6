import { type ApiDeps, memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { day } from '../../kernel/calendar.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { receiptRoutes as routes } from './contract.ts'
import { paymentOf, serveFunds } from './fund-api.ts'
import { receiptNumber } from './model.ts'
import { receiptList } from './present.ts'
import { receiptFile, receiptToPrint } from './print-receipt.ts'
import { recordAnnounced, returnAnnounced } from './record-receipt.ts'

export type ReceiptDeps = ApiDeps & { readonly press: PdfPress }

/** Receipts as the creditor reads and records them, and money held as the agency does. */
export function serveReceipts(deps: ReceiptDeps): void {
  const { http, db, clock, press } = deps
  serveFunds(deps)

  http.serve(routes.collectedReceipts, async (call) =>
    db.inOrg(memberOf(call).orgId, (tx) => receiptList(tx, 'creditor', call.query)),
  )

  http.serve(routes.recordAnnounced, async (call) => {
    const member = memberOf(call)
    const { receipt, isNew } = await db.inOrg(member.orgId, (tx) =>
      recordAnnounced(tx, paymentOf(call.body), actingAs(member, clock)),
    )
    return { id: receipt.id, number: receiptNumber(receipt.no), isNew }
  })

  http.serve(routes.returnAnnounced, async (call) => {
    const member = memberOf(call)
    const returning = { ...call.body, on: day(call.body.on) }
    await db.inOrg(member.orgId, (tx) => returnAnnounced(tx, call.params.id, returning, actingAs(member, clock)))
  })

  http.serve(routes.receiptPdf, async (call) => {
    const printed = await db.inOrg(memberOf(call).orgId, (tx) => receiptToPrint(tx, call.params.id))
    return receiptFile(press, printed)
  })
}
