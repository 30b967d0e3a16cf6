import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import { linesOf } from './list-store.ts'

/** Kept from others until the transaction ends: files of these creditors are written, then added up, by one after the other. */
export const lockCreditors = (tx: OrgTx, creditorOrgIds: readonly number[]): Promise<unknown[]> =>
  tx.rows(sql`
    select 1 from desk.creditor_in_hand where org_id = ${tx.orgId} and creditor_org_id = any(${creditorOrgIds}::int[]) order by creditor_org_id for update`)

/** Adds up the files of these creditors again, under their lock; a sum that says what it said is not written. */
export const addUp = (tx: OrgTx, creditorOrgIds: readonly number[], today: LocalDate): Promise<number> => {
  const ofThem = part`org_id = ${tx.orgId} and f.creditor_org_id = any(${creditorOrgIds}::int[])`
  return tx.run(sql`
    with said as (${linesOf(part`f.${ofThem}`, today)}),
    gone as (
      delete from desk.file_sum f where f.${ofThem} and not exists (
        select 1 from said s where s.creditor_org_id = f.creditor_org_id and s.currency = f.currency and s.show = f.show and s.next_what = f.next_what
          and s.member = f.member))
    insert into desk.file_sum as k (org_id, creditor_org_id, currency, show, next_what, member, files, open_cents, expected_cents)
    select org_id, creditor_org_id, currency, show, next_what, member, files, open_cents, expected_cents from said
    on conflict (org_id, creditor_org_id, currency, show, next_what, member) do update set files = excluded.files, open_cents = excluded.open_cents,
      expected_cents = excluded.expected_cents
    where (k.files, k.open_cents, k.expected_cents) is distinct from (excluded.files, excluded.open_cents, excluded.expected_cents)`)
}
