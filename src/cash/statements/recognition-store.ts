import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, part, sql } from '../../platform/sql.ts'
import { RETURNED_WITHIN_DAYS, RETURNS_FORMAT } from './returns-file-store.ts'

/** What a pass knows a line of a day by, from the surest on. */
type Key = 'content' | 'amount'

/** Days between the day a movement is first told and the day it is booked, as between an evening's report and the statement. */
const TOLD_WITHIN_DAYS = 5

/** A statement of the import, and those of the books that it continues: none of its lines is one of theirs. */
type Continued = { readonly no: number; readonly statementIds: readonly string[] }

/**
 * Recognises lines that are here already. Passes of falling certainty, each pairing the n-th of the file with the n-th of the
 * books, so that two equal payments of a day stay two: the bank's own reference; every word the same; the payer's reference in
 * another kind of message; a batch told as a whole where it is told in detail elsewhere; and, where one side is a notification
 * or another format, the same day and amount.
 */
export async function recogniseLines(tx: OrgTx, importId: string): Promise<void> {
  await tx.run(sql`
    update cash.staged_line set disposition = 'new', line_id = null, detailed_line_id = null
    where org_id = ${tx.orgId} and import_id = ${importId} and (disposition <> 'new' or detailed_line_id is not null)`)
  const continued = await continuedStatements(tx, importId)
  await pairByReference(tx, importId, 'bank_ref')
  await recognise(tx, importId, 'content', continued)
  await pairByReference(tx, importId, 'end_to_end')
  await recogniseWholes(tx, importId)
  await recogniseParts(tx, importId)
  await recognise(tx, importId, 'amount', continued)
  await recogniseAnswered(tx, importId)
}

/** The imports whose lines were recognised in this one: while it stands, they may not go. */
export const importsRecognised = async (tx: OrgTx, importId: string): Promise<string[]> =>
  (
    await tx.rows<{ importId: string }>(sql`
      select distinct k.import_id from cash.staged_line l
      join cash.line k on k.org_id = l.org_id and k.id in (l.line_id, l.detailed_line_id)
      where l.org_id = ${tx.orgId} and l.import_id = ${importId} and k.import_id <> ${importId}`)
  ).map((row) => row.importId)

/** Lines of the books that lines of the import were found to be, or to detail. */
const taken = (tx: OrgTx, importId: string): Fragment => part`
  select line_id as id from cash.staged_line where org_id = ${tx.orgId} and import_id = ${importId} and line_id is not null
  union select detailed_line_id from cash.staged_line where org_id = ${tx.orgId} and import_id = ${importId} and detailed_line_id is not null`

/**
 * Statements that begin with the very amount at which others of the same day ended: a bank that tells a day in several pages.
 * Two equal movements on two such pages are two. A page whose movements cancel out proves nothing, and the same page sent
 * again ends as it did before.
 */
const continuedStatements = (tx: OrgTx, importId: string): Promise<Continued[]> =>
  tx.rows(sql`
    with recursive arriving as (
      select s.no, s.account_id, s.opening_on, s.opening_cents, s.closing_on, s.closing_cents,
        (select min(l.booked_on) from cash.staged_line l
          where l.org_id = s.org_id and l.import_id = s.import_id and l.statement_no = s.no) as first_on
      from cash.staged_statement s
      where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.is_complete and s.account_id is not null
    ), page as (
      select 's' || no as key, null::uuid as id, account_id, opening_on, opening_cents, closing_on, closing_cents from arriving
      union all
      select st.id::text, st.id, st.account_id, st.opening_on, st.opening_cents, st.closing_on, st.closing_cents
      from cash.statement st
      where st.org_id = ${tx.orgId} and st.withdrawn_at is null and st.is_complete
        and st.closing_on >= (select min(a.first_on) from arriving a where a.account_id = st.account_id)
    ), before as (
      select a.no, 's' || a.no as key, a.opening_on, a.opening_cents, a.closing_on, a.first_on = a.closing_on as is_one_day from arriving a
      union
      select b.no, p.key, p.opening_on, p.opening_cents, p.closing_on, true
      from before b
      join arriving a on a.no = b.no
      join page p on p.account_id = a.account_id and p.closing_cents = b.opening_cents and p.opening_cents <> p.closing_cents
        and p.closing_on >= a.first_on and (p.closing_on <= b.opening_on or (b.is_one_day and p.closing_on = b.closing_on))
        and (p.opening_cents, p.closing_cents, p.closing_on) is distinct from (a.opening_cents, a.closing_cents, a.closing_on)
    )
    select b.no, array_agg(distinct p.id) as statement_ids
    from before b join page p on p.key = b.key and p.id is not null
    group by b.no order by b.no`)

/**
 * By a reference, on days that may lie apart: the bank's own, or in another kind of message the payer's. What several movements
 * bear is no reference, nor are zeros or the day: some banks write one for all.
 */
