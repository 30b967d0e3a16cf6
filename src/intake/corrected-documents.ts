import { followMatches } from '../cash/index.ts'
import type { LocalDate } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { reverseAllocations, settlePairs } from '../ledger/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Fragment, part, sql } from '../platform/sql.ts'
import { recordEffects } from './store.ts'

/**
 * A document that the accounts send again with another amount: its old line is gone, a new one has the same customer, number and
 * kind. What settled it here is no mistake of ours; it settles the corrected document, as much as that takes.
 */
export type Correction = {
  readonly line: number
  readonly customerCode: string
  readonly documentNo: string
  readonly currency: string
  /** The items whose lines are gone. */
  readonly itemIds: readonly string[]
  readonly wasCents: number
  readonly becomesCents: number
  /** What is settled of it here, by matches and by people. */
  readonly settledCents: number
}

/** Settled here, by no import, and not undone since. */
const settledHere = part`a.source_id is null and a.reverses is null
  and not exists (select 1 from ledger.allocation r where r.org_id = a.org_id and r.reverses = a.id)`

/**
 * Which of these items, whose lines are gone from the accounts, come back under the same number. What was written off on one is
 * written off to the cent: a document corrected to less than that is another one.
 */
export const correctedAmong = (tx: OrgTx, importId: string, itemIds: readonly string[]): Promise<Correction[]> =>
  tx.rows(sql`
    with gone as (
      select i.id, c.code, i.document_no, i.kind, i.side, i.currency, i.amount_cents, (
          select coalesce(sum(a.amount_cents), 0) from ledger.allocation a
          where a.org_id = i.org_id and (a.debit_id = i.id or a.credit_id = i.id) and ${settledHere}) as settled, (
          select coalesce(sum(a.amount_cents), 0) from ledger.allocation a join ledger.item w on w.org_id = a.org_id and w.id = a.credit_id and w.kind = 'write_off'
          where a.org_id = i.org_id and a.debit_id = i.id and ${settledHere}) as written_off
      from ledger.item i join parties.customer c on c.org_id = i.org_id and c.id = i.customer_id
      where i.org_id = ${tx.orgId} and i.id = any(${itemIds}::uuid[]) and i.kind in ('invoice', 'credit_note') and i.document_no <> ''
    ), sent as (
      select s.customer_code, s.document_no, s.kind, s.side, s.currency, min(s.line) as line, sum(s.amount_cents) as cents
      from intake.staged_item s
      where s.org_id = ${tx.orgId} and s.import_id = ${importId} and s.disposition = 'created' and s.customer_code in (select code from gone)
      group by s.customer_code, s.document_no, s.kind, s.side, s.currency
    )
    select sent.line, g.code as customer_code, g.document_no, g.currency, array_agg(g.id) as item_ids, sum(g.amount_cents)::bigint as was_cents,
      sent.cents::bigint as becomes_cents, sum(g.settled)::bigint as settled_cents
    from gone g
    join sent on sent.customer_code = g.code and sent.document_no = g.document_no and sent.kind = g.kind and sent.side = g.side
      and sent.currency = g.currency
    group by sent.line, g.code, g.document_no, g.currency, sent.cents having sent.cents >= sum(g.written_off) order by sent.line`)

/** What settled a document before it was corrected. */
export type Settlement = {
  /** The allocation, undone when the document was taken back. */
  readonly id: string
  readonly itemId: string
  readonly otherId: string
  readonly cents: number
  readonly on: LocalDate
}

/**
 * Takes the settlements off the documents that this import corrects, so that these can be taken back; gives what they were, what
 * was written off before what was paid: of money alone something may be left over.
 */
export async function loosenCorrected(tx: OrgTx, importId: string, at: Date): Promise<Settlement[]> {
  const found = (): Promise<Settlement[]> =>
    tx.rows(sql`
      select a.id, v.item_id, case when a.debit_id = v.item_id then a.credit_id else a.debit_id end as other_id, a.amount_cents as cents,
        a.allocated_on as on
      from intake.staged_change v
      join ledger.allocation a on a.org_id = v.org_id and (a.debit_id = v.item_id or a.credit_id = v.item_id) and ${settledHere}
      join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id
      where v.org_id = ${tx.orgId} and v.import_id = ${importId} and v.what = 'vanish' and v.reason = 'corrected'
      order by c.kind = 'write_off' desc, a.allocated_on, a.id`)
  await lockItems(
    tx,
    (await found()).flatMap(({ itemId, otherId }) => [itemId, otherId]),
  )
  // Somebody may have undone one while the documents were waited for.
  const settlements = await found()
  if (settlements.length > 0) await reverseAllocations(tx, idsOf(settlements), 'same_day', at)
  return settlements
}

