import { accountsOf, updateAccount } from '../src/cash/statements/account-store.ts'
import type { LocalDate } from '../src/kernel/calendar.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { sql } from '../src/platform/sql.ts'

/** What the credit controller of the demo looks at between two acts: the same tables the screens show. */

export type OpenBankLine = {
  readonly id: string
  readonly bookedOn: LocalDate
  readonly cents: number
}

/** Lines nobody has explained yet, as their statement has them. */
export const openBankLines = (tx: OrgTx): Promise<OpenBankLine[]> =>
  tx.rows(
    sql`select id, booked_on, cents from cash.line where org_id = ${tx.orgId} and state = 'open' order by booked_on, file_line`,
  )

export type OpenDocument = {
  readonly itemId: string
  readonly customerId: string
  readonly code: string
  readonly documentNo: string
  readonly side: 1 | -1
  readonly openCents: number
}

/** Invoices and credit notes that these customers have open, oldest due first. */
export const openDocumentsOf = (tx: OrgTx, codes: readonly string[]): Promise<OpenDocument[]> =>
  tx.rows(sql`
    select i.id as item_id, c.id as customer_id, c.code, i.document_no, i.side, i.open_cents
    from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
    where i.org_id = ${tx.orgId} and c.code = any(${codes}::text[]) and i.open_cents > 0 and i.currency = 'EUR'
    order by i.due_on, i.document_no, i.id`)

export const customerIdOf = async (tx: OrgTx, code: string): Promise<string | null> =>
  (await tx.maybe<{ id: string }>(sql`select id from parties.customer where org_id = ${tx.orgId} and code = ${code}`))
    ?.id ?? null

/** Payments that came back before `before` and that nobody dealt with. */
export const returnsToHandle = async (tx: OrgTx, before: LocalDate): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select r.match_id as id from cash.returned_payment r join cash.match m on m.org_id = r.org_id and m.id = r.match_id and m.undone_at is null
      where r.org_id = ${tx.orgId} and r.handled_at is null and m.matched_on < ${before}::date order by r.match_id`)
  ).map((row) => row.id)

/** An account is first called by its number: somebody gives it a name on the first day. */
export async function nameAccounts(tx: OrgTx): Promise<void> {
  for (const account of await accountsOf(tx))
    await updateAccount(tx, account.id, {
      name: 'Compte courant',
      ledgerAccount: account.ledgerAccount,
      isFollowed: account.isFollowedSaid,
    })
}
