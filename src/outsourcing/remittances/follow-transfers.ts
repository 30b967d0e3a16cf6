import { organisationOf } from '../../access/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import { Refused } from '../../kernel/verdict.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { JobPayload } from '../../platform/jobs.ts'
import { systemActor } from '../../trail/index.ts'
import { dedicatedIban } from '../receipts/present.ts'
import { leavesAmong } from './leaves.ts'
import { linesOut, remittancesLeaving } from './move-store.ts'
import { tellMove } from './tell-moves.ts'

/**
 * Answers the doorbell of new bank lines, as the agency: a line out that pays remittances is told so, and what nobody said to be paid is paid on
 * its day. Each in a transaction of its own; one that may not be paid any more waits for a person. Run twice, it changes nothing.
 */
export async function remittancesLeft(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { orgId }: JobPayload,
): Promise<void> {
  const left = await db.inOrg(orgId, async (tx) => {
    const iban = await dedicatedIban(tx)
    const lines = iban === null ? [] : await linesOut(tx, iban)
    return lines.length === 0 ? [] : leavesAmong(lines, await remittancesLeaving(tx))
  })
  if (left.length === 0) return
  const at = clock.now()
  const { timeZone } = await db.inOrg(orgId, organisationOf)
  const by = { actor: systemActor('remittances'), at, today: dayIn(timeZone, at) }
  for (const { line, remittances } of left) {
    const remittanceIds = remittances.map(({ id }) => id)
    try {
      await db.inOrg(orgId, (tx) => tellMove(tx, line.id, { kind: 'remittance', remittanceIds }, by))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }
}
