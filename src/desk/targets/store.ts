import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export type Target = {
  readonly member: string
  readonly contacts: number
  readonly currency: string
  readonly collectedCents: number
}

export const targetsOf = (tx: OrgTx, month: LocalDate): Promise<Target[]> =>
  tx.rows(sql`
    select member, contacts, currency, collected_cents from desk.target where org_id = ${tx.orgId} and month = ${month}::date`)

export const keepTarget = (tx: OrgTx, month: LocalDate, target: Target): Promise<number> =>
  tx.run(sql`
    insert into desk.target (org_id, member, month, contacts, currency, collected_cents)
    values (${tx.orgId}, ${target.member}, ${month}::date, ${target.contacts}, ${target.currency}, ${target.collectedCents})
    on conflict (org_id, member, month) do update set contacts = excluded.contacts, currency = excluded.currency,
      collected_cents = excluded.collected_cents`)

export const dropTarget = (tx: OrgTx, month: LocalDate, member: string): Promise<number> =>
  tx.run(sql`delete from desk.target where org_id = ${tx.orgId} and month = ${month}::date and member = ${member}`)

/** Calls that members noted, and reminders they let leave, from one day to another, both included. */
export const contactsMade = (
  tx: OrgTx,
  from: LocalDate,
  to: LocalDate,
): Promise<{ readonly member: string; readonly contacts: number }[]> =>
  tx.rows(sql`
    select member, count(*)::int as contacts from (
      select n.member from desk.note n join access.organisation o on o.org_id = n.org_id
      where n.org_id = ${tx.orgId} and n.kind = 'call' and n.member is not null
        and (n.made_at at time zone o.time_zone)::date between ${from}::date and ${to}::date
      union all
      select substr(a.approved_by, 6) from dunning.action a
      where a.org_id = ${tx.orgId} and a.approved_by like 'user:%' and a.contact_on between ${from}::date and ${to}::date
        and a.state in ('queued', 'done') and a.channel <> 'call'
    ) made group by member`)

/** Money that settled what customers owed, from one day to another, by customer and currency; what was taken back is no money. */
export const moneyCollected = (
  tx: OrgTx,
  from: LocalDate,
  to: LocalDate,
): Promise<{ readonly customerId: string; readonly currency: string; readonly cents: number }[]> =>
  tx.rows(sql`
    select a.customer_id, a.currency, sum(a.amount_cents)::bigint as cents
    from ledger.allocation a join ledger.item k on k.org_id = a.org_id and k.id = a.credit_id and k.kind in ('receipt', 'transfer', 'collected')
    where a.org_id = ${tx.orgId} and a.allocated_on between ${from}::date and ${to}::date
    group by a.customer_id, a.currency having sum(a.amount_cents) > 0`)
