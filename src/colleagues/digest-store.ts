import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'

export const subscribersOf = (tx: OrgTx): Promise<{ colleagueId: string; lastWeekOn: LocalDate | null }[]> =>
  tx.rows(sql`
    select s.colleague_id, (select max(d.week_on) from colleagues.digest d
      where d.org_id = s.org_id and d.colleague_id = s.colleague_id and d.message_id is not null) as last_week_on
    from colleagues.subscriber s
    join parties.colleague g on g.org_id = s.org_id and g.id = s.colleague_id and g.removed_at is null
    where s.org_id = ${tx.orgId} order by g.name, g.id`)

export const addSubscriber = (tx: OrgTx, colleagueId: string, at: Date): Promise<number> =>
  tx.run(sql`
    insert into colleagues.subscriber (org_id, colleague_id, since) values (${tx.orgId}, ${colleagueId}, ${at})
    on conflict (org_id, colleague_id) do nothing`)

export const dropSubscriber = (tx: OrgTx, colleagueId: string): Promise<number> =>
  tx.run(sql`delete from colleagues.subscriber where org_id = ${tx.orgId} and colleague_id = ${colleagueId}`)

/** Subscribers whose digest of a week is still to be made. */
export const digestsToMake = (tx: OrgTx, weekOn: LocalDate): Promise<{ colleagueId: string }[]> =>
  tx.rows(sql`
    select s.colleague_id from colleagues.subscriber s
    join parties.colleague g on g.org_id = s.org_id and g.id = s.colleague_id and g.removed_at is null and g.email is not null
    where s.org_id = ${tx.orgId} and not exists (
      select 1 from colleagues.digest d where d.org_id = s.org_id and d.colleague_id = s.colleague_id and d.week_on = ${weekOn}::date)
    order by s.colleague_id`)

/** One transaction at a time makes the digests of an organisation; the next one finds what it made. */
export const lockDigests = (tx: OrgTx): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('colleagues.digest'), ${tx.orgId})`)

export const insertDigest = (
  tx: OrgTx,
  d: {
    readonly colleagueId: string
    readonly weekOn: LocalDate
    readonly at: Date
    readonly customers: number
    readonly messageId: string | null
  },
): Promise<number> =>
  tx.run(sql`
    insert into colleagues.digest (org_id, colleague_id, week_on, made_at, customers, message_id)
    values (${tx.orgId}, ${d.colleagueId}, ${d.weekOn}, ${d.at}, ${d.customers}, ${d.messageId})`)

/** What is overdue at the customers that a colleague looks after, by currency; the most first. */
export const overdueAt = (
  tx: OrgTx,
  colleagueId: string,
  today: LocalDate,
): Promise<{ customerId: string; currency: string; cents: number }[]> =>
  tx.rows(sql`
    select i.customer_id, i.currency, sum(i.open_cents)::bigint as cents
    from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
    where i.org_id = ${tx.orgId} and c.salesperson_id = ${colleagueId} and i.side = 1 and i.open_cents > 0 and i.due_on < ${today}::date
    group by i.customer_id, i.currency order by 3 desc, 1, 2`)

/** Promises of these customers that were broken, or kept in part only, since a day. */
export const promisesBroken = (
  tx: OrgTx,
  colleagueId: string,
  since: LocalDate,
): Promise<{ customerId: string; currency: string; cents: number; dueOn: LocalDate }[]> =>
  tx.rows(sql`
    select p.customer_id, p.currency, p.cents - p.kept_cents as cents, p.due_on
    from promises.promise p join parties.customer c on c.org_id = p.org_id and c.id = p.customer_id
    where p.org_id = ${tx.orgId} and c.salesperson_id = ${colleagueId} and p.state in ('broken', 'partly_kept') and p.state_on >= ${since}::date
    order by p.due_on, p.id`)

/** Disputes of these customers that are not over. */
export const disputesOpen = (
  tx: OrgTx,
  colleagueId: string,
): Promise<{ customerId: string; category: string; currency: string; cents: number; openedOn: LocalDate }[]> =>
  tx.rows(sql`
    select d.customer_id, k.name as category, d.currency, d.opened_on, a.cents
    from disputes.dispute d
    join disputes.category k on k.org_id = d.org_id and k.id = d.category_id
    join parties.customer c on c.org_id = d.org_id and c.id = d.customer_id
    cross join lateral (
      select coalesce(sum(case when p.is_whole then i.open_cents else least(p.cents, i.open_cents) end), 0)::bigint as cents
      from disputes.disputed_item p join ledger.item i on i.org_id = p.org_id and i.id = p.item_id
      where p.org_id = d.org_id and p.dispute_id = d.id
    ) a
    where d.org_id = ${tx.orgId} and c.salesperson_id = ${colleagueId} and d.state <> 'resolved' order by d.opened_on, d.id`)
