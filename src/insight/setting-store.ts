import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import { type Perimeter, type ReminderPrices, WHOLE_PERIMETER } from './model.ts'

/** What the organisation leaves out of its indicators; nothing until it says so. */
export const perimeterOf = async (tx: OrgTx): Promise<Perimeter> =>
  (await tx.maybe<Perimeter>(
    sql`select without_doubtful, without_prepayments, group_tags from insight.perimeter where org_id = ${tx.orgId}`,
  )) ?? WHOLE_PERIMETER

export const keepPerimeter = (tx: OrgTx, one: Perimeter): Promise<number> =>
  tx.run(sql`
    insert into insight.perimeter (org_id, without_doubtful, without_prepayments, group_tags)
    values (${tx.orgId}, ${one.withoutDoubtful}, ${one.withoutPrepayments}, ${one.groupTags})
    on conflict (org_id) do update set without_doubtful = excluded.without_doubtful, without_prepayments = excluded.without_prepayments,
      group_tags = excluded.group_tags`)

/** What reminders cost; null while nobody said. */
export const reminderPricesOf = (tx: OrgTx): Promise<ReminderPrices | null> =>
  tx.maybe(sql`
    select hours_month, hour_cents, letter_cents, registered_cents, electronic_cents, sms_cents, licence_month_cents
    from insight.reminder_price where org_id = ${tx.orgId}`)

export const keepReminderPrices = (tx: OrgTx, one: ReminderPrices): Promise<number> =>
  tx.run(sql`
    insert into insight.reminder_price (org_id, hours_month, hour_cents, letter_cents, registered_cents, electronic_cents, sms_cents, licence_month_cents)
    values (${tx.orgId}, ${one.hoursMonth}, ${one.hourCents}, ${one.letterCents}, ${one.registeredCents}, ${one.electronicCents}, ${one.smsCents},
      ${one.licenceMonthCents})
    on conflict (org_id) do update set hours_month = excluded.hours_month, hour_cents = excluded.hour_cents, letter_cents = excluded.letter_cents,
      registered_cents = excluded.registered_cents, electronic_cents = excluded.electronic_cents, sms_cents = excluded.sms_cents,
      licence_month_cents = excluded.licence_month_cents`)

/** Whom and what the perimeter leaves out. */
export type LeftOut = {
  readonly customerIds: readonly string[]
  readonly itemIds: readonly string[]
  readonly receipts: boolean
}

/**
 * What is left out of every month told on a day: its customers, debts and money are those of that day, so that months compare. Doubtful
 * is what the last closing validated by then moved to 416.
 */
export async function leftOutOn(
  tx: OrgTx,
  { withoutDoubtful, withoutPrepayments, groupTags }: Perimeter,
  currency: string,
  asOf: LocalDate,
): Promise<LeftOut> {
  const ids = async (statement: ReturnType<typeof sql>) =>
    (await tx.rows<{ id: string }>(statement)).map(({ id }) => id)
  return {
    customerIds:
      groupTags.length === 0
        ? []
        : await ids(sql`select id from parties.customer where org_id = ${tx.orgId} and tags && ${groupTags}::text[]`),
    itemIds: withoutDoubtful
      ? await ids(sql`
          select l.item_id as id from legal.provision_line l where l.org_id = ${tx.orgId} and l.gross_cents > 0 and l.closing_id = (
            select id from legal.provision_closing where org_id = ${tx.orgId} and currency = ${currency} and closing_on <= ${asOf}::date
            order by closing_on desc limit 1)`)
      : [],
    receipts: withoutPrepayments,
  }
}
