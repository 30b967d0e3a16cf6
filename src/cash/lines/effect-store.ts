import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** What matches came to in the books: the items they booked or recognised, and what they settled. */

export type EffectKind = 'item' | 'known_item' | 'allocation' | 'undone_allocation'

export const addEffects = (
  tx: OrgTx,
  effects: readonly { matchId: string; what: EffectKind; id: string }[],
): Promise<number> =>
  tx.run(sql`
    insert into cash.match_effect (org_id, match_id, what, id)
    select ${tx.orgId}::int, e.match_id, e.what, e.id
    from unnest(${effects.map((e) => e.matchId)}::uuid[], ${effects.map((e) => e.what)}::text[], ${effects.map((e) => e.id)}::uuid[])
      as e(match_id, what, id)`)

/** Allocations made in the place of others, whose document was corrected: the matches that made those answer for these too. */
export const followMatches = (tx: OrgTx, moved: readonly { from: string; to: string }[]): Promise<number> =>
  tx.run(sql`
    insert into cash.match_effect (org_id, match_id, what, id)
    select distinct e.org_id, e.match_id, 'allocation', m.after
    from unnest(${moved.map((one) => one.from)}::uuid[], ${moved.map((one) => one.to)}::uuid[]) as m(before, after)
    join cash.match_effect e on e.org_id = ${tx.orgId} and e.id = m.before and e.what = 'allocation'
    on conflict do nothing`)

export const effectsOf = (
  tx: OrgTx,
  matchIds: readonly string[],
): Promise<{ matchId: string; what: EffectKind; id: string }[]> =>
  tx.rows(
    sql`select match_id, what, id from cash.match_effect where org_id = ${tx.orgId} and match_id = any(${matchIds}::uuid[])`,
  )

