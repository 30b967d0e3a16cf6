import { createHash } from 'node:crypto'
import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { sql } from '../../platform/sql.ts'
import { record } from '../../trail/index.ts'
import { chargeAll } from '../fees/charge.ts'
import { insertInvoice, insertSettlements, markInvoiced } from '../fees/invoice-store.ts'
import { partyOf } from '../fees/issue-invoice.ts'
import { tellInvoice } from '../fees/tell-accounts.ts'
import { remitBy } from '../mandates/remit-by.ts'
import { mandateOf, signedTerms } from '../mandates/store.ts'
import { mandateNumber } from '../model.ts'
import { type CheckedStatement, checkStatement } from './check-statement.ts'
import { remittanceNumber } from './model.ts'
import { readStatement, type StatementLine } from './read-statement.ts'
import { insertRefusal, knownReceipts } from './statement-store.ts'
import { insertRemittance, isReferenceTaken, lockRemittances, markPaid, nextRemittanceNo } from './store.ts'
import { tellFeesKept } from './tell-accounts.ts'
import { remittanceWording as words } from './wording.ts'

export type StatementGiven = {
  readonly mandateId: string
  readonly name: string
  readonly paidOn: LocalDate
  readonly paidCents: number
  /** The provider's own reference of its transfer, and the number of its invoice where fees are set off. */
  readonly reference: string
  readonly invoiceNumber: string
}

/** A line of it, with the debtor whom our books know by its receipt. */
type ReadLine = StatementLine & { readonly debtorName: string }
type Imported = CheckedStatement & {
  readonly remittanceId: string | null
  readonly lines: readonly ReadLine[]
  readonly currency: string
}

/**
 * The statement of a provider that works elsewhere: read and held against our books; when it adds up and `commits`, kept as a remittance that
 * was paid. One that does not is refused as a whole, with every reason, and recorded.
 */
