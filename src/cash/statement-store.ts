import type { LocalDate } from '../kernel/calendar.ts'
import { copyLine, copyRows } from '../platform/copy-rows.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

export type StagedStatement = {
  readonly no: number
  readonly account: {
    readonly iban: string | null
    readonly rib: string | null
    readonly other: string | null
    readonly currency: string
  }
  readonly isComplete: boolean
  readonly format: string
  readonly reference: string
  readonly sequence: string
  readonly fromOn: LocalDate | null
  readonly toOn: LocalDate | null
  readonly openingOn: LocalDate | null
  readonly openingCents: number | null
  readonly closingOn: LocalDate | null
  readonly closingCents: number | null
}

const STAGED_LINE = `statement_no, line, booked_on, value_on, cents, currency, code, label, payer_name, payer_iban, details, end_to_end, bank_ref, return_code, content_key`

export type StagedLine = readonly [
  statementNo: number,
  line: number,
  bookedOn: LocalDate,
  valueOn: LocalDate | null,
  cents: number,
  currency: string,
  code: string,
  label: string,
  payerName: string,
  payerIban: string | null,
  details: string,
  endToEnd: string,
  bankRef: string,
  returnCode: string,
  contentKey: number,
]

export async function stageLines(
  tx: OrgTx,
  importId: string,
  batches: AsyncIterable<readonly StagedLine[]>,
): Promise<number> {
  await tx.run(sql`
    create temp table arriving_line (statement_no int, line int, booked_on date, value_on date, cents bigint, currency text, code text, label text,
      payer_name text, payer_iban text, details jsonb, end_to_end text, bank_ref text, return_code text, content_key bigint) on commit drop`)
  await copyRows(
    tx,
    `arriving_line (${STAGED_LINE})`,
    (async function* () {
      for await (const batch of batches) yield batch.map(copyLine).join('')
    })(),
  )
  const count = await tx.run(sql`
    insert into cash.staged_line (org_id, import_id, statement_no, line, booked_on, value_on, cents, currency, code, label, payer_name, payer_iban,
      details, end_to_end, bank_ref, return_code, content_key)
    select ${tx.orgId}::int, ${importId}::uuid, statement_no, line, booked_on, value_on, cents, currency, code, label, payer_name, payer_iban,
      details, end_to_end, bank_ref, return_code, content_key
    from arriving_line`)
  await tx.run(sql`drop table arriving_line`)
  await tx.run(sql`select cash.refresh_statistics()`)
  return count
}

export const stageStatements = (tx: OrgTx, importId: string, statements: readonly StagedStatement[]): Promise<number> =>
  tx.run(sql`
    insert into cash.staged_statement (org_id, import_id, no, account, is_complete, format, reference, sequence, from_on, to_on, opening_on,
      opening_cents, closing_on, closing_cents)
    select ${tx.orgId}::int, ${importId}::uuid, s.no, s.account, s.is_complete, s.format, s.reference, s.sequence, s.from_on, s.to_on, s.opening_on,
      s.opening_cents, s.closing_on, s.closing_cents
    from unnest(${statements.map((s) => s.no)}::int[], ${statements.map((s) => JSON.stringify(s.account))}::jsonb[],
      ${statements.map((s) => s.isComplete)}::boolean[], ${statements.map((s) => s.format)}::text[], ${statements.map((s) => s.reference)}::text[],
      ${statements.map((s) => s.sequence)}::text[], ${statements.map((s) => s.fromOn)}::date[], ${statements.map((s) => s.toOn)}::date[],
      ${statements.map((s) => s.openingOn)}::date[], ${statements.map((s) => s.openingCents)}::bigint[],
      ${statements.map((s) => s.closingOn)}::date[], ${statements.map((s) => s.closingCents)}::bigint[])
      as s(no, account, is_complete, format, reference, sequence, from_on, to_on, opening_on, opening_cents, closing_on, closing_cents)`)

export async function dropStagedStatements(tx: OrgTx, importId: string): Promise<void> {
  await tx.run(sql`delete from cash.staged_line where org_id = ${tx.orgId} and import_id = ${importId}`)
  await tx.run(sql`delete from cash.staged_statement where org_id = ${tx.orgId} and import_id = ${importId}`)
}

