import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { JournalAccounts } from './model.ts'
import { DEFAULT_ACCOUNTS } from './rules.ts'

export const journalAccountsOf = async (tx: OrgTx): Promise<JournalAccounts> =>
  (await tx.maybe<JournalAccounts>(sql`
    select customers_account, bank_fee_account, discount_account, rounding_account, loss_account, return_fee_account, interest_account, suspense_account,
      collector_account, supplier_account, fee_account, fee_vat_account, bank_journal, other_journal
    from cash.journal_setting where org_id = ${tx.orgId}`)) ?? DEFAULT_ACCOUNTS

export const keepJournalAccounts = (tx: OrgTx, accounts: JournalAccounts, at: Date): Promise<number> =>
  tx.run(sql`
    insert into cash.journal_setting (org_id, customers_account, bank_fee_account, discount_account, rounding_account, loss_account,
      return_fee_account, interest_account, suspense_account, collector_account, supplier_account, fee_account, fee_vat_account, bank_journal, other_journal, updated_at)
    values (${tx.orgId}, ${accounts.customersAccount}, ${accounts.bankFeeAccount}, ${accounts.discountAccount}, ${accounts.roundingAccount},
      ${accounts.lossAccount}, ${accounts.returnFeeAccount}, ${accounts.interestAccount}, ${accounts.suspenseAccount},
      ${accounts.collectorAccount}, ${accounts.supplierAccount}, ${accounts.feeAccount}, ${accounts.feeVatAccount}, ${accounts.bankJournal}, ${accounts.otherJournal}, ${at})
    on conflict (org_id) do update set customers_account = excluded.customers_account, bank_fee_account = excluded.bank_fee_account,
      discount_account = excluded.discount_account, rounding_account = excluded.rounding_account, loss_account = excluded.loss_account,
      return_fee_account = excluded.return_fee_account, interest_account = excluded.interest_account, suspense_account = excluded.suspense_account,
      collector_account = excluded.collector_account, supplier_account = excluded.supplier_account, fee_account = excluded.fee_account,
      fee_vat_account = excluded.fee_vat_account, bank_journal = excluded.bank_journal,
      other_journal = excluded.other_journal, updated_at = excluded.updated_at`)

/** The ledger account of each bank account, by its id. */
export const bankLedgerAccounts = async (tx: OrgTx): Promise<Record<string, string>> =>
  Object.fromEntries(
    (
      await tx.rows<{ id: string; ledgerAccount: string }>(
        sql`select id, ledger_account from cash.account where org_id = ${tx.orgId} order by id`,
      )
    ).map(({ id, ledgerAccount }) => [id, ledgerAccount]),
  )
