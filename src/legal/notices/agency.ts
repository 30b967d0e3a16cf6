import type { AgentFacts } from '../../correspondence/model.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { toIban } from '../../kernel/identifiers.ts'
import { type Agency, type Creditor, MANDATE_TERMS, type MandateTerm } from './model.ts'

/** What keeps an agent from writing to a debtor, in the order in which the texts ask for it. */
export type AgencyBar =
  | { readonly code: 'insurance_missing' | 'account_missing' | 'declaration_missing' | 'mandate_missing' }
  | { readonly code: 'insurance_over' | 'mandate_over'; readonly on: LocalDate }
  | { readonly code: 'mandate_silent'; readonly terms: readonly MandateTerm[] }

/**
 * The conditions of whoever collects for others, held against a day (CPCEx art. R124-2 and R124-3): liability insurance that runs, an
 * account for nothing else, the declaration to the prosecutor before starting, the written mandate of this creditor. Empty: it may write.
 */
export function agencyBars(agency: Agency, creditor: Creditor, today: LocalDate): AgencyBar[] {
  const { insurer, policyNo, insuredUntil, iban, declaredOn, declaredTo } = agency
  const bars: AgencyBar[] = []
  if (insurer === '' || policyNo === '' || insuredUntil === null) bars.push({ code: 'insurance_missing' })
  else if (insuredUntil < today) bars.push({ code: 'insurance_over', on: insuredUntil })
  if (toIban(iban) === null) bars.push({ code: 'account_missing' })
  if (declaredOn === null || declaredOn > today || declaredTo === '') bars.push({ code: 'declaration_missing' })
  const { mandateOn, mandateUntil, mandateSays } = creditor
  if (mandateOn === null || mandateOn > today) bars.push({ code: 'mandate_missing' })
  else if (mandateUntil !== null && mandateUntil < today) bars.push({ code: 'mandate_over', on: mandateUntil })
  else {
    const terms = MANDATE_TERMS.filter((term) => !mandateSays.includes(term))
    if (terms.length > 0) bars.push({ code: 'mandate_silent', terms })
  }
  return bars
}

/** What a message tells of the agent: everything in the first letter, its reference and date in each later one (art. R124-4). */
export const agentFacts = (
  creditor: Creditor,
  first: { readonly reference: string; readonly sentOn: LocalDate } | null,
): AgentFacts => ({
  creditor: { name: creditor.name, address: creditor.address },
  first: first && { reference: first.reference, on: first.sentOn },
})