export const countStaged = async (tx: OrgTx, importId: string): Promise<number> =>
  (
    await tx.one<{ count: number }>(
      sql`select count(*)::int as count from cash.staged_line where org_id = ${tx.orgId} and import_id = ${importId}`,
    )
  ).count

/**
 * Finds which account each statement is of: by IBAN, by the RIB inside a French IBAN (its characters 5 to 25), or by whatever
 * the bank calls it. A statement of an unknown account stays without.
 */
export const findAccounts = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`
    update cash.staged_statement s set account_id = (
      select a.id from cash.account a
      where a.org_id = s.org_id and (
        a.iban = s.account->>'iban' or a.rib = s.account->>'rib' or (a.other <> '' and a.other = s.account->>'other')
        or (a.iban like 'FR%' and substr(a.iban, 5, 21) = s.account->>'rib')
        or (s.account->>'iban' like 'FR%' and substr(s.account->>'iban', 5, 21) = a.rib))
      order by a.iban = s.account->>'iban' desc nulls last, a.id limit 1)
    where s.org_id = ${tx.orgId} and s.import_id = ${importId}`)

/**
 * Recognises lines that are here already. Three passes of falling certainty, each pairing the n-th of the file with the n-th of
 * the books, so that two equal payments of a day stay two: the bank's own reference; every word the same; and, where one side is
 * a notification or another format, the same day and amount.
 */
export async function recogniseLines(tx: OrgTx, importId: string): Promise<void> {
  await tx.run(
    sql`update cash.staged_line set disposition = 'new', line_id = null where org_id = ${tx.orgId} and import_id = ${importId} and disposition <> 'new'`,
  )
  await recognise(tx, importId, 'bank_ref')
  await recognise(tx, importId, 'content')
  await recognise(tx, importId, 'amount')
}

async function recognise(tx: OrgTx, importId: string, by: 'bank_ref' | 'content' | 'amount'): Promise<void> {
  await tx.run(sql`
    with arriving as (
      select l.ctid as place, s.account_id, s.format, l.booked_on, l.cents,
        case ${by} when 'bank_ref' then l.bank_ref when 'content' then l.content_key::text else '' end as key,
        l.line, l.statement_no
      from cash.staged_line l
      join cash.staged_statement s on s.org_id = l.org_id and s.import_id = l.import_id and s.no = l.statement_no
      where l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.disposition = 'new' and s.account_id is not null
        and (${by} <> 'bank_ref' or l.bank_ref <> '')
    ), known as (
      select l.id, l.account_id, st.format, l.booked_on, l.cents,
        case ${by} when 'bank_ref' then l.bank_ref when 'content' then l.content_key::text else '' end as key
      from cash.line l join cash.statement st on st.org_id = l.org_id and st.id = l.statement_id
      where l.org_id = ${tx.orgId} and l.state <> 'withdrawn' and (l.account_id, l.booked_on) in (select account_id, booked_on from arriving)
        and not exists (select 1 from cash.staged_line taken where taken.org_id = l.org_id and taken.import_id = ${importId} and taken.line_id = l.id)
        and (${by} <> 'bank_ref' or l.bank_ref <> '')
    ), ranked_arriving as (
      select *, row_number() over (partition by account_id, booked_on, cents, key order by statement_no, line) as rank from arriving
    ), ranked_known as (
      select *, row_number() over (partition by account_id, booked_on, cents, key order by id) as rank from known
    )
    update cash.staged_line l set disposition = 'known', line_id = k.id
    from ranked_arriving a join ranked_known k on k.account_id = a.account_id and k.booked_on = a.booked_on and k.cents = a.cents and k.key = a.key and k.rank = a.rank
    where l.org_id = ${tx.orgId} and l.ctid = a.place and (${by} <> 'amount' or k.format <> a.format)`)
}

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

