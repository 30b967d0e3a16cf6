import type { OrgTx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { waitForTurn } from '../../trail/index.ts'
import { markOutdated } from './proposal-store.ts'

/**
 * These items were settled, or are open again: what other open lines were told of them no longer holds. Those lines are looked
 * at again by a job, which exists if and only if this transaction commits. `lineIds`: the lines that moved the items. Called after
 * they moved, in turn with the pages of matching: a page has written what it proposes before, or reads the items as they are now.
 */
export async function outdateProposals(
  tx: OrgTx,
  itemIds: readonly string[],
  lineIds: readonly string[],
): Promise<void> {
  await waitForTurn(tx)
  if ((await markOutdated(tx, itemIds, lineIds)) > 0)
    await enqueue(tx, 'cash.look_again', { orgId: tx.orgId }, { key: `cash.look_again:${tx.orgId}` })
}
