import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { nothing, part, sql } from '../platform/sql.ts'
import type { DisputedPart, DisputeOutcome, DisputeState } from './model.ts'

/** Disputes of one customer are opened, ended and taken up again one at a time. */
export const lockCustomer = (tx: OrgTx, customerId: string): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('disputes'), hashtext(${customerId}::text))`)

/** What the books say of a dispute. Amounts in minor units of its currency. */
export type BooksOfDispute = {
  readonly id: string
  readonly customerId: string
  readonly state: DisputeState
  readonly outcome: DisputeOutcome | null
  readonly awaitedCents: number | null
  /** What was contested when it was opened. */
  readonly disputedCents: number
  /** What is left to pay of its documents, the part that is not contested included. */
  readonly openCents: number
  readonly isWithdrawn: boolean
  /** What credit notes settled of its documents since it was opened, and the last of them. */
  readonly creditedCents: number
  readonly creditId: string | null
  /** The credit note it was ended with is still there. */
  readonly hasCredit: boolean
  /** Credit notes of exactly the awaited amount that came since and serve no other dispute. */
  readonly fittingCredits: readonly string[]
}

/** Running disputes, and those that the books ended: what may have to change when the books have moved. Null: all of them. */
export const booksOfDisputes = (tx: OrgTx, only: string | null): Promise<BooksOfDispute[]> =>
  tx.rows(sql`
    select d.id, d.customer_id, d.state, d.outcome, d.awaited_cents, a.disputed_cents, a.open_cents, a.is_withdrawn, a.credited_cents, a.credit_id,
      coalesce((select not i.reversed from ledger.item i where i.org_id = d.org_id and i.id = d.credit_item_id), false) as has_credit,
      case when d.state = 'waiting' then array(
        select i.id from ledger.item i
        where i.org_id = d.org_id and i.customer_id = d.customer_id and i.currency = d.currency and i.kind = 'credit_note' and i.side = -1
          and not i.reversed and i.amount_cents = d.awaited_cents and i.recorded_at >= d.watched_from
          and not exists (select 1 from disputes.dispute o where o.org_id = d.org_id and o.credit_item_id = i.id and o.id <> d.id)
        order by i.issued_on, i.id limit 2) else '{}' end as fitting_credits
    from disputes.dispute d cross join lateral (
      select sum(p.cents)::bigint as disputed_cents, sum(i.open_cents)::bigint as open_cents, bool_and(i.reversed) as is_withdrawn,
        coalesce(sum(k.cents), 0)::bigint as credited_cents, max(k.credit_id) as credit_id
      from disputes.disputed_item p join ledger.item i on i.org_id = p.org_id and i.id = p.item_id
      left join lateral (
        select sum(l.amount_cents) as cents, (array_agg(l.credit_id order by l.recorded_at desc, l.id desc))[1]::text as credit_id
        from ledger.allocation l join ledger.item c on c.org_id = l.org_id and c.id = l.credit_id and c.kind = 'credit_note'
        where l.org_id = i.org_id and l.debit_id = i.id and l.recorded_at >= d.watched_from
      ) k on true
      where p.org_id = d.org_id and p.dispute_id = d.id
    ) a
    where d.org_id = ${tx.orgId} and (d.state <> 'resolved' or d.is_automatic) ${only ? part`and d.id = ${only}` : nothing} order by d.id`)

/** A credit of a customer that a dispute may be ended with. */
export type CreditChoice = {
  readonly itemId: string
  readonly documentNo: string
  readonly issuedOn: LocalDate
  readonly amountCents: number
  readonly openCents: number
}

/** Credit notes of a customer in a currency that serve no dispute yet, the newest first. */
export const creditsToChoose = (tx: OrgTx, customerId: string, currency: string): Promise<CreditChoice[]> =>
  tx.rows(sql`
    select i.id as item_id, coalesce(nullif(i.document_no, ''), left(i.label, 40)) as document_no, i.issued_on, i.amount_cents, i.open_cents
    from ledger.item i
    where i.org_id = ${tx.orgId} and i.customer_id = ${customerId} and i.currency = ${currency} and i.side = -1 and i.kind = 'credit_note' and not i.reversed
      and not exists (select 1 from disputes.dispute o where o.org_id = i.org_id and o.credit_item_id = i.id)
    order by i.issued_on desc, i.id limit 50`)

/** What is not asked for, of which document and on which days; `untilOn` null while its dispute runs. */
export type HeldPart = DisputedPart & {
  readonly customerId: string
  readonly itemId: string
  readonly category: string
  readonly openedOn: LocalDate
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate | null
}

/** Contested documents of these customers, past ones too; of all between the first and the last id when a whole range is read. */
export const heldParts = (
  tx: OrgTx,
  { ids, isRange }: { readonly ids: readonly string[]; readonly isRange: boolean },
): Promise<HeldPart[]> =>
  tx.rows(sql`
    select p.customer_id, p.item_id, p.cents, p.is_whole, k.name as category, d.opened_on, p.from_on, p.until_on
    from disputes.disputed_item p
    join disputes.dispute d on d.org_id = p.org_id and d.id = p.dispute_id
    join disputes.category k on k.org_id = d.org_id and k.id = d.category_id
    where p.org_id = ${tx.orgId} and coalesce(p.until_on, p.from_on) >= p.from_on
      ${isRange ? part`and p.customer_id between ${ids[0] ?? null}::uuid and ${ids.at(-1) ?? null}::uuid` : part`and p.customer_id = any(${ids}::uuid[])`}
    order by p.customer_id, p.from_on, p.item_id`)

/** How many documents of an import are in a dispute that runs. */
export const disputedOfImport = async (tx: OrgTx, importId: string): Promise<number> =>
  (
    await tx.one<{ count: number }>(sql`
      select count(*)::int as count from disputes.disputed_item p
      join ledger.item i on i.org_id = p.org_id and i.id = p.item_id and i.source_id = ${importId}
      where p.org_id = ${tx.orgId} and p.until_on is null`)
  ).count

export const everDisputed = async (tx: OrgTx, customerIds: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ customerId: string }>(sql`
      select distinct customer_id from disputes.dispute where org_id = ${tx.orgId} and customer_id = any(${customerIds}::uuid[])`)
  ).map((row) => row.customerId)
