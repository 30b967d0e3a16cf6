import { Refused } from '../../kernel/verdict.ts'
import type { Db } from '../../platform/db.ts'
import { waitForTurn } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import { itemsMovedBy } from '../lines/effect-store.ts'
import { outdateProposals } from '../lines/outdate-proposals.ts'
import { keepProposals } from '../lines/proposal-store.ts'
import { refusalsFor } from '../lines/refusal-store.ts'
import type { Proposal } from '../model.ts'
import { proposeReturns } from '../returns/propose-returns.ts'
import { openReturns, receiptsReturnable } from '../returns/receipt-store.ts'
import { returnPayment } from '../returns/return-payment.ts'
import { settingOf } from '../setting-store.ts'

type Proposed = { readonly lineId: string; readonly proposals: readonly Proposal[] }

/**
 * Payments that came back reopen what they settled, where the bank says beyond doubt which they are; the others are proposed.
 * Each in a transaction of its own: one that the books bear out no longer when its turn comes is proposed like the others,
 * and holds up none of them.
 */
export async function reopenReturns(db: Db, orgId: number, by: By, only: readonly string[] | null): Promise<void> {
  const sure = await db.inOrg(orgId, async (tx) => {
    if ((await openReturns(tx, only)).length === 0) return []
    // No act comes between what is read and what is proposed.
    await waitForTurn(tx)
    const lines = await openReturns(tx, only)
    const { feeCents } = await settingOf(tx)
    const receipts = Map.groupBy(await receiptsReturnable(tx, lines, feeCents), (receipt) => receipt.lineId)
    const refusals = Map.groupBy(
      await refusalsFor(
        tx,
        lines.map((line) => line.id),
      ),
      (refusal) => refusal.lineId,
    )
    const used = new Set<string>()
    const sure: Proposed[] = []
    const proposed: Proposed[] = []
    for (const { id: lineId, ...line } of lines) {
      const refused = new Set((refusals.get(lineId) ?? []).map((refusal) => refusal.subjectId))
      const possible = (receipts.get(lineId) ?? []).filter(
        ({ itemIds, customerId }) => !refused.has(customerId) && !itemIds.some((id) => used.has(id) || refused.has(id)),
      )
      const proposals = proposeReturns({ id: lineId, ...line }, possible)
      const first = proposals[0]
      // A fee that the bank tells is no guess.
      const isWhole = !first?.gap || first.gap.cents === line.feeCents
      if (first && !first.isTied && isWhole && refused.size === 0 && first.evidence[0]!.code !== 'returned_amount') {
        for (const id of possible.find(({ itemIds }) => itemIds[0] === first.bookedItemId)!.itemIds) used.add(id)
        sure.push({ lineId, proposals })
      } else proposed.push({ lineId, proposals })
    }
    if (proposed.length > 0) await keepProposals(tx, proposed, by.at)
    return sure
  })
  for (const one of sure) {
    const { evidence, bookedItemId } = one.proposals[0]!
    const order = { lineId: one.lineId, receiptId: bookedItemId!, evidence, how: 'automatic' } as const
    try {
      await db.inOrg(orgId, async (tx) => {
        const matches = await returnPayment(tx, order, by)
        const matchIds = matches.map((match) => match.id)
        await outdateProposals(tx, await itemsMovedBy(tx, matchIds), [one.lineId])
      })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      await db.inOrg(orgId, async (tx) => {
        const isOpen = (await openReturns(tx, [one.lineId])).length > 0
        if (isOpen) await keepProposals(tx, [one], by.at)
      })
    }
  }
}
