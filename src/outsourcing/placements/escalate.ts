import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { insertEvents } from './placement-store.ts'
import type { PlacementRow } from './read-store.ts'

/**
 * A file goes from the amicable stage to the court stage, on the creditor's word: what is collected from then on is paid for as the mandate
 * says of that stage, and the court may be asked for its documents.
 */
export async function escalate(tx: OrgTx, { id }: PlacementRow, note: string, { actor, at, today }: By): Promise<void> {
  await tx.run(sql`update outsourcing.placement set stage = 'court' where org_id = ${tx.orgId} and id = ${id}`)
  const event = { id: newId(at), placementId: id, kind: 'escalated', on: today, cents: 0, itemId: null, note } as const
  await insertEvents(tx, [event], { at, name: actor.name })
}
