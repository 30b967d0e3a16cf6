import type { LocalDate } from '../kernel/calendar.ts'
import { bucketOf } from '../ledger/index.ts'
import { AGE_BUCKETS, type AgeBucket } from '../ledger/model.ts'
import type { OrgTx } from '../platform/db.ts'
import { nothing, part, raw, sql } from '../platform/sql.ts'
import { owedOf } from './figures.ts'
import type { Ages } from './model.ts'
import type { LeftOut } from './setting-store.ts'

/** What was owed on a day: debits by age, and the credits that had settled nothing yet. */
export type Owed = { readonly ages: Ages; readonly creditCents: number }

export const receivableOf = ({ ages, creditCents }: Owed): number => owedOf(ages) - creditCents

/** One column for each of AGE_BUCKETS, by its place. */
const agesByPlace = raw(
  AGE_BUCKETS.map(
    (_, place) => `coalesce(sum(f.debit) filter (where b.bucket = ${place}), 0)::bigint as age${place}`,
  ).join(', '),
)

/**
 * The aged balance of many days in one reading of the books: what was booked and settled is first summed by the days it falls between
 * and by due day, so that each day asked adds up a few thousand sums and not every document again.
 */
export async function owedOn(
  tx: OrgTx,
  currency: string,
  daysAsked: readonly LocalDate[],
  left: LeftOut,
): Promise<ReadonlyMap<LocalDate, Owed>> {
  const days = [...new Set(daysAsked)].toSorted()
  const last = days.at(-1) ?? null
  const some = part`org_id = ${tx.orgId} and m.currency = ${currency} and m.customer_id <> all(${left.customerIds}::uuid[])`
  const isCounted = (id: string) => part`${raw(id)} <> all(${left.itemIds}::uuid[])`
  const isPrepaid = left.receipts ? part`and m.kind <> 'receipt'` : nothing
  const usedCredit = left.receipts
    ? part`case when (select c.kind from ledger.item c where c.org_id = m.org_id and c.id = m.credit_id) <> 'receipt' then m.amount_cents else 0 end`
    : part`m.amount_cents`
  const rows = await tx.rows<{ day: LocalDate; creditCents: number } & Record<`age${number}`, number>>(sql`
    with flow as materialized (
      select width_bucket(on_day - 1, ${days}::date[]) as slot, due_on, sum(debit) as debit, sum(credit) as credit from (
        select m.issued_on as on_day, m.due_on, case when m.side = 1 and ${isCounted('m.id')} then m.amount_cents else 0 end as debit,
          case when m.side = -1 ${isPrepaid} then m.amount_cents else 0 end as credit
        from ledger.item m where m.${some} and m.issued_on <= ${last}::date
        union all
        select m.allocated_on, m.debit_due_on, case when ${isCounted('m.debit_id')} then -m.amount_cents else 0 end, -${usedCredit}
        from ledger.allocation m where m.${some} and m.allocated_on <= ${last}::date
      ) moved group by 1, 2)
    select d.day, ${agesByPlace}, coalesce(sum(f.credit), 0)::bigint as credit_cents
    from unnest(${days}::date[]) with ordinality d(day, place)
    left join flow f on f.slot < d.place left join lateral (select ${bucketOf('f.due_on', raw('d.day'))} as bucket) b on true
    group by d.day`)
  return new Map(
    rows.map(({ day, creditCents, ...row }) => [
      day,
      {
        ages: Object.fromEntries(AGE_BUCKETS.map(({ key }, place) => [key, row[`age${place}`]])) as Record<
          AgeBucket,
          number
        >,
        creditCents,
      },
    ]),
  )
}
