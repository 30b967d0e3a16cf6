import type { LocalDate } from '../kernel/calendar.ts'
import type { OrgTx } from '../platform/db.ts'
import { sql } from '../platform/sql.ts'
import type { Evidence, GapReason, MatchClass, Part, Proposal } from './model.ts'

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

/** Open money in that matching holds for these customers': as its first answer, and as any answer. At most one row a currency. */
export const receiptsToMatch = (
  tx: OrgTx,
  customerIds: readonly string[],
): Promise<{ customerId: string; currency: string; firstCents: number; anyCents: number; latestOn: LocalDate }[]> =>
  tx.rows(sql`
    select customer_id, currency, coalesce(sum(cents) filter (where is_first), 0)::bigint as first_cents, sum(cents)::bigint as any_cents, max(booked_on) as latest_on
    from (
      select p.customer_id, l.currency, l.id, max(l.left_cents) as cents, bool_or(p.place = 1) as is_first, max(l.booked_on) as booked_on
      from cash.proposal p join cash.line l on l.org_id = p.org_id and l.id = p.line_id and l.state = 'open' and l.left_cents > 0
      where p.org_id = ${tx.orgId} and p.customer_id = any(${customerIds}::uuid[])
      group by p.customer_id, l.currency, l.id
    ) waiting group by customer_id, currency`)