/** Settles the corrected documents with what settled the old ones, and notes on these what became of each. */
export async function settleCorrected(
  tx: OrgTx,
  importId: string,
  settlements: readonly Settlement[],
  at: Date,
): Promise<void> {
  const corrected = await tx.rows<{ itemId: string }>(sql`
    select item_id from intake.staged_change
    where org_id = ${tx.orgId} and import_id = ${importId} and what = 'vanish' and reason = 'corrected'`)
  if (corrected.length === 0) return
  const successors = part`
    select o.id as old_id, i.id, i.side from ledger.item o
    join ledger.item i on i.org_id = o.org_id and i.source_id = ${importId}::uuid and i.customer_id = o.customer_id
      and i.document_no = o.document_no and i.kind = o.kind and i.side = o.side and i.currency = o.currency and not i.reversed and i.reverses is null
    where o.org_id = ${tx.orgId} and o.id = any(${settlements.map(({ itemId }) => itemId)}::uuid[]) order by i.due_on, i.id`
  // The accounts may letter them with the same payments at once: whose match it is must know what it settles.
  const lettered = part`
    with successor as (select id from (${successors}) found(old_id, id, side)), side as (
      select id from successor union select unnest(${settlements.map(({ otherId }) => otherId)}::uuid[])
    )
    select a.id from successor i
    join ledger.allocation a on a.org_id = ${tx.orgId} and (a.debit_id = i.id or a.credit_id = i.id) and a.source_id = ${importId}::uuid and a.reverses is null
    where a.debit_id in (select id from side) and a.credit_id in (select id from side)`
  if (settlements.length > 0) await reverseAllocations(tx, lettered, 'same_day', at)
  const moved = await settleInstead(tx, settlements, await tx.rows<Successor>(sql`${successors}`), at)
  const became = corrected.map(({ itemId }) => ({
    itemId,
    settlements: settlements
      .filter((one) => one.itemId === itemId)
      .map((one) => ({ ...one, movedTo: moved.filter(({ from }) => from === one.id).map(({ to }) => to) })),
  }))
  await recordEffects(
    tx,
    importId,
    part`
    select 'taken_back', e.id, null::uuid, null::uuid, null::date, null::jsonb, e.became
    from unnest(${became.map(({ itemId }) => itemId)}::uuid[], ${became.map((one) => JSON.stringify(one))}::jsonb[]) as e(id, became)`,
  )
}

/**
 * The live allocations that stand, on the items of an import, in the place of those of the documents it corrected (`settlement_id`):
 * those it made, and what the same match came to since, as when a later correction was made and withdrawn.
 */
export const movedBy = (tx: OrgTx, importId: string): Fragment => part`
  select (one->>'id')::uuid as settlement_id, a.id
  from intake.effect e
  cross join lateral jsonb_array_elements(e.became->'settlements') one
  cross join lateral (
    select moved::uuid as id from jsonb_array_elements_text(one->'movedTo') moved
    union
    select also.id from cash.match_effect own
    join cash.match_effect also on also.org_id = own.org_id and also.match_id = own.match_id and also.what = 'allocation'
    where own.org_id = e.org_id and own.id = (one->>'id')::uuid and own.what = 'allocation'
  ) told
  join ledger.allocation a on a.org_id = e.org_id and a.id = told.id and ${settledHere}
  where e.org_id = ${tx.orgId} and e.import_id = ${importId}::uuid and e.what = 'taken_back'
    and exists (select 1 from ledger.item i where i.org_id = a.org_id and i.id in (a.debit_id, a.credit_id) and i.source_id = e.import_id)`