const pairByReference = (tx: OrgTx, importId: string, by: 'bank_ref' | 'end_to_end'): Promise<number> =>
  tx.run(sql`
    with arriving as (
      select l.ctid as place, null::uuid as id, s.account_id, s.format, l.booked_on, l.cents,
        case ${by} when 'bank_ref' then l.bank_ref else l.end_to_end end as key, l.statement_no, l.line
      from cash.staged_line l
      join cash.staged_statement s on s.org_id = l.org_id and s.import_id = l.import_id and s.no = l.statement_no
      where l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.disposition = 'new' and s.account_id is not null
        and case ${by} when 'bank_ref' then l.bank_ref else l.end_to_end end ~ '[1-9A-Za-z]'
    ), days as (
      select account_id, min(booked_on) - ${TOLD_WITHIN_DAYS}::int as from_on, max(booked_on) + ${TOLD_WITHIN_DAYS}::int as to_on
      from arriving group by account_id
    ), known as (
      select null::tid as place, l.id, l.account_id, st.format, l.booked_on, l.cents,
        case ${by} when 'bank_ref' then l.bank_ref else l.end_to_end end as key, 0 as statement_no, 0 as line
      from days d
      join cash.line l on l.org_id = ${tx.orgId} and l.account_id = d.account_id and l.booked_on between d.from_on and d.to_on and l.state <> 'withdrawn'
      join cash.statement st on st.org_id = l.org_id and st.id = l.statement_id
      where not exists (select 1 from (${taken(tx, importId)}) taken where taken.id = l.id)
    ), told as (
      -- Side by side and never joined: how many there are of a key is what no planner knows.
      select *, min(cents) over of_key = max(cents) over of_key and bool_and(key not in (to_char(booked_on, 'YYYYMMDD'), to_char(booked_on, 'DDMMYYYY'),
          to_char(booked_on, 'YYMMDD'), to_char(booked_on, 'DDMMYY'))) over of_key as is_telling,
        row_number() over (partition by account_id, key, id is null order by statement_no, line, booked_on, id) as rank
      from (select * from arriving union all select * from known) every_line
      window of_key as (partition by account_id, key)
    ), paired as (
      select place, format, booked_on, is_telling, (array_agg(id) filter (where id is not null) over pair)[1] as known_id,
        min(booked_on) filter (where id is not null) over pair as known_on, min(format) filter (where id is not null) over pair as known_format
      from told window pair as (partition by account_id, key, rank)
    )
    update cash.staged_line l set disposition = 'known', line_id = a.known_id
    from paired a
    where l.org_id = ${tx.orgId} and l.ctid = a.place and a.known_id is not null and a.is_telling
      and abs(a.known_on - a.booked_on) <= ${TOLD_WITHIN_DAYS}::int and (${by} = 'bank_ref' or a.known_format <> a.format)
      and (a.known_format = ${RETURNS_FORMAT}) = (a.format = ${RETURNS_FORMAT})`)

/** A line that may be here already: the same amount, told by another kind of file on a day beside it. A person looks. */
export type DoubtfulLine = {
  readonly line: number
  readonly bookedOn: LocalDate
  readonly cents: number
  readonly knownOn: LocalDate
}

/** New lines of an amount that another format told for one of the days around, in statements that cover both; at most fifty. */
export const doubtfulLines = (tx: OrgTx, importId: string): Promise<DoubtfulLine[]> =>
  tx.rows(sql`
    select distinct on (l.line) l.line, l.booked_on, l.cents, k.booked_on as known_on
    from cash.staged_line l
    join cash.staged_statement s on s.org_id = l.org_id and s.import_id = l.import_id and s.no = l.statement_no and s.account_id is not null
    join cash.line k on k.org_id = l.org_id and k.account_id = s.account_id and k.cents = l.cents and k.state <> 'withdrawn'
      and k.booked_on between l.booked_on - 3 and l.booked_on + 3 and k.booked_on <> l.booked_on
    join cash.statement st on st.org_id = k.org_id and st.id = k.statement_id and st.format <> s.format and st.format <> ${RETURNS_FORMAT}
    where l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.disposition = 'new' and s.format <> ${RETURNS_FORMAT}
      and not exists (select 1 from cash.staged_line other where other.org_id = l.org_id and other.import_id = ${importId} and other.line_id = k.id)
    order by l.line, abs(k.booked_on - l.booked_on), k.id limit 50`)

async function recognise(tx: OrgTx, importId: string, by: Key, continued: readonly Continued[]): Promise<void> {
  const apart = continued.map(({ no }) => no)
  await pairLines(tx, importId, by, part`s.no <> all (${apart}::int[])`, [])
  for (const { no, statementIds } of continued) await pairLines(tx, importId, by, part`s.no = ${no}`, statementIds)
}

