import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { type Fragment, part, sql } from '../../platform/sql.ts'
import type { Evidence, MatchClass } from '../model.ts'
import { addEffects, type EffectKind } from './effect-store.ts'

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
  /** What another capability told of it whole; empty: nothing. */
  readonly heldAs: string
}

/** Lines about to change, locked in one order so that two people never wait for each other. */
export const lockLines = (tx: OrgTx, ids: readonly string[]): Promise<LockedLine[]> =>
  tx.rows(sql`
    select id, cents, left_cents, currency, booked_on, state, label, payer_name, payer_iban, held_as from cash.line
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) order by id for update`)

export type LockedItem = {
  readonly id: string
  readonly customerId: string
  readonly side: 1 | -1
  readonly amountCents: number
  readonly openCents: number
  readonly currency: string
  readonly documentNo: string
}

/** Items about to be settled, or recognised, locked in one order. */
export const lockItems = (tx: OrgTx, ids: readonly string[]): Promise<LockedItem[]> =>
  tx.rows(sql`
    select id, customer_id, side, amount_cents, open_cents, currency, document_no from ledger.item
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and not reversed order by id for update`)

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

/** Acts that make a match for each customer: they are taken back whole. */
export const IS_FOR_SEVERAL: readonly NewMatch['class'][] = ['returned', 'in_books']

/** These matches as they stand, locked in one order; of an act for several customers, its matches for the others with them. */
export const lockMatches = (tx: OrgTx, ids: readonly string[]): Promise<StoredMatch[]> =>
  tx.rows(sql`
    select id, line_id, class, customer_id, payer_id, cents, evidence, how, matched_on as on, matched_at, matched_by, undone_at, undone_by
    from cash.match where org_id = ${tx.orgId} and id in (
      select unnest(${ids}::uuid[])
      union
      select other.id from cash.match one join cash.match other on other.org_id = one.org_id and other.line_id = one.line_id
        and other.class = one.class and other.undone_at is null
      where one.org_id = ${tx.orgId} and one.id = any(${ids}::uuid[]) and one.class = any(${IS_FOR_SEVERAL}::text[]))
    order by id for update`)

export const matchesOf = (tx: OrgTx, lineIds: readonly string[]): Promise<StoredMatch[]> =>
  tx.rows(sql`
    select id, line_id, class, customer_id, payer_id, cents, evidence, how, matched_on as on, matched_at, matched_by, undone_at, undone_by
    from cash.match where org_id = ${tx.orgId} and line_id = any(${lineIds}::uuid[]) order by matched_at, id`)

export const markUndone = (
  tx: OrgTx,
  ids: readonly string[],
  by: { readonly name: string; readonly at: Date },
): Promise<number> =>
  tx.run(sql`
    update cash.match set undone_at = ${by.at}, undone_by = ${by.name}
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and undone_at is null`)

export const linkAdvice = (tx: OrgTx, id: string, lineId: string): Promise<number> =>
  tx.run(sql`
    update cash.advice set state = 'linked', line_id = ${lineId} where org_id = ${tx.orgId} and id = ${id} and state = 'waiting'`)

/** An undone match gives its advices back to wait. */
export const releaseAdvices = (tx: OrgTx, lineIds: readonly string[]): Promise<number> =>
  tx.run(sql`
    update cash.advice set state = 'waiting', line_id = null
    where org_id = ${tx.orgId} and line_id = any(${lineIds}::uuid[]) and state = 'linked'`)