/** Takes off again what this import had moved; gives what it had found, but for what was undone since. */
export async function loosenMoved(tx: OrgTx, importId: string, at: Date): Promise<Settlement[]> {
  const effects = await tx.rows<{ became: { settlements: (Settlement & { movedTo: string[] })[] } }>(sql`
    select became from intake.effect
    where org_id = ${tx.orgId} and import_id = ${importId}::uuid and what = 'taken_back' and became is not null order by id`)
  if (effects.length === 0) return []
  const found = effects.flatMap(({ became }) => became.settlements)
  await lockItems(
    tx,
    found.map(({ otherId }) => otherId),
  )
  const standing = await tx.rows<{ settlementId: string; id: string }>(sql`${movedBy(tx, importId)}`)
  await reverseAllocations(tx, idsOf(standing), 'same_day', at)
  const stands = new Set(standing.map(({ settlementId }) => settlementId))
  return found.filter(({ id, movedTo }) => movedTo.length === 0 || stands.has(id))
}

/** Settles documents as they were before their correction, once they are booked again. */
export async function settleAsBefore(tx: OrgTx, settlements: readonly Settlement[], at: Date): Promise<void> {
  const again = await tx.rows<Successor>(sql`
    select o.id as old_id, i.id, i.side from ledger.item o
    join ledger.item i on i.org_id = o.org_id and i.source_key = o.source_key and not i.reversed and i.reverses is null
    where o.org_id = ${tx.orgId} and o.id = any(${settlements.map(({ itemId }) => itemId)}::uuid[])`)
  await settleInstead(tx, settlements, again, at)
}

type Successor = { readonly oldId: string; readonly id: string; readonly side: 1 | -1 }

/**
 * Makes settlements again on what stands in the place of their documents, one after the other and as far as both sides go. Both
 * sides of one may have been taken back, as an invoice and the credit note deducted from it: it is then told twice, and made once.
 */
async function settleInstead(
  tx: OrgTx,
  settlements: readonly Settlement[],
  successors: readonly Successor[],
  at: Date,
): Promise<{ from: string; to: string }[]> {
  if (settlements.length === 0) return []
  const open = await lockItems(tx, [...settlements.map(({ otherId }) => otherId), ...successors.map(({ id }) => id)])
  const byOld = Map.groupBy(successors, ({ oldId }) => oldId)
  const pairs: { id: string; from: string; debitId: string; creditId: string; cents: number; on: LocalDate }[] = []
  for (const { id: from, itemId, otherId, cents, on } of new Map(settlements.map((one) => [one.id, one])).values()) {
    let left = cents
    for (const { id, side } of byOld.get(itemId) ?? []) {
      for (const other of byOld.get(otherId)?.map((one) => one.id) ?? [otherId]) {
        const taken = Math.min(left, open.get(id) ?? 0, open.get(other) ?? 0)
        if (taken <= 0) continue
        left -= taken
        for (const one of [id, other]) open.set(one, open.get(one)! - taken)
        const [debitId, creditId] = side === 1 ? [id, other] : [other, id]
        pairs.push({ id: newId(at), from, debitId, creditId, cents: taken, on })
      }
    }
  }
  await settlePairs(
    tx,
    part`
    select p.id, p.debit_id, p.credit_id, p.cents, p.allocated_on
    from unnest(${pairs.map((p) => p.id)}::uuid[], ${pairs.map((p) => p.debitId)}::uuid[], ${pairs.map((p) => p.creditId)}::uuid[],
      ${pairs.map((p) => p.cents)}::bigint[], ${pairs.map((p) => p.on)}::date[]) as p(id, debit_id, credit_id, cents, allocated_on)`,
    at,
  )
  const moved = pairs.map(({ id, from }) => ({ from, to: id }))
  await followMatches(tx, moved)
  return moved
}

const idsOf = (allocations: readonly { readonly id: string }[]): Fragment =>
  part`select unnest(${allocations.map(({ id }) => id)}::uuid[]) as id`

/** What they have open. In one order, so that two people never wait for each other; what was taken back has nothing to give. */
async function lockItems(tx: OrgTx, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{ id: string; openCents: number }>(sql`
    select id, case when reversed then 0 else open_cents end as open_cents from ledger.item
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) order by id for update`)
  return new Map(rows.map(({ id, openCents }) => [id, openCents]))
}
