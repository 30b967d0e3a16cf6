import type { Money } from '../../src/kernel/money.ts'
import { sumCents } from '../../src/kernel/money.ts'
import type { ChargedDocumentView } from '../../src/legal/contract.ts'
import type { Claimable } from './ClaimQuestion.tsx'

/** Amounts of one currency together; two are never added, and nothing is left out but nothing. */
export function byCurrency(amounts: readonly Money[]): Money[] {
  const groups = Map.groupBy(amounts, ({ currency }) => currency)
  return [...groups]
    .map(([currency, of]) => ({ currency, cents: sumCents(of.map(({ cents }) => cents)) }))
    .filter(({ cents }) => cents > 0)
}

/** What documents would be claimed for, interest in their own currency and indemnities in euros. */
export const claimableOf = (documents: readonly ChargedDocumentView[]): Claimable => ({
  interest: byCurrency(documents.map((one) => ({ cents: one.interestToClaimCents, currency: one.currency }))),
  indemnity: byCurrency(documents.map((one) => ({ cents: one.indemnityToClaimCents, currency: 'EUR' }))),
})
