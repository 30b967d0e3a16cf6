import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** A statement of an import, and those of the books that it continues: none of its lines is one of theirs. */
export type Continued = { readonly no: number; readonly statementIds: readonly string[] }

/**
 * Statements that begin with the very amount at which others of the same day ended: a bank that tells a day in several pages.
 * Two equal movements on two such pages are two. A page whose movements cancel out proves nothing, and the same page sent
 * again ends as it did before.
 */
export const continuedStatements = (tx: OrgTx, importId: string): Promise<Continued[]> =>
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

/** A statement that stands twice in one file, as when days are put end to end with one of them again: the second tells nothing. */
export const recogniseRepeated = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`
    with told as (
      select s.no, coalesce(s.account_id::text, s.account::text) as account, s.opening_on, s.opening_cents, s.closing_on, s.closing_cents,
        (select md5(string_agg(l.content_key::text, ',' order by l.content_key)) from cash.staged_line l
          where l.org_id = s.org_id and l.import_id = s.import_id and l.statement_no = s.no) as content
      from cash.staged_statement s where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.is_complete
    ), ranked as (
      select no, row_number() over (partition by account, opening_on, opening_cents, closing_on, closing_cents, content order by no) as rank
      from told where content is not null
    )
    update cash.staged_line l set disposition = 'known'
    from ranked r where l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.statement_no = r.no and r.rank > 1`)

/**
 * A complete statement with the account, days and balances of one that is here is that statement, sent again in other words:
 * its lines are paired by day and amount, in order. One whose movements cancel out proves nothing by its balances.
 */
export const recogniseSentAgain = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`
    with twin as (
      select s.no, st.id as statement_id
      from cash.staged_statement s
      join cash.statement st on st.org_id = s.org_id and st.account_id = s.account_id and st.withdrawn_at is null and st.is_complete
        and st.opening_cents = s.opening_cents and st.closing_cents = s.closing_cents and st.closing_on = s.closing_on
        and st.opening_on is not distinct from s.opening_on
      where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.is_complete and s.opening_cents <> s.closing_cents
    ), every_line as (
      select l.ctid as place, null::uuid as id, t.no, l.booked_on, l.cents, l.line
      from twin t join cash.staged_line l on l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.statement_no = t.no and l.disposition = 'new'
      union all
      select null::tid, l.id, t.no, l.booked_on, l.cents, l.file_line
      from twin t join cash.line l on l.org_id = ${tx.orgId} and l.statement_id = t.statement_id and l.state <> 'withdrawn'
      where not exists (select 1 from cash.staged_line taken where taken.org_id = l.org_id and taken.import_id = ${importId} and taken.line_id = l.id)
    ), ranked as (
      select *, row_number() over (partition by no, booked_on, cents, id is null order by line, id) as rank from every_line
    ), paired as (
      select place, (array_agg(id) filter (where id is not null) over (partition by no, booked_on, cents, rank))[1] as known_id from ranked
    )
    update cash.staged_line l set disposition = 'known', line_id = a.known_id
    from paired a where l.org_id = ${tx.orgId} and l.ctid = a.place and a.known_id is not null`)
