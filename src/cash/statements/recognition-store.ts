import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, part, sql } from '../../platform/sql.ts'
import { recogniseBatches, TOLD_WITHIN_DAYS } from './batch-store.ts'
import { type Continued, continuedStatements, recogniseRepeated, recogniseSentAgain } from './page-store.ts'
import { RETURNED_WITHIN_DAYS, RETURNS_FORMAT } from './returns-file-store.ts'

/** What a pass knows a line of a day by, from the surest on. */
type Key = 'content' | 'amount'

/** A shorter reference of the bank may be a number that it counts anew in each file. */
const LONG_REFERENCE = 6

/**
 * Recognises lines that are here already. Passes of falling certainty, each pairing the n-th of the file with the n-th of the
 * books, so that two equal payments of a day stay two: the bank's own reference; every word the same; the payer's reference in
 * another kind of message; a batch told as a whole where it is told in detail elsewhere; the same statement sent again in other
 * words; and, where one side is a notification or another format, the same day and amount. Gives the pages of a day that
 * continue one another.
 */
export async function recogniseLines(tx: OrgTx, importId: string): Promise<readonly Continued[]> {
  await tx.run(sql`
    update cash.staged_line set disposition = 'new', line_id = null, detailed_line_id = null
    where org_id = ${tx.orgId} and import_id = ${importId} and (disposition <> 'new' or detailed_line_id is not null)`)
  await recogniseRepeated(tx, importId)
  const continued = await continuedStatements(tx, importId)
  await pairByReference(tx, importId, 'bank_ref', continued)
  await recognise(tx, importId, 'content', continued)
  await pairByReference(tx, importId, 'end_to_end', continued)
  await recogniseBatches(tx, importId)
  await recogniseSentAgain(tx, importId)
  await recognise(tx, importId, 'amount', continued)
  await recogniseAnswered(tx, importId)
  return continued
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

/** How near in time two lines with one reference are told: on one day, or within a few. */
type Near = 'same_day' | 'days_apart'

/**
 * By a reference: the bank's own, or in another kind of message the payer's. What several movements bear is no reference, nor
 * are zeros or the day: some banks write one for all. Others number the movements of each file from one, so that a number
 * alone says nothing: a short one needs the same words beside it, another day a long one and a payer that does not contradict.
 * Two statements that tell all of their days share no line that one of them is too early for.
 */
const pairByReference = async (
  tx: OrgTx,
  importId: string,
  by: 'bank_ref' | 'end_to_end',
  continued: readonly Continued[],
): Promise<void> => {
  for (const near of ['same_day', 'days_apart'] as const)
    for (const { statements, except } of slices(continued))
      await pairReferences(tx, importId, by, near, statements, except)
}

const pairReferences = (
  tx: OrgTx,
  importId: string,
  by: 'bank_ref' | 'end_to_end',
  near: Near,
  statements: Fragment,
  except: readonly string[],
): Promise<number> =>
  tx.run(sql`
    with arriving as (
      select l.ctid as place, null::uuid as id, s.account_id, s.format, l.booked_on, l.cents,
        case ${by} when 'bank_ref' then l.bank_ref else l.end_to_end end as key, l.statement_no, l.line,
        l.label, l.payer_name as payer, l.end_to_end, case when s.is_complete then s.closing_on end as told_to
      from cash.staged_line l
      join cash.staged_statement s on s.org_id = l.org_id and s.import_id = l.import_id and s.no = l.statement_no
      where l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.disposition = 'new' and s.account_id is not null and ${statements}
        and case ${by} when 'bank_ref' then l.bank_ref else l.end_to_end end ~ '[1-9A-Za-z]'
    ), days as (
      select account_id, min(booked_on) - ${TOLD_WITHIN_DAYS}::int as from_on, max(booked_on) + ${TOLD_WITHIN_DAYS}::int as to_on
      from arriving group by account_id
    ), known as (
      select null::tid as place, l.id, l.account_id, st.format, l.booked_on, l.cents,
        case ${by} when 'bank_ref' then l.bank_ref else l.end_to_end end as key, 0 as statement_no, 0 as line,
        l.label, l.payer_name as payer, l.end_to_end, case when st.is_complete then st.closing_on end as told_to
      from days d
      join cash.line l on l.org_id = ${tx.orgId} and l.account_id = d.account_id and l.booked_on between d.from_on and d.to_on and l.state <> 'withdrawn'
        and l.statement_id <> all (${except}::uuid[])
      join cash.statement st on st.org_id = l.org_id and st.id = l.statement_id
      where not exists (select 1 from (${taken(tx, importId)}) taken where taken.id = l.id)
    ), told as (
      -- Side by side and never joined: how many there are of a key is what no planner knows.
      select *, min(cents) over of_key = max(cents) over of_key and bool_and(key not in (to_char(booked_on, 'YYYYMMDD'), to_char(booked_on, 'DDMMYYYY'),
          to_char(booked_on, 'YYMMDD'), to_char(booked_on, 'DDMMYY'))) over of_key as is_telling,
        case ${near} when 'same_day' then booked_on end as on_day,
        row_number() over (partition by account_id, key, case ${near} when 'same_day' then booked_on end, id is null
          order by statement_no, line, booked_on, id) as rank
      from (select * from arriving union all select * from known) every_line
      window of_key as (partition by account_id, key, case ${near} when 'same_day' then booked_on end)
    ), paired as (
      select place, key, format, booked_on, label, payer, end_to_end, told_to, is_telling, (array_agg(id) filter (where id is not null) over pair)[1] as known_id,
        min(booked_on) filter (where id is not null) over pair as known_on, min(format) filter (where id is not null) over pair as known_format,
        min(label) filter (where id is not null) over pair as known_label, min(payer) filter (where id is not null) over pair as known_payer,
        min(end_to_end) filter (where id is not null) over pair as known_end_to_end, min(told_to) filter (where id is not null) over pair as known_to
      from told window pair as (partition by account_id, key, on_day, rank)
    ), said as (
      select *, platform.folded(left(payer, 12)) = platform.folded(left(known_payer, 12)) as is_payer,
        payer = '' or known_payer = '' as is_silent, end_to_end <> '' and end_to_end = known_end_to_end as is_end_to_end,
        platform.folded(label) = platform.folded(known_label) as is_label
      from paired where known_id is not null and is_telling
    )
    update cash.staged_line l set disposition = 'known', line_id = a.known_id
    from said a
    where l.org_id = ${tx.orgId} and l.ctid = a.place and abs(a.known_on - a.booked_on) <= ${TOLD_WITHIN_DAYS}::int
      and (a.known_to is null or a.booked_on <= a.known_to) and (a.told_to is null or a.known_on <= a.told_to)
      and case when a.is_end_to_end then true
        when a.booked_on <> a.known_on then length(a.key) >= ${LONG_REFERENCE}::int and (a.is_payer or a.is_silent)
        when length(a.key) >= ${LONG_REFERENCE}::int then true
        else (a.is_payer or a.is_silent) and (a.is_label or a.known_format <> a.format) end
      and (${by} = 'bank_ref' or a.known_format <> a.format)
      and (a.known_format = ${RETURNS_FORMAT}) = (a.format = ${RETURNS_FORMAT})`)

/** The statements of an import by what their lines may not be: most may be anything here, each page of a day none of those before it. */
function slices(
  continued: readonly Continued[],
): { readonly statements: Fragment; readonly except: readonly string[] }[] {
  const apart = continued.map(({ no }) => no)
  return [
    { statements: part`s.no <> all (${apart}::int[])`, except: [] },
    ...continued.map(({ no, statementIds }) => ({ statements: part`s.no = ${no}`, except: statementIds })),
  ]
}

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
  for (const { statements, except } of slices(continued)) await pairLines(tx, importId, by, statements, except)
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
