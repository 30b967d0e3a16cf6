import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { part, raw, sql } from '../../platform/sql.ts'
import type { Evidence, EvidenceCode, GapReason, MatchClass, Part, Proposal } from '../model.ts'

/** Replaces what was proposed for these lines. */
export async function keepProposals(
  tx: OrgTx,
  proposed: readonly { readonly lineId: string; readonly proposals: readonly Proposal[] }[],
  at: Date,
): Promise<void> {
  const ids = proposed.map(({ lineId }) => lineId)
  await tx.run(sql`delete from cash.proposal where org_id = ${tx.orgId} and line_id = any(${ids}::uuid[])`)
  const rows = proposed.flatMap(({ lineId, proposals }) =>
    proposals.map((proposal, place) => ({
      line_id: lineId,
      place: place + 1,
      class: proposal.class,
      customer_id: proposal.customerId,
      payer_id: proposal.payerId,
      parts: proposal.parts,
      gap_cents: proposal.gap?.cents ?? 0,
      gap_reason: proposal.gap?.reason ?? '',
      on_account_cents: proposal.onAccountCents,
      booked_item_id: proposal.bookedItemId,
      evidence: proposal.evidence,
      is_tied: proposal.isTied,
    })),
  )
  if (rows.length === 0) return
  await tx.run(sql`
    insert into cash.proposal (org_id, line_id, place, class, customer_id, payer_id, parts, gap_cents, gap_reason, on_account_cents, booked_item_id, evidence, is_tied, proposed_at)
    select ${tx.orgId}::int, p.line_id, p.place, p.class, p.customer_id, p.payer_id, p.parts, p.gap_cents, p.gap_reason, p.on_account_cents, p.booked_item_id, p.evidence,
      p.is_tied, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p(line_id uuid, place int, class text, customer_id uuid, payer_id uuid, parts jsonb,
      gap_cents bigint, gap_reason text, on_account_cents bigint, booked_item_id uuid, evidence jsonb, is_tied boolean)`)
}

export type StoredProposal = Omit<Proposal, 'gap'> & {
  readonly lineId: string
  readonly place: number
  readonly gapCents: number
  readonly gapReason: GapReason | ''
}

export const proposalsOf = (tx: OrgTx, lineIds: readonly string[]): Promise<StoredProposal[]> =>
  tx.rows<{
    lineId: string
    place: number
    class: MatchClass
    customerId: string
    payerId: string | null
    parts: Part[]
    gapCents: number
    gapReason: GapReason | ''
    onAccountCents: number
    bookedItemId: string | null
    evidence: Evidence[]
    isTied: boolean
  }>(sql`
    select line_id, place, class, customer_id, payer_id, parts, gap_cents, gap_reason, on_account_cents, booked_item_id, evidence, is_tied
    from cash.proposal where org_id = ${tx.orgId} and line_id = any(${lineIds}::uuid[]) order by line_id, place`)

/** What is proposed rests on books that have moved since. */
const OUTDATED = '-infinity'

/** A line that matching looks at: money in, a payment that came back of which nothing is explained, or money out that may be a refund. */
const lookedAt = part`(l.state = 'open' and (l.cents > 0 or l.left_cents = l.cents) or l.set_aside_as = 'outgoing')`

/**
 * Marks what is proposed for other lines than these as out of date where it rests on one of these items: pays it, or
 * takes it for the receipt that the line is; or where money stays on account at a customer who has one of them to pay now. Gives
 * how many proposals.
 */
export const markOutdated = (tx: OrgTx, itemIds: readonly string[], lineIds: readonly string[]): Promise<number> =>
  tx.run(sql`
    with moved as materialized (
      select i.id, i.customer_id, i.side = 1 and i.open_cents > 0 as is_due from ledger.item i
      where i.org_id = ${tx.orgId} and i.id = any(${itemIds}::uuid[])
    )
    update cash.proposal p set proposed_at = ${OUTDATED} from cash.line l
    where p.org_id = ${tx.orgId} and p.customer_id in (select customer_id from moved) and p.proposed_at <> ${OUTDATED}
      and l.org_id = p.org_id and l.id = p.line_id and ${lookedAt} and l.id <> all(${lineIds}::uuid[])
      and (p.booked_item_id in (select id from moved)
        or exists (select 1 from jsonb_array_elements(p.parts || p.evidence) named where (named->>'itemId')::uuid in (select id from moved))
        or p.class in ('on_account', 'already_paid') and p.customer_id in (select customer_id from moved where is_due))`)

export const outdatedLines = async (tx: OrgTx): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select distinct l.id from cash.proposal p join cash.line l on l.org_id = p.org_id and l.id = p.line_id and ${lookedAt}
      where p.org_id = ${tx.orgId} and p.proposed_at = ${OUTDATED}`)
  ).map((row) => row.id)

/** How the words of evidence say that the payer is known beyond doubt. */
export const CERTAIN_PAYER: readonly EvidenceCode[] = [
  'payer_reminder',
  'payer_iban',
  'payer_alias',
  'payer_code',
  'payer_same_name',
]

/**
 * Money that may be a customer's. `parts`: what it would pay, by its best answer for the customer, in the currency of the money;
 * `foreign`: documents of theirs that it cites and that are owed in another one.
 */
export type WaitingReceipt = {
  readonly customerId: string
  readonly currency: string
  /** What is left of it. */
  readonly cents: number
  /** Whether the customer is its first answer. */
  readonly isFirst: boolean
  /** Whether the bank names the customer beyond doubt. */
  readonly isCertain: boolean
  readonly receivedOn: LocalDate
  readonly parts: readonly Part[]
  readonly foreign: readonly string[]
}

/** Of a line that several customers' documents make, a proposal has the share of one. */
const SHARE = raw(`'$[*] ? (@.code == "cited_together" || @.code == "deposit_together")'`)

/** Open money in that matching holds for these customers', line by line. */
export const receiptsToMatch = (tx: OrgTx, customerIds: readonly string[]): Promise<WaitingReceipt[]> =>
  tx.rows(sql`
    select distinct on (p.customer_id, l.id) p.customer_id, l.currency, l.booked_on as received_on,
      case when p.evidence @? ${SHARE} then (select sum((s->>'cents')::bigint)::bigint from jsonb_array_elements(p.parts) s) else l.left_cents end as cents,
      p.place = 1 or p.evidence @? '$[*] ? (@.code == "cited_together")' as is_first,
      exists (select 1 from jsonb_array_elements(p.evidence) e where e->>'code' = any(${CERTAIN_PAYER}::text[])) as is_certain,
      jsonb_path_query_array(p.parts, '$[*] ? (!exists(@.ownCents))') as parts,
      array(select e->>'itemId' from jsonb_array_elements(p.evidence) e where e->>'code' = 'cited_foreign') as foreign
    from cash.proposal p join cash.line l on l.org_id = p.org_id and l.id = p.line_id and l.state = 'open' and l.left_cents > 0
    where p.org_id = ${tx.orgId} and p.customer_id = any(${customerIds}::uuid[])
    order by p.customer_id, l.id, p.place`)

export const dropProposals = (tx: OrgTx, lineIds: readonly string[]): Promise<number> =>
  tx.run(sql`delete from cash.proposal where org_id = ${tx.orgId} and line_id = any(${lineIds}::uuid[])`)
