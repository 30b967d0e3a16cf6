import type { ColumnMap } from '../adapters/bank-files/index.ts'
import { newId } from '../kernel/ids.ts'
import { Refused } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { sql } from '../platform/sql.ts'
import { type Actor, record } from '../trail/index.ts'

/** Where one bank writes what in its files of returns, as somebody copied it from the bank's notice. */
export type SavedColumnMap = {
  readonly id: string
  readonly name: string
  readonly map: ColumnMap
  readonly updatedAt: Date
  readonly updatedBy: string
}
type By = { readonly actor: Actor; readonly at: Date }

/** The last one used first: it is the likeliest for the next file. */
export const columnMapsOf = (tx: OrgTx): Promise<SavedColumnMap[]> =>
  tx.rows(sql`
    select id, name, map, updated_at, updated_by from intake.column_map where org_id = ${tx.orgId} order by updated_at desc, id desc`)

/** Keeps a map under its name; another of the same name gives way. */
export async function keepColumnMap(tx: OrgTx, map: ColumnMap, by: By): Promise<SavedColumnMap> {
  const kept = await tx.one<SavedColumnMap>(sql`
    insert into intake.column_map (org_id, id, name, map, updated_at, updated_by)
    values (${tx.orgId}, ${newId(by.at)}, ${map.name}, ${JSON.stringify(map)}, ${by.at}, ${by.actor.name})
    on conflict (org_id, name) do update set map = excluded.map, updated_at = excluded.updated_at, updated_by = excluded.updated_by
    returning id, name, map, updated_at, updated_by`)
  await record(tx, {
    ...by,
    verb: 'column_map_kept',
    subject: { kind: 'column_map', id: kept.id },
    data: { name: kept.name, map },
  })
  return kept
}

export async function removeColumnMap(tx: OrgTx, id: string, by: By): Promise<void> {
  const before = await tx.maybe<{ name: string }>(
    sql`delete from intake.column_map where org_id = ${tx.orgId} and id = ${id} returning name`,
  )
  if (!before) throw new Refused(notFound().refusal)
  await record(tx, {
    ...by,
    verb: 'column_map_removed',
    subject: { kind: 'column_map', id },
    data: { name: before.name },
  })
}
