import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { remitBy } from '../mandates/remit-by.ts'
import type { Terms } from '../mandates/terms.ts'
import { mandateNumber } from '../model.ts'

/** Money that a provider should have handed over to us and has not. */
export type RemittanceLate = {
  readonly mandateId: string
  readonly number: string
  readonly providerId: string
  readonly providerName: string
  readonly currency: string
  readonly cents: number
  readonly receipts: number
  /** The day by which the oldest of it was due. */
  readonly dueOn: LocalDate
}

/** What providers hold of ours past the day of the law or of the mandate, the longest first. A remittance that was made and not paid counts. */
export async function remittancesLate(tx: OrgTx, today: LocalDate): Promise<RemittanceLate[]> {
  const held = await tx.rows<{
    mandateId: string
    no: number
    providerId: string
    providerName: string
    currency: string
    receivedOn: LocalDate
    receipts: number
    cents: number
    remittance: Terms['remittance'] | null
  }>(sql`
    select r.mandate_id, m.no, m.provider_id, m.provider_name, r.currency, r.received_on, count(*)::int as receipts, sum(r.cents)::bigint as cents,
      v.terms -> 'remittance' as remittance
    from outsourcing.receipt r join outsourcing.mandate m on m.org_id = r.org_id and m.id = r.mandate_id
    left join outsourcing.mandate_version v on v.org_id = m.org_id and v.mandate_id = m.id and v.version = m.version
    where r.org_id = ${tx.orgId} and r.paid_to = 'agency' and r.returned_on is null and r.remitted_on is null and r.received_on < ${today}::date
    group by 1, 2, 3, 4, 5, 6, 9 order by r.received_on`)
  const late = held
    .map((one) => ({ ...one, dueOn: remitBy(one.receivedOn, one.remittance) }))
    .filter(({ dueOn }) => dueOn < today)
  return [...Map.groupBy(late, ({ mandateId, currency }) => `${mandateId} ${currency}`).values()].map((of) => {
    const { mandateId, no, providerId, providerName, currency } = of[0]!
    return {
      ...{ mandateId, number: mandateNumber(no), providerId, providerName, currency },
      cents: of.reduce((sum, { cents }) => sum + cents, 0),
      receipts: of.reduce((sum, { receipts }) => sum + receipts, 0),
      dueOn: of.map(({ dueOn }) => dueOn).toSorted()[0]!,
    }
  })
}
