import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** Receipts mailed to debtors, in the creditor's organisation; whether an agency mails them at once, in its own. */

export type QuittanceMail = {
  readonly messageId: string
  readonly toAddress: string
  readonly askedAt: Date
  readonly askedByName: string
}

/** Read by either side. */
export const quittanceMailOf = (tx: OrgTx, creditor: number, receiptId: string): Promise<QuittanceMail | null> =>
  tx.maybe(sql`
    select message_id, to_address, asked_at, asked_by_name from outsourcing.quittance_mail
    where org_id = ${creditor} and receipt_id = ${receiptId} and (org_id = ${tx.orgId} or agency_org_id = ${tx.orgId})`)

/** Zero when it was mailed already: whoever comes second waits for the first, and finds it. */
export const insertQuittanceMail = (
  tx: OrgTx,
  one: QuittanceMail & { readonly receiptId: string; readonly agencyOrgId: number; readonly documentId: string },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.quittance_mail (org_id, receipt_id, agency_org_id, message_id, document_id, to_address, asked_at, asked_by_name)
    values (${tx.orgId}, ${one.receiptId}, ${one.agencyOrgId}, ${one.messageId}, ${one.documentId}, ${one.toAddress}, ${one.askedAt}, ${one.askedByName})
    on conflict (org_id, receipt_id) do nothing`)

/** Of these messages, those whose receipt came back since: by its number. */
export const quittancesBack = (
  tx: OrgTx,
  messageIds: readonly string[],
): Promise<{ readonly messageId: string; readonly no: number }[]> =>
  tx.rows(sql`
    select q.message_id, r.no from outsourcing.quittance_mail q join outsourcing.receipt r on r.org_id = q.org_id and r.id = q.receipt_id
    where q.org_id = ${tx.orgId} and q.message_id = any(${messageIds}::uuid[]) and r.returned_on is not null`)

/** Since when this agency mails receipts at once; null: it does not. */
export const mailsAtOnceSince = async (tx: OrgTx): Promise<Date | null> =>
  (
    await tx.maybe<{ at: Date }>(
      sql`select changed_at as at from outsourcing.quittance_setting where org_id = ${tx.orgId} and mails_at_once`,
    )
  )?.at ?? null

export const keepMailsAtOnce = (
  tx: OrgTx,
  mailsAtOnce: boolean,
  by: { readonly at: Date; readonly name: string },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.quittance_setting as s (org_id, mails_at_once, changed_at, changed_by_name)
    values (${tx.orgId}, ${mailsAtOnce}, ${by.at}, ${by.name})
    on conflict (org_id) do update set mails_at_once = excluded.mails_at_once, changed_at = excluded.changed_at, changed_by_name = excluded.changed_by_name
    where s.mails_at_once <> excluded.mails_at_once`)
