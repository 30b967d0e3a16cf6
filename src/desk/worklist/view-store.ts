import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { ViewState } from './contract.ts'

/** A list kept under a name, of one member or shown to all. */
export type KeptView = {
  readonly id: string
  readonly member: string
  readonly name: string
  readonly isShared: boolean
  readonly state: ViewState
}

/** A member's own views and those shared by others, by name. */
export const viewsFor = (tx: OrgTx, member: string): Promise<KeptView[]> =>
  tx.rows(sql`
    select id, member, name, is_shared, state from desk.view
    where org_id = ${tx.orgId} and (member = ${member} or is_shared) order by is_shared, lower(name), id`)

export const viewOf = (tx: OrgTx, id: string): Promise<KeptView | null> =>
  tx.maybe(sql`select id, member, name, is_shared, state from desk.view where org_id = ${tx.orgId} and id = ${id}`)

export const keepView = (tx: OrgTx, view: KeptView, at: Date): Promise<number> =>
  tx.run(sql`
    insert into desk.view (org_id, id, member, name, is_shared, state, created_at)
    values (${tx.orgId}, ${view.id}, ${view.member}, ${view.name}, ${view.isShared}, ${JSON.stringify(view.state)}, ${at})
    on conflict (org_id, id) do update set name = excluded.name, is_shared = excluded.is_shared, state = excluded.state`)

export const dropView = (tx: OrgTx, id: string): Promise<number> =>
  tx.run(sql`delete from desk.view where org_id = ${tx.orgId} and id = ${id}`)
