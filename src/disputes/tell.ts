import type { By } from '../cash/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { tellFact } from '../platform/facts.ts'
import { record } from '../trail/index.ts'

type About = { readonly id: string; readonly customerId: string }

/** Writes down what was done to a dispute, on the timeline of its customer. Call it last. */
export const recordOn = (tx: OrgTx, { id, customerId }: About, by: By, verb: string, data: object): Promise<void> =>
  record(tx, {
    actor: by.actor,
    at: by.at,
    verb,
    subject: { kind: 'customer', id: customerId },
    data: { dispute: id, ...data },
  })

/** The same for what changes which documents are asked for: reminders are decided again. */
export async function tellDispute(tx: OrgTx, about: About, by: By, verb: string, data: object): Promise<void> {
  await tellFact(tx, 'dispute_moved', { orgId: tx.orgId, customerId: about.customerId })
  await recordOn(tx, about, by, verb, data)
}
