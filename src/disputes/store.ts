import type { LocalDate } from '../kernel/calendar.ts'
import type { ItemKind, Side } from '../ledger/model.ts'
import type { OrgTx } from '../platform/db.ts'
import { part, sql } from '../platform/sql.ts'
import type { DisputedPart, DisputeOutcome, DisputeSource, DisputeState } from './model.ts'

export type Dispute = {
  readonly id: string
  readonly customerId: string
  readonly categoryId: string
  readonly currency: string
  readonly source: DisputeSource
  readonly state: DisputeState
  /** The member who answers for it. */
  readonly owner: string | null
  /** The colleague without an account who answers for its cause. */
  readonly colleagueId: string | null
  readonly note: string
  readonly openedOn: LocalDate
  readonly openedAt: Date
  readonly openedBy: string
  readonly dueOn: LocalDate
  readonly awaitedCents: number | null
  readonly outcome: DisputeOutcome | null
  readonly creditItemId: string | null
  readonly writeOffId: string | null
  readonly forgivenCents: number | null
  readonly resolutionNote: string
  readonly resolvedOn: LocalDate | null
  readonly resolvedAt: Date | null
  readonly resolvedBy: string | null
  /** Concluded from the books: it ends when they say otherwise. */
  readonly isAutomatic: boolean
}

const columns = part`id, customer_id, category_id, currency, source, state, owner, colleague_id, note, opened_on, opened_at, opened_by, due_on, awaited_cents,
  outcome, credit_item_id, write_off_id, forgiven_cents, resolution_note, resolved_on, resolved_at, resolved_by, is_automatic`

export const disputeOf = (tx: OrgTx, id: string): Promise<Dispute | null> =>
  tx.maybe(sql`select ${columns} from disputes.dispute where org_id = ${tx.orgId} and id = ${id}`)

/** The dispute as it stands, locked: two people do not end it in two ways. */
export const lockDispute = (tx: OrgTx, id: string): Promise<Dispute | null> =>
  tx.maybe(sql`select ${columns} from disputes.dispute where org_id = ${tx.orgId} and id = ${id} for update`)

export type NewDispute = Pick<
  Dispute,
  | 'id'
  | 'customerId'
  | 'categoryId'
  | 'currency'
  | 'source'
  | 'owner'
  | 'colleagueId'
  | 'note'
  | 'openedOn'
  | 'openedAt'
  | 'openedBy'
  | 'dueOn'
>

export async function insertDispute(
  tx: OrgTx,
  d: NewDispute,
  parts: readonly (DisputedPart & { readonly itemId: string })[],
): Promise<void> {
  await tx.run(sql`
    insert into disputes.dispute (org_id, id, customer_id, category_id, currency, source, state, owner, colleague_id, note, opened_on,
      opened_at, opened_by, watched_from, due_on)
    values (${tx.orgId}, ${d.id}, ${d.customerId}, ${d.categoryId}, ${d.currency}, ${d.source}, 'open', ${d.owner}, ${d.colleagueId}, ${d.note},
      ${d.openedOn}, ${d.openedAt}, ${d.openedBy}, ${d.openedAt}, ${d.dueOn})`)
  await tx.run(sql`
    insert into disputes.disputed_item (org_id, dispute_id, item_id, customer_id, cents, is_whole, from_on)
    select ${tx.orgId}::int, ${d.id}::uuid, p.item_id, ${d.customerId}::uuid, p.cents, p.is_whole, ${d.openedOn}::date
    from unnest(${parts.map((one) => one.itemId)}::uuid[], ${parts.map((one) => one.cents)}::bigint[], ${parts.map((one) => one.isWhole)}::boolean[])
      as p(item_id, cents, is_whole)`)
}

export const updateDispute = (
  tx: OrgTx,
  id: string,
  to: Pick<Dispute, 'categoryId' | 'owner' | 'note' | 'dueOn'>,
): Promise<number> =>
  tx.run(sql`
    update disputes.dispute set category_id = ${to.categoryId}, owner = ${to.owner}, note = ${to.note}, due_on = ${to.dueOn}
    where org_id = ${tx.orgId} and id = ${id}`)

/** We were wrong: a credit note of this much is to come. */
export const awaitCredit = (tx: OrgTx, id: string, cents: number, note: string): Promise<number> =>
  tx.run(sql`
    update disputes.dispute set state = 'waiting', awaited_cents = ${cents}, resolution_note = ${note} where org_id = ${tx.orgId} and id = ${id}`)

export type Ending = {
  readonly outcome: DisputeOutcome
  readonly on: LocalDate
  readonly at: Date
  readonly by: string
  readonly isAutomatic: boolean
  readonly note: string
  readonly creditItemId: string | null
  readonly writeOffId: string | null
  readonly forgivenCents: number | null
  /** The last day on which its documents are not asked for. */
  readonly heldUntilOn: LocalDate
}

export async function endDispute(tx: OrgTx, id: string, end: Ending): Promise<void> {
  await tx.run(sql`
    update disputes.dispute set state = 'resolved', outcome = ${end.outcome}, resolved_on = ${end.on}, resolved_at = ${end.at}, resolved_by = ${end.by},
      is_automatic = ${end.isAutomatic}, resolution_note = case when ${end.note} = '' then resolution_note else ${end.note} end,
      credit_item_id = ${end.creditItemId}, write_off_id = ${end.writeOffId}, forgiven_cents = ${end.forgivenCents}
    where org_id = ${tx.orgId} and id = ${id}`)
  await tx.run(sql`
    update disputes.disputed_item set until_on = ${end.heldUntilOn} where org_id = ${tx.orgId} and dispute_id = ${id}`)
}

