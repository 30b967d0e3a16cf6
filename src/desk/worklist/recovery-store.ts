import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { Recovery } from './rank.ts'

export const recoveries = (tx: OrgTx): Promise<Recovery[]> =>
  tx.rows(sql`
    select from_days, items, reached_cents, recovered_cents from desk.recovery where org_id = ${tx.orgId} order by from_days`)

export const recoveryMeasuredOn = async (tx: OrgTx): Promise<LocalDate | null> =>
  (
    await tx.one<{ on: LocalDate | null }>(
      sql`select max(measured_on) as on from desk.recovery where org_id = ${tx.orgId}`,
    )
  ).on

/**
 * Measures what became of debts that had reached each age: those of which the age was reached between three years and one year before
 * `today`, so that each was given a year. Reached is what was left of it that day; recovered, what money settled of that within the
 * year: neither credit notes nor write-offs bring cash. Reversed items and settlements never were.
 */
export const measureRecovery = (tx: OrgTx, steps: readonly number[], today: LocalDate): Promise<number> =>
  tx.run(sql`
    insert into desk.recovery (org_id, from_days, items, reached_cents, recovered_cents, measured_on)
    select ${tx.orgId}::int, s.from_days, count(r.reached) filter (where r.reached > 0)::int,
      coalesce(sum(r.reached) filter (where r.reached > 0), 0)::bigint,
      coalesce(sum(least(r.reached, greatest(r.recovered, 0))) filter (where r.reached > 0), 0)::bigint, ${today}::date
    from unnest(${steps}::int[]) as s(from_days)
    left join lateral (
      select i.amount_cents - coalesce(sum(a.amount_cents) filter (where a.allocated_on < i.due_on + s.from_days), 0) as reached,
        coalesce(sum(a.amount_cents) filter (
          where a.allocated_on >= i.due_on + s.from_days and a.allocated_on < i.due_on + s.from_days + 365 and k.kind in ('receipt', 'transfer')), 0) as recovered
      from ledger.item i
      left join ledger.allocation a on a.org_id = i.org_id and a.debit_id = i.id
      left join ledger.item k on k.org_id = a.org_id and k.id = a.credit_id
      where i.org_id = ${tx.orgId} and i.side = 1 and i.kind in ('invoice', 'opening') and not i.reversed and i.reverses is null
        and i.due_on + s.from_days between ${today}::date - 1095 and ${today}::date - 365
      group by i.id, i.amount_cents, i.due_on
    ) r on true
    group by s.from_days
    on conflict (org_id, from_days) do update set items = excluded.items, reached_cents = excluded.reached_cents,
      recovered_cents = excluded.recovered_cents, measured_on = excluded.measured_on`)
