import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { EndedWhy } from '../placements/model.ts'
import type { Stage } from '../tariffs/model.ts'

/** What the service of a mandate is measured from: each of these facts was written by whoever did it, when it was done. */

export type ServedPlacement = {
  readonly id: string
  readonly no: number
  readonly customerId: string
  readonly customerName: string
  readonly stage: Stage
  readonly placedOn: LocalDate
  readonly endedOn: LocalDate | null
  readonly endedWhy: EndedWhy | null
  readonly hasMoney: boolean
  /** It was proposed for the courts, or to be given up, and the creditor's word is awaited or was given. */
  readonly isProposed: boolean
}

export const placementsServed = (tx: OrgTx, mandateId: string): Promise<ServedPlacement[]> =>
  tx.rows(sql`
    select p.id, p.no, p.customer_id, c.name as customer_name, p.stage, p.placed_on, p.ended_on, p.ended_why,
      exists (select 1 from outsourcing.receipt r where r.org_id = p.org_id and r.placement_id = p.id and r.returned_on is null) as has_money,
      exists (select 1 from outsourcing.request q where q.org_id = p.org_id and q.placement_id = p.id and q.kind in ('court', 'uncollectible', 'abandon')
        and q.state <> 'withdrawn') as is_proposed
    from outsourcing.placement p join parties.customer c on c.org_id = p.org_id and c.id = p.customer_id
    where p.org_id = ${tx.orgId} and p.mandate_id = ${mandateId} and p.ended_why is distinct from 'undone' order by p.no`)

/**
 * Days on which the agency called or wrote to debtors of a mandate, placement by placement, in their order: calls that its people logged, and
 * messages of its own that left.
 */
export const contactsMade = (
  tx: OrgTx,
  mandateId: string,
  agencyOrgId: number,
): Promise<{ placementId: string; on: LocalDate }[]> =>
  tx.rows(sql`
    with placed as (
      select p.id, p.customer_id, p.placed_on, p.ended_on from outsourcing.placement p
      where p.org_id = ${tx.orgId} and p.mandate_id = ${mandateId} and p.ended_why is distinct from 'undone'),
    made as (
      select p.id, (e.at at time zone o.time_zone)::date as on from placed p
      join access.organisation o on o.org_id = ${tx.orgId}
      join trail.event e on e.org_id = ${tx.orgId} and e.subject_kind = 'customer' and e.subject_id = p.customer_id::text and e.verb = 'call_logged'
        and e.actor like ${`agent:${agencyOrgId}:%`}
      union all
      select p.id, coalesce(m.posted_on, (m.settled_at at time zone o.time_zone)::date) from placed p
      join access.organisation o on o.org_id = ${tx.orgId}
      join correspondence.message m on m.org_id = ${tx.orgId} and m.customer_id = p.customer_id and m.agency_org_id = ${agencyOrgId}
        and m.state in ('sent', 'posted') and m.purpose <> 'quittance')
    select p.id as placement_id, m.on from made m join placed p on p.id = m.id
    where m.on >= p.placed_on and (p.ended_on is null or m.on <= p.ended_on) order by p.id, m.on`)

export type DisputeServed = {
  readonly placementId: string
  readonly id: string
  readonly openedOn: LocalDate
  readonly answeredOn: LocalDate | null
}

/** Disputes of placed documents opened while they were placed, and the first day on which the agency did something about each, or it was settled. */
export const disputesServed = (tx: OrgTx, mandateId: string, agencyOrgId: number): Promise<DisputeServed[]> =>
  tx.rows(sql`
    select distinct p.id as placement_id, d.id, d.opened_on, least(d.resolved_on, (
      select min((e.at at time zone o.time_zone)::date) from trail.event e
      where e.org_id = p.org_id and e.subject_kind = 'customer' and e.subject_id = p.customer_id::text and e.verb like 'dispute%'
        and e.actor like ${`agent:${agencyOrgId}:%`} and e.body::jsonb #>> '{data,dispute}' = d.id::text)) as answered_on
    from outsourcing.placement p
    join access.organisation o on o.org_id = p.org_id
    join outsourcing.placed_item w on w.org_id = p.org_id and w.placement_id = p.id
    join disputes.disputed_item t on t.org_id = w.org_id and t.item_id = w.item_id
    join disputes.dispute d on d.org_id = t.org_id and d.id = t.dispute_id and d.opened_on >= p.placed_on and (p.ended_on is null or d.opened_on <= p.ended_on)
    where p.org_id = ${tx.orgId} and p.mandate_id = ${mandateId} and p.ended_why is distinct from 'undone' order by 1, 3, 2`)

/** What the provider received under a mandate, and when it was handed over. */
export const moneyHeld = (
  tx: OrgTx,
  mandateId: string,
): Promise<{ id: string; placementId: string; on: LocalDate; remittedOn: LocalDate | null }[]> =>
  tx.rows(sql`
    select r.id, r.placement_id, r.received_on as on, r.remitted_on from outsourcing.receipt r
    where r.org_id = ${tx.orgId} and r.mandate_id = ${mandateId} and r.paid_to = 'agency' and (r.returned_on is null or r.remitted_on is not null)
    order by r.received_on, r.no`)

export type ProviderReport = {
  readonly untilOn: LocalDate
  readonly receivedOn: LocalDate
  readonly note: string
  readonly recordedByName: string
}

export const reportsOf = (tx: OrgTx, mandateId: string): Promise<ProviderReport[]> =>
  tx.rows(sql`
    select until_on, received_on, note, recorded_by_name from outsourcing.provider_report
    where org_id = ${tx.orgId} and mandate_id = ${mandateId} order by until_on desc`)

export const insertReport = (
  tx: OrgTx,
  mandate: { readonly id: string; readonly agencyOrgId: number | null },
  one: Omit<ProviderReport, 'recordedByName'>,
  by: { readonly at: Date; readonly name: string },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.provider_report (org_id, mandate_id, until_on, agency_org_id, received_on, note, recorded_at, recorded_by_name)
    values (${tx.orgId}, ${mandate.id}, ${one.untilOn}, ${mandate.agencyOrgId}, ${one.receivedOn}, ${one.note}, ${by.at}, ${by.name})
    on conflict do nothing`)
