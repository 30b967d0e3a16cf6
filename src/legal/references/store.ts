import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { StatuteCountry, StatuteRow } from '../../statutes/index.ts'
import type { RowDraft } from './model.ts'

export type OwnRow = StatuteRow & { readonly id: string; readonly madeByName: string }

/** The rows of the organisation that stand, the last recorded first; subjects that the product no longer knows included. */
export const ownRows = (tx: OrgTx, country: StatuteCountry): Promise<OwnRow[]> =>
  tx.rows(sql`
    select id, country, subject, value, from_on as "from", to_on as "to", citation, source, mark, verified_on, review_on, made_by_name
    from legal.statute_row where org_id = ${tx.orgId} and country = ${country} and withdrawn_at is null
    order by made_at desc, id desc`)

/** One act on the rows of an organisation at a time: two of them would each find the days free. */
export const lockRows = (tx: OrgTx): Promise<unknown[]> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('legal.statute_row'), ${tx.orgId}::int)`)

export const insertRow = (
  tx: OrgTx,
  row: RowDraft & { readonly id: string; readonly country: StatuteCountry },
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    insert into legal.statute_row (org_id, id, country, subject, value, from_on, to_on, citation, source, mark, verified_on, review_on,
      made_at, made_by_name)
    values (${tx.orgId}, ${row.id}, ${row.country}, ${row.subject}, ${row.value}, ${row.from}, ${row.to}, ${row.citation}, ${row.source},
      ${row.mark}, ${row.verifiedOn}, ${row.reviewOn}, ${by.at}, ${by.name})`)

/** Gives 0 when the row is there no more. */
export const withdrawRow = (tx: OrgTx, id: string, at: Date): Promise<number> =>
  tx.run(sql`
    update legal.statute_row set withdrawn_at = ${at} where org_id = ${tx.orgId} and id = ${id} and withdrawn_at is null`)
