import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import type { Colleague } from './model.ts'
import type { ColleagueInput } from './profile-contract.ts'

export const colleagueOf = (tx: OrgTx, id: string): Promise<Colleague | null> =>
  tx.maybe(sql`
    select id, name, role, email, phone from parties.colleague where org_id = ${tx.orgId} and id = ${id} and removed_at is null`)

/** The colleagues with these ids, those who left included: an old message still names its sender. */
export const colleaguesById = (tx: OrgTx, ids: readonly string[]): Promise<Colleague[]> =>
  tx.rows(sql`
    select id, name, role, email, phone from parties.colleague where org_id = ${tx.orgId} and id = any(${ids}::uuid[])`)

/** Who sells to each of these customers, of those who have somebody. */
export const salespeopleOf = async (tx: OrgTx, customerIds: readonly string[]): Promise<Map<string, Colleague>> =>
  new Map(
    (
      await tx.rows<Colleague & { customerId: string }>(sql`
        select c.id as customer_id, g.id, g.name, g.role, g.email, g.phone
        from parties.customer c join parties.colleague g on g.org_id = c.org_id and g.id = c.salesperson_id
        where c.org_id = ${tx.orgId} and c.id = any(${customerIds}::uuid[]) and g.removed_at is null`)
    ).map(({ customerId, ...colleague }) => [customerId, colleague]),
  )

/** Everybody who has not left, with how many customers each looks after. */
export const listColleagues = (tx: OrgTx): Promise<(Colleague & { customers: number })[]> =>
  tx.rows(sql`
    select g.id, g.name, g.role, g.email, g.phone,
      (select count(*)::int from parties.customer c where c.org_id = g.org_id and c.salesperson_id = g.id) as customers
    from parties.colleague g where g.org_id = ${tx.orgId} and g.removed_at is null order by g.name, g.id`)

export const colleagueByEmail = (tx: OrgTx, email: string): Promise<Colleague | null> =>
  tx.maybe(sql`
    select id, name, role, email, phone from parties.colleague
    where org_id = ${tx.orgId} and lower(email) = lower(${email}) and removed_at is null`)

export const insertColleague = (tx: OrgTx, id: string, input: ColleagueInput, at: Date): Promise<number> =>
  tx.run(sql`
    insert into parties.colleague (org_id, id, name, role, email, phone, created_at)
    values (${tx.orgId}, ${id}, ${input.name}, ${input.role}, ${input.email}, ${input.phone}, ${at})`)

export const updateColleague = (tx: OrgTx, id: string, input: ColleagueInput): Promise<number> =>
  tx.run(sql`
    update parties.colleague set name = ${input.name}, role = ${input.role}, email = ${input.email}, phone = ${input.phone}
    where org_id = ${tx.orgId} and id = ${id} and removed_at is null`)

/** Leaves; customers looked after by it have nobody any more. */
export async function removeColleague(tx: OrgTx, id: string, at: Date): Promise<void> {
  await tx.run(
    sql`update parties.customer set salesperson_id = null where org_id = ${tx.orgId} and salesperson_id = ${id}`,
  )
  await tx.run(sql`update parties.colleague set removed_at = ${at} where org_id = ${tx.orgId} and id = ${id}`)
}
