import type { DirectDebitVersion } from '../../adapters/payment-files/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { RetryRule } from './rules.ts'

/** How one organisation collects; none until somebody enters the identifier that its bank gave it. */
export type DebitSetting = {
  readonly creditorId: string
  readonly creditorIban: string
  readonly creditorBic: string | null
  readonly noticeDays: number
  readonly version: DirectDebitVersion
  readonly grouping: 'item' | 'customer'
  readonly tellsFirst: boolean
  /** Who tells customers what will be debited: a message of ours, or the invoice. */
  readonly noticeBy: 'message' | 'invoice'
} & RetryRule

export const debitSettingOf = (tx: OrgTx): Promise<DebitSetting | null> =>
  tx.maybe(sql`
    select creditor_id, creditor_iban, creditor_bic, notice_days, version, "grouping", tells_first, notice_by, retries, retry_days, technical_retry_days
    from cash.debit_setting where org_id = ${tx.orgId}`)

export const keepDebitSetting = (tx: OrgTx, setting: DebitSetting, at: Date): Promise<number> =>
  tx.run(sql`
    insert into cash.debit_setting (org_id, creditor_id, creditor_iban, creditor_bic, notice_days, version, "grouping", tells_first, notice_by, retries,
      retry_days, technical_retry_days, updated_at)
    values (${tx.orgId}, ${setting.creditorId}, ${setting.creditorIban}, ${setting.creditorBic}, ${setting.noticeDays}, ${setting.version},
      ${setting.grouping}, ${setting.tellsFirst}, ${setting.noticeBy}, ${setting.retries}, ${setting.retryDays}, ${setting.technicalRetryDays}, ${at})
    on conflict (org_id) do update set creditor_id = excluded.creditor_id, creditor_iban = excluded.creditor_iban,
      creditor_bic = excluded.creditor_bic, notice_days = excluded.notice_days, version = excluded.version, "grouping" = excluded."grouping",
      tells_first = excluded.tells_first, notice_by = excluded.notice_by, retries = excluded.retries, retry_days = excluded.retry_days,
      technical_retry_days = excluded.technical_retry_days, updated_at = excluded.updated_at`)