/** Every item that these matches booked or recognised, or whose open amount they moved. */
export const itemsMovedBy = async (tx: OrgTx, matchIds: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select e.id from cash.match_effect e
      where e.org_id = ${tx.orgId} and e.match_id = any(${matchIds}::uuid[]) and e.what in ('item', 'known_item')
      union
      select side.id from cash.match_effect e join ledger.allocation a on a.org_id = e.org_id and a.id = e.id
      cross join lateral (values (a.debit_id), (a.credit_id)) side(id)
      where e.org_id = ${tx.orgId} and e.match_id = any(${matchIds}::uuid[]) and e.what in ('allocation', 'undone_allocation')`)
  ).map((row) => row.id)

/** Those of these matches of which the accounts have sent what they booked, as lines of their own. */
export const inAccounts = async (tx: OrgTx, matchIds: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.rows<{ id: string }>(sql`
        select distinct m.id from cash.match m
        join cash.match_effect e on e.org_id = m.org_id and e.match_id = m.id and e.what = 'item'
        join ledger.item i on i.org_id = e.org_id and i.id = e.id and i.source_key is not null
        where m.org_id = ${tx.orgId} and m.id = any(${matchIds}::uuid[]) and (m.cents > 0 or m.class = 'refund')`)
    ).map((row) => row.id),
  )

/** The items that each of these matches settled or took up, apart from those it booked itself. */
export const settledItemsOf = (
  tx: OrgTx,
  matchIds: readonly string[],
): Promise<{ matchId: string; itemId: string }[]> =>
  tx.rows(sql`
    select distinct e.match_id, side.id as item_id from cash.match_effect e
    join ledger.allocation a on a.org_id = e.org_id and a.id = e.id
    cross join lateral (values (a.debit_id), (a.credit_id)) side(id)
    where e.org_id = ${tx.orgId} and e.match_id = any(${matchIds}::uuid[]) and e.what = 'allocation'
      and not exists (select 1 from cash.match_effect own where own.org_id = e.org_id and own.match_id = e.match_id and own.what = 'item' and own.id = side.id)`)

/** Documents that items of these matches settle by allocations they did not make: they were made since, and stand in the way. */
export const usedSince = (
  tx: OrgTx,
  matchIds: readonly string[],
): Promise<{ matchId: string; documentNo: string; kind: string; on: LocalDate; cents: number; currency: string }[]> =>
  tx.rows(sql`
    select own.match_id, case when own.id = a.debit_id then c.document_no else d.document_no end as document_no,
      case when own.id = a.debit_id then c.kind else d.kind end as kind, a.allocated_on as on, a.amount_cents as cents, a.currency
    from cash.match_effect own
    join ledger.allocation a on a.org_id = own.org_id and (a.debit_id = own.id or a.credit_id = own.id)
    join ledger.item d on d.org_id = a.org_id and d.id = a.debit_id
    join ledger.item c on c.org_id = a.org_id and c.id = a.credit_id
    where own.org_id = ${tx.orgId} and own.match_id = any(${matchIds}::uuid[]) and own.what = 'item' and a.reverses is null
      and not exists (select 1 from ledger.allocation r where r.org_id = a.org_id and r.reverses = a.id)
      and not exists (select 1 from cash.match_effect e where e.org_id = a.org_id and e.match_id = own.match_id and e.id = a.id)`)

/**
 * What these matches settled: documents and credits used, apart from what the matches booked themselves. A document that was
 * corrected meanwhile counts once, as it is now.
 */
export const settledByMatches = (
  tx: OrgTx,
  matchIds: readonly string[],
): Promise<{ matchId: string; itemId: string; documentNo: string; kind: string; cents: number; currency: string }[]> =>
  tx.rows(sql`
    select e.match_id, i.id as item_id, i.document_no, i.kind, i.currency, sum(i.side * a.amount_cents)::bigint as cents
    from cash.match_effect e
    join ledger.allocation a on a.org_id = e.org_id and a.id = e.id
    join ledger.item i on i.org_id = e.org_id and i.id in (a.debit_id, a.credit_id)
    join cash.match m on m.org_id = e.org_id and m.id = e.match_id
    where e.org_id = ${tx.orgId} and e.match_id = any(${matchIds}::uuid[]) and e.what = 'allocation'
      and not (i.reversed and exists (select 1 from ledger.allocation r
        where r.org_id = a.org_id and r.reverses = a.id and r.recorded_at < coalesce(m.undone_at, 'infinity')))
      and not exists (select 1 from cash.match_effect own where own.org_id = e.org_id and own.match_id = e.match_id and own.what = 'item' and own.id = i.id)
    group by e.match_id, i.id, i.document_no, i.kind, i.currency, i.due_on order by e.match_id, i.due_on, i.id`)

/** Those of these receipts of the accounts that a live match already recognised as a bank line. */
export const recognisedAmong = async (tx: OrgTx, itemIds: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await tx.rows<{ id: string }>(sql`
        select e.id from cash.match_effect e join cash.match m on m.org_id = e.org_id and m.id = e.match_id and m.undone_at is null
        where e.org_id = ${tx.orgId} and e.id = any(${itemIds}::uuid[]) and e.what = 'known_item'`)
    ).map((row) => row.id),
  )

/** Lines that are known to be receipts which this import of the accounts brought: it cannot go while they stand. */
export const linesRecognisedIn = async (tx: OrgTx, importId: string): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(distinct m.line_id)::int as count from ledger.item i
      join cash.match_effect e on e.org_id = i.org_id and e.id = i.id and e.what = 'known_item'
      join cash.match m on m.org_id = e.org_id and m.id = e.match_id and m.undone_at is null
      where i.org_id = ${tx.orgId} and i.source_id = ${importId}::uuid and not i.reversed`)
  ).count

/** What these matches wrote off. */
export const gapsOf = async (tx: OrgTx, matchIds: readonly string[]): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (
      await tx.rows<{ matchId: string; cents: number }>(sql`
        select e.match_id, sum(i.amount_cents)::bigint as cents
        from cash.match_effect e join ledger.item i on i.org_id = e.org_id and i.id = e.id and i.kind = 'write_off'
        where e.org_id = ${tx.orgId} and e.match_id = any(${matchIds}::uuid[]) and e.what = 'item' group by e.match_id`)
    ).map((row) => [row.matchId, row.cents]),
  )

/** What these matches took of their lines for documents owed in another currency. */
export const convertedOf = async (tx: OrgTx, matchIds: readonly string[]): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (
      await tx.rows<{ matchId: string; cents: number }>(sql`
        select m.id as match_id, sum(i.amount_cents)::bigint as cents
        from cash.match m join cash.match_effect e on e.org_id = m.org_id and e.match_id = m.id and e.what = 'item'
        join ledger.item i on i.org_id = e.org_id and i.id = e.id and i.kind = 'transfer' and i.side = 1 and i.customer_id = m.customer_id
        where m.org_id = ${tx.orgId} and m.id = any(${matchIds}::uuid[]) group by m.id`)
    ).map((row) => [row.matchId, row.cents]),
  )
