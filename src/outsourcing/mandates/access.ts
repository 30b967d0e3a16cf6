import { endDelegation, openDelegation } from '../../access/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { tellFact } from '../../platform/facts.ts'
import { mandateNumber } from '../model.ts'
import { accessDue, filesOverdue, mandatesToEnd, setState } from './store.ts'

/** Lets the agencies of running mandates in, and those of mandates that are over out. */
export async function settleAccess(tx: OrgTx, today: LocalDate, at: Date): Promise<void> {
  for (const { id, no, agencyOrgId, opens } of await accessDue(tx, today))
    if (opens) await openDelegation(tx, { mandateId: id, agencyOrgId, name: mandateNumber(no) }, at)
    else await endDelegation(tx, id, at)
}

/** What a day brings to mandates: those whose last day has passed are over, and agencies come in and go out. */
export async function turnDay(tx: OrgTx, today: LocalDate, at: Date): Promise<void> {
  for (const { id } of await mandatesToEnd(tx, today)) {
    await setState(tx, id, 'ended')
    await tellMoved(tx, id)
  }
  for (const id of await filesOverdue(tx, today)) await tellMoved(tx, id)
  await settleAccess(tx, today, at)
}

/** A mandate began, changed or ended: whoever placed claims under it looks again. */
export const tellMoved = (tx: OrgTx, mandateId: string): Promise<void> =>
  tellFact(tx, 'mandate_moved', { orgId: tx.orgId, mandateId })
