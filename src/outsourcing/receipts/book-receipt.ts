import { type By, outdateProposals } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import { bookItems, settlePairs } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { tellFact } from '../../platform/facts.ts'
import { notFound } from '../../platform/http.ts'
import { part } from '../../platform/sql.ts'
import { record } from '../../trail/index.ts'
import { placementNumber } from '../placements/model.ts'
import { lockPlacements } from '../placements/placement-store.ts'
import { placementTail } from '../placements/tail.ts'
import { lockDebts, markActed, moveKnown, type PaidPlacement, paidPlacements, payableItems } from './claim-store.ts'
import { type Payment, type Receipt, type ReceiptPart, receiptNumber } from './model.ts'
import { insertReceipt, partsOf, receiptOf } from './receipt-store.ts'
import { spreadPayment } from './rules.ts'
import { receiptWording as words } from './wording.ts'

export type Booked = { readonly receipt: Receipt; readonly isNew: boolean }

/**
 * Books, in the creditor's organisation, what a debtor paid to whoever collects: the debtor is free of its documents from that day on, and the
 * money is in other hands than the bank's. Asked twice under one id, it is booked once. A file that is back is paid all the same: the
 * money came, and its tail says whether it still earns a fee.
 */
export async function bookReceipt(tx: OrgTx, payment: Payment, by: By): Promise<Booked> {
  await lockPlacements(tx)
  const known = await receiptOf(tx, payment.id)
  if (known) return { receipt: sameAs(known, payment), isNew: false }
  const [file] = await paidPlacements(tx, [payment.placementId])
  if (!file) throw new Refused(notFound().refusal)
  const number = placementNumber(file.no)
  if (file.endedWhy === 'undone') throw new Refused(refuse('not_placed', words.undone, { number }).refusal)
  await lockDebts(tx, file.id)
  const items = (await payableItems(tx, [file.id])).filter(({ openCents }) => openCents > 0)
  if (items.length === 0) throw new Refused(refuse('nothing_owed', words.nothingOwed, { number }, 'cents').refusal)
  const { currency, placedOn } = file
  const parts = orRefuse(spreadPayment(payment, { number, currency, placedOn, today: by.today, items }))
  const creditItemId = await settle(tx, file, payment, parts, by)
  await moveKnown(tx, file.id, parts, -1)
  await markActed(tx, file.id, by.at)
  const receipt = {
    id: payment.id,
    ...ofFile(file, payment.receivedOn),
    ...{
      currency,
      cents: payment.cents,
      paidTo: 'agency' as const,
      means: payment.means,
      receivedOn: payment.receivedOn,
    },
    tail: await placementTail(tx, file.id, payment.receivedOn),
    ...{ payer: payment.payer, reference: payment.reference, creditItemId },
    ...{ recordedAt: by.at, recordedByName: by.actor.name },
  }
  const no = await insertReceipt(tx, receipt, parts)
  await outdateProposals(
    tx,
    parts.map(({ itemId }) => itemId),
    [],
  )
  await tellReceipt(tx, receipt.id, file.customerId)
  await record(tx, {
    ...{ actor: by.actor, at: by.at, verb: 'receipt_recorded', subject: { kind: 'customer', id: file.customerId } },
    data: {
      ...{
        receipt: receiptNumber(no),
        placement: number,
        provider: file.provider,
        means: payment.means,
        day: payment.receivedOn,
      },
      ...{
        amount: { cents: payment.cents, currency },
        documents: parts.map(({ documentNo }) => documentNo).join(', '),
      },
    },
  })
  return { receipt: (await receiptOf(tx, payment.id))!, isNew: true }
}

/** What a receipt of a day copies of the file that it is for: money that came before a file went to court is paid for as amicable, told late or not. */
export const ofFile = (file: PaidPlacement, receivedOn: LocalDate) => ({
  ...{ placementId: file.id, placementNo: file.no, mandateId: file.mandateId, agencyOrgId: file.agencyOrgId },
  ...{ customerId: file.customerId, debtorCode: file.debtorCode, debtorName: file.debtorName },
  stage: file.escalatedOn !== null && receivedOn < file.escalatedOn ? ('amicable' as const) : file.stage,
})

/** Rings for whoever reckons with receipts: fees, remittances, results. */
export const tellReceipt = (tx: OrgTx, receiptId: string, customerId: string): Promise<void> =>
  tellFact(tx, 'receipt_moved', { orgId: tx.orgId, receiptId, customerId })

function sameAs(known: Receipt, { placementId, cents, receivedOn }: Payment): Receipt {
  if (known.placementId !== placementId || known.cents !== cents || known.receivedOn !== receivedOn)
    throw new Refused(refuse('changed_meanwhile', words.otherFile).refusal)
  return known
}

/** The credit of the debtor, in whose hands its money is, and what it settles. Gives the credit's id. */
async function settle(
  tx: OrgTx,
  file: PaidPlacement,
  { cents, receivedOn }: Payment,
  parts: readonly ReceiptPart[],
  by: By,
): Promise<string> {
  const creditId = await bookCollected(tx, { file, side: -1, cents, on: receivedOn }, by.at)
  const pairs = parts.map(({ itemId, cents: taken }) => ({ id: newId(by.at), itemId, taken }))
  await settlePairs(
    tx,
    part`
      select p.id, p.debit_id, ${creditId}::uuid as credit_id, p.cents, ${receivedOn}::date as allocated_on
      from unnest(${pairs.map(({ id }) => id)}::uuid[], ${pairs.map(({ itemId }) => itemId)}::uuid[], ${pairs.map(({ taken }) => taken)}::bigint[])
        p(id, debit_id, cents)`,
    by.at,
  )
  return creditId
}

type Collected = {
  readonly file: Pick<PaidPlacement, 'customerId' | 'currency' | 'provider'>
  readonly side: 1 | -1
  readonly cents: number
  readonly on: LocalDate
}

/** An item of the kind that is in the hands of whoever collects: a credit, or the debit by which it went back. */
export async function bookCollected(tx: OrgTx, { file, side, cents, on }: Collected, at: Date): Promise<string> {
  const id = newId(at)
  await bookItems(
    tx,
    part`select ${id}::uuid as id, ${file.customerId}::uuid as customer_id, 'collected'::text as kind, ${side}::smallint as side,
      ${cents}::bigint as amount_cents, ${file.currency}::text as currency, ''::text as document_no, ${file.provider.slice(0, 200)}::text as label, ${on}::date as issued_on,
      ${on}::date as due_on, 'none'::text as due_source, null::uuid as source_id, null::int as source_line, null::uuid as source_key,
      null::uuid as settle_key, null::date as settled_on`,
    at,
    null,
  )
  return id
}

/** What a receipt settled, as it was recorded. */
export const partsOfReceipt = async (tx: OrgTx, receipt: Pick<Receipt, 'orgId' | 'id'>): Promise<ReceiptPart[]> =>
  (await partsOf(tx, [receipt])).map(({ receiptId: _, ...one }) => one)
