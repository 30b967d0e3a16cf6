import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { Cause, ClaimKind } from './model.ts'

/** What members tell of debts: what they are for, and what happened to them. */

export type NewEvent = {
  readonly id: string
  readonly customerId: string
  readonly itemIds: readonly string[]
  readonly cause: Cause
  readonly on: LocalDate
  readonly until: LocalDate | null
  readonly evidence: string
}
type Teller = { readonly name: string; readonly at: Date }

export async function insertEvent(tx: OrgTx, event: NewEvent, by: Teller): Promise<void> {
  await tx.run(sql`
    insert into legal.clock_event (org_id, id, customer_id, cause, happened_on, until_on, evidence, recorded_at, recorded_by_name)
    values (${tx.orgId}, ${event.id}, ${event.customerId}, ${event.cause}, ${event.on}, ${event.until}, ${event.evidence}, ${by.at}, ${by.name})`)
  await tx.run(sql`
    insert into legal.clock_event_item (org_id, event_id, item_id)
    select ${tx.orgId}::int, ${event.id}::uuid, i.id from unnest(${event.itemIds}::uuid[]) i(id)`)
}

export type HandEvent = NewEvent & {
  readonly recordedByName: string
  readonly lostOn: LocalDate | null
  readonly lostWhy: string
  readonly isWithdrawn: boolean
}

/** An event as it was told, locked until the end of the transaction; null when there is none. */
export const lockEvent = (tx: OrgTx, id: string): Promise<HandEvent | null> =>
  tx.maybe(sql`
    select e.id, e.customer_id, e.cause, e.happened_on as on, e.until_on as until, e.evidence, e.recorded_by_name, e.lost_on, e.lost_why,
      e.withdrawn_at is not null as is_withdrawn,
      array(select w.item_id from legal.clock_event_item w where w.org_id = e.org_id and w.event_id = e.id) as item_ids
    from legal.clock_event e where e.org_id = ${tx.orgId} and e.id = ${id} for update of e`)

/** What is told of one debt, for whoever reads how its day was reckoned. */
export const toldOf = (tx: OrgTx, itemId: string): Promise<Omit<HandEvent, 'itemIds'>[]> =>
  tx.rows(sql`
    select e.id, e.customer_id, e.cause, e.happened_on as on, e.until_on as until, e.evidence, e.recorded_by_name, e.lost_on, e.lost_why,
      false as is_withdrawn
    from legal.clock_event_item w join legal.clock_event e on e.org_id = w.org_id and e.id = w.event_id and e.withdrawn_at is null
    where w.org_id = ${tx.orgId} and w.item_id = ${itemId}`)

export const endEventRow = (tx: OrgTx, id: string, until: LocalDate): Promise<number> =>
  tx.run(sql`update legal.clock_event set until_on = ${until} where org_id = ${tx.orgId} and id = ${id}`)

export const loseEventRow = (tx: OrgTx, id: string, on: LocalDate, why: string): Promise<number> =>
  tx.run(sql`update legal.clock_event set lost_on = ${on}, lost_why = ${why} where org_id = ${tx.orgId} and id = ${id}`)

export const withdrawEventRow = (tx: OrgTx, id: string, why: string, at: Date): Promise<number> =>
  tx.run(
    sql`update legal.clock_event set withdrawn_at = ${at}, withdrawn_why = ${why} where org_id = ${tx.orgId} and id = ${id}`,
  )

/** What a member said a debt is. */
export type Description = {
  readonly kind: ClaimKind | null
  readonly performedOn: LocalDate | null
  readonly contractYears: number | null
  readonly evidence: string
}

export const descriptionOf = (
  tx: OrgTx,
  itemId: string,
): Promise<(Description & { readonly describedByName: string }) | null> =>
  tx.maybe(sql`
    select kind, performed_on, contract_years, evidence, described_by_name from legal.claim
    where org_id = ${tx.orgId} and item_id = ${itemId}`)

export const keepDescription = (tx: OrgTx, itemId: string, claim: Description, by: Teller): Promise<number> =>
  tx.run(sql`
    insert into legal.claim (org_id, item_id, kind, performed_on, contract_years, evidence, described_at, described_by_name)
    values (${tx.orgId}, ${itemId}, ${claim.kind}, ${claim.performedOn}, ${claim.contractYears}, ${claim.evidence}, ${by.at}, ${by.name})
    on conflict (org_id, item_id) do update set kind = excluded.kind, performed_on = excluded.performed_on,
      contract_years = excluded.contract_years, evidence = excluded.evidence, described_at = excluded.described_at,
      described_by_name = excluded.described_by_name`)

/** Of these, the debts of a customer that are there and were not taken back. */
export async function debtsOf(tx: OrgTx, customerId: string, itemIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ id: string }>(sql`
    select i.id from ledger.item i
    where i.org_id = ${tx.orgId} and i.customer_id = ${customerId} and i.side = 1 and not i.reversed and i.id = any(${itemIds}::uuid[])`)
  return new Set(rows.map(({ id }) => id))
}

/** What a customer promised in a mail or a letter about a debt, and that nobody has told as an acknowledgement of that day. */
export type PromiseToRead = {
  readonly id: string
  readonly on: LocalDate
  readonly source: 'mail' | 'letter'
  readonly saidBy: string
}

export const promisesToRead = (tx: OrgTx, itemId: string): Promise<PromiseToRead[]> =>
  tx.rows(sql`
    select p.id, p.promised_on as on, p.source, p.said_by
    from promises.promise_item w join promises.promise p on p.org_id = w.org_id and p.id = w.promise_id and p.source in ('mail', 'letter')
    where w.org_id = ${tx.orgId} and w.item_id = ${itemId} and not exists (
      select 1 from legal.clock_event_item v join legal.clock_event e on e.org_id = v.org_id and e.id = v.event_id and e.withdrawn_at is null
      where v.org_id = w.org_id and v.item_id = w.item_id and e.cause = 'acknowledgement' and e.happened_on = p.promised_on)
    order by p.promised_on, p.id`)
