import type { LocalDate } from '../../kernel/calendar.ts'
import { toIban } from '../../kernel/identifiers.ts'
import { sumCents } from '../../kernel/money.ts'
import { agencyOf } from '../../legal/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { remitBy } from '../mandates/remit-by.ts'
import { mandateNumber } from '../model.ts'
import { placementNumber } from '../placements/model.ts'
import type { ReceiptView } from './contract.ts'
import type { DedicatedLineView, DedicatedView, FundAccountView, FundEntryView } from './fund-contract.ts'
import { type DedicatedLine, dedicatedSums } from './fund-line-store.ts'
import { type FundEntry, fundAccounts } from './fund-store.ts'
import { receiptNumber, remittanceNumber } from './model.ts'
import { type ListedReceipt, listReceipts, partsOf, type ReceiptsAsked, sumReceipts } from './receipt-store.ts'

/** What screens and programs are shown of receipts and of money held. */

export async function receiptViews(tx: OrgTx, receipts: readonly ListedReceipt[]): Promise<ReceiptView[]> {
  const parts = Map.groupBy(await partsOf(tx, receipts), ({ receiptId }) => receiptId)
  return receipts.map((one) => ({
    ...{
      id: one.id,
      number: receiptNumber(one.no),
      creditor: one.orgId,
      creditorName: one.creditorName,
      provider: one.providerName,
    },
    ...{
      placementId: one.placementId,
      placement: placementNumber(one.placementNo),
      mandateId: one.mandateId,
      mandate: mandateNumber(one.mandateNo),
    },
    ...{
      customerId: one.customerId,
      debtorCode: one.debtorCode,
      debtorName: one.debtorName,
      currency: one.currency,
      cents: one.cents,
    },
    ...{
      paidTo: one.paidTo,
      means: one.means,
      receivedOn: one.receivedOn,
      stage: one.stage,
      tail: one.tail,
      payer: one.payer,
    },
    ...{
      reference: one.reference,
      leftCents: one.leftCents,
      recordedAt: one.recordedAt,
      recordedByName: one.recordedByName,
    },
    ...{
      returnedOn: one.returnedOn,
      returnedAs: one.returnedAs,
      returnedWhy: one.returnedWhy,
      returnedByName: one.returnedByName,
    },
    ...{ remittedOn: one.remittedOn, isHere: one.agencyOrgId !== null },
    parts: (parts.get(one.id) ?? []).map(({ receiptId: _, ...part }) => part),
    remitBy: heldUntil(one),
  }))
}

/** The last day on which money held may be handed over; null: it is not held. */
const heldUntil = ({ paidTo, returnedOn, remittedOn, receivedOn, remittanceDays }: ListedReceipt): LocalDate | null =>
  paidTo === 'agency' && returnedOn === null && remittedOn === null
    ? remitBy(receivedOn, remittanceDays === null ? null : { days: remittanceDays })
    : null

export async function receiptList(
  tx: OrgTx,
  side: 'creditor' | 'agency',
  asked: ReceiptsAsked & { readonly limit: number; readonly offset: number },
) {
  const sums = await sumReceipts(tx, side, asked)
  return {
    receipts: await receiptViews(tx, await listReceipts(tx, side, asked)),
    count: sums.reduce((total, { count }) => total + count, 0),
    sums,
  }
}

/** The IBAN of the account that holds nothing but what is collected for others; null: not said. */
export const dedicatedIban = async (tx: OrgTx): Promise<string | null> => toIban((await agencyOf(tx)).iban)

export async function fundsShown(
  tx: OrgTx,
  today: LocalDate,
): Promise<{ accounts: FundAccountView[]; dedicated: DedicatedView[]; iban: string | null }> {
  const accounts = await fundAccounts(tx)
  const iban = await dedicatedIban(tx)
  const sums = iban === null ? [] : await dedicatedSums(tx, iban)
  return {
    iban,
    accounts: accounts.map(({ creditorOrgId, creditor, ...one }) => {
      const by = one.remitBy === null ? null : remitBy(one.remitBy, { days: 0 })
      return { ...one, creditor: creditorOrgId, creditorName: creditor, remitBy: by, isLate: by !== null && by < today }
    }),
    dedicated: sums.map((one) => {
      const heldCents = sumCents(
        accounts.filter(({ currency }) => currency === one.currency).map(({ balanceCents }) => balanceCents),
      )
      const regainCents = sumCents(
        accounts.filter(({ currency }) => currency === one.currency).map((account) => account.regainCents),
      )
      // The bank has what is held and what was paid too much, what is ours, what nobody told yet, and not yet what was recorded before it came;
      // still what is about to leave, and no more what was paid back for a creditor.
      const known = sumCents([
        ...[heldCents, one.overCents, one.openCents, -one.awaitedCents, one.ownCents, one.outCents, -regainCents],
        ...[one.underwayCents, one.goingBackCents, one.givenBackCents],
      ])
      return {
        ...one,
        heldCents,
        regainCents,
        unexplainedCents: one.balanceCents === null ? null : one.balanceCents - known,
      }
    }),
  }
}

export const entryView = ({ receiptNo, placementNo, ...one }: FundEntry): FundEntryView => ({
  ...one,
  receipt: receiptNo === null ? null : receiptNumber(receiptNo),
  placement: placementNo === null ? null : placementNumber(placementNo),
})

export const lineView = ({ moves, ...line }: DedicatedLine): DedicatedLineView => ({
  ...line,
  moves: moves.map(({ remittanceNo, receiptNo, ...one }) => ({
    ...one,
    number:
      remittanceNo !== null ? remittanceNumber(remittanceNo) : receiptNo === null ? null : receiptNumber(receiptNo),
  })),
})
