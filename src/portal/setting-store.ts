import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import { type PortalSetting, USUAL_SETTING } from './model.ts'

/** What the organisation decided, or the usual values until it does. */
export const settingOf = async (tx: OrgTx): Promise<PortalSetting> =>
  (await tx.maybe<PortalSetting>(sql`
    select is_on, link_days, shows_group, takes_promises, promise_days, plans, plan_months, plan_most_cents, asks_satisfaction
    from portal.setting where org_id = ${tx.orgId}`)) ?? USUAL_SETTING

export const keepSetting = (tx: OrgTx, setting: PortalSetting, at: Date): Promise<number> =>
  tx.run(sql`
    insert into portal.setting (org_id, is_on, link_days, shows_group, takes_promises, promise_days, plans, plan_months, plan_most_cents,
      asks_satisfaction, updated_at)
    values (${tx.orgId}, ${setting.isOn}, ${setting.linkDays}, ${setting.showsGroup}, ${setting.takesPromises}, ${setting.promiseDays},
      ${setting.plans}, ${setting.planMonths}, ${setting.planMostCents}, ${setting.asksSatisfaction}, ${at})
    on conflict (org_id) do update set is_on = excluded.is_on, link_days = excluded.link_days, shows_group = excluded.shows_group,
      takes_promises = excluded.takes_promises, promise_days = excluded.promise_days, plans = excluded.plans,
      plan_months = excluded.plan_months, plan_most_cents = excluded.plan_most_cents, asks_satisfaction = excluded.asks_satisfaction,
      updated_at = excluded.updated_at`)
