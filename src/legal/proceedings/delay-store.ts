import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, sql } from '../../platform/sql.ts'
import type { Delay, DelayCode } from './delays.ts'
import { proceedingNumber } from './model.ts'

/** The delays that are open, as lists and the worklist ask for them. */

/** Puts the open delays of a matter in place of those kept; what somebody looked at stays looked at while its day stands. */
export async function keepDelays(tx: OrgTx, proceedingId: string, delays: readonly Delay[]): Promise<void> {
  // Two of one kind may be open, such as those of two seizures: the first to end is kept until it is met.
  const firsts = new Map<string, Delay>()
  for (const delay of delays) {
    const key = `${delay.code} ${delay.debtorId ?? ''}`
    const first = firsts.get(key)
    if (delay.metOn === null && (!first || delay.endsOn < first.endsOn)) firsts.set(key, delay)
  }
  const open = [...firsts.values()]
  const abouts = open.map(({ debtorId }) => debtorId ?? proceedingId)
  const codes = open.map(({ code }) => code)
  await tx.run(sql`
    delete from legal.proceeding_deadline k where k.org_id = ${tx.orgId} and k.proceeding_id = ${proceedingId} and not exists (
      select 1 from unnest(${codes}::text[], ${abouts}::uuid[]) o(code, about_id) where o.code = k.code and o.about_id = k.about_id)`)
  for (const [at, { code, endsOn, alerts }] of open.entries())
    await tx.run(sql`
      insert into legal.proceeding_deadline as k (org_id, proceeding_id, code, about_id, ends_on, alerts)
      values (${tx.orgId}, ${proceedingId}, ${code}, ${abouts[at]}, ${endsOn}, ${alerts})
      on conflict (org_id, proceeding_id, code, about_id) do update set ends_on = excluded.ends_on, alerts = excluded.alerts,
        seen_on = case when k.ends_on = excluded.ends_on then k.seen_on end`)
}

/** Somebody looked at the delays of a matter on a day: each waits until its next alert. */
export const markDelaysSeen = (tx: OrgTx, proceedingId: string, today: LocalDate): Promise<number> =>
  tx.run(sql`
    update legal.proceeding_deadline set seen_on = ${today}
    where org_id = ${tx.orgId} and proceeding_id = ${proceedingId} and (ends_on < ${today}::date or ${today}::date >= any(alerts))`)

/** A matter whose delay asks for somebody: the one that ends first, and since when it has waited. */
export type DueDelay = {
  readonly proceedingId: string
  readonly customerId: string
  readonly number: string
  readonly code: DelayCode
  readonly endsOn: LocalDate
  readonly since: LocalDate
  readonly currency: string
  readonly cents: number
}

/** One line a matter. What was looked at waits until its next alert; what was missed waits from the day after. */
export async function proceedingsDue(tx: OrgTx, today: LocalDate): Promise<DueDelay[]> {
  const rows = await tx.rows<Omit<DueDelay, 'number'> & { readonly no: number }>(sql`
    select distinct on (p.no) p.id as proceeding_id, p.customer_id, p.no, k.code, k.ends_on, a.since, p.currency,
      (select coalesce(sum(i.open_cents), 0)::bigint from legal.proceeding_item w
        join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
        where w.org_id = p.org_id and w.proceeding_id = p.id) as cents
    from legal.proceeding p
    join legal.proceeding_deadline k on k.org_id = p.org_id and k.proceeding_id = p.id
    cross join lateral (
      select max(on_day) as since from unnest(k.alerts || (k.ends_on + 1)) as alert(on_day)
      where on_day <= ${today}::date and (k.seen_on is null or on_day > k.seen_on)
    ) a
    where p.org_id = ${tx.orgId} and p.stage <> 'closed' and a.since is not null
    order by p.no, k.ends_on, k.code`)
  return rows.map(({ no, ...row }) => ({ ...row, number: proceedingNumber(no) }))
}

/** An open document that a running matter asks for: reminders leave it to the court. */
export type HeldByProceeding = {
  readonly customerId: string
  readonly itemId: string
  readonly number: string
  readonly openedOn: LocalDate
  readonly openedAt: Date
}

/** Of these customers, or of all between the first and the last of them. */
export async function heldByProceedings(
  tx: OrgTx,
  { ids, isRange }: { readonly ids: readonly string[]; readonly isRange: boolean },
): Promise<HeldByProceeding[]> {
  const which = isRange
    ? part`p.customer_id between ${ids[0] ?? null}::uuid and ${ids.at(-1) ?? null}::uuid`
    : part`p.customer_id = any(${ids}::uuid[])`
  const rows = await tx.rows<Omit<HeldByProceeding, 'number'> & { readonly no: number }>(sql`
    select p.customer_id, w.item_id, p.no, p.opened_on, p.opened_at
    from legal.proceeding p join legal.proceeding_item w on w.org_id = p.org_id and w.proceeding_id = p.id
    where p.org_id = ${tx.orgId} and ${which} and p.stage <> 'closed' order by p.no desc, w.item_id`)
  return rows.map(({ no, ...held }) => ({ ...held, number: proceedingNumber(no) }))
}

/** Of these documents, one that a running matter asks for already, with its number; null when there is none. */
export const runningFor = (
  tx: OrgTx,
  itemIds: readonly string[],
): Promise<{ readonly no: number; readonly documentNo: string } | null> =>
  tx.maybe(sql`
    select p.no, coalesce(nullif(i.document_no, ''), left(i.label, 40)) as document_no
    from legal.proceeding_item w join legal.proceeding p on p.org_id = w.org_id and p.id = w.proceeding_id and p.stage <> 'closed'
    join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
    where w.org_id = ${tx.orgId} and w.item_id = any(${itemIds}::uuid[]) order by p.no limit 1`)

/** Whether a file is kept for a customer. */
export const isDocumentOf = async (tx: OrgTx, customerId: string, documentId: string): Promise<boolean> =>
  (await tx.maybe(sql`
    select 1 as one from documents.document where org_id = ${tx.orgId} and customer_id = ${customerId} and id = ${documentId}`)) !==
  null

/** Running matters that ask for documents of an import. */
export const claimedOfImport = async (tx: OrgTx, importId: string): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(distinct p.id)::int as count from legal.proceeding p
      join legal.proceeding_item w on w.org_id = p.org_id and w.proceeding_id = p.id
      join ledger.item i on i.org_id = w.org_id and i.id = w.item_id
      where p.org_id = ${tx.orgId} and p.stage <> 'closed' and i.source_id = ${importId}`)
  ).count

/** Those of these customers who ever had a matter. */
export const customersSued = async (tx: OrgTx, customerIds: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ customerId: string }>(sql`
      select distinct customer_id from legal.proceeding where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])`)
  ).map(({ customerId }) => customerId)
