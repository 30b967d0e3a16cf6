import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, part, sql } from '../../platform/sql.ts'
import type { CostKind } from './model.ts'

/** What a matter costs us. Amounts in minor units of its currency. */
export type Cost = {
  readonly id: string
  readonly proceedingId: string
  readonly kind: CostKind
  readonly label: string
  readonly cents: number
  readonly incurredOn: LocalDate
  /** A judgment puts it on the debtor. */
  readonly isRecoverable: boolean
  /** The debit that asks the customer for it, while it stands. */
  readonly itemId: string | null
  readonly documentNo: string | null
  readonly recordedByName: string
}

const costs = (tx: OrgTx, which: Fragment): Promise<Cost[]> =>
  tx.rows(sql`
    select c.id, c.proceeding_id, c.kind, c.label, c.cents, c.incurred_on, c.is_recoverable, i.id as item_id, i.document_no, c.recorded_by_name
    from legal.proceeding_cost c left join ledger.item i on i.org_id = c.org_id and i.id = c.item_id and not i.reversed
    where c.org_id = ${tx.orgId} and ${which} and c.withdrawn_at is null order by c.incurred_on, c.id`)

export const costsOf = (tx: OrgTx, proceedingId: string): Promise<Cost[]> =>
  costs(tx, part`c.proceeding_id = ${proceedingId}`)

export const costOf = async (tx: OrgTx, id: string): Promise<Cost | null> =>
  (await costs(tx, part`c.id = ${id}`))[0] ?? null

export type NewCost = Omit<Cost, 'itemId' | 'documentNo' | 'recordedByName'>

export const insertCost = (
  tx: OrgTx,
  one: NewCost,
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    insert into legal.proceeding_cost (org_id, id, proceeding_id, kind, label, cents, incurred_on, is_recoverable, recorded_at, recorded_by_name)
    values (${tx.orgId}, ${one.id}, ${one.proceedingId}, ${one.kind}, ${one.label}, ${one.cents}, ${one.incurredOn}, ${one.isRecoverable},
      ${by.at}, ${by.name})`)

/** The debit that asks for a cost; null once it is taken back. */
export const keepCostItem = (tx: OrgTx, id: string, itemId: string | null): Promise<number> =>
  tx.run(sql`update legal.proceeding_cost set item_id = ${itemId} where org_id = ${tx.orgId} and id = ${id}`)

export const withdrawCostRow = (tx: OrgTx, id: string, at: Date): Promise<number> =>
  tx.run(sql`update legal.proceeding_cost set withdrawn_at = ${at} where org_id = ${tx.orgId} and id = ${id}`)
