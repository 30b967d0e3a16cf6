import { addMonths, type LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { ALERT_MONTHS } from './model.ts'

/**
 * Says once of each open debt that it came within twelve, six, three or one months of its end: the nearest of them alone, and again
 * only when its day moved. Gives how many are new.
 */
export const raiseAlerts = (tx: OrgTx, today: LocalDate, at: Date): Promise<number> =>
  tx.run(sql`
    insert into legal.limitation_alert (org_id, item_id, bars_on, months, raised_on, raised_at)
    select k.org_id, k.item_id, k.bars_on, min(m.months), ${today}::date, ${at}::timestamptz
    from legal.limitation k
    join ledger.item i on i.org_id = k.org_id and i.id = k.item_id and i.open_cents > 0
    join unnest(${ALERT_MONTHS}::smallint[], ${ALERT_MONTHS.map((months) => addMonths(today, months))}::date[]) m(months, until_on) on k.bars_on <= m.until_on
    where k.org_id = ${tx.orgId} and k.bars_on between ${today}::date and ${addMonths(today, ALERT_MONTHS[0])}::date
    group by k.org_id, k.item_id, k.bars_on
    on conflict do nothing`)

/** Somebody looked at these debts: what was said of them waits no more. Gives of how many. */
export const markSeen = (
  tx: OrgTx,
  itemIds: readonly string[],
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update legal.limitation_alert set seen_at = ${by.at}, seen_by_name = ${by.name}
    where org_id = ${tx.orgId} and item_id = any(${itemIds}::uuid[]) and seen_at is null`)