const pairLines = (
  tx: OrgTx,
  importId: string,
  by: Key,
  statements: Fragment,
  except: readonly string[],
): Promise<number> =>
  tx.run(sql`
    with arriving as (
      select l.ctid as place, null::uuid as id, s.account_id, s.format, l.booked_on, l.cents,
        case ${by} when 'content' then l.content_key else 0 end as key, l.statement_no, l.line
      from cash.staged_line l
      join cash.staged_statement s on s.org_id = l.org_id and s.import_id = l.import_id and s.no = l.statement_no
      where l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.disposition = 'new' and l.detailed_line_id is null
        and s.account_id is not null and ${statements}
    ), known as (
      select null::tid as place, l.id, l.account_id, st.format, l.booked_on, l.cents,
        case ${by} when 'content' then l.content_key else 0 end as key, 0 as statement_no, 0 as line
      from cash.line l join cash.statement st on st.org_id = l.org_id and st.id = l.statement_id
      where l.org_id = ${tx.orgId} and l.state <> 'withdrawn' and (l.account_id, l.booked_on) in (select account_id, booked_on from arriving)
        and l.statement_id <> all (${except}::uuid[])
        and not exists (select 1 from (${taken(tx, importId)}) taken where taken.id = l.id)
    ), told as (
      -- Side by side and never joined, as in pairByReference.
      select *, row_number() over (partition by account_id, booked_on, cents, key, id is null order by statement_no, line, id) as rank
      from (select * from arriving union all select * from known) every_line
    ), paired as (
      select place, format, (array_agg(id) filter (where id is not null) over pair)[1] as known_id,
        min(format) filter (where id is not null) over pair as known_format
      from told window pair as (partition by account_id, booked_on, cents, key, rank)
    )
    update cash.staged_line l set disposition = 'known', line_id = a.known_id
    from paired a
    where l.org_id = ${tx.orgId} and l.ctid = a.place and a.known_id is not null and (${by} <> 'amount' or a.known_format <> a.format)
      and (a.known_format = ${RETURNS_FORMAT}) = (a.format = ${RETURNS_FORMAT})`)

/** A sum of a day whose parts another message has told already is known by them: what pays is in the parts. */
const recogniseWholes = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`
    with whole as (
      select l.ctid as place, s.account_id, s.format, l.booked_on, l.cents,
        row_number() over (partition by s.account_id, l.booked_on, l.cents order by l.statement_no, l.line) as rank
      from cash.staged_line l
      join cash.staged_statement s on s.org_id = l.org_id and s.import_id = l.import_id and s.no = l.statement_no
      where l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.disposition = 'new' and s.account_id is not null and s.format <> ${RETURNS_FORMAT}
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
      having count(*) > 1 and bool_and(l.disposition = 'new')
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

/**
 * Returns announced apart from the account (CFONB 240) are no lines of its statements, and are not taken for them: the bank
 * line that takes the money is set aside instead (`returns-file-store.ts`). A return whose bank line is matched already is known.
 */
async function recogniseAnswered(tx: OrgTx, importId: string): Promise<void> {
  const [any] = await tx.rows(sql`
    select 1 from cash.staged_statement where org_id = ${tx.orgId} and import_id = ${importId} and format = ${RETURNS_FORMAT} limit 1`)
  if (!any) return
  await tx.run(sql`
    with arriving as (
      select l.ctid as place, s.account_id, l.booked_on, l.cents,
        row_number() over (partition by s.account_id, l.cents order by l.booked_on, l.statement_no, l.line) as rank
      from cash.staged_line l
      join cash.staged_statement s on s.org_id = l.org_id and s.import_id = l.import_id and s.no = l.statement_no and s.format = ${RETURNS_FORMAT}
      where l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.disposition = 'new' and s.account_id is not null
    ), answered as (
      select l.id, l.account_id, l.booked_on, l.cents, row_number() over (partition by l.account_id, l.cents order by l.booked_on, l.id) as rank
      from cash.line l join cash.statement st on st.org_id = l.org_id and st.id = l.statement_id and st.format <> ${RETURNS_FORMAT}
      where l.org_id = ${tx.orgId} and l.state = 'matched' and l.cents < 0
        and exists (select 1 from arriving a where a.account_id = l.account_id and a.cents = l.cents and abs(a.booked_on - l.booked_on) <= ${RETURNED_WITHIN_DAYS}::int)
        and not exists (select 1 from cash.staged_line taken where taken.org_id = l.org_id and taken.import_id = ${importId} and taken.line_id = l.id)
    )
    update cash.staged_line l set disposition = 'known', line_id = k.id
    from arriving a join answered k on k.account_id = a.account_id and k.cents = a.cents and k.rank = a.rank
      and abs(k.booked_on - a.booked_on) <= ${RETURNED_WITHIN_DAYS}::int
    where l.org_id = ${tx.orgId} and l.ctid = a.place`)
}
