import { letterUnwanted } from '../../correspondence/index.ts'
import type { JobPayload } from '../../platform/jobs.ts'
import { reminderRefusals } from '../actions/reminder-refusals.ts'
import type { DunningDeps } from '../deps.ts'
import { lettersOutOfHand } from './store.ts'

/**
 * Answers the doorbell of placements that moved: letters that an agency was to print about what came back are cancelled. What waits to leave by
 * itself is asked about as it leaves.
 */
export async function agencyLettersFollow(deps: DunningDeps, payload: JobPayload): Promise<void> {
  const customers = (payload.customerIds ?? (payload.customerId ? [payload.customerId] : null)) as string[] | null
  await deps.db.inOrg(payload.orgId, async (tx) => {
    const hooks = { refusals: (own: typeof tx, ids: readonly string[]) => reminderRefusals(own, deps, ids) }
    for (const { id, senderOrgId } of await lettersOutOfHand(tx, customers))
      await letterUnwanted(tx, hooks, id, { at: deps.clock.now(), senderOrgId })
  })
}
