import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'

/** A settlement between two documents that a person made by itself. */
export type SettlementByHand = {
  readonly id: string
  readonly customerId: string
  readonly debitId: string
  readonly creditId: string
  readonly cents: number
}

/** Made here, by no import and no match, and not taken back since. */
const byHand = part`
  select a.id, a.customer_id, a.debit_id, a.credit_id, a.amount_cents as cents
  from ledger.allocation a
  where a.source_id is null and a.reverses is null
    and not exists (select 1 from ledger.allocation r where r.org_id = a.org_id and r.reverses = a.id)
    and not exists (select 1 from cash.match_effect e where e.org_id = a.org_id and e.id = a.id and e.what = 'allocation')
    -- What takes a document back settles it with its twin: that is no choice of anybody. What was paid to whoever collects is its receipt's.
    and not exists (
      select 1 from ledger.item t where t.org_id = a.org_id and t.id in (a.debit_id, a.credit_id) and (t.reverses is not null or t.kind = 'collected'))`

export const settlementsByHand = (tx: OrgTx, ids: readonly string[]): Promise<SettlementByHand[]> =>
  tx.rows(sql`${byHand} and a.org_id = ${tx.orgId} and a.id = any(${ids}::uuid[]) order by a.id`)

export const settlementsByHandOf = (tx: OrgTx, itemId: string): Promise<SettlementByHand[]> =>
  tx.rows(
    sql`${byHand} and a.org_id = ${tx.orgId} and (a.debit_id = ${itemId} or a.credit_id = ${itemId}) order by a.id`,
  )
