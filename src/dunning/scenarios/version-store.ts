import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'
import type { Scenario } from '../model.ts'

/** Versions of scenarios, and who keeps an older one. */

export type WrittenVersion = {
  readonly definition: Scenario
  readonly createdAt: Date
  readonly createdBy: string
  /** Customers who keep it while the one in force is another. */
  readonly keptBy: number
}

/** The latest first. */
export const versionsOf = (tx: OrgTx, scenarioId: string): Promise<WrittenVersion[]> =>
  tx.rows(sql`
    select s.definition, s.created_at, s.created_by, (
      select count(*)::int from dunning.kept_version k
      where k.org_id = s.org_id and k.scenario_id = s.id and k.version = s.version) as kept_by
    from dunning.scenario s where s.org_id = ${tx.orgId} and s.id = ${scenarioId} order by s.version desc`)

/**
 * Has those with an open document that came to a step of the scenario keep the version given, unless they keep an older one already.
 * Gives how many keep one.
 */
export const keepVersion = (tx: OrgTx, scenarioId: string, version: number, on: LocalDate): Promise<number> =>
  tx.run(sql`
    insert into dunning.kept_version (org_id, customer_id, scenario_id, version, item_ids, kept_on)
    select ${tx.orgId}, a.customer_id, ${scenarioId}::uuid, ${version}::int, array_agg(distinct i.id), ${on}::date
    from dunning.action a
    cross join lateral unnest(a.item_ids, a.positions) as line(item_id, position)
    join ledger.item i on i.org_id = a.org_id and i.id = line.item_id and i.open_cents > 0
    where a.org_id = ${tx.orgId} and a.scenario_id = ${scenarioId} and a.state in ('queued', 'done', 'uncertain', 'skipped')
      and line.position is not null
    group by a.customer_id
    on conflict (org_id, customer_id, scenario_id) do update set item_ids = excluded.item_ids`)

/** Everybody follows the version in force. */
export const moveEverybody = (tx: OrgTx, scenarioId: string): Promise<number> =>
  tx.run(sql`delete from dunning.kept_version where org_id = ${tx.orgId} and scenario_id = ${scenarioId}`)

/** Those of whom nothing that had begun is open any more come to the version in force. */
export const releaseSettled = (tx: OrgTx, customers: readonly string[] | null): Promise<number> => {
  const which = customers === null ? nothing : part`and k.customer_id = any(${customers}::uuid[])`
  return tx.run(sql`
    delete from dunning.kept_version k where k.org_id = ${tx.orgId} ${which} and not exists (
      select from ledger.item i where i.org_id = k.org_id and i.id = any(k.item_ids) and i.open_cents > 0)`)
}

/** The versions a customer keeps, by scenario. */
export const keptBy = async (tx: OrgTx, customerId: string): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries(
    (
      await tx.rows<{ scenarioId: string; version: number }>(sql`
        select scenario_id, version from dunning.kept_version where org_id = ${tx.orgId} and customer_id = ${customerId}`)
    ).map(({ scenarioId, version }) => [scenarioId, version]),
  )
