import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { part, sql } from '../platform/sql.ts'
import type { HoldCategory, Scenario } from './model.ts'

/** Settings, scenarios, holds, levels and runs. Actions and standings have stores of their own. */

export type Setting = {
  readonly scenarioId: string
  readonly freshnessDays: number | null
  /** Whether automatic steps leave by themselves; until a person says so, each waits for a yes. */
  readonly automatic: boolean
  readonly attestedOn: LocalDate | null
  readonly attestedBy: string
}

export const settingRow = (tx: OrgTx): Promise<Setting | null> =>
  tx.maybe(
    sql`select scenario_id, freshness_days, automatic, attested_on, attested_by from dunning.setting where org_id = ${tx.orgId}`,
  )

/** Gives whether this call created the row: two first uses at once create one. */
export const insertSetting = async (tx: OrgTx, scenarioId: string, freshnessDays: number, at: Date): Promise<boolean> =>
  (await tx.run(sql`
    insert into dunning.setting (org_id, scenario_id, freshness_days, updated_at)
    values (${tx.orgId}, ${scenarioId}, ${freshnessDays}, ${at}) on conflict (org_id) do nothing`)) === 1

export const updateSetting = (
  tx: OrgTx,
  { freshnessDays, automatic }: { freshnessDays: number | null; automatic: boolean },
  at: Date,
): Promise<number> =>
  tx.run(
    sql`update dunning.setting set freshness_days = ${freshnessDays}, automatic = ${automatic}, updated_at = ${at} where org_id = ${tx.orgId}`,
  )

export const updateAttestation = (tx: OrgTx, on: LocalDate, by: string, at: Date): Promise<number> =>
  tx.run(sql`
    update dunning.setting set attested_on = ${on}::date, attested_by = ${by}, updated_at = ${at} where org_id = ${tx.orgId}`)

export const insertScenario = (tx: OrgTx, scenario: Scenario, by: string, at: Date): Promise<number> =>
  tx.run(sql`
    insert into dunning.scenario (org_id, id, version, name, definition, created_at, created_by)
    values (${tx.orgId}, ${scenario.id}, ${scenario.version}, ${scenario.name}, ${JSON.stringify(scenario)}, ${at}, ${by})
    on conflict do nothing`)

/** Every version ever used: past actions name theirs. */
export const scenarioVersions = async (tx: OrgTx): Promise<Scenario[]> =>
  (
    await tx.rows<{ definition: Scenario }>(
      sql`select definition from dunning.scenario where org_id = ${tx.orgId} order by created_at, version`,
    )
  ).map(({ definition }) => definition)

export type CustomerSetting = {
  /** Null: the standard one, whichever that is. */
  readonly scenarioId: string | null
  readonly scenarioReason: string
  readonly excluded: boolean
  readonly excludedReason: string
}

export const customerSettingOf = async (tx: OrgTx, customerId: string): Promise<CustomerSetting> =>
  (await tx.maybe<CustomerSetting>(sql`
    select scenario_id, scenario_reason, excluded, excluded_reason from dunning.customer_setting
    where org_id = ${tx.orgId} and customer_id = ${customerId}`)) ?? {
    scenarioId: null,
    scenarioReason: '',
    excluded: false,
    excludedReason: '',
  }

export const keepCustomerSetting = (
  tx: OrgTx,
  customerId: string,
  setting: CustomerSetting,
  at: Date,
): Promise<number> =>
  tx.run(sql`
    insert into dunning.customer_setting (org_id, customer_id, scenario_id, scenario_reason, excluded, excluded_reason, updated_at)
    values (${tx.orgId}, ${customerId}, ${setting.scenarioId}, ${setting.scenarioReason}, ${setting.excluded}, ${setting.excludedReason}, ${at})
    on conflict (org_id, customer_id) do update set scenario_id = excluded.scenario_id, scenario_reason = excluded.scenario_reason,
      excluded = excluded.excluded, excluded_reason = excluded.excluded_reason, updated_at = excluded.updated_at`)

/** How many customers follow each scenario by a person's choice or by their segment's; all others follow the standard one. */
export const followers = async (tx: OrgTx): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (
      await tx.rows<{ scenarioId: string; count: number }>(sql`
        select followed.scenario_id, count(*)::int as count
        from parties.customer c
        left join dunning.customer_setting s on s.org_id = c.org_id and s.customer_id = c.id
        left join dunning.placement l on l.org_id = c.org_id and l.customer_id = c.id
        left join dunning.segment g on g.org_id = c.org_id and g.id = l.segment_id
        left join dunning.trial t on t.org_id = c.org_id and t.id = l.challenger_of
        cross join lateral (select coalesce(s.scenario_id, t.challenger_id, g.scenario_id) as scenario_id) followed
        where c.org_id = ${tx.orgId} and followed.scenario_id is not null group by followed.scenario_id`)
    ).map(({ scenarioId, count }) => [scenarioId, count]),
  )

export const keepLevels = (
  tx: OrgTx,
  level: {
    customerId: string
    itemIds: readonly string[]
    scenarioId: string
    position: number
    on: LocalDate | null
    at: Date
    by: string
  },
): Promise<number> =>
  tx.run(sql`
    insert into dunning.item_level (org_id, item_id, customer_id, scenario_id, position, given_on, given_at, given_by)
    select ${tx.orgId}, id, ${level.customerId}, ${level.scenarioId}::uuid, ${level.position}, ${level.on}::date, ${level.at}, ${level.by}
    from unnest(${level.itemIds}::uuid[]) as id
    on conflict (org_id, item_id) do update set scenario_id = excluded.scenario_id, position = excluded.position, given_on = excluded.given_on,
      given_at = excluded.given_at, given_by = excluded.given_by`)

