import type { LocalDate } from '../../kernel/calendar.ts'
import { copyLine, copyRows } from '../../platform/copy-rows.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

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

const STAGED_LINE = `statement_no, line, booked_on, value_on, cents, currency, code, label, payer_name, payer_iban, details, end_to_end, bank_ref, return_code, content_key, entry_no`

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
  entryNo: number,
]

export async function stageLines(
  tx: OrgTx,
  importId: string,
  batches: AsyncIterable<readonly StagedLine[]>,
): Promise<number> {
  await tx.run(sql`
    create temp table arriving_line (statement_no int, line int, booked_on date, value_on date, cents bigint, currency text, code text, label text,
      payer_name text, payer_iban text, details jsonb, end_to_end text, bank_ref text, return_code text, content_key bigint, entry_no int) on commit drop`)
  await copyRows(
    tx,
    `arriving_line (${STAGED_LINE})`,
    (async function* () {
      for await (const batch of batches) yield batch.map(copyLine).join('')
    })(),
  )
  const count = await tx.run(sql`
    insert into cash.staged_line (org_id, import_id, statement_no, line, booked_on, value_on, cents, currency, code, label, payer_name, payer_iban,
      details, end_to_end, bank_ref, return_code, content_key, entry_no)
    select ${tx.orgId}::int, ${importId}::uuid, statement_no, line, booked_on, value_on, cents, currency, code, label, payer_name, payer_iban,
      details, end_to_end, bank_ref, return_code, content_key, entry_no
    from arriving_line`)
  await tx.run(sql`drop table arriving_line`)
  await tx.run(sql`select cash.refresh_statistics()`)
  return count
}

/** Days after `today` on which a line was booked, with the first such line, or a statement ends (no line); at most twenty. */
export const stagedDaysAhead = (
  tx: OrgTx,
  importId: string,
  today: LocalDate,
): Promise<{ on: LocalDate; line: number | null }[]> =>
  tx.rows(sql`
    select on_day as on, min(line) as line from (
      select booked_on as on_day, line from cash.staged_line where org_id = ${tx.orgId} and import_id = ${importId}
      union all select closing_on, null from cash.staged_statement where org_id = ${tx.orgId} and import_id = ${importId}
    ) told where on_day > ${today}::date group by on_day order by on_day limit 20`)

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
  await tx.run(
    sql`delete from cash.announced where org_id = ${tx.orgId} and import_id = ${importId} and account_id is null`,
  )
}

export const countStaged = async (tx: OrgTx, importId: string): Promise<number> =>
  (
    await tx.one<{ count: number }>(
      sql`select count(*)::int as count from cash.staged_line where org_id = ${tx.orgId} and import_id = ${importId}`,
    )
  ).count

/**
 * Finds which account each statement is of: by IBAN, by the RIB inside a French IBAN (its characters 5 to 25), with or without
 * its key and its separators, or by whatever the bank calls it, and by its currency: one IBAN may hold several. A statement of an unknown account stays without.
 */
export const findAccounts = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`
    update cash.staged_statement s set account_id = (
      select a.id from cash.account a
      where a.org_id = s.org_id and a.currency = s.account->>'currency' and (
        a.iban = s.account->>'iban' or a.rib = s.account->>'rib' or (a.other <> '' and a.other = s.account->>'other')
        or (a.iban like 'FR%' and substr(a.iban, 5, 21) = s.account->>'rib')
        or (s.account->>'iban' like 'FR%' and substr(s.account->>'iban', 5, 21) = a.rib)
        -- A French account written without its country, with its key or not, by a bank that names it in words of its own.
        or (length(regexp_replace(s.account->>'other', '[^0-9A-Za-z]', '', 'g')) in (21, 23)
          and left(regexp_replace(s.account->>'other', '[^0-9A-Za-z]', '', 'g'), 21) in (a.rib, case when a.iban like 'FR%' then substr(a.iban, 5, 21) end))
        or (length(regexp_replace(a.other, '[^0-9A-Za-z]', '', 'g')) in (21, 23)
          and left(regexp_replace(a.other, '[^0-9A-Za-z]', '', 'g'), 21)
            in (s.account->>'rib', case when s.account->>'iban' like 'FR%' then substr(s.account->>'iban', 5, 21) end,
              left(regexp_replace(s.account->>'other', '[^0-9A-Za-z]', '', 'g'), 21))))
      order by a.iban = s.account->>'iban' desc nulls last, a.id limit 1)
    where s.org_id = ${tx.orgId} and s.import_id = ${importId}`)

/** Gives the account found or made to the staged statements that name it. */
export const adoptAccount = (tx: OrgTx, importId: string, no: number, accountId: string): Promise<number> =>
  tx.run(sql`
    update cash.staged_statement set account_id = ${accountId} where org_id = ${tx.orgId} and import_id = ${importId} and no = ${no}`)
