import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, part, sql } from '../../platform/sql.ts'
import type { Evidence, MatchClass } from '../model.ts'

export type LockedLine = {
  readonly id: string
  readonly cents: number
  readonly leftCents: number
  readonly currency: string
  readonly bookedOn: LocalDate
  readonly state: 'open' | 'matched' | 'set_aside' | 'withdrawn'
  readonly label: string
  readonly payerName: string
  readonly payerIban: string | null
}

/** Lines about to change, locked in one order so that two people never wait for each other. */
export const lockLines = (tx: OrgTx, ids: readonly string[]): Promise<LockedLine[]> =>
  tx.rows(sql`
    select id, cents, left_cents, currency, booked_on, state, label, payer_name, payer_iban from cash.line
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) order by id for update`)

export type LockedItem = {
  readonly id: string
  readonly customerId: string
  readonly side: 1 | -1
  readonly openCents: number
  readonly currency: string
  readonly documentNo: string
}

/** Items about to be settled, locked in one order. */
export const lockItems = (tx: OrgTx, ids: readonly string[]): Promise<LockedItem[]> =>
  tx.rows(sql`
    select id, customer_id, side, open_cents, currency, document_no from ledger.item
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and not reversed order by id for update`)

export type EffectKind = 'item' | 'known_item' | 'allocation' | 'undone_allocation'

export type NewMatch = {
  readonly id: string
  readonly lineId: string
  readonly class: MatchClass | 'by_hand'
  readonly customerId: string
  readonly payerId: string | null
  readonly cents: number
  readonly evidence: readonly Evidence[]
  readonly how: 'automatic' | 'accepted' | 'by_hand'
  readonly on: LocalDate
}

export async function insertMatches(
  tx: OrgTx,
  matches: readonly NewMatch[],
  effects: readonly { matchId: string; what: EffectKind; id: string }[],
  by: { readonly name: string; readonly at: Date },
): Promise<void> {
  await tx.run(sql`
    insert into cash.match (org_id, id, line_id, class, customer_id, payer_id, cents, evidence, how, matched_on, matched_at, matched_by)
    select ${tx.orgId}::int, m.id, m.line_id, m.class, m.customer_id, m.payer_id, m.cents, m.evidence, m.how, m.on_day, ${by.at}, ${by.name}
    from unnest(${matches.map((m) => m.id)}::uuid[], ${matches.map((m) => m.lineId)}::uuid[], ${matches.map((m) => m.class)}::text[],
      ${matches.map((m) => m.customerId)}::uuid[], ${matches.map((m) => m.payerId)}::uuid[], ${matches.map((m) => m.cents)}::bigint[],
      ${matches.map((m) => JSON.stringify(m.evidence))}::jsonb[], ${matches.map((m) => m.how)}::text[], ${matches.map((m) => m.on)}::date[])
      as m(id, line_id, class, customer_id, payer_id, cents, evidence, how, on_day)`)
  await addEffects(tx, effects)
  await takeFromLines(
    tx,
    matches.map((match) => ({ lineId: match.lineId, cents: match.cents })),
  )
}

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

/** Takes amounts, with the line's sign, off what is left; a line with nothing left is matched, with something left open. */
export const takeFromLines = (tx: OrgTx, taken: readonly { lineId: string; cents: number }[]): Promise<number> =>
  tx.run(sql`
    update cash.line l set left_cents = l.left_cents - t.cents,
      state = case when l.left_cents = t.cents then 'matched' else 'open' end, set_aside_as = ''
    from (
      select id, sum(cents)::bigint as cents
      from unnest(${taken.map((one) => one.lineId)}::uuid[], ${taken.map((one) => one.cents)}::bigint[]) as u(id, cents) group by id
    ) t
    where l.org_id = ${tx.orgId} and l.id = t.id`)

