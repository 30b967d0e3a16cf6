import type { LocalDate } from '../kernel/calendar.ts'
import { copyLine, copyRows } from '../platform/copy-rows.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import { RETURNED_WITHIN_DAYS, RETURNS_FORMAT } from './returns-file-store.ts'

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
  await recogniseAnswered(tx, importId)
}

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
    where l.org_id = ${tx.orgId} and l.ctid = a.place and (${by} <> 'amount' or k.format <> a.format)
      and (k.format = ${RETURNS_FORMAT}) = (a.format = ${RETURNS_FORMAT})`)
}

/** Gives the account found or made to the staged statements that name it. */
export const adoptAccount = (tx: OrgTx, importId: string, no: number, accountId: string): Promise<number> =>
  tx.run(sql`
    update cash.staged_statement set account_id = ${accountId} where org_id = ${tx.orgId} and import_id = ${importId} and no = ${no}`)