/**
 * Runs again. When the books say so (`at` null) an awaited credit note is awaited still; when a person does, everything is open again
 * and what the books said before counts no more.
 */
export async function takeUpAgain(tx: OrgTx, id: string, at: Date | null): Promise<void> {
  await tx.run(sql`
    update disputes.dispute set state = case when ${at !== null} or awaited_cents is null then 'open' else 'waiting' end,
      awaited_cents = case when ${at === null} then awaited_cents end, watched_from = coalesce(${at}::timestamptz, watched_from), outcome = null, resolved_on = null, resolved_at = null,
      resolved_by = null, is_automatic = false, credit_item_id = null, write_off_id = null, forgiven_cents = null
    where org_id = ${tx.orgId} and id = ${id}`)
  await tx.run(sql`
    update disputes.disputed_item set until_on = null where org_id = ${tx.orgId} and dispute_id = ${id} and until_on is not null`)
}

/** A contested document as it stands in the books. */
export type DisputedItem = DisputedPart & {
  readonly itemId: string
  readonly documentNo: string
  readonly kind: ItemKind
  readonly side: Side
  readonly amountCents: number
  readonly openCents: number
  readonly currency: string
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly isReversed: boolean
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate | null
}

export const disputedItems = (tx: OrgTx, disputeId: string): Promise<DisputedItem[]> =>
  tx.rows(sql`
    select p.item_id, coalesce(nullif(i.document_no, ''), left(i.label, 40)) as document_no, i.kind, i.side, i.amount_cents, i.open_cents, i.currency,
      i.issued_on, i.due_on, i.reversed as is_reversed, p.cents, p.is_whole, p.from_on, p.until_on
    from disputes.disputed_item p join ledger.item i on i.org_id = p.org_id and i.id = p.item_id
    where p.org_id = ${tx.orgId} and p.dispute_id = ${disputeId} order by i.due_on, i.id`)

/** A document of the books by its number, with what is left of it; null where whoever asks is not shown it. */
export const namedItem = (
  tx: OrgTx,
  itemId: string,
): Promise<{ itemId: string; documentNo: string; openCents: number } | null> =>
  tx.maybe(sql`
    select id as item_id, coalesce(nullif(document_no, ''), left(label, 40)) as document_no, open_cents
    from ledger.item where org_id = ${tx.orgId} and id = ${itemId}`)

/** Of these documents, those that another dispute contests now. */
export const inDispute = (
  tx: OrgTx,
  itemIds: readonly string[],
  but: string | null = null,
): Promise<{ itemId: string }[]> =>
  tx.rows(sql`
    select item_id from disputes.disputed_item
    where org_id = ${tx.orgId} and item_id = any(${itemIds}::uuid[]) and until_on is null and dispute_id is distinct from ${but}::uuid`)

export type Task = {
  readonly id: string
  readonly name: string
  readonly owner: string | null
  /** Whom a signed link reaches; a task is a member's or a colleague's. */
  readonly colleagueId: string | null
  readonly dueOn: LocalDate
  readonly doneAt: Date | null
  readonly doneBy: string | null
}

export const insertTasks = (
  tx: OrgTx,
  disputeId: string,
  tasks: readonly Pick<Task, 'id' | 'name' | 'owner' | 'colleagueId' | 'dueOn'>[],
): Promise<number> =>
  tx.run(sql`
    insert into disputes.task (org_id, id, dispute_id, position, name, owner, colleague_id, due_on)
    select ${tx.orgId}::int, t.id, ${disputeId}::uuid, t.position, t.name, t.owner, t.colleague_id, t.due_on
    from unnest(${tasks.map((one) => one.id)}::uuid[], ${tasks.map((one) => one.name)}::text[], ${tasks.map((one) => one.owner)}::text[],
      ${tasks.map((one) => one.colleagueId)}::uuid[], ${tasks.map((one) => one.dueOn)}::date[]) with ordinality as t(id, name, owner, colleague_id, due_on, position)`)

export const tasksOf = (tx: OrgTx, disputeId: string): Promise<Task[]> =>
  tx.rows(sql`
    select id, name, owner, colleague_id, due_on, done_at, done_by from disputes.task
    where org_id = ${tx.orgId} and dispute_id = ${disputeId} order by position`)

/** Ticks a task, or takes the tick back; none when it is so already, or is not of this dispute. */
export const tickTask = (
  tx: OrgTx,
  disputeId: string,
  taskId: string,
  done: { readonly at: Date; readonly by: string } | null,
): Promise<{ name: string } | null> =>
  tx.maybe(sql`
    update disputes.task set done_at = ${done?.at ?? null}, done_by = ${done?.by ?? null}
    where org_id = ${tx.orgId} and dispute_id = ${disputeId} and id = ${taskId} and (done_at is null) = ${done !== null}
    returning name`)

export type DisputeNote = {
  readonly id: string
  readonly body: string
  readonly writtenAt: Date
  readonly writtenBy: string
}

export const insertNote = (tx: OrgTx, disputeId: string, note: DisputeNote): Promise<number> =>
  tx.run(sql`
    insert into disputes.note (org_id, id, dispute_id, body, written_at, written_by)
    values (${tx.orgId}, ${note.id}, ${disputeId}, ${note.body}, ${note.writtenAt}, ${note.writtenBy})`)

export const notesOf = (tx: OrgTx, disputeId: string): Promise<DisputeNote[]> =>
  tx.rows(sql`
    select id, body, written_at, written_by from disputes.note
    where org_id = ${tx.orgId} and dispute_id = ${disputeId} order by written_at desc, id desc limit 500`)
