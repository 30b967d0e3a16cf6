import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { type LimitationSetting, USUAL_SETTING } from './model.ts'

export const limitationSettingOf = async (tx: OrgTx): Promise<LimitationSetting> =>
  (await tx.maybe<LimitationSetting>(sql`
    select business_kind, consumer_kind, contract_years from legal.limitation_setting where org_id = ${tx.orgId}`)) ??
  USUAL_SETTING

export const keepLimitationSetting = (tx: OrgTx, setting: LimitationSetting): Promise<number> =>
  tx.run(sql`
    insert into legal.limitation_setting (org_id, business_kind, consumer_kind, contract_years)
    values (${tx.orgId}, ${setting.businessKind}, ${setting.consumerKind}, ${setting.contractYears})
    on conflict (org_id) do update set business_kind = excluded.business_kind, consumer_kind = excluded.consumer_kind,
      contract_years = excluded.contract_years`)
