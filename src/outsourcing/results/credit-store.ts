import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { ServiceClock } from './model.ts'

export type CreditGiven = {
  readonly fromOn: LocalDate
  readonly toOn: LocalDate
  readonly breaches: number
  readonly feeCents: number
  readonly cents: number
  readonly byName: string
}

/** The latest first. */
export const creditsGiven = (tx: OrgTx, mandateId: string): Promise<CreditGiven[]> =>
  tx.rows(sql`
    select from_on, to_on, breaches, fee_cents, cents, given_by_name as by_name from outsourcing.service_credit
    where org_id = ${tx.orgId} and mandate_id = ${mandateId} order by from_on desc`)

/** Nothing happens the second time: a period gives a credit once. */
export const insertCredit = (
  tx: OrgTx,
  mandate: { readonly id: string; readonly agencyOrgId: number | null },
  one: Omit<CreditGiven, 'byName' | 'breaches'> & { readonly clocks: readonly ServiceClock[] },
  by: { readonly at: Date; readonly name: string },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.service_credit (org_id, mandate_id, from_on, to_on, agency_org_id, breaches, fee_cents, cents, detail, given_at, given_by_name)
    values (${tx.orgId}, ${mandate.id}, ${one.fromOn}, ${one.toOn}, ${mandate.agencyOrgId}, ${one.clocks.length}, ${one.feeCents}, ${one.cents},
      ${JSON.stringify(one.clocks)}, ${by.at}, ${by.name})
    on conflict do nothing`)

/** What was charged in a period before VAT, credits of service left out. */
export const feesIn = async (
  tx: OrgTx,
  mandateId: string,
  currency: string,
  from: LocalDate,
  to: LocalDate,
): Promise<number> =>
  (
    await tx.one<{ cents: number }>(sql`
      select coalesce(sum(net_cents), 0)::bigint as cents from outsourcing.fee_line
      where org_id = ${tx.orgId} and mandate_id = ${mandateId} and currency = ${currency} and kind <> 'service_credit'
        and on_day between ${from}::date and ${to}::date`)
  ).cents
