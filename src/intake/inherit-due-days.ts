import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

/**
 * A claim moved to another account (411 to 416, when it turns doubtful) is as old as the document it is about, which this ledger
 * or an earlier one holds: it takes that due day, the first one where there are several instalments.
 */
export const inheritDueDays = (tx: OrgTx, importId: string): Promise<number> =>
  tx.run(sql`
    update intake.staged_item t set due_on = origin.due_on, due_source = origin.due_source
    from (
      select distinct on (row_key) row_key, due_on, due_source
      from (
        select m.row_key, s.due_on, s.due_source
        from intake.staged_item m join intake.staged_item s on s.org_id = m.org_id and s.import_id = m.import_id
          and s.customer_code = m.customer_code and s.document_no = m.document_no and s.currency = m.currency
        where m.org_id = ${tx.orgId} and m.import_id = ${importId} and m.nature = 'transfer' and m.side = 1 and m.document_no <> ''
          and s.side = 1 and s.nature in ('invoice', 'opening')
        union all
        select m.row_key, i.due_on, i.due_source
        from intake.staged_item m join parties.customer c on c.org_id = m.org_id and c.code = m.customer_code
        join ledger.item i on i.org_id = m.org_id and i.customer_id = c.id and i.document_no = m.document_no and i.currency = m.currency
        where m.org_id = ${tx.orgId} and m.import_id = ${importId} and m.nature = 'transfer' and m.side = 1 and m.document_no <> ''
          and i.side = 1 and i.kind in ('invoice', 'opening') and not i.reversed and i.reverses is null
      ) known order by row_key, due_on
    ) origin
    where t.org_id = ${tx.orgId} and t.import_id = ${importId} and t.row_key = origin.row_key`)
