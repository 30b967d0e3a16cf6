import type { LocalDate } from '../../kernel/calendar.ts'
import type { Money } from '../../kernel/money.ts'
import type { OrgTx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** What a month that is over proposes to claim. */
export type Proposal = {
  readonly upTo: LocalDate
  readonly customers: number
  readonly interest: readonly Money[]
  readonly indemnity: readonly Money[]
}

export const insertProposal = (tx: OrgTx, one: Proposal, at: Date): Promise<number> =>
  tx.run(sql`
    insert into legal.charge_proposal (org_id, up_to, customers, interest, indemnity, proposed_at)
    values (${tx.orgId}, ${one.upTo}, ${one.customers}, ${JSON.stringify(one.interest)}::jsonb, ${JSON.stringify(one.indemnity)}::jsonb, ${at})
    on conflict do nothing`)

export const proposedFor = async (tx: OrgTx, upTo: LocalDate): Promise<boolean> =>
  (await tx.rows(sql`select 1 from legal.charge_proposal where org_id = ${tx.orgId} and up_to = ${upTo}`)).length > 0

/** The latest proposal that nobody has answered. */
export const openProposal = (tx: OrgTx): Promise<Proposal | null> =>
  tx.maybe(sql`
    select up_to, customers, interest, indemnity from legal.charge_proposal
    where org_id = ${tx.orgId} and answered_at is null order by up_to desc limit 1`)

/** Whatever was proposed is claimed by now, or set aside. */
export const answerProposals = (tx: OrgTx, at: Date): Promise<number> =>
  tx.run(sql`update legal.charge_proposal set answered_at = ${at} where org_id = ${tx.orgId} and answered_at is null`)
