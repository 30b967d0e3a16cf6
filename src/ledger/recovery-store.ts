import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, nothing, part, sql } from '../platform/sql.ts'
import { MEASURED_STEPS, type Recovery, sizeCents } from './rules.ts'

export const recoveries = (tx: OrgTx): Promise<Recovery[]> =>
  tx.rows(sql`
    select currency, size, from_days, items, reached_cents, recovered_cents from ledger.recovery
    where org_id = ${tx.orgId} order by currency, from_days, size`)

export const recoveryMeasuredOn = async (tx: OrgTx): Promise<LocalDate | null> =>
  (
    await tx.one<{ on: LocalDate | null }>(
      sql`select max(measured_on) as on from ledger.recovery where org_id = ${tx.orgId}`,
    )
  ).on

/** A debt is followed for this long after it reached an age, and an age counts when it was reached within so long before that. */
const FOLLOWED_DAYS = 365
const REACHED_WITHIN_DAYS = 1095

const sumOver = (steps: readonly number[], term: (step: number) => Fragment): Fragment =>
  steps.reduce((all, step, index) => part`${all}${index === 0 ? nothing : part`, `}${term(step)}`, nothing)

/**
 * Measures what became of debts that had reached each age, by what was left of them that day: those of which the age was reached between
 * three years and one year before `today`, so that each was given a year. Reached is what was left; recovered, what money settled of that
 * within the year: neither credit notes nor write-offs bring cash. Reversed items and settlements never were. One pass over the books,
 * however many ages are asked.
 */
export async function measureRecovery(tx: OrgTx, today: LocalDate, steps = MEASURED_STEPS): Promise<void> {
  const currencies = await tx.rows<{ currency: string }>(sql`
    select distinct currency from ledger.item where org_id = ${tx.orgId} and side = 1`)
  await tx.run(sql`delete from ledger.recovery where org_id = ${tx.orgId}`)
  for (const { currency } of currencies) await measureIn(tx, currency, today, steps)
}

const measureIn = (tx: OrgTx, currency: string, today: LocalDate, steps: readonly number[]): Promise<number> => {
  const settled = sumOver(
    steps,
    (step) => part`coalesce(sum(a.amount_cents) filter (where a.allocated_on < i.due_on + ${step}::int), 0)::bigint`,
  )
  const paid = sumOver(
    steps,
    (step) => part`coalesce(sum(a.amount_cents) filter (where k.kind in ('receipt', 'transfer', 'collected')
      and a.allocated_on >= i.due_on + ${step}::int and a.allocated_on < i.due_on + ${step + FOLLOWED_DAYS}::int), 0)::bigint`,
  )
  return tx.run(sql`
    insert into ledger.recovery (org_id, currency, size, from_days, items, reached_cents, recovered_cents, measured_on)
    select ${tx.orgId}::int, ${currency}, width_bucket(d.amount_cents - s.settled, ${sizeCents(currency)}::bigint[]) - 1 as size, s.from_days,
      count(*)::int, sum(d.amount_cents - s.settled)::bigint, sum(least(d.amount_cents - s.settled, greatest(s.paid, 0)))::bigint, ${today}::date
    from (
      select i.amount_cents, i.due_on, array[${settled}] as settled, array[${paid}] as paid
      from ledger.item i
      left join ledger.allocation a on a.org_id = i.org_id and a.debit_id = i.id
      left join ledger.item k on k.org_id = a.org_id and k.id = a.credit_id
      where i.org_id = ${tx.orgId} and i.currency = ${currency} and i.side = 1 and i.kind in ('invoice', 'opening')
        and not i.reversed and i.reverses is null
        and i.due_on between ${today}::date - ${REACHED_WITHIN_DAYS + Math.max(...steps)}::int and ${today}::date - ${FOLLOWED_DAYS}::int
      group by i.org_id, i.id
    ) d cross join lateral unnest(${steps}::int[], d.settled, d.paid) as s(from_days, settled, paid)
    where d.due_on + s.from_days between ${today}::date - ${REACHED_WITHIN_DAYS}::int and ${today}::date - ${FOLLOWED_DAYS}::int
      and d.amount_cents > s.settled
    group by size, s.from_days`)
}
