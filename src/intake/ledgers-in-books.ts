import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { part, sql } from '../platform/sql.ts'
import { inBooks } from './store.ts'

/**
 * Ledgers in the books whose year was over before this one begins: what its opening lines carry forward. A ledger of several
 * years opens the first of them only.
 */
export const ledgersBefore = async (tx: OrgTx, firstOn: LocalDate): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select m.id from intake.import m
      where m.org_id = ${tx.orgId} and ${inBooks(part`m`)} and m.kind = 'fec' and m.fiscal_year_end < ${firstOn}::date
      order by m.fiscal_year_end, m.settled_at`)
  ).map((row) => row.id)

/** An import in the books of another family whose items still count: lists when a ledger comes, ledgers when a list comes. */
export const otherSource = (tx: OrgTx, kinds: readonly string[]): Promise<{ fileName: string } | null> =>
  tx.maybe(sql`
    select f.name as file_name from intake.import m join intake.file f on f.org_id = m.org_id and f.id = m.file_id
    where m.org_id = ${tx.orgId} and ${inBooks(part`m`)} and m.kind = any(${kinds}::text[])
      and exists (select 1 from ledger.item i where i.org_id = m.org_id and i.source_id = m.id and not i.reversed)
    order by m.settled_at desc limit 1`)

export const ledgerAfter = (
  tx: OrgTx,
  yearEnd: LocalDate,
): Promise<{ fiscalYearEnd: LocalDate; fileName: string } | null> =>
  tx.maybe(sql`
    select m.fiscal_year_end, f.name as file_name from intake.import m join intake.file f on f.org_id = m.org_id and f.id = m.file_id
    where m.org_id = ${tx.orgId} and ${inBooks(part`m`)} and m.kind = 'fec' and m.fiscal_year_end > ${yearEnd}::date
    order by m.fiscal_year_end desc, m.settled_at desc limit 1`)

/** Ledgers in the books this one speaks for: it holds all their days and all their journals. */
export const ledgersCovered = async (
  tx: OrgTx,
  by: { firstOn: LocalDate; booksThrough: LocalDate; journals: readonly string[] },
): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select m.id from intake.import m
      where m.org_id = ${tx.orgId} and ${inBooks(part`m`)} and m.kind = 'fec' and m.first_on >= ${by.firstOn}::date
        and m.books_through <= ${by.booksThrough}::date and m.journals <@ ${by.journals}::text[]`)
  ).map((row) => row.id)
