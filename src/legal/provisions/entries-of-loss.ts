import type { JournalLine } from '../../cash/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { closingsOf, linesOfClosing } from './closing-store.ts'
import { lossEntries } from './entry-file.ts'
import type { Loss } from './loss-store.ts'

/** The entries of a loss: what stood on the account of doubtful customers at the closing before leaves it from there. */
export async function entriesOfLoss(
  tx: OrgTx,
  loss: Loss,
  customer: { readonly code: string; readonly name: string },
): Promise<JournalLine[]> {
  const before = (await closingsOf(tx)).find(
    ({ closingOn, currency }) => closingOn < loss.on && currency === loss.currency,
  )
  const doubtful = before ? await linesOfClosing(tx, before.id) : []
  return lossEntries(loss, customer, new Set(doubtful.filter((line) => line.grossCents > 0).map((line) => line.itemId)))
}
