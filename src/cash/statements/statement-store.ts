import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import { CAME_AND_WENT } from '../lines/returnable-store.ts'
import type { Continued } from './page-store.ts'
import { ofStatements, RETURNS_FORMAT } from './returns-file-store.ts'
import type { StagedStatement } from './staged-store.ts'

export type StatementSummary = {
  readonly no: number
  readonly accountId: string | null
  readonly accountName: string | null
  readonly account: StagedStatement['account']
  readonly isComplete: boolean
  readonly format: string
  readonly reference: string
  readonly openingOn: LocalDate | null
  readonly openingCents: number | null
  readonly closingOn: LocalDate | null
  readonly closingCents: number | null
  readonly newLines: number
  readonly knownLines: number
  readonly inCents: number
  readonly outCents: number
  /** The closing balance that the books have just before this statement, when it is not the statement's opening balance. */
  readonly previousOn: LocalDate | null
  readonly previousCents: number | null
  /** Lines the books have for these days and this statement has not. */
  readonly missingLines: number
}

/** `continued`: the pages of a day that statements of this import continue; their lines are not missing in it. */
export const summariseStatements = (
  tx: OrgTx,
  importId: string,
  continued: readonly Continued[],
): Promise<StatementSummary[]> =>
  tx.rows(sql`
    select s.no, s.account_id, a.name as account_name, s.account, s.is_complete, s.format, s.reference, s.opening_on, s.opening_cents, s.closing_on,
      s.closing_cents, coalesce(l.new_lines, 0)::int as new_lines, coalesce(l.known_lines, 0)::int as known_lines,
      coalesce(l.in_cents, 0)::bigint as in_cents, coalesce(l.out_cents, 0)::bigint as out_cents,
      before.closing_on as previous_on, before.closing_cents as previous_cents, coalesce(missing.lines, 0)::int as missing_lines
    from cash.staged_statement s
    left join cash.account a on a.org_id = s.org_id and a.id = s.account_id
    left join lateral (
      select count(*) filter (where disposition = 'new') as new_lines, count(*) filter (where disposition = 'known') as known_lines,
        sum(cents) filter (where cents > 0) as in_cents, sum(-cents) filter (where cents < 0) as out_cents,
        min(booked_on) as first_on, max(booked_on) as last_on
      from cash.staged_line l where l.org_id = s.org_id and l.import_id = s.import_id and l.statement_no = s.no
    ) l on true
    -- Its first day: an opening balance is of the evening before, or bears the statement's own day.
    left join lateral (
      select least(case when s.opening_on = s.closing_on then s.opening_on else s.opening_on + 1 end, l.first_on) as begins_on
    ) d on true
    left join lateral (
      select coalesce(max(k.booked_on), p.closing_on) as closing_on, (p.closing_cents + coalesce(sum(k.cents), 0))::bigint as closing_cents
      from (
        select p.closing_on, p.closing_cents from cash.statement p
        where p.org_id = s.org_id and p.account_id = s.account_id and p.withdrawn_at is null and p.is_complete and p.closing_cents is not null
          and p.closing_on <= coalesce(s.opening_on, l.first_on) and p.closing_on < coalesce(s.closing_on, l.last_on)
        order by p.closing_on desc, p.id desc limit 1
      ) p
      -- A statement that overlaps another begins in its midst: the lines recorded up to that day belong to what the books have.
      left join cash.line k on k.org_id = s.org_id and k.account_id = s.account_id and k.state <> 'withdrawn'
        and k.booked_on > p.closing_on and k.booked_on < d.begins_on and ${ofStatements(tx, part`k`)}
      group by p.closing_on, p.closing_cents
    ) before on not exists (
      -- A day told in pages: this one begins where another ended.
      select 1 from cash.statement page
      where page.org_id = s.org_id and page.account_id = s.account_id and page.withdrawn_at is null and page.is_complete
        and page.closing_on = s.opening_on and page.closing_cents = s.opening_cents)
    left join lateral (
      select count(*) as lines from cash.line k
      where s.is_complete and ${ofStatements(tx, part`k`)} and k.org_id = s.org_id and k.state <> 'withdrawn' and k.account_id = s.account_id and k.booked_on >= d.begins_on
        and k.booked_on <= coalesce(s.closing_on, l.last_on)
        and (s.no, k.statement_id) not in (select (c->>'no')::int, (c->>'id')::uuid from jsonb_array_elements(${JSON.stringify(continued.flatMap(({ no, statementIds }) => statementIds.map((id) => ({ no, id }))))}::jsonb) c)
        -- Itself, or a sum of which it is a part: asked apart, as either alone is one hash and both together are every pair.
        and not exists (select 1 from cash.staged_line known
          where known.org_id = ${tx.orgId} and known.import_id = ${importId} and known.line_id = k.id)
        and not exists (select 1 from cash.staged_line whole
          where whole.org_id = ${tx.orgId} and whole.import_id = ${importId} and whole.disposition = 'known' and whole.bank_ref <> ''
            and whole.bank_ref = k.bank_ref)
        -- A batch that another message tells in detail is here as a whole.
        and not exists (select 1 from cash.line other
          where k.entry_no > 0 and other.org_id = k.org_id and other.statement_id = k.statement_id and other.entry_no = k.entry_no and other.id <> k.id)
    ) missing on true
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} order by s.no`)

