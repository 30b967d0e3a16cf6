import { addDays, type LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** Days looked back on: sales, and who was reminded. */
const YEAR = 365

/** Invoices less credit notes of the last twelve months, VAT included, and what is open and not yet due. */
export const salesAndNotDue = (
  tx: OrgTx,
  currency: string,
  today: LocalDate,
): Promise<{ salesCents: number; notDueCents: number }> =>
  tx.one(sql`
    select coalesce(sum(side * amount_cents) filter (where kind in ('invoice', 'credit_note') and not reversed and reverses is null
        and issued_on > ${addDays(today, -YEAR)}::date and issued_on <= ${today}::date), 0)::bigint as sales_cents,
      coalesce(sum(open_cents) filter (where side = 1 and open_cents > 0 and due_on >= ${today}::date), 0)::bigint as not_due_cents
    from ledger.item where org_id = ${tx.orgId} and currency = ${currency}`)

/** Customers to whom a reminder left in the last twelve months, with the day of the first. */
export const remindedSince = (tx: OrgTx, today: LocalDate): Promise<{ customerId: string; firstOn: LocalDate }[]> =>
  tx.rows(sql`
    select customer_id, min(coalesce(posted_on, settled_at::date)) as first_on from correspondence.message
    where org_id = ${tx.orgId} and purpose = 'dunning' and state in ('sent', 'posted') and customer_id is not null
      and settled_at > ${addDays(today, -YEAR)}::date group by customer_id`)

/** Currencies in which something is late, the one that most claims are in first. */
export const lateCurrencies = async (tx: OrgTx, today: LocalDate): Promise<string[]> =>
  (
    await tx.rows<{ currency: string }>(sql`
      select currency from ledger.item where org_id = ${tx.orgId} and side = 1 and open_cents > 0 and due_on < ${today}::date
      group by currency order by count(*) desc, currency`)
  ).map(({ currency }) => currency)

export const minutesAWeekOf = async (tx: OrgTx): Promise<number | null> =>
  (
    await tx.maybe<{ minutesAWeek: number | null }>(
      sql`select minutes_a_week from outsourcing.audit_setting where org_id = ${tx.orgId}`,
    )
  )?.minutesAWeek ?? null

export const keepMinutesAWeek = (tx: OrgTx, minutes: number | null, by: { name: string; at: Date }): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.audit_setting (org_id, minutes_a_week, kept_at, kept_by_name) values (${tx.orgId}, ${minutes}, ${by.at}, ${by.name})
    on conflict (org_id) do update set minutes_a_week = excluded.minutes_a_week, kept_at = excluded.kept_at, kept_by_name = excluded.kept_by_name`)
