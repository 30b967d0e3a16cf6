import type { OrgTx } from '../platform/db.ts'
import { type Fragment, part, sql } from '../platform/sql.ts'

/** Files that announce what comes back, apart from the account: the bank debits it in a line of its own, or all in one. */
export const RETURNS_FORMAT = 'cfonb240'

/** Days that may lie between the day a return is announced for and the day the account shows it. */
export const RETURNED_WITHIN_DAYS = 5

/** Lines of statements: those of files of returns repeat them in detail, and are no part of a balance. Few files: asked for once. */
export const ofStatements = (tx: OrgTx, line: Fragment): Fragment => part`${line}.statement_id <> all (array(
  select r.id from cash.statement r where r.org_id = ${tx.orgId} and r.format = ${RETURNS_FORMAT}))`

/**
 * Money out that a file of returns details, in one line for each return or in one for them all: `id` of the bank line. Only
 * where the file or the bank line is of this import, so that what a person brought back since stays as they said.
 */
const detailed = (tx: OrgTx, importId: string) => part`
  with announced as (
    select l.statement_id, l.import_id, l.account_id, l.cents, l.booked_on
    from cash.line l join cash.statement s on s.org_id = l.org_id and s.id = l.statement_id and s.format = ${RETURNS_FORMAT}
    where l.org_id = ${tx.orgId} and l.state <> 'withdrawn'
  ), sums as (
    select statement_id, import_id, account_id, cents, min(booked_on) as booked_on, count(*) as lines from announced
    group by statement_id, import_id, account_id, cents
    union all
    select statement_id, import_id, account_id, sum(cents)::bigint, min(booked_on), 1 from announced
    group by statement_id, import_id, account_id having count(*) > 1
  ), taken as (
    select l.id, a.lines, row_number() over (partition by a.statement_id, a.cents order by abs(l.booked_on - a.booked_on), l.id) as rank
    from sums a
    join cash.line l on l.org_id = ${tx.orgId} and l.account_id = a.account_id and l.cents = a.cents and l.left_cents = l.cents
      and abs(l.booked_on - a.booked_on) <= ${RETURNED_WITHIN_DAYS}::int and (a.import_id = ${importId} or l.import_id = ${importId})
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
