import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'
import { type PlacingInput, placesOf } from './compile-rules.ts'
import type { Rule } from './rule.ts'

/** Where a draft would put everybody, kept for the questions asked about it until the end of the transaction. */

export async function stagePlaces(tx: OrgTx, rules: readonly Rule[], input: PlacingInput): Promise<void> {
  await tx.run(sql`
    create temp table fitting on commit drop as
    select placed.customer_id, placed.place, now_in.segment_id, s.scenario_id is not null as pinned
    from (${placesOf(rules, input)}) placed
    left join dunning.placement now_in on now_in.org_id = ${tx.orgId} and now_in.customer_id = placed.customer_id
    left join dunning.customer_setting s on s.org_id = ${tx.orgId} and s.customer_id = placed.customer_id`)
  await tx.run(sql`create index on fitting (customer_id)`)
  await tx.run(sql`analyze fitting`)
}

export type StagedPlace = {
  /** From 1; null: in no segment. */
  readonly place: number | null
  readonly fromId: string | null
  readonly count: number
  readonly pinned: number
}

/** How many customers come from where to where. */
export const countPlaces = (tx: OrgTx): Promise<StagedPlace[]> =>
  tx.rows(sql`
    select place, segment_id as from_id, count(*)::int as count, count(*) filter (where pinned)::int as pinned
    from fitting group by place, segment_id order by place, segment_id`)

export const amountsByPlace = (tx: OrgTx): Promise<{ place: number | null; currency: string; cents: number }[]> =>
  tx.rows(sql`
    select f.place, i.currency, sum(i.open_cents * i.side)::bigint as cents
    from ledger.item i join fitting f on f.customer_id = i.customer_id
    where i.org_id = ${tx.orgId} and i.open_cents > 0 group by f.place, i.currency order by f.place, i.currency`)

export type FittingCustomer = {
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly fromId: string | null
  readonly pinned: boolean
  readonly currencies: string[]
  readonly cents: number[]
}

/** Customers of one place by name; `stayingId` leaves out those who are in that segment already, when given. */
export const fittingCustomers = (
  tx: OrgTx,
  which: { place: number | null; staying: { id: string | null } | null; limit: number; offset: number },
): Promise<FittingCustomer[]> => {
  const moving = which.staying ? part`and f.segment_id is distinct from ${which.staying.id}::uuid` : nothing
  return tx.rows(sql`
    select f.customer_id, c.code as customer_code, c.name as customer_name, f.segment_id as from_id, f.pinned,
      coalesce(owed.currencies, '{}') as currencies, coalesce(owed.cents, '{}') as cents
    from fitting f join parties.customer c on c.org_id = ${tx.orgId} and c.id = f.customer_id
    left join lateral (
      select array_agg(o.currency order by o.currency) as currencies, array_agg(o.cents order by o.currency) as cents from (
        select i.currency, sum(i.open_cents * i.side)::bigint as cents from ledger.item i
        where i.org_id = ${tx.orgId} and i.customer_id = f.customer_id and i.open_cents > 0 group by i.currency) o) owed on true
    where f.place is not distinct from ${which.place}::int ${moving}
    order by c.name, c.id limit ${which.limit} offset ${which.offset}`)
}
