import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** A remittance whose transfer left and that no bank line has brought. */
export type Expected = {
  readonly id: string
  readonly no: number
  readonly providerId: string
  readonly currency: string
  readonly cents: number
  readonly reference: string
  readonly paidOn: LocalDate
}

export const expectedRemittances = (tx: OrgTx): Promise<Expected[]> =>
  tx.rows(sql`
    select id, no, provider_id, currency, cents, reference, paid_on from outsourcing.remittance
    where org_id = ${tx.orgId} and state = 'paid' and cents > 0 and line_id is null order by paid_on, id`)

/** The accounts on which our providers keep money of others. */
export const providerAccounts = (tx: OrgTx): Promise<{ providerId: string; iban: string }[]> =>
  tx.rows(sql`
    select c.provider_id, c.iban from outsourcing.provider_condition c
    where c.org_id = ${tx.orgId} and exists (select 1 from outsourcing.mandate m where m.org_id = c.org_id and m.provider_id = c.provider_id and m.version is not null)`)

export const markArrived = (tx: OrgTx, id: string, lineId: string | null): Promise<number> =>
  tx.run(sql`update outsourcing.remittance set line_id = ${lineId} where org_id = ${tx.orgId} and id = ${id}`)

export const lineAsked = (tx: OrgTx, id: string): Promise<{ cents: number; currency: string } | null> =>
  tx.maybe(
    sql`select cents, currency from cash.line where org_id = ${tx.orgId} and id = ${id} and state in ('open', 'set_aside')`,
  )
