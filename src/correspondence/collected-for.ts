import type { LocalDate } from '../kernel/calendar.ts'
import type { Verdict } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import type { AgentFacts, Organisation } from './model.ts'

/** What a message to a customer we collect from for another must tell, and the account it is paid to; null: it owes us. */
export type AgentTold = { readonly facts: AgentFacts; readonly iban: string } | null
export type AgencyGate = (customerId: string, on: LocalDate) => Verdict<AgentTold>

/** Who knows for whom we collect stands after this capability: passed in at wiring. Refused while a condition of the law is missing. */
export type AskAgent = (tx: OrgTx, customerIds: readonly string[]) => Promise<AgencyGate>

/** The sender as a debtor pays it: what is collected for another goes to the account that holds nothing else (CPCEx art. R124-2). */
export const paidTo = (organisation: Organisation, agent: AgentTold): Organisation =>
  agent ? { ...organisation, iban: agent.iban, bic: null } : organisation