/**
 * Records what was staged: statements, and the lines that are new. A file of returns goes to no day: the account is known no
 * further for it. Money out is no matter of a customer unless it is a return. */
export async function insertStatements(tx: OrgTx, importId: string, at: Date): Promise<number> {
  await tx.run(sql`
    insert into cash.statement (org_id, id, account_id, import_id, no, is_complete, format, reference, sequence, from_on, to_on, opening_on, opening_cents,
      closing_on, closing_cents, lines, recorded_at)
    select s.org_id, platform.new_id(), s.account_id, s.import_id, s.no, s.is_complete, s.format, s.reference, s.sequence, s.from_on, s.to_on, s.opening_on,
      s.opening_cents, case when s.format <> ${RETURNS_FORMAT} then coalesce(s.closing_on, (select max(l.booked_on) from cash.staged_line l
        where l.org_id = s.org_id and l.import_id = s.import_id and l.statement_no = s.no)) end, s.closing_cents,
      (select count(*) from cash.staged_line l where l.org_id = s.org_id and l.import_id = s.import_id and l.statement_no = s.no), ${at}
    from cash.staged_statement s where s.org_id = ${tx.orgId} and s.import_id = ${importId}
      -- One that stands twice in the file is kept once.
      and not exists (select 1 from cash.staged_line l
        where l.org_id = s.org_id and l.import_id = s.import_id and l.statement_no = s.no and l.disposition = 'known' and l.line_id is null)
    order by s.no`)
  return tx.run(sql`
    insert into cash.line (org_id, id, account_id, statement_id, import_id, file_line, booked_on, value_on, cents, left_cents, currency, state,
      set_aside_as, code, label, payer_name, payer_iban, details, end_to_end, bank_ref, return_code, content_key, entry_no, recorded_at)
    select l.org_id, platform.new_id(), st.account_id, st.id, l.import_id, l.line, l.booked_on, l.value_on, l.cents, l.cents, l.currency,
      case when l.cents < 0 and l.return_code = '' then 'set_aside' else 'open' end,
      case when l.cents < 0 and l.return_code = '' then 'outgoing' else '' end,
      l.code, l.label, l.payer_name, l.payer_iban, l.details, l.end_to_end, l.bank_ref, l.return_code, l.content_key, l.entry_no, ${at}
    from cash.staged_line l
    join cash.statement st on st.org_id = l.org_id and st.import_id = l.import_id and st.no = l.statement_no
    where l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.disposition = 'new'
    order by l.booked_on, l.statement_no, l.line`)
}

/** Holds the lines of this import, so that nobody matches one while it is withdrawn; waits for whoever is matching one now. */
export const lockLinesOf = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`
    select count(*) from (select 1 from cash.line where org_id = ${tx.orgId} and import_id = ${importId} order by id for update) held`)

/** Lines of this import that are matched with something, or told whole by another capability: they keep it from being withdrawn. */
export const matchedLinesOf = async (tx: OrgTx, importId: string): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(*)::int as count from cash.line
      where org_id = ${tx.orgId} and import_id = ${importId} and (left_cents <> cents or held_as <> '')`)
  ).count

/** Takes a file's statements and lines out of what is shown, matched and recognised. Gives the number of lines. */
export async function withdrawLines(tx: OrgTx, importId: string, at: Date): Promise<number> {
  await tx.run(sql`
    delete from cash.proposal p using cash.line l
    where p.org_id = ${tx.orgId} and l.org_id = p.org_id and l.id = p.line_id and l.import_id = ${importId}`)
  // A line that closed with one of these has its money again, or has it to find again.
  await tx.run(sql`
    update cash.line o set state = 'open', set_aside_as = '', set_aside_at = null from cash.line l
    where l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.state = 'set_aside' and l.set_aside_as = ${CAME_AND_WENT}
      and o.org_id = l.org_id and o.import_id <> l.import_id and o.cents = -l.cents and o.currency = l.currency and o.state = 'set_aside'
      and o.set_aside_as = l.set_aside_as and o.set_aside_at = l.set_aside_at`)
  await tx.run(sql`
    update cash.statement set withdrawn_at = ${at} where org_id = ${tx.orgId} and import_id = ${importId} and withdrawn_at is null`)
  return tx.run(sql`update cash.line set state = 'withdrawn' where org_id = ${tx.orgId} and import_id = ${importId}`)
}
