import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import { type PromiseSetting, USUAL_SETTING } from './model.ts'

/** What the organisation decided, or the usual values until it does. */
export const settingOf = async (tx: OrgTx): Promise<PromiseSetting> =>
  (await tx.maybe<PromiseSetting>(sql`
    select grace_days, max_months, min_instalment_cents, approve_over_cents, remind_days, notice_days, answer_days
    from promises.setting where org_id = ${tx.orgId}`)) ?? USUAL_SETTING

export const keepSetting = (tx: OrgTx, setting: PromiseSetting, at: Date): Promise<number> =>
  tx.run(sql`
    insert into promises.setting (org_id, grace_days, max_months, min_instalment_cents, approve_over_cents, remind_days, notice_days, answer_days, updated_at)
    values (${tx.orgId}, ${setting.graceDays}, ${setting.maxMonths}, ${setting.minInstalmentCents}, ${setting.approveOverCents}, ${setting.remindDays},
      ${setting.noticeDays}, ${setting.answerDays}, ${at})
    on conflict (org_id) do update set grace_days = excluded.grace_days, max_months = excluded.max_months,
      min_instalment_cents = excluded.min_instalment_cents, approve_over_cents = excluded.approve_over_cents, remind_days = excluded.remind_days,
      notice_days = excluded.notice_days, answer_days = excluded.answer_days, updated_at = excluded.updated_at`)
