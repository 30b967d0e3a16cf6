import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { type InterestSetting, USUAL_SETTING } from './model.ts'

/** What the organisation decided, or the usual values until it does. */
export const settingOf = async (tx: OrgTx): Promise<InterestSetting> =>
  (await tx.maybe<InterestSetting>(sql`
    select contract_rate_bp, moves, asks_indemnity, claims_by_itself, proposes_monthly from legal.interest_setting where org_id = ${tx.orgId}`)) ??
  USUAL_SETTING

export const keepSetting = (tx: OrgTx, setting: InterestSetting, at: Date): Promise<number> =>
  tx.run(sql`
    insert into legal.interest_setting as kept (org_id, contract_rate_bp, moves, asks_indemnity, claims_by_itself, proposes_monthly, claims_since, updated_at)
    values (${tx.orgId}, ${setting.contractRateBp}, ${setting.moves}, ${setting.asksIndemnity}, ${setting.claimsByItself},
      ${setting.proposesMonthly},      ${setting.claimsByItself ? at : null}, ${at})
    on conflict (org_id) do update set contract_rate_bp = excluded.contract_rate_bp, moves = excluded.moves,
      asks_indemnity = excluded.asks_indemnity, claims_by_itself = excluded.claims_by_itself, proposes_monthly = excluded.proposes_monthly,
      claims_since = case when kept.claims_by_itself and excluded.claims_by_itself then kept.claims_since else excluded.claims_since end, updated_at = excluded.updated_at`)

/** What holds for one customer alone. */
export type CustomerTerms = {
  readonly customerId: string
  readonly contractRateBp: number | null
  readonly stoppedOn: LocalDate | null
  readonly stoppedWhy: string
}

export const customerTermsOf = (tx: OrgTx, customerIds: readonly string[]): Promise<CustomerTerms[]> =>
  tx.rows(sql`
    select customer_id, contract_rate_bp, stopped_on, stopped_why from legal.customer_terms
    where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])`)

export const keepCustomerTerms = (
  tx: OrgTx,
  terms: CustomerTerms,
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    insert into legal.customer_terms (org_id, customer_id, contract_rate_bp, stopped_on, stopped_why, since, by_name)
    values (${tx.orgId}, ${terms.customerId}, ${terms.contractRateBp}, ${terms.stoppedOn}, ${terms.stoppedWhy}, ${by.at}, ${by.name})
    on conflict (org_id, customer_id) do update set contract_rate_bp = excluded.contract_rate_bp, stopped_on = excluded.stopped_on,
      stopped_why = excluded.stopped_why, since = excluded.since, by_name = excluded.by_name`)
