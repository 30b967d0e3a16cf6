import type { OrgTx } from '../platform/db.ts'
import { part, sql } from '../platform/sql.ts'
import type { Category, CategoryTask } from './model.ts'

const columns = part`id, name, owner, colleague_id, colleague_decides, delay_days, tasks, retired_at is not null as is_retired`

/** Tasks kept before there were colleagues name none. */
const told = (category: Category): Category => ({
  ...category,
  tasks: category.tasks.map((task) => ({ ...task, colleagueId: task.colleagueId ?? null })),
})

/** Every cause, those withdrawn too: disputes of the past bear them. In their order. */
export const categoriesOf = async (tx: OrgTx): Promise<Category[]> =>
  (
    await tx.rows<Category>(sql`
      select ${columns} from disputes.category where org_id = ${tx.orgId} order by position, id`)
  ).map(told)

export async function categoryOf(tx: OrgTx, id: string): Promise<Category | null> {
  const found = await tx.maybe<Category>(
    sql`select ${columns} from disputes.category where org_id = ${tx.orgId} and id = ${id}`,
  )
  return found && told(found)
}

/** One transaction at a time gives an organisation its first causes; the others find them there. */
export const lockCategories = (tx: OrgTx): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('disputes.category'), ${tx.orgId})`)

type Kept = Pick<Category, 'name' | 'owner' | 'colleagueId' | 'colleagueDecides' | 'delayDays'> & {
  readonly tasks: readonly CategoryTask[]
}

export const insertCategory = (tx: OrgTx, category: Kept & { readonly id: string }): Promise<number> =>
  tx.run(sql`
    insert into disputes.category (org_id, id, position, name, owner, colleague_id, colleague_decides, delay_days, tasks)
    select ${tx.orgId}::int, ${category.id}::uuid, coalesce(max(position), 0) + 1, ${category.name}, ${category.owner},
      ${category.colleagueId}::uuid, ${category.colleagueDecides}, ${category.delayDays}, ${JSON.stringify(category.tasks)}::jsonb
    from disputes.category where org_id = ${tx.orgId}`)

export const updateCategory = (
  tx: OrgTx,
  id: string,
  category: Kept & { readonly isRetired: boolean },
  at: Date,
): Promise<number> =>
  tx.run(sql`
    update disputes.category set name = ${category.name}, owner = ${category.owner}, colleague_id = ${category.colleagueId},
      colleague_decides = ${category.colleagueDecides}, delay_days = ${category.delayDays},
      tasks = ${JSON.stringify(category.tasks)}::jsonb, retired_at = case when ${category.isRetired} then coalesce(retired_at, ${at}) end
    where org_id = ${tx.orgId} and id = ${id}`)
