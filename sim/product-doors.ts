import { markPosted } from '../src/correspondence/index.ts'
import type { LocalDate } from '../src/kernel/calendar.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { sql } from '../src/platform/sql.ts'
import type { Actor } from '../src/trail/index.ts'

/** What the player looks at between two acts: the same tables a person's screens show. */

export type SentReminder = {
  readonly customerId: string
  readonly code: string
  readonly level: number
  readonly documents: { readonly itemId: string; readonly documentNo: string }[]
}

/** Reminders about late documents that left, or were done, on a day. */
export const remindersOf = (tx: OrgTx, on: LocalDate): Promise<SentReminder[]> =>
  tx.rows(sql`
    select a.customer_id, c.code, greatest(a.step_position - 1, 1) as level,
      (select jsonb_agg(jsonb_build_object('itemId', i.id, 'documentNo', i.document_no) order by i.document_no) from ledger.item i
       where i.org_id = a.org_id and i.id = any(a.item_ids)) as documents
    from dunning.action a join parties.customer c on c.org_id = a.org_id and c.id = a.customer_id
    where a.org_id = ${tx.orgId} and a.state = 'done' and a.contact_on = ${on}::date and a.step_position > 1
    order by c.code, a.step_position, a.id`)

export const toConfirm = async (tx: OrgTx): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(
      sql`select id from dunning.action where org_id = ${tx.orgId} and state = 'planned' and verdict = 'confirm' order by id`,
    )
  ).map((row) => row.id)

export const lettersToPost = async (tx: OrgTx): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(
      sql`select id from correspondence.message where org_id = ${tx.orgId} and channel in ('letter', 'registered_letter') and state = 'produced' order by id`,
    )
  ).map((row) => row.id)

export const postLetters = (
  tx: OrgTx,
  ids: readonly string[],
  on: LocalDate,
  actor: Actor,
  at: Date,
): Promise<number> =>
  markPosted(
    tx,
    { batchId: null, letters: ids.map((id) => ({ id, registeredNo: null })), postedOn: on },
    'Europe/Paris',
    { actor, at },
  )
