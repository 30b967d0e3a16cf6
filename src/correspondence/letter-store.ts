import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import { carriedBy } from './sending-store.ts'

/** Letters laid out and in no batch yet, oldest first: what was printed and not said to be posted is not printed again. */
export const producedLetterIds = async (tx: OrgTx): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select id from correspondence.message where org_id = ${tx.orgId} and state = 'produced' and print_batch_id is null and sender_org_id is null order by queued_at, id`)
  ).map((row) => row.id)

export async function insertPrintBatch(tx: OrgTx, batch: { id: string; by: string; at: Date }): Promise<void> {
  await tx.run(
    sql`insert into correspondence.print_batch (org_id, id, made_at, made_by) values (${tx.orgId}, ${batch.id}, ${batch.at}, ${batch.by})`,
  )
}

/** Puts letters that are ready into a batch; one taken out of an earlier batch leaves it. Gives how many. */
export const putInBatch = (tx: OrgTx, batchId: string, ids: readonly string[]): Promise<number> =>
  tx.run(sql`
    update correspondence.message set print_batch_id = ${batchId} where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and state = 'produced'`)

export type BatchedLetter = { id: string; version: number; state: string }
/** The letters of a batch in the order they are printed. */
export const lettersInBatch = (tx: OrgTx, batchId: string): Promise<BatchedLetter[]> =>
  tx.rows(sql`
    select id, version, state from correspondence.message
    where org_id = ${tx.orgId} and print_batch_id = ${batchId} and state in ('produced', 'posted') order by queued_at, id`)

/** Locks the letters named, or all of a batch that are not posted yet: ours, or those that another organisation prints and posts. */
export const lockToPost = (
  tx: OrgTx,
  which: { batchId: string | null; ids: readonly string[]; senderOrgId: number | null },
): Promise<{ id: string; state: string; settledAt: Date }[]> =>
  tx.rows(sql`
    select m.id, m.state, m.settled_at from correspondence.message m
    where m.org_id = ${tx.orgId} and ${carriedBy(which.senderOrgId)} and channel in ('letter', 'registered_letter') and (id = any(${which.ids}::uuid[]) or (print_batch_id = ${which.batchId}::uuid and state = 'produced'))
    order by id for update`)

export const postLetter = (
  tx: OrgTx,
  id: string,
  posted: { on: LocalDate; registeredNo: string | null; at: Date },
): Promise<number> =>
  tx.run(sql`
    update correspondence.message set state = 'posted', posted_on = ${posted.on}, registered_no = ${posted.registeredNo}, settled_at = ${posted.at}
    where org_id = ${tx.orgId} and id = ${id} and state = 'produced'`)

export async function listPrintBatches(tx: OrgTx, page: { limit: number; offset: number }) {
  const rows = await tx.rows<{ id: string; madeAt: Date; madeBy: string; letters: number; posted: number }>(sql`
    select b.id, b.made_at, b.made_by, count(m.id)::int as letters, count(m.id) filter (where m.state = 'posted')::int as posted
    from correspondence.print_batch b
    left join correspondence.message m on m.org_id = b.org_id and m.print_batch_id = b.id and m.state in ('produced', 'posted')
    where b.org_id = ${tx.orgId} group by b.id, b.made_at, b.made_by order by b.made_at desc, b.id desc limit ${page.limit} offset ${page.offset}`)
  const { toPrint } = await tx.one<{ toPrint: number }>(sql`
    select count(*)::int as to_print from correspondence.message where org_id = ${tx.orgId} and state = 'produced' and print_batch_id is null and sender_org_id is null`)
  return { rows, toPrint }
}
