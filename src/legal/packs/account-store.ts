import type { LocalDate } from '../../kernel/calendar.ts'
import type { ItemKind } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** What settled part of a document and still does. */
export type SettledPart = {
  readonly itemId: string
  readonly kind: ItemKind
  readonly documentNo: string
  readonly on: LocalDate
  readonly cents: number
}

/** By the day of each payment or credit note, whenever it was applied. */
export const settledParts = (tx: OrgTx, itemIds: readonly string[]): Promise<SettledPart[]> =>
  tx.rows(sql`
    select a.debit_id as item_id, c.kind, coalesce(nullif(c.document_no, ''), c.label) as document_no, c.issued_on as on, sum(a.amount_cents)::bigint as cents
    from ledger.allocation a join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id
    where a.org_id = ${tx.orgId} and a.debit_id = any(${itemIds}::uuid[])
    group by a.debit_id, c.id, c.kind, c.document_no, c.label, c.issued_on having sum(a.amount_cents) <> 0
    order by c.issued_on, c.document_no, a.debit_id`)
