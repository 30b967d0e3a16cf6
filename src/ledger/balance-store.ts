import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, part, sql } from '../platform/sql.ts'

/** What each day adds to a balance, and what had come due by it: of a `select` as below. */
const running = (select: Fragment): Fragment => part`(
      select *, sum(due_cents) over (partition by customer_id, currency order by due_on)::bigint as upto_cents
      from (
        select customer_id, currency, due_on, coalesce(sum(cents) filter (where side = 1), 0) as due_cents,
          coalesce(sum(cents) filter (where side = -1), 0) as unapplied_cents
        from (${select}) moved where cents <> 0 group by customer_id, currency, due_on
      ) day
    ) running`

/** What was placed with whoever asks, as `i`: found from the placements, of which there are fewer than documents. */
export const placedDebts = (tx: OrgTx): Fragment =>
  part`in_hand.debt d join ledger.item i on i.org_id = ${tx.orgId} and i.id = d.held`

/**
 * The kept balances, as a table. They are of whole customers, which an agency is not shown: for it they are added up from the documents
 * that it sees.
 */
export const keptBalances = (tx: OrgTx): Fragment =>
  tx.agency === null
    ? part`ledger.balance`
    : part`(
        select ${tx.orgId}::int as org_id, customer_id, currency, coalesce(array_agg(due_on order by due_on) filter (where due_cents <> 0), '{}') as due_days,
          coalesce(array_agg(upto_cents order by due_on) filter (where due_cents <> 0), '{}') as upto_cents, sum(unapplied_cents)::bigint as unapplied_cents
        from ${running(part`select i.customer_id, i.currency, i.side, i.due_on, i.open_cents as cents from ${placedDebts(tx)} where i.open_cents > 0`)}
        group by customer_id, currency)`

/**
 * Adds to the balances what was booked, settled or given back: `select` yields customer_id, currency, side, due_on, cents
 * (less than nothing where something was settled). Called in the transaction that moves the items, by what moves them.
 *
 * A debit counts on its due day, so that what is overdue on any day is read without the items; what is kept is the running
 * sum. Customers are taken in order, and each row is added to as it stands once it is ours: two bookings at once both count.
 */
export const moveBalances = (tx: OrgTx, select: Fragment): Promise<number> =>
  tx.run(sql`
    insert into ledger.balance as b (org_id, customer_id, currency, due_days, upto_cents, unapplied_cents)
    select ${tx.orgId}::int, customer_id, currency, coalesce(array_agg(due_on order by due_on) filter (where due_cents <> 0), '{}'),
      coalesce(array_agg(upto_cents order by due_on) filter (where due_cents <> 0), '{}'), sum(unapplied_cents)
    from ${running(select)}
    group by customer_id, currency order by customer_id, currency
    on conflict (org_id, customer_id, currency) do update set unapplied_cents = b.unapplied_cents + excluded.unapplied_cents,
      (due_days, upto_cents) = (
        select coalesce(array_agg(due_on order by due_on), '{}'), coalesce(array_agg(upto_cents order by due_on), '{}')
        from (
          select due_on, sum(cents) as cents, sum(sum(cents)) over (order by due_on)::bigint as upto_cents
          from (
            select due_on, upto_cents - lag(upto_cents, 1, 0::bigint) over (order by due_on) as cents
            from unnest(b.due_days, b.upto_cents) as kept(due_on, upto_cents)
            union all
            select due_on, upto_cents - lag(upto_cents, 1, 0::bigint) over (order by due_on)
            from unnest(excluded.due_days, excluded.upto_cents) as moved(due_on, upto_cents)
          ) both_sides group by due_on
        ) merged where cents <> 0)`)

/** The same for items that exist: `select` yields id, cents. */
export const moveBalancesOf = (tx: OrgTx, select: Fragment): Promise<number> =>
  moveBalances(
    tx,
    part`
      select i.customer_id, i.currency, i.side, i.due_on, m.cents
      from (${select}) m(id, cents) join ledger.item i on i.org_id = ${tx.orgId} and i.id = m.id`,
  )

/**
 * What the books hold already and only counts from a later day on: items dated after `today` are left out of its balance, what is
 * settled after it is still open. Few rows, found without a look at the others. Columns: what to add to each figure, and the first
 * due day of what is settled later.
 */
const aheadOf = (tx: OrgTx, today: LocalDate): Fragment => part`
  select customer_id, currency, sum(debit_cents - credit_cents)::bigint as cents, sum(credit_cents)::bigint as credit_cents,
    sum(debit_cents) filter (where due_on < ${today}::date)::bigint as overdue_cents, min(due_on) filter (where debit_cents > 0) as oldest
  from (
    select customer_id, currency, due_on, case when side = 1 then -open_cents else 0 end as debit_cents,
      case when side = -1 then -open_cents else 0 end as credit_cents
    from ledger.item
    where org_id = ${tx.orgId} and issued_on > ${today}::date and open_cents > 0 and issued_on >= (recorded_at at time zone 'UTC')::date
    union all
    select a.customer_id, a.currency, a.debit_due_on, case when d.issued_on <= ${today}::date then a.amount_cents else 0 end,
      case when c.issued_on <= ${today}::date then a.amount_cents else 0 end
    from ledger.allocation a
    join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
    join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id
    where a.org_id = ${tx.orgId} and a.allocated_on > ${today}::date and a.allocated_on >= (a.recorded_at at time zone 'UTC')::date
  ) later
  group by customer_id, currency`

/**
 * What customers owe on a day in each currency, as a table: customer_id, currency, outstanding, overdue, unapplied, oldest (the
 * first due day). Outstanding is net of credits not applied; overdue is what was due before `today`. Of the books as they are
 * now; what is dated after today, item or settlement, counts from its day on, as in the aged balance.
 */
export const balancesOn = (tx: OrgTx, today: LocalDate): Fragment => part`
  (select kept.customer_id, kept.currency,
    coalesce(upto_cents[cardinality(upto_cents)], 0) - unapplied_cents + coalesce(ahead.cents, 0) as outstanding,
    coalesce(upto_cents[width_bucket(${today}::date - 1, due_days)], 0) + coalesce(ahead.overdue_cents, 0) as overdue,
    unapplied_cents + coalesce(ahead.credit_cents, 0) as unapplied, least(due_days[1], ahead.oldest) as oldest
  from ${keptBalances(tx)} kept left join (${aheadOf(tx, today)}) ahead
    on ahead.customer_id = kept.customer_id and ahead.currency = kept.currency
  where kept.org_id = ${tx.orgId} and (unapplied_cents > 0 or due_days <> '{}' or ahead.customer_id is not null))`

export type CustomerBalance = {
  readonly currency: string
  readonly outstandingCents: number
  readonly overdueCents: number
  readonly unappliedCents: number
}

type OwnBalance = CustomerBalance & { readonly customerId: string; readonly oldestDueOn: LocalDate | null }

/** What each of these customers owes, by customer; one who owes nothing and is owed nothing is left out. */
export async function balancesOf(
  tx: OrgTx,
  customerIds: readonly string[],
  today: LocalDate,
): Promise<Map<string, OwnBalance[]>> {
  const rows = await tx.rows<OwnBalance>(sql`
    select customer_id, currency, outstanding as outstanding_cents, overdue as overdue_cents, unapplied as unapplied_cents, oldest as oldest_due_on
    from ${balancesOn(tx, today)} b where customer_id = any(${customerIds}::uuid[]) order by customer_id, currency`)
  return Map.groupBy(rows, (row) => row.customerId)
}
