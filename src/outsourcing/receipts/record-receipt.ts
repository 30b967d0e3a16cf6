import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { agentActor, record } from '../../trail/index.ts'
import { type Booked, bookReceipt } from './book-receipt.ts'
import { fileOfAgency, paidPlacements } from './claim-store.ts'
import { lineOfReceipt } from './fund-line-store.ts'
import { hasReturned, insertFundEntries } from './fund-store.ts'
import { type Payment, type Receipt, receiptNumber } from './model.ts'
import { receiptListed } from './receipt-store.ts'
import { type Returning, returnReceipt } from './return-receipt.ts'
import { receiptWording as words } from './wording.ts'

/** Receipts as the agency records them, from its own organisation, and as a creditor does whose provider works elsewhere. */

/** A payment to the agency: the creditor's documents are settled and the money is in the creditor's account of funds, or neither. */
export async function recordAsAgency(tx: OrgTx, creditor: number, payment: Payment, by: By): Promise<Booked> {
  if (!(await fileOfAgency(tx, creditor, payment.placementId))) throw new Refused(notFound().refusal)
  // One id is one receipt, whichever creditor it is of.
  const other = await receiptListed(tx, 'agency', payment.id)
  if (other && other.orgId !== creditor) throw new Refused(refuse('changed_meanwhile', words.otherFile).refusal)
  const booked = await onOtherSide(tx, creditor, async (theirs) => {
    const [file] = await paidPlacements(theirs, [payment.placementId])
    const actor = agentActor(by.actor, { orgId: tx.orgId, name: file!.provider }, file!.creditor)
    return bookReceipt(theirs, payment, { ...by, actor })
  })
  if (!booked.isNew) return booked
  const { receipt } = booked
  await insertFundEntries(tx, [
    {
      ...{
        id: newId(by.at),
        creditorOrgId: creditor,
        currency: receipt.currency,
        kind: 'receipt',
        cents: receipt.cents,
      },
      ...{ receiptId: receipt.id, remittanceId: null, on: receipt.receivedOn, at: by.at, byName: by.actor.name },
    },
  ])
  await recordFunds(tx, receipt, 'funds_received', by)
  return booked
}

/**
 * Takes back what the agency had recorded. What it brought leaves the funds again, unless it was handed over meanwhile: then the creditor owes it,
 * and no other debtor's money is touched.
 */
export async function returnAsAgency(
  tx: OrgTx,
  receiptId: string,
  returning: Returning,
  by: By,
  fundLineId: string | null = null,
): Promise<Receipt> {
  const known = await receiptListed(tx, 'agency', receiptId)
  if (!known) throw new Refused(notFound().refusal)
  const { orgId: creditor } = known
  // A mistake about a line is undone with the line, which is then nobody's again.
  if (returning.as === 'mistaken' && (await lineOfReceipt(tx, creditor, receiptId)) !== fundLineId)
    throw new Refused(refuse('by_line', words.returnByLine, { number: receiptNumber(known.no) }).refusal)
  const actor = agentActor(by.actor, { orgId: tx.orgId, name: known.providerName }, known.creditorName)
  const receipt = await onOtherSide(tx, creditor, (theirs) =>
    returnReceipt(theirs, receiptId, returning, { ...by, actor }),
  )
  if (receipt.remittedOn === null) await leaveFunds(tx, receipt, returning, by)
  await recordFunds(tx, receipt, 'funds_returned', by)
  return receipt
}

/** What a receipt brought leaves its account, once. */
async function leaveFunds(tx: OrgTx, receipt: Receipt, { on }: Returning, by: By): Promise<void> {
  if (await hasReturned(tx, receipt.orgId, receipt.id)) return
  await insertFundEntries(tx, [
    {
      ...{
        id: newId(by.at),
        creditorOrgId: receipt.orgId,
        currency: receipt.currency,
        kind: 'return',
        cents: -receipt.cents,
      },
      ...{ receiptId: receipt.id, remittanceId: null, on, at: by.at, byName: by.actor.name },
    },
  ])
}

const recordFunds = (tx: OrgTx, receipt: Receipt, verb: string, { actor, at }: By): Promise<void> =>
  record(tx, {
    ...{ actor, at, verb, subject: { kind: 'receipt', id: receipt.id } },
    data: {
      ...{
        receipt: receiptNumber(receipt.no),
        creditor: receipt.orgId,
        day: receipt.receivedOn,
        wasRemitted: receipt.remittedOn !== null,
      },
      amount: { cents: receipt.cents, currency: receipt.currency },
    },
  })

/** What a provider that works elsewhere says it received. One that is here records its receipts itself. */
export async function recordAnnounced(tx: OrgTx, payment: Payment, by: By): Promise<Booked> {
  await refuseAgencyHere(tx, payment.placementId)
  return bookReceipt(tx, payment, by)
}

export async function returnAnnounced(tx: OrgTx, receiptId: string, returning: Returning, by: By): Promise<Receipt> {
  const known = await receiptListed(tx, 'creditor', receiptId)
  if (!known) throw new Refused(notFound().refusal)
  await refuseAgencyHere(tx, known.placementId)
  return returnReceipt(tx, receiptId, returning, by)
}

async function refuseAgencyHere(tx: OrgTx, placementId: string): Promise<void> {
  const [file] = await paidPlacements(tx, [placementId])
  if (!file) throw new Refused(notFound().refusal)
  if (file.agencyOrgId === null) return
  throw new Refused(refuse('agency_records', words.agencyRecords, { provider: file.provider }).refusal)
}
