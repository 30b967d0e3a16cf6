import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { nothing, part, sql } from '../../platform/sql.ts'
import { placementNumber } from '../placements/model.ts'
import type { FirstLetter, PlacedNow } from './model.ts'

/** Mandates under which something is placed now, of these customers when some are named; the oldest first. */
export const mandatesInUse = async (tx: OrgTx, customerIds: readonly string[] | null): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select m.id from outsourcing.mandate m
      where m.org_id = ${tx.orgId} and exists (
        select 1 from outsourcing.placement p
        where p.org_id = m.org_id and p.mandate_id = m.id and p.ended_on is null
          ${customerIds ? part`and p.customer_id = any(${customerIds}::uuid[])` : nothing})
      order by m.no`)
  ).map(({ id }) => id)

export const placedNow = async (
  tx: OrgTx,
  mandateId: string,
  customerIds: readonly string[] | null,
): Promise<PlacedNow[]> => {
  const rows = await tx.rows<Omit<PlacedNow, 'number'> & { readonly no: number }>(sql`
    select w.item_id, p.customer_id, p.id as placement_id, p.no, p.placed_on as from_on
    from outsourcing.placement p join outsourcing.placed_item w on w.org_id = p.org_id and w.placement_id = p.id and w.is_live
    where p.org_id = ${tx.orgId} and p.mandate_id = ${mandateId} and p.ended_on is null
      ${customerIds ? part`and p.customer_id = any(${customerIds}::uuid[])` : nothing}
    order by p.no, w.item_id`)
  return rows.map(({ no, ...one }) => ({ ...one, number: placementNumber(no) }))
}

export const firstLetters = async (
  tx: OrgTx,
  placementIds: readonly string[],
): Promise<ReadonlyMap<string, FirstLetter>> =>
  new Map(
    (
      await tx.rows<{ placementId: string; reference: string; sentOn: LocalDate }>(sql`
        select placement_id, reference, sent_on from outsourcing.first_letter
        where org_id = ${tx.orgId} and placement_id = any(${placementIds}::uuid[])`)
    ).map(({ placementId, reference, sentOn }) => [placementId, { reference, on: sentOn }]),
  )

/**
 * Keeps the letter for every placement of which it names a document: the placements are told by number in what was written, and the first
 * letter stays.
 */
export const insertFirstLetters = (
  tx: OrgTx,
  one: {
    readonly messageId: string
    readonly customerId: string
    readonly agencyOrgId: number
    readonly documents: readonly string[]
    readonly reference: string
    readonly sentOn: LocalDate
  },
): Promise<number> =>
  tx.run(sql`
    insert into outsourcing.first_letter (org_id, placement_id, agency_org_id, message_id, reference, sent_on)
    select distinct p.org_id, p.id, p.agency_org_id, ${one.messageId}::uuid, ${one.reference}::text, ${one.sentOn}::date
    from outsourcing.placement p
    join outsourcing.placed_item w on w.org_id = p.org_id and w.placement_id = p.id
    join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
    where p.org_id = ${tx.orgId} and p.customer_id = ${one.customerId} and p.agency_org_id = ${one.agencyOrgId}
      and p.placed_on <= ${one.sentOn}::date and (p.ended_on is null or p.ended_on >= ${one.sentOn}::date)
      and coalesce(nullif(i.document_no, ''), left(i.label, 40)) = any(${one.documents}::text[])
    on conflict (org_id, placement_id) do nothing`)

/** What an agency wrote has left: from then on what it names is recalled and not undone. */
export const markActed = (
  tx: OrgTx,
  one: {
    readonly customerId: string
    readonly agencyOrgId: number
    readonly documents: readonly string[]
    readonly at: Date
  },
): Promise<number> =>
  tx.run(sql`
    update outsourcing.placement p set acted_at = ${one.at}
    where p.org_id = ${tx.orgId} and p.customer_id = ${one.customerId} and p.agency_org_id = ${one.agencyOrgId} and p.ended_on is null
      and p.acted_at is null and exists (
        select 1 from outsourcing.placed_item w join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
        where w.org_id = p.org_id and w.placement_id = p.id
          and coalesce(nullif(i.document_no, ''), left(i.label, 40)) = any(${one.documents}::text[]))`)

/**
 * Seen from an agency: the mandate under which it holds claims of a customer of this creditor now, the oldest of those that let it in; null: it
 * holds none.
 */
export const heldByUs = async (
  tx: OrgTx,
  creditorOrgId: number,
  customerId: string,
): Promise<{ readonly mandateId: string; readonly creditor: string } | null> => {
  const [first] = await tx.rows<{ mandateId: string; creditor: string }>(sql`
    select m.id as mandate_id, m.creditor_name as creditor from outsourcing.placement p
    join outsourcing.mandate m on m.org_id = p.org_id and m.id = p.mandate_id
    join access.delegation d on d.org_id = p.org_id and d.mandate_id = p.mandate_id and d.agency_org_id = p.agency_org_id and d.ended_at is null
    where p.agency_org_id = ${tx.orgId} and p.org_id = ${creditorOrgId} and p.customer_id = ${customerId} and p.ended_on is null
    order by m.no limit 1`)
  return first ?? null
}

/** Seen from an agency: the name of a creditor that ever gave it a mandate, be it over; null: this one never did. */
export const creditorServed = async (tx: OrgTx, creditorOrgId: number): Promise<string | null> => {
  const [latest] = await tx.rows<{ creditor: string }>(sql`
    select m.creditor_name as creditor from outsourcing.mandate m
    where m.org_id = ${creditorOrgId} and m.agency_org_id = ${tx.orgId} and m.version is not null order by m.no desc limit 1`)
  return latest?.creditor ?? null
}

/** The same of a mandate, whoever owes; `isLetIn`: it runs, and its agency may come in. */
export const mandateHeld = (
  tx: OrgTx,
  mandateId: string,
): Promise<{ readonly creditorOrgId: number; readonly creditor: string; readonly isLetIn: boolean } | null> =>
  tx.maybe(sql`
    select m.org_id as creditor_org_id, m.creditor_name as creditor, exists (
      select 1 from access.delegation d
      where d.org_id = m.org_id and d.mandate_id = m.id and d.agency_org_id = m.agency_org_id and d.ended_at is null) as is_let_in
    from outsourcing.mandate m
    where m.agency_org_id = ${tx.orgId} and m.id = ${mandateId}`)
