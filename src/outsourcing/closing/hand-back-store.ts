import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** What was done about a file while it was placed, and what it brought. */

export type BackFile = {
  readonly id: string
  readonly no: number
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly currency: string
  readonly stage: string
  readonly placedOn: LocalDate
  readonly placedAt: Date
  readonly placedCents: number
  readonly endedOn: LocalDate
  readonly endedAt: Date
  readonly endedWhy: string
  readonly endedNote: string
  /** What was left of it as it came home. */
  readonly leftCents: number
}

/** Files of a mandate that came home, those that were settled included. */
export const backFiles = (tx: OrgTx, mandateId: string): Promise<BackFile[]> =>
  tx.rows(sql`
    select p.id, p.no, p.customer_id, c.code as customer_code, c.name as customer_name, p.currency, p.stage, p.placed_on, p.placed_at, p.placed_cents,
      p.ended_on, p.ended_at, p.ended_why, p.ended_note, coalesce((
        select sum(e.cents) from outsourcing.placement_event e
        where e.org_id = p.org_id and e.placement_id = p.id and e.kind in ('recalled', 'ended')), 0)::bigint as left_cents
    from outsourcing.placement p join parties.customer c on c.org_id = p.org_id and c.id = p.customer_id
    where p.org_id = ${tx.orgId} and p.mandate_id = ${mandateId} and p.ended_at is not null and p.ended_why <> 'undone' order by p.no`)

export const documentsOfFile = async (tx: OrgTx, placementId: string): Promise<string[]> =>
  (
    await tx.rows<{ documentNo: string }>(sql`
      select i.document_no from outsourcing.placed_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
      where w.org_id = ${tx.orgId} and w.placement_id = ${placementId}`)
  ).map(({ documentNo }) => documentNo)

export type AgencyMessage = {
  readonly at: Date
  readonly channel: string
  readonly subject: string
  readonly toAddress: string
}

/** Messages that the agency sent to a customer while the file was with it. */
export const agencyMessages = (tx: OrgTx, one: BackFile, agencyOrgId: number | null): Promise<AgencyMessage[]> =>
  tx.rows(sql`
    select coalesce(settled_at, queued_at) as at, channel, subject, to_address from correspondence.message
    where org_id = ${tx.orgId} and customer_id = ${one.customerId} and agency_org_id = ${agencyOrgId} and state in ('sent', 'posted')
      and queued_at between ${one.placedAt} and ${one.endedAt} order by 1, id`)

/** The names under which an agency's people acted on a customer. */
export const agentNames = async (
  tx: OrgTx,
  customerId: string,
  agencyOrgId: number | null,
): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.rows<{ name: string }>(sql`
        select distinct body::json ->> 'actorName' as name from trail.event
        where org_id = ${tx.orgId} and subject_kind = 'customer' and subject_id = ${customerId} and starts_with(actor, ${`agent:${agencyOrgId}:`})`)
    ).map(({ name }) => name),
  )

export type BackReceipt = {
  readonly placementId: string
  readonly no: number
  readonly receivedOn: LocalDate
  readonly cents: number
  readonly paidTo: string
  readonly means: string
  readonly tail: string | null
  readonly returnedOn: LocalDate | null
  readonly remittedOn: LocalDate | null
  readonly documents: string
}

export const receiptsOfMandate = (tx: OrgTx, mandateId: string): Promise<BackReceipt[]> =>
  tx.rows(sql`
    select r.placement_id, r.no, r.received_on, r.cents, r.paid_to, r.means, r.tail, r.returned_on, r.remitted_on, (
      select string_agg(i.document_no, ', ' order by i.document_no) from outsourcing.receipt_item i
      where i.org_id = r.org_id and i.receipt_id = r.id) as documents
    from outsourcing.receipt r
    where r.org_id = ${tx.orgId} and r.mandate_id = ${mandateId} and (r.returned_as is null or r.returned_as = 'bounced') order by r.no`)

export type BackCost = {
  readonly placementId: string | null
  readonly onDay: LocalDate
  readonly sideCost: string
  readonly label: string
  readonly netCents: number
  readonly vatCents: number
  readonly currency: string
}

export const costsOfMandate = (tx: OrgTx, mandateId: string): Promise<BackCost[]> =>
  tx.rows(sql`
    select placement_id, on_day, side_cost, label, net_cents, vat_cents, currency from outsourcing.fee_line
    where org_id = ${tx.orgId} and mandate_id = ${mandateId} and kind = 'side_cost' order by on_day, id`)