/** Items to be booked for matches, as `bookItems` wants them. */
export const newItems = (
  items: readonly {
    id: string
    customerId: string
    kind: string
    side: 1 | -1
    cents: number
    currency: string
    documentNo: string
    label: string
    on: LocalDate
    dueOn: LocalDate
  }[],
): Fragment => part`
  select n.id, n.customer_id, n.kind, n.side, n.amount_cents, n.currency, n.document_no, n.label, n.issued_on, n.due_on, 'none' as due_source,
    null::uuid as source_id, null::int as source_line, null::uuid as source_key, null::uuid as settle_key, null::date as settled_on
  from unnest(${items.map((i) => i.id)}::uuid[], ${items.map((i) => i.customerId)}::uuid[], ${items.map((i) => i.kind)}::text[],
    ${items.map((i) => i.side)}::smallint[], ${items.map((i) => i.cents)}::bigint[], ${items.map((i) => i.currency)}::text[],
    ${items.map((i) => i.documentNo)}::text[], ${items.map((i) => i.label)}::text[], ${items.map((i) => i.on)}::date[],
    ${items.map((i) => i.dueOn)}::date[])
    as n(id, customer_id, kind, side, amount_cents, currency, document_no, label, issued_on, due_on)`

export const newPairs = (
  pairs: readonly { id: string; debitId: string; creditId: string; cents: number; on: LocalDate }[],
): Fragment => part`
  select p.id, p.debit_id, p.credit_id, p.cents, p.allocated_on
  from unnest(${pairs.map((p) => p.id)}::uuid[], ${pairs.map((p) => p.debitId)}::uuid[], ${pairs.map((p) => p.creditId)}::uuid[],
    ${pairs.map((p) => p.cents)}::bigint[], ${pairs.map((p) => p.on)}::date[]) as p(id, debit_id, credit_id, cents, allocated_on)`

export type StoredMatch = NewMatch & {
  readonly matchedAt: Date
  readonly matchedBy: string
  readonly undoneAt: Date | null
  readonly undoneBy: string | null
}

/** These matches as they stand, locked in one order; of a return, its matches for other customers with it. */
export const lockMatches = (tx: OrgTx, ids: readonly string[]): Promise<StoredMatch[]> =>
  tx.rows(sql`
    select id, line_id, class, customer_id, payer_id, cents, evidence, how, matched_on as on, matched_at, matched_by, undone_at, undone_by
    from cash.match where org_id = ${tx.orgId} and (id = any(${ids}::uuid[]) or class = 'returned' and undone_at is null and line_id in (
      select line_id from cash.match where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and class = 'returned'))
    order by id for update`)

export const matchesOf = (tx: OrgTx, lineIds: readonly string[]): Promise<StoredMatch[]> =>
  tx.rows(sql`
    select id, line_id, class, customer_id, payer_id, cents, evidence, how, matched_on as on, matched_at, matched_by, undone_at, undone_by
    from cash.match where org_id = ${tx.orgId} and line_id = any(${lineIds}::uuid[]) order by matched_at, id`)

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
        where m.org_id = ${tx.orgId} and m.id = any(${matchIds}::uuid[]) and m.cents > 0`)
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

export const markUndone = (
  tx: OrgTx,
  ids: readonly string[],
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update cash.match set undone_at = ${by.at}, undone_by = ${by.name}
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and undone_at is null`)

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

export const linkAdvice = (tx: OrgTx, id: string, lineId: string): Promise<number> =>
  tx.run(sql`
    update cash.advice set state = 'linked', line_id = ${lineId} where org_id = ${tx.orgId} and id = ${id} and state = 'waiting'`)

/** An undone match gives its advices back to wait. */
export const releaseAdvices = (tx: OrgTx, lineIds: readonly string[]): Promise<number> =>
  tx.run(sql`
    update cash.advice set state = 'waiting', line_id = null
    where org_id = ${tx.orgId} and line_id = any(${lineIds}::uuid[]) and state = 'linked'`)
