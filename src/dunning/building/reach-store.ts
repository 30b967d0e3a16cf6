import { mailable, textable } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** How many of the customers who owe something can be reached, by what they have. A telephone counts for calls and for texts alike. */
export type Reach = {
  readonly owing: number
  readonly consumers: number
  readonly email: number
  readonly postal: number
  readonly phone: number
  readonly texts: number
  readonly registered: number
  readonly salesperson: number
}

export const reachOfOwing = (tx: OrgTx): Promise<Reach> =>
  tx.one(sql`
    with owing as (
      select c.* from parties.customer c where c.org_id = ${tx.orgId} and exists (
        select 1 from ledger.item i where i.org_id = c.org_id and i.customer_id = c.id and i.side = 1 and i.open_cents > 0)),
    reached as (
      select p.customer_id, bool_or(${mailable('p')}) as email, bool_or(p.phone is not null) as phone, bool_or(${textable('p')}) as texts,
        bool_or(p.email is not null and p.email_invalid_since is null and p.first_name <> '' and p.last_name <> ''
          and (o.kind <> 'consumer' or p.lre_consent_on is not null)) as registered
      from owing o join parties.contact p on p.org_id = ${tx.orgId} and p.customer_id = o.id and p.removed_at is null
      group by p.customer_id)
    select count(*)::int as owing, count(*) filter (where o.kind = 'consumer')::int as consumers,
      count(*) filter (where r.email)::int as email, count(*) filter (where r.phone)::int as phone,
      count(*) filter (where r.texts)::int as texts, count(*) filter (where r.registered)::int as registered,
      count(*) filter (where o.city <> '' and array_to_string(o.address_lines, '') <> '')::int as postal,
      count(o.salesperson_id)::int as salesperson
    from owing o left join reached r on r.customer_id = o.id`)