export const summariseStatements = (tx: OrgTx, importId: string): Promise<StatementSummary[]> =>
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
        and k.booked_on > p.closing_on and k.booked_on <= s.opening_on
      group by p.closing_on, p.closing_cents
    ) before on true
    left join lateral (
      select count(*) as lines from cash.line k
      where s.is_complete and k.org_id = s.org_id and k.state <> 'withdrawn' and k.account_id = s.account_id and k.booked_on > coalesce(s.opening_on, l.first_on - 1)
        and k.booked_on <= coalesce(s.closing_on, l.last_on)
        and not exists (select 1 from cash.staged_line known where known.org_id = k.org_id and known.import_id = s.import_id and known.line_id = k.id)
    ) missing on true
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} order by s.no`)

export const insertAccount = (
  tx: OrgTx,
  account: {
    readonly id: string
    readonly name: string
    readonly iban: string | null
    readonly rib: string | null
    readonly other: string
    readonly currency: string
  },
  at: Date,
): Promise<number> =>
  tx.run(sql`
    insert into cash.account (org_id, id, name, iban, rib, other, currency, created_at)
    values (${tx.orgId}, ${account.id}, ${account.name}, ${account.iban}, ${account.rib}, ${account.other}, ${account.currency}, ${at})`)

/** Records what was staged: statements, and the lines that are new. Money out is no matter of a customer unless it is a return. */
export async function insertStatements(tx: OrgTx, importId: string, at: Date): Promise<number> {
  await tx.run(sql`
    insert into cash.statement (org_id, id, account_id, import_id, no, is_complete, format, reference, sequence, from_on, to_on, opening_on, opening_cents,
      closing_on, closing_cents, lines, recorded_at)
    select s.org_id, platform.new_id(), s.account_id, s.import_id, s.no, s.is_complete, s.format, s.reference, s.sequence, s.from_on, s.to_on, s.opening_on,
      s.opening_cents, coalesce(s.closing_on, (select max(l.booked_on) from cash.staged_line l
        where l.org_id = s.org_id and l.import_id = s.import_id and l.statement_no = s.no)), s.closing_cents,
      (select count(*) from cash.staged_line l where l.org_id = s.org_id and l.import_id = s.import_id and l.statement_no = s.no), ${at}
    from cash.staged_statement s where s.org_id = ${tx.orgId} and s.import_id = ${importId} order by s.no`)
  return tx.run(sql`
    insert into cash.line (org_id, id, account_id, statement_id, import_id, file_line, booked_on, value_on, cents, left_cents, currency, state,
      set_aside_as, code, label, payer_name, payer_iban, details, end_to_end, bank_ref, return_code, content_key, recorded_at)
    select l.org_id, platform.new_id(), st.account_id, st.id, l.import_id, l.line, l.booked_on, l.value_on, l.cents, l.cents, l.currency,
      case when l.cents < 0 and l.return_code = '' then 'set_aside' else 'open' end,
      case when l.cents < 0 and l.return_code = '' then 'outgoing' else '' end,
      l.code, l.label, l.payer_name, l.payer_iban, l.details, l.end_to_end, l.bank_ref, l.return_code, l.content_key, ${at}
    from cash.staged_line l
    join cash.statement st on st.org_id = l.org_id and st.import_id = l.import_id and st.no = l.statement_no
    where l.org_id = ${tx.orgId} and l.import_id = ${importId} and l.disposition = 'new'
    order by l.booked_on, l.statement_no, l.line`)
}

/** Gives the account found or made to the staged statements that name it. */
export const adoptAccount = (tx: OrgTx, importId: string, no: number, accountId: string): Promise<number> =>
  tx.run(sql`
    update cash.staged_statement set account_id = ${accountId} where org_id = ${tx.orgId} and import_id = ${importId} and no = ${no}`)

/** Lines of this import that are matched with something: they keep it from being withdrawn. */
export const matchedLinesOf = async (tx: OrgTx, importId: string): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(*)::int as count from cash.line
      where org_id = ${tx.orgId} and import_id = ${importId} and left_cents <> cents`)
  ).count

/** Takes a file's statements and lines out of what is shown, matched and recognised. Gives the number of lines. */
export async function withdrawLines(tx: OrgTx, importId: string, at: Date): Promise<number> {
  await tx.run(sql`
    delete from cash.proposal p using cash.line l
    where p.org_id = ${tx.orgId} and l.org_id = p.org_id and l.id = p.line_id and l.import_id = ${importId}`)
  await tx.run(sql`
    update cash.statement set withdrawn_at = ${at} where org_id = ${tx.orgId} and import_id = ${importId} and withdrawn_at is null`)
  return tx.run(sql`update cash.line set state = 'withdrawn' where org_id = ${tx.orgId} and import_id = ${importId}`)
}
