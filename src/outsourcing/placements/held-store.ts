import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import { placementNumber } from './model.ts'

/** A document in the hands of a provider, or that was; `untilOn`: the day it came back, null while it is there. */
export type PlacedDebt = {
  readonly customerId: string
  readonly itemId: string
  readonly placementId: string
  readonly number: string
  readonly provider: string
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate | null
  /** The creditor asks the debtor for nothing itself meanwhile. */
  readonly keepsOut: boolean
  /** It went from the amicable stage to the court stage on the creditor's word. */
  readonly wasEscalated: boolean
}

/** Of these customers, or of all between the first and the last of them. What was undone was never placed. */
export const placedDebts = async (
  tx: OrgTx,
  { ids, isRange }: { readonly ids: readonly string[]; readonly isRange: boolean },
): Promise<PlacedDebt[]> => {
  const which = isRange
    ? part`p.customer_id between ${ids[0] ?? null}::uuid and ${ids.at(-1) ?? null}::uuid`
    : part`p.customer_id = any(${ids}::uuid[])`
  const rows = await tx.rows<Omit<PlacedDebt, 'number'> & { readonly no: number }>(sql`
    select p.customer_id, w.item_id, p.id as placement_id, p.no, m.provider_name as provider, p.placed_on as from_on, p.ended_on as until_on,
      coalesce((v.terms #>> '{exclusivity,keepsOut}')::boolean, true) as keeps_out, p.stage = 'court' and exists (
        select 1 from outsourcing.placement_event e where e.org_id = p.org_id and e.placement_id = p.id and e.kind = 'escalated') as was_escalated
    from outsourcing.placement p
    join outsourcing.placed_item w on w.org_id = p.org_id and w.placement_id = p.id
    join outsourcing.mandate m on m.org_id = p.org_id and m.id = p.mandate_id
    left join outsourcing.mandate_version v on v.org_id = m.org_id and v.mandate_id = m.id and v.version = m.version
    where p.org_id = ${tx.orgId} and ${which} and p.ended_why is distinct from 'undone'
    order by p.customer_id, p.placed_on, w.item_id`)
  return rows.map(({ no, ...held }) => ({ ...held, number: placementNumber(no) }))
}
