import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { RETURNS_FORMAT } from './returns-file-store.ts'

/** Days between the day a movement is first told and the day it is booked, as between an evening's report and the statement. */
export const TOLD_WITHIN_DAYS = 5

/** Sums that one message tells whole and another in parts: by the bank's reference of the sum first, then by day and amount. */
export async function recogniseBatches(tx: OrgTx, importId: string): Promise<void> {
  await recogniseWholesNamed(tx, importId)
  await recognisePartsNamed(tx, importId)
  await recogniseWholes(tx, importId)
  await recogniseParts(tx, importId)
}

/**
 * A sum whose parts were told before under its own reference, in one message or in one for each, on its day or a few before:
 * it is known by them.
 */
const recogniseWholesNamed = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`
    with whole as (
      select l.ctid as place, s.account_id, s.format, l.booked_on, l.cents, l.bank_ref as name
      from cash.staged_line l
      join cash.staged_statement s on s.org_id = l.org_id and s.import_id = l.import_id and s.no = l.statement_no
      where l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.disposition = 'new' and s.account_id is not null and s.format <> ${RETURNS_FORMAT}
        and l.bank_ref ~ '[1-9A-Za-z]'
    ), told as (
      select l.id, l.account_id, st.format, l.booked_on, l.cents, named.name
      from cash.line l
      join cash.statement st on st.org_id = l.org_id and st.id = l.statement_id and st.format <> ${RETURNS_FORMAT}
      cross join lateral (select l.bank_ref as name union select l.details->'references'->>'entry') named
      where l.org_id = ${tx.orgId} and l.state <> 'withdrawn' and (l.account_id, named.name) in (select account_id, name from whole)
        and l.booked_on between (select min(booked_on) from whole) - ${TOLD_WITHIN_DAYS}::int and (select max(booked_on) from whole) + ${TOLD_WITHIN_DAYS}::int
        and not exists (select 1 from cash.staged_line taken where taken.org_id = l.org_id and taken.import_id = ${importId} and taken.line_id = l.id)
    ), sum_of as (
      select account_id, name, format, (min(id::text))::uuid as id, sum(cents)::bigint as cents, min(booked_on) as first_on, max(booked_on) as last_on
      from told group by account_id, name, format having count(*) > 1
    )
    update cash.staged_line l set disposition = 'known', line_id = k.id
    from (select *, row_number() over (partition by account_id, name order by booked_on, place) as rank from whole) a
    join sum_of k on k.account_id = a.account_id and k.name = a.name and k.cents = a.cents and k.format <> a.format
      and a.booked_on between k.first_on - ${TOLD_WITHIN_DAYS}::int and k.last_on + ${TOLD_WITHIN_DAYS}::int
    where l.org_id = ${tx.orgId} and l.ctid = a.place and a.rank = 1`)

/** The parts of a sum that the books have whole under the reference that the parts bear, on its day or a few beside it. */
const recognisePartsNamed = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`
    with told as (
      select l.ctid as place, s.account_id, s.format, l.booked_on, l.cents, named.name
      from cash.staged_line l
      join cash.staged_statement s on s.org_id = l.org_id and s.import_id = l.import_id and s.no = l.statement_no and s.format <> ${RETURNS_FORMAT}
      cross join lateral (select l.bank_ref as name union select l.details->'references'->>'entry') named
      where l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.disposition = 'new' and s.account_id is not null and named.name ~ '[1-9A-Za-z]'
    ), sum_of as (
      select account_id, name, format, sum(cents)::bigint as cents, min(booked_on) as first_on, max(booked_on) as last_on
      from told group by account_id, name, format having count(*) > 1
    ), whole as (
      select distinct on (l.account_id, l.bank_ref) l.id, l.account_id, l.bank_ref as name, b.format, l.left_cents = l.cents as is_untouched
      from cash.line l
      join cash.statement st on st.org_id = l.org_id and st.id = l.statement_id and st.format <> ${RETURNS_FORMAT}
      join sum_of b on b.account_id = l.account_id and b.name = l.bank_ref and b.cents = l.cents and b.format <> st.format
        and l.booked_on between b.first_on - ${TOLD_WITHIN_DAYS}::int and b.last_on + ${TOLD_WITHIN_DAYS}::int
      where l.org_id = ${tx.orgId} and l.state <> 'withdrawn'
        and not exists (select 1 from cash.staged_line taken where taken.org_id = l.org_id and taken.import_id = ${importId} and taken.line_id = l.id)
      order by l.account_id, l.bank_ref, l.id
    )
    update cash.staged_line l
    set disposition = case when k.is_untouched then 'new' else 'known' end, line_id = case when not k.is_untouched then k.id end,
      detailed_line_id = case when k.is_untouched then k.id end
    from told t join whole k on k.account_id = t.account_id and k.name = t.name and k.format = t.format
    where l.org_id = ${tx.orgId} and l.ctid = t.place`)

