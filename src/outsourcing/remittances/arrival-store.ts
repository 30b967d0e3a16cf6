import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** A remittance whose transfer left and that no bank line has brought. */
export type Expected = {
  readonly id: string
  readonly no: number
  readonly providerId: string
  readonly providerName: string
  readonly currency: string
  readonly cents: number
  readonly reference: string
  readonly paidOn: LocalDate
}

export const expectedRemittances = (tx: OrgTx): Promise<Expected[]> =>
  tx.rows(sql`
    select t.id, t.no, t.provider_id, m.provider_name, t.currency, t.cents, t.reference, t.paid_on
    from outsourcing.remittance t join outsourcing.mandate m on m.org_id = t.org_id and m.id = t.mandate_id
    where t.org_id = ${tx.orgId} and t.state = 'paid' and t.cents > 0 and t.line_id is null order by t.paid_on, t.id`)

/** The accounts on which our providers keep money of others. */
export const providerAccounts = (tx: OrgTx): Promise<{ providerId: string; iban: string }[]> =>
  tx.rows(sql`
    select c.provider_id, c.iban from outsourcing.provider_condition c
    where c.org_id = ${tx.orgId} and exists (select 1 from outsourcing.mandate m where m.org_id = c.org_id and m.provider_id = c.provider_id and m.version is not null)`)

/** Money in that nothing was said of, as a person looks for the line that brought a remittance. */
export type LineAsked = {
  readonly id: string
  readonly accountName: string
  readonly bookedOn: LocalDate
  readonly cents: number
  readonly currency: string
  readonly label: string
  readonly payerName: string
  /** All that it says. */
  readonly text: string
}

/** Open and whole, on the account to which a remittance goes (of one whose account is not known, on any), between two days; the nearest sums first. */
export const linesBetween = (
  tx: OrgTx,
  { iban, currency, cents }: { readonly iban: string; readonly currency: string; readonly cents: number },
  from: LocalDate,
  to: LocalDate,
): Promise<LineAsked[]> =>
  tx.rows(sql`
    select l.id, a.name as account_name, l.booked_on, l.cents, l.currency, l.label, l.payer_name,
      concat_ws(' ', l.label, l.end_to_end, l.details ->> 'creditorReference', l.details #>> '{references,endToEnd}',
        l.details ->> 'remittance') as text
    from cash.line l join cash.account a on a.org_id = l.org_id and a.id = l.account_id
    where l.org_id = ${tx.orgId} and l.state = 'open' and l.held_as = '' and l.left_cents = l.cents and l.cents > 0 and l.currency = ${currency}
      and l.booked_on between ${from} and ${to} and (${iban} = '' or a.iban is null or a.iban = ${iban})
    order by abs(l.cents - ${cents}::bigint), l.booked_on, l.id limit 50`)

export const markArrived = (tx: OrgTx, id: string, lineId: string | null): Promise<number> =>
  tx.run(sql`update outsourcing.remittance set line_id = ${lineId} where org_id = ${tx.orgId} and id = ${id}`)

export const lineAsked = (
  tx: OrgTx,
  id: string,
): Promise<{ id: string; cents: number; currency: string; bookedOn: LocalDate } | null> =>
  tx.maybe(
    sql`select id, cents, currency, booked_on from cash.line where org_id = ${tx.orgId} and id = ${id} and state in ('open', 'set_aside')`,
  )
