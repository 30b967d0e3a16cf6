import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'

/** In the agency's organisation: the scenario that a mandate follows; null: none was chosen. */
export const scenarioOfMandate = async (tx: OrgTx, mandateId: string): Promise<string | null> =>
  (
    await tx.maybe<{ scenarioId: string }>(sql`
      select scenario_id from dunning.mandate_scenario where org_id = ${tx.orgId} and mandate_id = ${mandateId}`)
  )?.scenarioId ?? null

export type MandateScenario = { readonly mandateId: string; readonly scenarioId: string }

export const mandateScenarios = (tx: OrgTx): Promise<MandateScenario[]> =>
  tx.rows(
    sql`select mandate_id, scenario_id from dunning.mandate_scenario where org_id = ${tx.orgId} order by mandate_id`,
  )

export const keepMandateScenario = (
  tx: OrgTx,
  one: MandateScenario & { readonly creditorOrgId: number },
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    insert into dunning.mandate_scenario (org_id, creditor_org_id, mandate_id, scenario_id, changed_at, changed_by_name)
    values (${tx.orgId}, ${one.creditorOrgId}, ${one.mandateId}, ${one.scenarioId}, ${by.at}, ${by.name})
    on conflict (org_id, mandate_id) do update set scenario_id = excluded.scenario_id, changed_at = excluded.changed_at,
      changed_by_name = excluded.changed_by_name`)

export const dropMandateScenario = (tx: OrgTx, mandateId: string): Promise<number> =>
  tx.run(sql`delete from dunning.mandate_scenario where org_id = ${tx.orgId} and mandate_id = ${mandateId}`)

/** Mandates for which something stands decided about these customers, or about any. */
export const mandatesDecided = async (tx: OrgTx, customers: readonly string[] | null): Promise<string[]> => {
  const which = customers === null ? nothing : part`and customer_id = any(${customers}::uuid[])`
  return (
    await tx.rows<{ mandateId: string }>(sql`
      select mandate_id from dunning.standing where org_id = ${tx.orgId} and mandate_id is not null ${which}
      union
      select mandate_id from dunning.action where org_id = ${tx.orgId} and mandate_id is not null and state in ('planned', 'failed') ${which}
      order by 1`)
  ).map(({ mandateId }) => mandateId)
}
