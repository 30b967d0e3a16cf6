import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import type { ChargeKind, Segment } from './model.ts'

export type ChargeNote = {
  readonly id: string
  readonly no: number
  readonly customerId: string
  readonly currency: string
  readonly upTo: LocalDate
  readonly interestCents: number
  readonly indemnityCents: number
  readonly interestItemId: string | null
  readonly indemnityItemId: string | null
  readonly madeAt: Date
  readonly madeByName: string
  readonly takenBackAt: Date | null
  readonly takenBackWhy: string
  /** What it was claimed in together with others; null: by itself. */
  readonly batchId: string | null
}

/** What a note asks of one document, with the calculation as it was shown when it was made. */
export type ChargeLine = {
  readonly noteId: string
  readonly itemId: string
  readonly kind: ChargeKind
  readonly cents: number
  readonly sheet: readonly Segment[]
}

/** One act on the charges of a customer at a time: two of them would each find the same interest unclaimed. */
export const lockCharges = (tx: OrgTx, customerIds: readonly string[]): Promise<unknown[]> =>
  tx.rows(sql`
    select pg_advisory_xact_lock(hashtext('legal.charges'), hashtext(id))
    from (select unnest(${customerIds}::text[]) as id order by 1) ids`)

export async function nextNumber(tx: OrgTx): Promise<number> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('legal.charge_note'), ${tx.orgId}::int)`)
  const { no } = await tx.one<{ no: number }>(
    sql`select coalesce(max(no), 0) + 1 as no from legal.charge_note where org_id = ${tx.orgId}`,
  )
  return no
}

export const noteColumns = part`id, no, customer_id, currency, up_to, interest_cents, indemnity_cents, interest_item_id, indemnity_item_id, made_at,
  made_by_name, taken_back_at, taken_back_why, batch_id`

export const noteOf = (tx: OrgTx, id: string): Promise<ChargeNote | null> =>
  tx.maybe(sql`select ${noteColumns} from legal.charge_note where org_id = ${tx.orgId} and id = ${id}`)

/** The notes of a customer, the newest first. */
export const notesOf = (tx: OrgTx, customerId: string): Promise<ChargeNote[]> =>
  tx.rows(sql`
    select ${noteColumns} from legal.charge_note where org_id = ${tx.orgId} and customer_id = ${customerId} order by no desc limit 200`)

export const linesOf = (tx: OrgTx, noteId: string): Promise<ChargeLine[]> =>
  tx.rows(sql`
    select note_id, item_id, kind, cents, sheet from legal.charge_line where org_id = ${tx.orgId} and note_id = ${noteId} order by item_id, kind desc`)

export async function insertNotes(
  tx: OrgTx,
  notes: readonly ChargeNote[],
  lines: readonly ChargeLine[],
): Promise<void> {
  const of = <K extends keyof ChargeNote>(key: K) => notes.map((note) => note[key])
  await tx.run(sql`
    insert into legal.charge_note (org_id, id, no, customer_id, currency, up_to, interest_cents, indemnity_cents, interest_item_id,
      indemnity_item_id, made_at, made_by_name, batch_id)
    select ${tx.orgId}::int, n.* from unnest(${of('id')}::uuid[], ${of('no')}::int[], ${of('customerId')}::uuid[], ${of('currency')}::text[],
      ${of('upTo')}::date[], ${of('interestCents')}::bigint[], ${of('indemnityCents')}::bigint[], ${of('interestItemId')}::uuid[],
      ${of('indemnityItemId')}::uuid[], ${of('madeAt')}::timestamptz[], ${of('madeByName')}::text[], ${of('batchId')}::uuid[]) n`)
  await tx.run(sql`
    insert into legal.charge_line (org_id, note_id, item_id, kind, cents, sheet)
    select ${tx.orgId}::int, l.note_id, l.item_id, l.kind, l.cents, l.sheet::jsonb
    from unnest(${lines.map((one) => one.noteId)}::uuid[], ${lines.map((one) => one.itemId)}::uuid[], ${lines.map((one) => one.kind)}::text[],
      ${lines.map((one) => one.cents)}::bigint[], ${lines.map((one) => JSON.stringify(one.sheet))}::text[]) as l(note_id, item_id, kind, cents, sheet)`)
}

export async function markTakenBack(tx: OrgTx, ids: readonly string[], why: string, at: Date): Promise<void> {
  await tx.run(sql`
    update legal.charge_note set taken_back_at = ${at}, taken_back_why = ${why} where org_id = ${tx.orgId} and id = any(${ids}::uuid[])`)
  await tx.run(sql`
    update legal.charge_line set is_standing = false where org_id = ${tx.orgId} and note_id = any(${ids}::uuid[])`)
}

export type NewDebit = {
  readonly id: string
  readonly customerId: string
  readonly kind: 'interest' | 'fee'
  readonly cents: number
  readonly currency: string
  readonly documentNo: string
  readonly label: string
}

/** Debits due on the day they are booked, for `bookItems`. */
export const newDebits = (debits: readonly NewDebit[], on: LocalDate) => part`
  select n.id, n.customer_id, n.kind, 1::smallint as side, n.amount_cents, n.currency, n.document_no, n.label, ${on}::date as issued_on,
    ${on}::date as due_on, 'stated'::text as due_source, null::uuid as source_id, null::int as source_line, null::uuid as source_key,
    null::uuid as settle_key, null::date as settled_on
  from unnest(${debits.map((one) => one.id)}::uuid[], ${debits.map((one) => one.customerId)}::uuid[], ${debits.map((one) => one.kind)}::text[],
    ${debits.map((one) => one.cents)}::bigint[], ${debits.map((one) => one.currency)}::text[], ${debits.map((one) => one.documentNo)}::text[],
    ${debits.map((one) => one.label)}::text[]) as n(id, customer_id, kind, amount_cents, currency, document_no, label)`

/** What is still to pay of the notes of customers, in euros: one row a debit of theirs. */
export const openNoteDebits = (
  tx: OrgTx,
  customerIds: readonly string[],
): Promise<{ itemId: string; customerId: string; kind: 'interest' | 'fee'; openCents: number }[]> =>
  tx.rows(sql`
    select i.id as item_id, i.customer_id, i.kind, i.open_cents from legal.charge_note n
    join ledger.item i on i.org_id = n.org_id and i.id in (n.interest_item_id, n.indemnity_item_id) and i.open_cents > 0
    where n.org_id = ${tx.orgId} and n.customer_id = any(${customerIds}::uuid[]) and n.taken_back_at is null and n.currency = 'EUR'`)

/** What notes that stand ask, document by document, without its calculation. */
export type LineTold = Pick<ChargeLine, 'noteId' | 'itemId' | 'kind'>
export const linesStanding = (tx: OrgTx, noteIds: readonly string[]): Promise<LineTold[]> =>
  tx.rows(sql`
    select note_id, item_id, kind from legal.charge_line
    where org_id = ${tx.orgId} and note_id = any(${noteIds}::uuid[]) and is_standing`)

/** Notes that stand and were reckoned on documents of an import. */
export const claimedOfImport = async (tx: OrgTx, importId: string): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(distinct l.note_id)::int as count from legal.charge_line l
      join ledger.item i on i.org_id = l.org_id and i.id = l.item_id
      where l.org_id = ${tx.orgId} and l.is_standing and i.source_id = ${importId}`)
  ).count

/** Those of these customers for whom anything was ever claimed, given up or agreed. */
export const chargedAmong = async (tx: OrgTx, customerIds: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ customerId: string }>(sql`
      select customer_id from legal.charge_note where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])
      union select customer_id from legal.charge_waiver where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])
      union select customer_id from legal.customer_terms where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])`)
  ).map(({ customerId }) => customerId)
