import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { Comparison } from './model.ts'

export type KeptComparison = { readonly asked: Comparison; readonly keptAt: Date; readonly keptByName: string }

export const comparisonOf = (tx: OrgTx): Promise<KeptComparison | null> =>
  tx.maybe(sql`select asked, kept_at, kept_by_name from outsourcing.comparison where org_id = ${tx.orgId}`)

export const keepComparison = (tx: OrgTx, asked: Comparison, by: { name: string; at: Date }): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.comparison (org_id, asked, kept_at, kept_by_name)
    values (${tx.orgId}, ${JSON.stringify(asked)}::jsonb, ${by.at}, ${by.name})
    on conflict (org_id) do update set asked = excluded.asked, kept_at = excluded.kept_at, kept_by_name = excluded.kept_by_name`)
