import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import type { Category, CategoryTask } from './model.ts'

/** Every cause, those withdrawn too: disputes of the past bear them. In their order. */
export const categoriesOf = (tx: OrgTx): Promise<Category[]> =>
  tx.rows(sql`
    select id, name, owner, delay_days, tasks, retired_at is not null as is_retired from disputes.category
    where org_id = ${tx.orgId} order by position, id`)

export const categoryOf = (tx: OrgTx, id: string): Promise<Category | null> =>
  tx.maybe(sql`
    select id, name, owner, delay_days, tasks, retired_at is not null as is_retired from disputes.category
    where org_id = ${tx.orgId} and id = ${id}`)

/** One transaction at a time gives an organisation its first causes; the others find them there. */
export const lockCategories = (tx: OrgTx): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('disputes.category'), ${tx.orgId})`)

type Kept = { readonly name: string; readonly delayDays: number; readonly tasks: readonly CategoryTask[] }

export const insertCategory = (
  tx: OrgTx,
  category: Kept & { readonly id: string; readonly owner: string | null },
): Promise<number> =>
  tx.run(sql`
    insert into disputes.category (org_id, id, position, name, owner, delay_days, tasks)
    select ${tx.orgId}::int, ${category.id}::uuid, coalesce(max(position), 0) + 1, ${category.name}, ${category.owner}, ${category.delayDays},
      ${JSON.stringify(category.tasks)}::jsonb
    from disputes.category where org_id = ${tx.orgId}`)

export const updateCategory = (
  tx: OrgTx,
  id: string,
  category: Kept & { readonly owner: string | null; readonly isRetired: boolean },
  at: Date,
): Promise<number> =>
  tx.run(sql`
    update disputes.category set name = ${category.name}, owner = ${category.owner}, delay_days = ${category.delayDays},
      tasks = ${JSON.stringify(category.tasks)}::jsonb, retired_at = case when ${category.isRetired} then coalesce(retired_at, ${at}) end
    where org_id = ${tx.orgId} and id = ${id}`)