export async function importStatement(
  tx: OrgTx,
  given: StatementGiven,
  bytes: Uint8Array,
  commits: boolean,
  by: By,
): Promise<Imported> {
  await lockRemittances(tx)
  const mandate = await mandateOf(tx, given.mandateId)
  const terms = mandate && (await signedTerms(tx, mandate.id))
  if (!mandate || !terms) throw new Refused(notFound().refusal)
  if (mandate.agencyOrgId !== null) throw new Refused(refuse('provider_is_here', words.providerIsHere).refusal)
  if (given.paidOn > by.today)
    throw new Refused(refuse('day_ahead', words.paidAhead, { day: given.paidOn }, 'paidOn').refusal)
  const { mode } = terms.remittance
  if (commits && mode === 'net' && given.invoiceNumber === '')
    throw new Refused(refuse('invoice_missing', words.invoiceMissing, {}, 'invoiceNumber').refusal)
  await chargeAll(tx, by)
  const known = await knownReceipts(tx, mandate.id)
  const currency = terms.tariff.currency
  const rows = await readStatement(bytes)
  const debtors = new Map(known.map(({ no, debtorName }) => [no, debtorName]))
  const lines = rows.map((row) => ({ ...row, debtorName: debtors.get(row.receiptNo ?? 0) ?? '' }))
  const checked = { ...checkStatement(rows, known, { mode, paidCents: given.paidCents, currency }), lines, currency }
  if (!commits) return { ...checked, remittanceId: null }
  const who = { at: by.at, name: by.actor.name }
  if (checked.faults.length > 0) {
    const reasons = checked.faults.map(({ code, line, sentence, params }) => ({
      ...{ code, line, fr: say('fr', sentence, params), en: say('en', sentence, params) },
    }))
    const sha256 = createHash('sha256').update(bytes).digest()
    const about = { id: newId(by.at), mandateId: mandate.id, name: given.name, sha256, reasons, on: by.today }
    await insertRefusal(tx, about, who)
    await record(tx, {
      ...{ actor: by.actor, at: by.at, verb: 'remittance_refused', subject: { kind: 'mandate', id: mandate.id } },
      data: { file: given.name, reasons: reasons.map(({ fr }) => fr) },
    })
    return { ...checked, remittanceId: null }
  }
  const { reference } = given
  if (await isReferenceTaken(tx, reference))
    throw new Refused(refuse('reference_taken', words.referenceTaken, { reference }, 'reference').refusal)
  const id = newId(by.at)
  const no = await nextRemittanceNo(tx, mandate.providerId)
  const days = await tx.rows<{ receivedOn: LocalDate }>(sql`
    select received_on from outsourcing.receipt where org_id = ${tx.orgId} and id = any(${checked.receipts.map((one) => one.id)}::uuid[]) order by 1 limit 1`)
  await insertRemittance(
    tx,
    {
      ...{
        id,
        no,
        runId: id,
        mandateId: mandate.id,
        providerId: mandate.providerId,
        agencyOrgId: null,
        mode,
        currency,
      },
      ...{ madeOn: given.paidOn, dueOn: remitBy(days[0]!.receivedOn, terms.remittance), returnsCents: 0, iban: '' },
      ...{ receiptsCents: checked.receiptsCents, feesCents: checked.feesCents, reference },
    },
    who,
  )
  await tx.run(sql`
    with gone as (
      update outsourcing.receipt set remittance_id = ${id}, remitted_on = greatest(received_on, ${given.paidOn}::date)
      where org_id = ${tx.orgId} and id = any(${checked.receipts.map((one) => one.id)}::uuid[]) returning id, cents)
    insert into outsourcing.remittance_line (org_id, remittance_id, receipt_id, agency_org_id, kind, cents, due_on, is_live)
    select ${tx.orgId}::int, ${id}::uuid, id, null, 'receipt', cents, ${given.paidOn}::date, true from gone`)
  await markPaid(tx, id, { on: given.paidOn, at: by.at, byName: by.actor.name })
  if (checked.feesCents > 0) {
    const invoiceId = newId(by.at)
    const net = checked.receipts.reduce((sum, one) => sum + (one.feeCents ?? 0), 0)
    await insertInvoice(
      tx,
      {
        ...{ id: invoiceId, mandateId: mandate.id, agencyOrgId: null, no: null, number: given.invoiceNumber, currency },
        ...{ issuedOn: given.paidOn, dueOn: given.paidOn, netCents: net, vatCents: checked.feesCents - net },
        parties: {
          creditor: partyOf(terms.creditor),
          provider: partyOf(terms.provider),
          mandate: mandateNumber(mandate.no),
        },
      },
      who,
    )
    const told = { currency, on: given.paidOn, provider: mandate.providerName }
    await tellInvoice(
      tx,
      { ...told, id: invoiceId, number: given.invoiceNumber, netCents: net, vatCents: checked.feesCents - net },
      by.at,
    )
    await tellFeesKept(
      tx,
      { ...{ id, no, currency, feesCents: checked.feesCents }, providerName: mandate.providerName },
      given.paidOn,
      by.at,
    )
    const lines = await tx.rows<{ id: string }>(sql`
      select l.id from outsourcing.fee_line l
      where l.org_id = ${tx.orgId} and l.kind = 'receipt' and l.receipt_id = any(${checked.receipts.map((one) => one.id)}::uuid[])
        and not exists (select 1 from outsourcing.fee_dispute d where d.org_id = l.org_id and d.line_id = l.id and d.answer is null)
        and not exists (select 1 from outsourcing.fee_line k where k.org_id = l.org_id and k.reverses = l.id)`)
    await markInvoiced(
      tx,
      lines.map((one) => one.id),
      invoiceId,
    )
    const settled = [{ id: newId(by.at), invoiceId, cents: checked.feesCents }]
    await insertSettlements(tx, settled, { agencyOrgId: null, remittanceId: id, on: given.paidOn }, who)
  }
  await record(tx, {
    ...{ actor: by.actor, at: by.at, verb: 'remittance_imported', subject: { kind: 'remittance', id } },
    data: { number: remittanceNumber(no), file: given.name, amount: { cents: checked.cents, currency } },
  })
  return { ...checked, remittanceId: id }
}