export type StoredHold = {
  readonly id: string
  readonly customerId: string
  readonly itemId: string | null
  readonly category: HoldCategory
  readonly note: string
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate | null
  readonly placedAt: Date
  readonly placedBy: string
  readonly liftedOn: LocalDate | null
  readonly liftedBy: string | null
}

type NewHold = Omit<StoredHold, 'id' | 'itemId' | 'liftedOn' | 'liftedBy'>

/** One hold for each of these; `itemId` null: the whole customer. */
export const insertHolds = (
  tx: OrgTx,
  hold: NewHold,
  each: readonly { readonly id: string; readonly itemId: string | null }[],
): Promise<number> =>
  tx.run(sql`
    insert into dunning.hold (org_id, id, customer_id, item_id, category, note, from_on, until_on, placed_at, placed_by)
    select ${tx.orgId}::int, e.id, ${hold.customerId}, e.item_id, ${hold.category}, ${hold.note}, ${hold.fromOn}::date, ${hold.untilOn}::date,
      ${hold.placedAt}, ${hold.placedBy}
    from unnest(${each.map(({ id }) => id)}::uuid[], ${each.map(({ itemId }) => itemId)}::uuid[]) as e(id, item_id)`)

export const liftHold = (tx: OrgTx, id: string, on: LocalDate, by: string, at: Date): Promise<number> =>
  tx.run(sql`
    update dunning.hold set lifted_at = ${at}, lifted_on = ${on}::date, lifted_by = ${by}
    where org_id = ${tx.orgId} and id = ${id} and lifted_at is null`)

export const holdById = (tx: OrgTx, id: string): Promise<StoredHold | null> =>
  tx.maybe(sql`
    select id, customer_id, item_id, category, note, from_on, until_on, placed_at, placed_by, lifted_on, lifted_by
    from dunning.hold where org_id = ${tx.orgId} and id = ${id}`)

/** Holds running on a day, or every hold of one customer, the latest first, with the names people know. */
export async function listHolds(
  tx: OrgTx,
  which: { customerId: string | null; runningOn: LocalDate | null; limit: number; offset: number },
): Promise<{ rows: (StoredHold & { customerName: string; documentNo: string | null })[]; count: number }> {
  const { customerId, runningOn } = which
  const from = part`
    from dunning.hold h
    join parties.customer c on c.org_id = h.org_id and c.id = h.customer_id
    left join ledger.item i on i.org_id = h.org_id and i.id = h.item_id
    where h.org_id = ${tx.orgId} and (${customerId}::uuid is null or h.customer_id = ${customerId}::uuid)
      and (${runningOn}::date is null or h.lifted_at is null and (h.until_on is null or h.until_on >= ${runningOn}::date))`
  const rows = await tx.rows<StoredHold & { customerName: string; documentNo: string | null }>(sql`
    select h.id, h.customer_id, h.item_id, h.category, h.note, h.from_on, h.until_on, h.placed_at, h.placed_by, h.lifted_on, h.lifted_by,
      c.name as customer_name, i.document_no ${from}
    order by h.placed_at desc, h.id limit ${which.limit} offset ${which.offset}`)
  const { count } = await tx.one<{ count: number }>(sql`select count(*)::int as count ${from}`)
  return { rows, count }
}

export type StoredRun = {
  readonly id: string
  readonly decidedOn: LocalDate
  readonly finishedAt: Date
  readonly counts: Readonly<Record<string, number>>
}

export const lastRun = (tx: OrgTx): Promise<StoredRun | null> =>
  tx.maybe(sql`
    select id, decided_on, finished_at, counts from dunning.run where org_id = ${tx.orgId} order by decided_on desc limit 1`)

/** The row of a day's run: the first run of the day names it, the last one counts. */
export const keepRun = (
  tx: OrgTx,
  run: { id: string; on: LocalDate; startedAt: Date; finishedAt: Date; counts: Readonly<Record<string, number>> },
): Promise<number> =>
  tx.run(sql`
    insert into dunning.run (org_id, id, decided_on, started_at, finished_at, counts)
    values (${tx.orgId}, ${run.id}, ${run.on}::date, ${run.startedAt}, ${run.finishedAt}, ${JSON.stringify(run.counts)})
    on conflict (org_id, decided_on) do update set finished_at = excluded.finished_at, counts = excluded.counts`)

export const runOfDay = (tx: OrgTx, on: LocalDate): Promise<StoredRun | null> =>
  tx.maybe(sql`
    select id, decided_on, finished_at, counts from dunning.run where org_id = ${tx.orgId} and decided_on = ${on}::date`)

/** One decision of an organisation at a time, until the end of the transaction. */
export const lockDecisions = (tx: OrgTx): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('dunning'), ${tx.orgId}::int)`)

/** Reminders that left, or may have left, about items of an import. */
export const remindersAbout = async (tx: OrgTx, importId: string): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(*)::int as count from dunning.action a
      where a.org_id = ${tx.orgId} and a.state in ('queued', 'done', 'uncertain')
        and exists (select 1 from ledger.item i where i.org_id = a.org_id and i.id = any(a.item_ids) and i.source_id = ${importId})`)
  ).count

/** Those customers to whom a reminder was written or about whom something was decided by a person. */
export const spokenTo = async (tx: OrgTx, customerIds: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ customerId: string }>(sql`
      select customer_id from dunning.action where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[]) and state <> 'noted'
      union select customer_id from dunning.hold where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])
      union select customer_id from dunning.customer_setting where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])`)
  ).map((row) => row.customerId)
