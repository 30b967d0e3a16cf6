import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../platform/sql.ts'
import { inSlices } from './slices.ts'
import { inBooks } from './store.ts'

/** An item that counts: neither taken back nor the twin that takes another back. */
export const live: Fragment = part`not i.reversed and i.reverses is null`

export async function forgetComparison(tx: OrgTx, importId: string): Promise<void> {
  await tx.run(
    sql`delete from intake.staged_item where org_id = ${tx.orgId} and import_id = ${importId} and nature in ('opening_difference', 'observed')`,
  )
  await tx.run(sql`
    update intake.staged_item set disposition = 'created', item_id = null, part_of = null
    where org_id = ${tx.orgId} and import_id = ${importId} and disposition in ('known', 'opening')`)
  await tx.run(sql`delete from intake.staged_change where org_id = ${tx.orgId} and import_id = ${importId}`)
}

export async function markKnown(tx: OrgTx, importId: string): Promise<void> {
  await tx.run(sql`
    update intake.staged_item s set disposition = 'known', item_id = i.id
    from ledger.item i
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.disposition = 'created'
      and i.org_id = ${tx.orgId} and i.source_key = s.row_key and ${live}`)
  await tx.run(sql`
    update intake.staged_item s set disposition = 'known', part_of = i.id
    from intake.part_known k join ledger.item i on i.org_id = k.org_id and i.id = k.item_id and ${live}
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.disposition = 'created' and k.org_id = ${tx.orgId} and k.row_key = s.row_key`)
}

/**
 * Known lines whose lettering is not what it was. A later year may have taken an item over into a group of its own: what
 * this year said of it is then what that later import found (`before`).
 */
export function stageReletterings(
  tx: OrgTx,
  importId: string,
  yearEnd: LocalDate,
  hasLaterYear: boolean,
): Promise<number> {
  const later = part`left join lateral (
      select e.id, e.before from intake.effect e join intake.import m on m.org_id = e.org_id and m.id = e.import_id
      where e.org_id = ${tx.orgId} and e.what = 'relettered' and e.id = i.id and ${inBooks(part`m`)}
        and m.fiscal_year_end > ${yearEnd}::date
      order by m.fiscal_year_end, m.settled_at limit 1
    ) later on true`
  const was = hasLaterYear
    ? part`case when later.id is null then i.settle_key else later.before end`
    : part`i.settle_key`
  return tx.run(sql`
    insert into intake.staged_change (org_id, import_id, what, item_id, settle_key, settled_on, undo_key)
    select ${tx.orgId}::int, ${importId}::uuid, 'reletter', i.id, s.settle_key, s.settled_on, i.settle_key
    from intake.staged_item s join ledger.item i on i.org_id = ${tx.orgId} and i.id = s.item_id
    ${hasLaterYear ? later : nothing}
    where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.disposition = 'known'
      and ${was} is distinct from s.settle_key`)
}

/** Items of the covered imports whose line is no longer in the ledger, with whether a person matched money to them. */
export const vanishedItems = (
  tx: OrgTx,
  importId: string,
  covered: readonly string[],
): AsyncGenerator<{ id: string; isMatchedByHand: boolean }[]> =>
  inSlices(
    tx,
    'vanished_items',
    part`
    select i.id, exists (
        select 1 from ledger.allocation a
        where a.org_id = i.org_id and (a.debit_id = i.id or a.credit_id = i.id) and a.source_id is null and a.reverses is null
          and not exists (select 1 from ledger.allocation r where r.org_id = a.org_id and r.reverses = a.id)) as is_matched_by_hand
    from ledger.item i
    where i.org_id = ${tx.orgId} and i.source_id = any(${covered}::uuid[]) and i.source_key is not null and ${live}
      and not exists (select 1 from intake.staged_item s where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.row_key = i.source_key)`,
  )

export const stageVanished = (
  tx: OrgTx,
  importId: string,
  what: 'vanish' | 'keep',
  ids: readonly string[],
  reason: string,
): Promise<number> =>
  tx.run(sql`
    insert into intake.staged_change (org_id, import_id, what, item_id, undo_key, reason)
    select ${tx.orgId}::int, ${importId}::uuid, ${what}, i.id, case when ${what} = 'vanish' then i.settle_key end, ${reason}
    from ledger.item i where i.org_id = ${tx.orgId} and i.id = any(${ids}::uuid[])`)
