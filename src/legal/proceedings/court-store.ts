import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { CourtRow } from './courts.ts'

export const importedCourts = (tx: OrgTx): Promise<CourtRow[]> =>
  tx.rows(sql`
    select kind, name, address, postcode, city, covers from legal.court where org_id = ${tx.orgId} order by kind, postcode, name, id`)

/** Puts a table of courts in place of the one before. */
export async function replaceCourts(
  tx: OrgTx,
  courts: readonly (CourtRow & { readonly id: string })[],
  by: { readonly name: string; readonly at: Date },
): Promise<void> {
  await tx.run(sql`delete from legal.court where org_id = ${tx.orgId}`)
  await tx.run(sql`
    insert into legal.court (org_id, id, kind, name, address, postcode, city, covers, imported_at, imported_by_name)
    select ${tx.orgId}::int, c.id, c.kind, c.name, c.address, c.postcode, c.city, string_to_array(c.covers, ' '), ${by.at}::timestamptz, ${by.name}::text
    from unnest(${courts.map(({ id }) => id)}::uuid[], ${courts.map(({ kind }) => kind)}::text[], ${courts.map(({ name }) => name)}::text[],
      ${courts.map(({ address }) => address)}::text[], ${courts.map(({ postcode }) => postcode)}::text[],
      ${courts.map(({ city }) => city)}::text[], ${courts.map(({ covers }) => covers.join(' '))}::text[])
      as c(id, kind, name, address, postcode, city, covers)`)
}

/** Whether the organisation uses the route of CPCEx art. L126-1 although its decree is not known. */
export const usesTradeClaim = async (tx: OrgTx): Promise<boolean> =>
  (
    await tx.maybe<{ uses: boolean }>(
      sql`select uses_trade_claim as uses from legal.route_setting where org_id = ${tx.orgId}`,
    )
  )?.uses ?? false

export const keepUsesTradeClaim = (
  tx: OrgTx,
  uses: boolean,
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    insert into legal.route_setting (org_id, uses_trade_claim, changed_at, changed_by_name) values (${tx.orgId}, ${uses}, ${by.at}, ${by.name})
    on conflict (org_id) do update set uses_trade_claim = excluded.uses_trade_claim, changed_at = excluded.changed_at,
      changed_by_name = excluded.changed_by_name`)
