import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { Assignment } from './collector-store.ts'

/** Something done with many customers at once; an assignment knows how each stood before. */
export type BulkAct =
  | { readonly what: 'put_off'; readonly customerIds: readonly string[] }
  | { readonly what: 'assigned'; readonly before: readonly Assignment[] }

type Row = {
  readonly what: BulkAct['what']
  readonly customerIds: string[]
  readonly members: (string | null)[] | null
}

/** Keeps what was done under an id, and forgets what is a day old: it was undone by then, or stands. */
export async function keepBulkAct(tx: OrgTx, id: string, act: BulkAct, at: Date): Promise<void> {
  await tx.run(sql`
    delete from desk.bulk_act where org_id = ${tx.orgId} and done_at < ${at}::timestamptz - interval '1 day'`)
  const ids = act.what === 'put_off' ? act.customerIds : act.before.map(({ customerId }) => customerId)
  const members = act.what === 'put_off' ? null : act.before.map(({ member }) => member)
  if (ids.length === 0) return
  await tx.run(sql`
    insert into desk.bulk_act (org_id, id, what, customer_ids, members, done_at)
    values (${tx.orgId}, ${id}, ${act.what}, ${ids}::uuid[], ${members}::text[], ${at})`)
}

/** Gives what was done under an id, once: it is being undone. Null when it is unknown, undone or too old. */
export async function takeBulkAct(tx: OrgTx, id: string): Promise<BulkAct | null> {
  const row = await tx.maybe<Row>(sql`
    delete from desk.bulk_act where org_id = ${tx.orgId} and id = ${id} returning what, customer_ids, members`)
  if (!row) return null
  const { what, customerIds, members } = row
  if (what === 'put_off') return { what, customerIds }
  return { what, before: customerIds.map((customerId, index) => ({ customerId, member: members![index]! })) }
}
