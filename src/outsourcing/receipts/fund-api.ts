import { type ApiDeps, memberOf } from '../../access/index.ts'
import { actingAs, type By } from '../../cash/index.ts'
import { day } from '../../kernel/calendar.ts'
import { Refused } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { receiptRoutes } from './contract.ts'
import { filesFor, filesOfLine } from './find-files.ts'
import { fundRoutes } from './fund-contract.ts'
import { dedicatedLines, receiptsWithoutLine } from './fund-line-store.ts'
import { countEntries, fundEntries } from './fund-store.ts'
import { type Payment, receiptNumber } from './model.ts'
import { dedicatedIban, entryView, fundsShown, lineView, receiptList, receiptViews } from './present.ts'
import { receiptFile, receiptToPrint } from './print-receipt.ts'
import { receiptListed } from './receipt-store.ts'
import { recordAsAgency, returnAsAgency } from './record-receipt.ts'
import { dedicatedLine, giveOverBack, undoLine, useLine } from './use-line.ts'
import { foundBy } from './wording.ts'

const routes = { ...receiptRoutes, ...fundRoutes }
type Deps = ApiDeps & { readonly press: PdfPress }

/** Money held for creditors, from the agency's own organisation: what it may do at a creditor's is done there, once it has shown that it is its. */
export function serveFunds(deps: Deps): void {
  const { http, db, clock, press } = deps
  serveLines(deps)

  http.serve(routes.fundAccounts, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, (tx) => fundsShown(tx, actingAs(member, clock).today))
  })

  http.serve(routes.fundEntries, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { creditor, currency } = call.params
      const entries = await fundEntries(tx, creditor, currency, call.query)
      return { entries: entries.map(entryView), count: await countEntries(tx, creditor, currency) }
    }),
  )

  http.serve(routes.agencyReceipts, async (call) =>
    db.inOrg(memberOf(call).orgId, (tx) => receiptList(tx, 'agency', call.query)),
  )

  http.serve(routes.searchFiles, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({
      files: (await filesFor(tx, call.query.words)).map(({ file }) => file),
    })),
  )

  http.serve(routes.recordReceipt, async (call) => {
    const member = memberOf(call)
    const { creditor, ...payment } = call.body
    const { receipt, isNew } = await db.inOrg(member.orgId, (tx) =>
      recordAsAgency(tx, creditor, paymentOf(payment), actingAs(member, clock)),
    )
    return { id: receipt.id, number: receiptNumber(receipt.no), isNew }
  })

  http.serve(routes.returnReceipt, async (call) => {
    const member = memberOf(call)
    const returning = { ...call.body, on: day(call.body.on) }
    await db.inOrg(member.orgId, (tx) => returnAsAgency(tx, call.params.id, returning, actingAs(member, clock)))
  })

  http.serve(routes.agencyReceiptPdf, async (call) => {
    const printed = await db.inOrg(memberOf(call).orgId, async (tx) => {
      const receipt = await receiptListed(tx, 'agency', call.params.id)
      if (!receipt) throw new Refused(notFound().refusal)
      return onOtherSide(tx, receipt.orgId, (theirs) => receiptToPrint(theirs, receipt.id))
    })
    return receiptFile(press, printed)
  })
}

/** Lines of the dedicated bank account. */
function serveLines({ http, db, clock }: Deps): void {
  http.serve(routes.dedicatedLines, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const iban = await dedicatedIban(tx)
      return { iban, lines: iban === null ? [] : (await dedicatedLines(tx, iban, call.query)).map(lineView) }
    }),
  )

  http.serve(routes.dedicatedLine, async (call) =>
    db.inOrg(memberOf(call).orgId, (tx) => lineShown(tx, call.params.id, call.lang)),
  )

  const act = <T>(call: Parameters<typeof memberOf>[0], work: (tx: OrgTx, by: By) => Promise<T>): Promise<T> => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, (tx) => work(tx, actingAs(member, clock)))
  }
  http.serve(routes.useLine, async (call) =>
    act(call, (tx, by) => useLine(tx, { ...call.body, lineId: call.params.id }, by)),
  )
  http.serve(routes.undoLine, async (call) => act(call, (tx, by) => undoLine(tx, call.params.id, call.body.why, by)))
  http.serve(routes.giveOverBack, async (call) => act(call, (tx, by) => giveOverBack(tx, call.params.id, by)))
}

/** A line with what it most likely pays, and why. */
async function lineShown(tx: OrgTx, lineId: string, lang: Lang) {
  const line = await dedicatedLine(tx, lineId)
  const text = [line.label, ...line.details.remittance, line.details.creditorReference].join(' ')
  const found = await filesOfLine(tx, { text, payerName: line.payerName, cents: line.cents })
  const known = []
  for (const { orgId, id } of await receiptsWithoutLine(tx, line)) {
    const receipt = await receiptListed(tx, 'agency', id)
    if (receipt?.orgId === orgId) known.push(receipt)
  }
  const { id, accountName, bookedOn, cents, currency, label, payerName } = line
  return {
    line: { id, accountName, bookedOn, cents, currency, label, payerName, use: null, moves: [] },
    known: await receiptViews(tx, known),
    proposals: found
      .filter(({ file }) => file.currency === currency && file.openCents > 0)
      .map(({ file, hasNumber, hasAmount }) => ({
        file,
        cents: Math.min(cents, file.openCents),
        isSure: hasNumber && file.openCents === cents,
        why: [
          ...(hasNumber ? [say(lang, foundBy.number)] : []),
          ...(hasAmount || file.openCents === cents ? [say(lang, foundBy.amount)] : []),
          ...(hasNumber || hasAmount ? [] : [say(lang, foundBy.name)]),
        ],
      })),
  }
}

/** A payment as the contract carries it. */
export const paymentOf = ({ receivedOn, ...rest }: Omit<Payment, 'receivedOn'> & { receivedOn: string }): Payment => ({
  ...rest,
  receivedOn: day(receivedOn),
})
