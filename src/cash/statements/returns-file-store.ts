import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, part, sql } from '../../platform/sql.ts'

/** Files that announce what comes back, apart from the account: the bank debits it in a line of its own, or all in one. */
export const RETURNS_FORMAT = 'cfonb240'

/** Days that may lie between the day a return is announced for and the day the account shows it. */
export const RETURNED_WITHIN_DAYS = 5

/**
 * Lines that make a balance: those of files of returns repeat others in detail, and a sum that its parts tell in detail
 * repeats them. Few files: asked for once.
 */
export const ofStatements = (
  tx: OrgTx,
  line: Fragment,
): Fragment => part`${line}.set_aside_as <> 'batch_detailed' and ${line}.statement_id <> all (array(
  select r.id from cash.statement r where r.org_id = ${tx.orgId} and r.format = ${RETURNS_FORMAT}))`

/**
 * Money out that files of returns detail, in one line for each return, in one for all of a file, or in one for all of a day:
 * a file may repeat what an earlier one announced, and only what is new in it is recorded with it. `id` of the bank line. Only
 * where a file or the bank line is of this import, so that what a person brought back since stays as they said.
 */
const detailed = (tx: OrgTx, importId: string) => part`
  with announced as (
    select l.statement_id, l.account_id, l.cents, l.booked_on, l.import_id = ${importId} as is_ours
    from cash.line l join cash.statement s on s.org_id = l.org_id and s.id = l.statement_id and s.format = ${RETURNS_FORMAT}
    where l.org_id = ${tx.orgId} and l.state <> 'withdrawn'
  ), sums as (
    select statement_id, account_id, cents, min(booked_on) as booked_on, count(*) as lines, bool_or(is_ours) as is_ours from announced
    group by statement_id, account_id, cents
    union all
    select statement_id, account_id, sum(cents)::bigint, min(booked_on), 1, bool_or(is_ours) from announced
    group by statement_id, account_id having count(*) > 1
    union all
    select null, account_id, sum(cents)::bigint, booked_on, 1, bool_or(is_ours) from announced
    group by account_id, booked_on having count(distinct statement_id) > 1
  ), taken as (
    select l.id, a.lines, row_number() over (partition by a.statement_id, a.account_id, a.cents, case when a.statement_id is null then a.booked_on end
      order by abs(l.booked_on - a.booked_on), l.id) as rank
    from sums a
    join cash.line l on l.org_id = ${tx.orgId} and l.account_id = a.account_id and l.cents = a.cents and l.left_cents = l.cents
      and abs(l.booked_on - a.booked_on) <= ${RETURNED_WITHIN_DAYS}::int and (a.is_ours or l.import_id = ${importId})
    where (l.state = 'open' or l.set_aside_as in ('outgoing', 'returns_detailed')) and l.state <> 'withdrawn' and ${ofStatements(tx, part`l`)}
  )
  select distinct id from taken where rank <= lines`

/** Bank lines that a file of returns details are no work of their own. Gives their ids. */
export async function setAsideDetailed(tx: OrgTx, importId: string): Promise<string[]> {
  const [any] = await tx.rows(
    sql`select 1 from cash.statement where org_id = ${tx.orgId} and format = ${RETURNS_FORMAT} and withdrawn_at is null limit 1`,
  )
  if (!any) return []
  const aside = await tx.rows<{ id: string }>(sql`
    update cash.line set state = 'set_aside', set_aside_as = 'returns_detailed'
    where org_id = ${tx.orgId} and id in (${detailed(tx, importId)}) returning id`)
  return aside.map(({ id }) => id)
}

/** The file goes: its bank lines are again what they were when they came. Called before its lines are withdrawn. */
export const releaseDetailed = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`
    update cash.line set state = case when return_code = '' then 'set_aside' else 'open' end,
      set_aside_as = case when return_code = '' then 'outgoing' else '' end
    where org_id = ${tx.orgId} and set_aside_as = 'returns_detailed' and import_id <> ${importId} and id in (${detailed(tx, importId)})`)