/** A sum of a day whose parts another message has told already is known by them: what pays is in the parts. */
const recogniseWholes = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`
    with whole as (
      select l.ctid as place, s.account_id, s.format, l.booked_on, l.cents,
        row_number() over (partition by s.account_id, l.booked_on, l.cents order by l.statement_no, l.line) as rank
      from cash.staged_line l
      join cash.staged_statement s on s.org_id = l.org_id and s.import_id = l.import_id and s.no = l.statement_no
      where l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.disposition = 'new' and l.detailed_line_id is null and s.account_id is not null
        and s.format <> ${RETURNS_FORMAT}
    ), batch as (
      select (min(l.id::text))::uuid as id, l.account_id, st.format, l.booked_on, sum(l.cents)::bigint as cents
      from cash.line l join cash.statement st on st.org_id = l.org_id and st.id = l.statement_id and st.format <> ${RETURNS_FORMAT}
      where l.org_id = ${tx.orgId} and l.state <> 'withdrawn' and l.entry_no > 0
        and (l.account_id, l.booked_on) in (select account_id, booked_on from whole)
        and not exists (select 1 from cash.staged_line taken where taken.org_id = l.org_id and taken.import_id = ${importId} and taken.line_id = l.id)
      group by l.statement_id, l.entry_no, l.account_id, st.format, l.booked_on having count(*) > 1
    ), ranked as (
      select *, row_number() over (partition by account_id, booked_on, cents order by id) as rank from batch
    )
    update cash.staged_line l set disposition = 'known', line_id = k.id
    from whole a join ranked k on k.account_id = a.account_id and k.booked_on = a.booked_on and k.cents = a.cents and k.rank = a.rank and k.format <> a.format
    where l.org_id = ${tx.orgId} and l.ctid = a.place`)

/**
 * The parts of a sum that the books have as a whole. Where that is matched, the money has found its documents, and the parts
 * are known. Where nobody has touched it, the parts are new and say more: the whole steps aside for them.
 */
const recogniseParts = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`
    with batch as (
      select l.statement_no, l.entry_no, s.account_id, s.format, l.booked_on, sum(l.cents)::bigint as cents,
        row_number() over (partition by s.account_id, l.booked_on, sum(l.cents) order by l.statement_no, l.entry_no) as rank
      from cash.staged_line l
      join cash.staged_statement s on s.org_id = l.org_id and s.import_id = l.import_id and s.no = l.statement_no and s.format <> ${RETURNS_FORMAT}
      where l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.entry_no > 0 and s.account_id is not null
      group by l.statement_no, l.entry_no, s.account_id, s.format, l.booked_on
      having count(*) > 1 and bool_and(l.disposition = 'new' and l.detailed_line_id is null)
    ), whole as (
      select l.id, l.account_id, st.format, l.booked_on, l.cents, l.left_cents = l.cents as is_untouched,
        row_number() over (partition by l.account_id, l.booked_on, l.cents order by l.id) as rank
      from cash.line l join cash.statement st on st.org_id = l.org_id and st.id = l.statement_id and st.format <> ${RETURNS_FORMAT}
      where l.org_id = ${tx.orgId} and l.state <> 'withdrawn' and (l.account_id, l.booked_on, l.cents) in (select account_id, booked_on, cents from batch)
        and not exists (select 1 from cash.line other
          where other.org_id = l.org_id and other.statement_id = l.statement_id and other.entry_no = l.entry_no and other.id <> l.id and l.entry_no > 0)
        and not exists (select 1 from cash.staged_line taken where taken.org_id = l.org_id and taken.import_id = ${importId} and taken.line_id = l.id)
    )
    update cash.staged_line l
    set disposition = case when k.is_untouched then 'new' else 'known' end, line_id = case when not k.is_untouched then k.id end,
      detailed_line_id = case when k.is_untouched then k.id end
    from batch b join whole k on k.account_id = b.account_id and k.booked_on = b.booked_on and k.cents = b.cents and k.rank = b.rank and k.format <> b.format
    where l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.statement_no = b.statement_no and l.entry_no = b.entry_no`)

/**
 * Sums that the parts just recorded tell in detail are no work of their own. Gives their ids. `detailed_by` remembers which
 * import did it, so that its withdrawal gives them back.
 */
export const setAsideWholes = async (tx: OrgTx, importId: string): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      update cash.line set state = 'set_aside', set_aside_as = 'batch_detailed', detailed_by = ${importId}
      where org_id = ${tx.orgId} and left_cents = cents and state <> 'withdrawn' and id in (
        select detailed_line_id from cash.staged_line
        where org_id = ${tx.orgId} and import_id = ${importId} and disposition = 'new' and detailed_line_id is not null)
      returning id`)
  ).map((row) => row.id)

/** The parts go: the sum is again what it was when it came. */
export const releaseWholes = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`
    update cash.line set detailed_by = null,
      state = case when set_aside_as <> 'batch_detailed' then state when cents < 0 and return_code = '' then 'set_aside' else 'open' end,
      set_aside_as = case when set_aside_as <> 'batch_detailed' then set_aside_as when cents < 0 and return_code = '' then 'outgoing' else '' end
    where org_id = ${tx.orgId} and detailed_by = ${importId}`)
