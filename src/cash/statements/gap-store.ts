import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import { ofStatements } from './returns-file-store.ts'

/** A place where a statement does not begin with what the books have just before it. */
export type StatementGap = {
  readonly accountId: string
  /** The day the statement before goes to, and the one the next begins on. */
  readonly fromOn: LocalDate
  readonly toOn: LocalDate
  readonly endedCents: number
  readonly beginsCents: number
  /** The import of the later statement, and of the one before. */
  readonly importId: string
  readonly beforeImportId: string
}

/** Statements that do not begin with what the one before ended with, or state a balance that the lines since the last do not make. */
export const statementGaps = (tx: OrgTx): Promise<StatementGap[]> =>
  tx.rows(sql`
    select s.account_id, p.closing_on as from_on, s.opening_on as to_on, p.closing_cents + coalesce(l.cents, 0) as ended_cents,
      s.opening_cents as begins_cents, s.import_id, p.import_id as before_import_id
    from cash.statement s
    -- Its first day: an opening balance is of the evening before, or bears the statement's own day.
    cross join lateral (
      select least(case when s.opening_on = s.closing_on then s.opening_on else s.opening_on + 1 end, s.from_on,
        (select min(own.booked_on) from cash.line own where own.org_id = s.org_id and own.statement_id = s.id)) as begins_on
    ) d
    join lateral (
      select p.closing_on, p.closing_cents, p.import_id from cash.statement p
      where p.org_id = s.org_id and p.account_id = s.account_id and p.withdrawn_at is null and p.is_complete and p.id <> s.id
        and p.closing_cents is not null and p.closing_on <= s.opening_on and p.closing_on < s.closing_on
      order by p.closing_on desc, p.id desc limit 1
    ) p on true
    left join lateral (
      -- A statement may begin later than the one before ended: what was recorded in between joins them.
      select sum(k.cents)::bigint as cents from cash.line k
      where k.org_id = s.org_id and k.account_id = s.account_id and k.state <> 'withdrawn'
        and k.booked_on > p.closing_on and k.booked_on < d.begins_on and ${ofStatements(tx, part`k`)}
    ) l on true
    where s.org_id = ${tx.orgId} and s.withdrawn_at is null and s.is_complete and s.opening_on is not null
      and p.closing_cents + coalesce(l.cents, 0) <> s.opening_cents
      -- A day told in pages: each begins where another of that day ended.
      and not exists (
        select 1 from cash.statement page
        where page.org_id = s.org_id and page.account_id = s.account_id and page.withdrawn_at is null and page.is_complete and page.id <> s.id
          and page.closing_on in (p.closing_on, s.opening_on) and page.closing_cents = s.opening_cents)
    union all
    -- A format that states a balance and no opening: from one to the next, the lines of the days between must make the difference.
    select s.account_id, p.closing_on, s.closing_on, p.closing_cents + coalesce(l.cents, 0), s.closing_cents, s.import_id, p.import_id
    from cash.statement s
    join lateral (
      select p.closing_on, p.closing_cents, p.import_id from cash.statement p
      where p.org_id = s.org_id and p.account_id = s.account_id and p.withdrawn_at is null and p.closing_cents is not null and p.closing_on < s.closing_on
        and (p.is_complete or p.format = s.format)
      order by p.closing_on desc, p.id desc limit 1
    ) p on true
    left join lateral (
      select sum(k.cents)::bigint as cents from cash.line k
      where k.org_id = s.org_id and k.account_id = s.account_id and k.state <> 'withdrawn'
        and k.booked_on > p.closing_on and k.booked_on <= s.closing_on and ${ofStatements(tx, part`k`)}
    ) l on true
    where s.org_id = ${tx.orgId} and s.withdrawn_at is null and s.format = 'ofx' and s.closing_cents is not null
      and p.closing_cents + coalesce(l.cents, 0) <> s.closing_cents
    order by 1, 3`)

export type GapLine = {
  readonly id: string
  readonly bookedOn: LocalDate
  readonly label: string
  readonly payerName: string
  readonly cents: number
}

/** Lines recorded in the days of a gap: announced apart, or of a statement that covers part of them. */
export const linesInGap = (tx: OrgTx, gap: StatementGap): Promise<GapLine[]> =>
  tx.rows(sql`
    select id, booked_on, label, payer_name, cents from cash.line k
    where k.org_id = ${tx.orgId} and k.account_id = ${gap.accountId} and k.state <> 'withdrawn' and k.booked_on > ${gap.fromOn}::date
      and k.booked_on <= ${gap.toOn}::date and ${ofStatements(tx, part`k`)}
    order by booked_on, id limit 200`)

export type WithdrawnStatement = {
  readonly importId: string
  readonly openingOn: LocalDate | null
  readonly closingOn: LocalDate | null
  readonly openingCents: number | null
  readonly closingCents: number | null
  readonly withdrawnAt: Date
}

/** Statements of those days that were here and were withdrawn: bringing one back may be all that is missing. */
export const withdrawnInGap = (tx: OrgTx, gap: StatementGap): Promise<WithdrawnStatement[]> =>
  tx.rows(sql`
    select import_id, opening_on, closing_on, opening_cents, closing_cents, withdrawn_at from cash.statement
    where org_id = ${tx.orgId} and account_id = ${gap.accountId} and withdrawn_at is not null and closing_on > ${gap.fromOn}::date
      and coalesce(opening_on, from_on) < ${gap.toOn}::date
    order by withdrawn_at desc limit 20`)

/** A balance that a file states, and what the balance before it and the lines between make of it. */
export type UnexplainedBalance = {
  readonly no: number
  readonly beforeOn: LocalDate
  readonly on: LocalDate
  readonly computedCents: number
  readonly statedCents: number
}

/** Balances of staged files that state no opening and that what is known, with what the file adds, does not explain. */
export const unexplainedBalances = (tx: OrgTx, importId: string): Promise<UnexplainedBalance[]> =>
  tx.rows(sql`
    select s.no, p.closing_on as before_on, s.closing_on as on, (p.closing_cents + k.cents + l.cents)::bigint as computed_cents, s.closing_cents as stated_cents
    from cash.staged_statement s
    join lateral (
      select p.closing_on, p.closing_cents from cash.statement p
      where p.org_id = s.org_id and p.account_id = s.account_id and p.withdrawn_at is null and p.closing_cents is not null and p.closing_on < s.closing_on
        and (p.is_complete or p.format = s.format)
      order by p.closing_on desc, p.id desc limit 1
    ) p on true
    cross join lateral (
      select coalesce(sum(k.cents), 0) as cents from cash.line k
      where k.org_id = s.org_id and k.account_id = s.account_id and k.state <> 'withdrawn'
        and k.booked_on > p.closing_on and k.booked_on <= s.closing_on and ${ofStatements(tx, part`k`)}
    ) k
    cross join lateral (
      select coalesce(sum(l.cents), 0) as cents from cash.staged_line l
      where l.org_id = s.org_id and l.import_id = s.import_id and l.statement_no = s.no and l.disposition = 'new'
        and l.booked_on > p.closing_on and l.booked_on <= s.closing_on
    ) l
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.format = 'ofx' and s.closing_cents is not null
      and p.closing_cents + k.cents + l.cents <> s.closing_cents
    order by s.no`)
