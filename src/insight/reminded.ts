import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, part, sql } from '../platform/sql.ts'
import { REMINDER_CHANNELS, type ReminderChannel } from './model.ts'

/** Reminders that took place between two days, of every customer and currency: what they cost is told for all together. */
export const remindedBetween = (tx: OrgTx, from: LocalDate, to: LocalDate): Fragment => part`
  select a.id, a.customer_id, a.contact_on as on_day, a.channel, a.message_id from dunning.action a
  where a.org_id = ${tx.orgId} and a.mandate_id is null and a.state = 'done' and a.channel = any(${REMINDER_CHANNELS}::text[])
    and a.contact_on between ${from}::date and ${to}::date`

export const remindedByDay = (
  tx: OrgTx,
  from: LocalDate,
  to: LocalDate,
): Promise<{ on: LocalDate; channel: ReminderChannel; count: number }[]> =>
  tx.rows(sql`
    select r.on_day as on, r.channel, count(*)::int as count from (${remindedBetween(tx, from, to)}) r group by 1, 2`)
