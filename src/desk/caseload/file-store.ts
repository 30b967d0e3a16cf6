import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { type Held, type Reckoned, WAKING } from './model.ts'

/** The rows of an agency, in its own organisation. */

/** Refreshes of one creditor's files go one after the other: what is read last is what is written last. */
export const lockFiles = (tx: OrgTx): Promise<unknown[]> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('desk.file_in_hand'), ${tx.orgId}::int)`)

export const keepCreditor = (
  tx: OrgTx,
  { orgId, name }: { readonly orgId: number; readonly name: string },
  today: LocalDate,
): Promise<number> =>
  tx.run(sql`
    insert into desk.creditor_in_hand (org_id, creditor_org_id, name, reckoned_on) values (${tx.orgId}, ${orgId}, ${name}, ${today}::date - 1)
    on conflict (org_id, creditor_org_id) do update set name = excluded.name where desk.creditor_in_hand.name <> excluded.name`)

export const markReckoned = (tx: OrgTx, creditorOrgId: number, today: LocalDate): Promise<number> =>
  tx.run(sql`
    update desk.creditor_in_hand set reckoned_on = ${today}::date where org_id = ${tx.orgId} and creditor_org_id = ${creditorOrgId}`)

/** Creditors whose files were not reckoned on this day: those who came in since, and those from whom nothing is held any more, too. */
export const creditorsToReckon = async (tx: OrgTx, today: LocalDate): Promise<number[]> =>
  (
    await tx.rows<{ creditor: number }>(sql`
      select coalesce(d.org_id, c.creditor_org_id) as creditor
      from (select distinct org_id from access.delegation where agency_org_id = ${tx.orgId} and ended_at is null) d
      full join (select creditor_org_id, reckoned_on from desk.creditor_in_hand where org_id = ${tx.orgId}) c on c.creditor_org_id = d.org_id
      where c.reckoned_on is distinct from ${today}::date order by 1`)
  ).map(({ creditor }) => creditor)

export type KeptFile = { readonly held: Held; readonly reckoned: Reckoned }

/**
 * Writes what these debtors' files come to; those that are in hand no more go. What the agency decided about its own work stays, a new
 * file goes to whoever has charge of its creditor, and a row that says what it said is not written.
 */
export async function keepFiles(
  tx: OrgTx,
  creditorOrgId: number,
  customerIds: readonly string[],
  files: readonly KeptFile[],
  at: Date,
): Promise<void> {
  await tx.run(sql`
    delete from desk.file_in_hand where org_id = ${tx.orgId} and creditor_org_id = ${creditorOrgId} and customer_id = any(${customerIds}::uuid[])
      and placement_id <> all(${files.map(({ held }) => held.placementId)}::uuid[])`)
  if (files.length === 0) return
  await tx.run(sql`
    with said as (
      select f.*, f.value_cents::float8 / coalesce(s.middle_cents, 1) as pressing, c.member
      from jsonb_to_recordset(${JSON.stringify(files.map(rowOf))}::jsonb) f(placement_id uuid, no int, mandate_no int, customer_id uuid,
        customer_name text, customer_code text, document_nos text[], documents int, currency text, stage text, is_pilot boolean, placed_on date,
        placed_cents bigint, open_cents bigint, oldest_on date, last_contact_on date, next_what text, next_on date, next_words text, promise_on date,
        promise_cents bigint, disputed_cents bigint, awaits_approval boolean, expected_cents bigint, urgency jsonb, urgency_percent int,
        value_cents bigint)
      join desk.creditor_in_hand c on c.org_id = ${tx.orgId} and c.creditor_org_id = ${creditorOrgId}
      left join desk.file_scale s on s.org_id = c.org_id and s.currency = f.currency)
    insert into desk.file_in_hand as k (org_id, creditor_org_id, placement_id, no, mandate_no, customer_id, customer_name, customer_code, search,
      document_nos, documents, currency, stage, is_pilot, placed_on, placed_cents, open_cents, oldest_on, last_contact_on, next_what, next_on,
      next_words, promise_on, promise_cents, disputed_cents, awaits_approval, expected_cents, urgency, urgency_percent, value_cents, pressing,
      reckoned_at, member)
    select ${tx.orgId}::int, ${creditorOrgId}::int, placement_id, no, mandate_no, customer_id, customer_name, customer_code,
      array_to_tsvector(desk.words_of(concat_ws(' ', customer_name, customer_code, array_to_string(document_nos, ' ')))), document_nos, documents, currency, stage,
      is_pilot, placed_on, placed_cents, open_cents, oldest_on, last_contact_on, next_what, next_on, next_words, promise_on, promise_cents,
      disputed_cents, awaits_approval, expected_cents, urgency, urgency_percent, value_cents, pressing, ${at}::timestamptz, member
    from said
    on conflict (org_id, creditor_org_id, placement_id) do update set customer_name = excluded.customer_name, customer_code = excluded.customer_code,
      search = excluded.search, document_nos = excluded.document_nos, documents = excluded.documents, stage = excluded.stage,
      open_cents = excluded.open_cents, oldest_on = excluded.oldest_on, last_contact_on = excluded.last_contact_on, next_what = excluded.next_what,
      next_on = excluded.next_on, next_words = excluded.next_words, promise_on = excluded.promise_on, promise_cents = excluded.promise_cents,
      disputed_cents = excluded.disputed_cents, awaits_approval = excluded.awaits_approval, expected_cents = excluded.expected_cents,
      urgency = excluded.urgency, urgency_percent = excluded.urgency_percent, value_cents = excluded.value_cents, pressing = excluded.pressing,
      reckoned_at = excluded.reckoned_at,
      snoozed_until = case when excluded.next_what = any(${WAKING}) and k.next_what <> excluded.next_what then null else k.snoozed_until end
    where (k.customer_name, k.customer_code, k.document_nos, k.documents, k.stage, k.open_cents, k.oldest_on, k.last_contact_on, k.next_what, k.next_on,
        k.next_words, k.promise_on, k.promise_cents, k.disputed_cents, k.awaits_approval, k.urgency, k.value_cents, k.pressing)
      is distinct from (excluded.customer_name, excluded.customer_code, excluded.document_nos, excluded.documents, excluded.stage, excluded.open_cents,
        excluded.oldest_on, excluded.last_contact_on, excluded.next_what, excluded.next_on, excluded.next_words, excluded.promise_on,
        excluded.promise_cents, excluded.disputed_cents, excluded.awaits_approval, excluded.urgency, excluded.value_cents, excluded.pressing)`)
}

const rowOf = ({ held, reckoned }: KeptFile): Record<string, unknown> => ({
  placement_id: held.placementId,
  no: held.no,
  mandate_no: held.mandateNo,
  customer_id: held.customerId,
  customer_name: held.customerName,
  customer_code: held.customerCode,
  document_nos: reckoned.documentNos,
  documents: reckoned.documents,
  currency: held.currency,
  stage: held.stage,
  is_pilot: held.isPilot,
  placed_on: held.placedOn,
  placed_cents: held.placedCents,
  open_cents: reckoned.openCents,
  oldest_on: reckoned.oldestOn,
  last_contact_on: reckoned.lastContactOn,
  next_what: reckoned.nextWhat,
  next_on: reckoned.nextOn,
  next_words: reckoned.nextWords,
  promise_on: reckoned.promiseOn,
  promise_cents: reckoned.promiseCents,
  disputed_cents: reckoned.disputedCents,
  awaits_approval: reckoned.awaitsApproval,
  expected_cents: reckoned.expectedCents,
  urgency: reckoned.urgency,
  urgency_percent: reckoned.urgencyPercent,
  value_cents: reckoned.valueCents,
})

/** Files of debtors whom nobody placed any more. */
export const dropOthers = (tx: OrgTx, creditorOrgId: number, customerIds: readonly string[]): Promise<number> =>
  tx.run(sql`
    delete from desk.file_in_hand where org_id = ${tx.orgId} and creditor_org_id = ${creditorOrgId} and customer_id <> all(${customerIds}::uuid[])`)

export const dropCreditor = (tx: OrgTx, creditorOrgId: number): Promise<number> =>
  tx.run(sql`delete from desk.creditor_in_hand where org_id = ${tx.orgId} and creditor_org_id = ${creditorOrgId}`)
