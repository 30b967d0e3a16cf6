import { type ApiDeps, memberOf, organisationOf } from '../../access/index.ts'
import { actingAs, type By } from '../../cash/index.ts'
import { day, type LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { checkedFile, SENT_BYTES, wholeUpload } from '../../platform/upload.ts'
import { record } from '../../trail/index.ts'
import { mandatesReceived } from '../mandates/store.ts'
import { correctedBy, linesOfInvoice, listFees, proofOf, sumFees } from './answer-store.ts'
import { billMandate } from './bill-mandate.ts'
import { chargeAll } from './charge.ts'
import { feeRoutes as routes } from './contract.ts'
import { answerFee, disputeFee } from './give-back.ts'
import {
  countInvoices,
  type Invoice,
  insertSettlements,
  invoiceOf,
  leftOf,
  listInvoices,
  settlementOf,
  settlementsOf,
  sumInvoices,
} from './invoice-store.ts'
import { lockFees } from './line-store.ts'
import { feeView, invoiceView } from './present.ts'
import { invoiceToPrint } from './print-invoice.ts'
import { chargeSideCost } from './side-costs.ts'
import { feeWording as words } from './wording.ts'

export type FeeDeps = ApiDeps & { readonly press: PdfPress }

export function serveFees(deps: FeeDeps): void {
  const { http, db, clock } = deps
  serveInvoices(deps)

  http.serve(routes.fees, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({
      fees: (await listFees(tx, call.query)).map((one) => feeView(call.lang, tx.orgId, one)),
      sums: await sumFees(tx, call.query),
    })),
  )

  http.serve(routes.disputeFee, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => disputeFee(tx, call.params.id, call.body.why, actingAs(member, clock)))
  })

  http.serve(routes.answerFee, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => answerFee(tx, call.params.id, call.body, actingAs(member, clock)))
  })

  http.serve(routes.chargeSideCost, async (call) => {
    const member = memberOf(call)
    const { name, on, cents = null, ...rest } = call.query
    const proof = checkedFile({ name, bytes: await wholeUpload(call.upload, SENT_BYTES, 4 * SENT_BYTES) })
    const spent = { ...rest, on: day(on), cents }
    return {
      id: await db.inOrg(member.orgId, (tx) => chargeSideCost(tx, spent, proof, actingAs(member, clock))),
    }
  })

  http.serve(routes.feeProof, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const proof = await proofOf(tx, call.params.id)
      if (!proof) throw new Refused(notFound().refusal)
      return { ...proof, inline: proof.type === 'application/pdf' }
    }),
  )
}

function serveInvoices({ http, db, clock, press }: FeeDeps): void {
  http.serve(routes.feeInvoices, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { side, open, late, mandateId = null, providerId = null, limit, offset } = call.query
    const about = { side, mandateId, providerId, isOpen: open }
    const asked = { ...about, dueBefore: late ? today : null }
    return db.inOrg(member.orgId, async (tx) => ({
      invoices: (await listInvoices(tx, { ...asked, limit, offset })).map((one) => invoiceView(tx.orgId, one, today)),
      count: await countInvoices(tx, asked),
      late: await sumInvoices(tx, { ...about, dueBefore: today }),
    }))
  })

  const known = async (tx: OrgTx, id: string): Promise<Invoice> => {
    const invoice = await invoiceOf(tx, id)
    if (!invoice) throw new Refused(notFound().refusal)
    return invoice
  }

  http.serve(routes.feeInvoice, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const invoice = await known(tx, call.params.id)
      const settlements = await settlementsOf(tx, { invoiceId: invoice.id })
      return {
        ...invoiceView(tx.orgId, invoice, today),
        lines: (await linesOfInvoice(tx, invoice)).map((one) => feeView(call.lang, tx.orgId, one)),
        settlements: settlements.map(({ invoiceId: _, number: _no, serviceCents: _service, ...one }) => one),
      }
    })
  })

  http.serve(routes.feeInvoicePdf, async (call) => {
    const lang = call.query.lang ?? call.lang
    const { document, name } = await db.inOrg(memberOf(call).orgId, async (tx) => {
      const invoice = await known(tx, call.params.id)
      const lines = await linesOfInvoice(tx, invoice)
      const settlements = await settlementsOf(tx, { invoiceId: invoice.id })
      const corrects = invoice.netCents < 0 ? await correctedBy(tx, invoice) : []
      const { isDemo } = await organisationOf(tx)
      return {
        document: invoiceToPrint(lang, { invoice, lines, settlements, corrects, isDemo }),
        name: `${invoice.number}.pdf`,
      }
    })
    return { bytes: (await press.renderPdf(document)).bytes, type: 'application/pdf', name, inline: true }
  })

  http.serve(routes.billFees, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const mandate = (await mandatesReceived(tx)).find(({ id }) => id === call.body.mandateId)
      if (!mandate || mandate.state === 'draft' || mandate.state === 'proposed') throw new Refused(notFound().refusal)
      const invoices = await billMandate(tx, mandate, by, async (theirs) => {
        await chargeAll(theirs, by)
        return by.today
      })
      if (invoices.length === 0) throw new Refused(refuse('nothing_to_bill', words.nothingToBill).refusal)
      return { invoices: invoices.map(({ id, number }) => ({ id, number })) }
    })
  })

  http.serve(routes.payFeeInvoice, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const paid = { ...call.body, on: day(call.body.on) }
    return db.inOrg(member.orgId, async (tx) => {
      const { orgId, providerName } = await known(tx, call.params.id)
      if (orgId === tx.orgId) return { leftCents: await payInvoice(tx, call.params.id, paid, by) }
      const asProvider = { ...by, actor: { ...by.actor, onBehalfOf: providerName } }
      return {
        leftCents: await onOtherSide(tx, orgId, (theirs) => payInvoice(theirs, call.params.id, paid, asProvider)),
      }
    })
  })
}

/** In the creditor's organisation: never more than is left, never of a day to come, and one payment once. Gives what is left then. */
async function payInvoice(
  tx: OrgTx,
  id: string,
  paid: { readonly id: string; readonly cents: number; readonly on: LocalDate },
  { actor, at, today }: By,
): Promise<number> {
  await lockFees(tx)
  const invoice = (await invoiceOf(tx, id))!
  const left = leftOf(invoice)
  const { currency, number } = invoice
  const known = await settlementOf(tx, paid.id)
  if (known) {
    if (known.invoiceId !== id || Math.abs(known.cents) !== paid.cents || known.on !== paid.on)
      throw new Refused(refuse('changed_meanwhile', words.otherPayment).refusal)
    return left
  }
  if (paid.on > today) throw new Refused(refuse('day_ahead', words.paidAhead, { day: paid.on }, 'on').refusal)
  if (paid.cents > Math.abs(left)) {
    const params = { number, asked: { cents: paid.cents, currency }, left: { cents: Math.abs(left), currency } }
    throw new Refused(refuse('above_left', words.paidAbove, params, 'cents').refusal)
  }
  const cents = left < 0 ? -paid.cents : paid.cents
  const about = { agencyOrgId: invoice.agencyOrgId, remittanceId: null, on: paid.on }
  await insertSettlements(tx, [{ id: paid.id, invoiceId: id, cents }], about, { at, name: actor.name })
  await record(tx, {
    ...{ actor, at, verb: 'fee_invoice_paid', subject: { kind: 'fee_invoice', id } },
    data: { number, amount: { cents, currency } },
  })
  return left - cents
}
