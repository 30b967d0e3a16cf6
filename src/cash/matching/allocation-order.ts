import { type AllocationOrder, type Evidence, evidence } from '../model.ts'
import type { OpenItem } from './model.ts'

/** Costs, then interest, then principal (C. civ. art. 1343-1); the place of everything else is that of the principal. */
const RANKS: Readonly<Record<string, number>> = { fee: 0, interest: 1 }
const PRINCIPAL = 2
const rankOf = ({ kind }: OpenItem): number => RANKS[kind] ?? PRINCIPAL

/**
 * Debits in the order in which a part-payment goes to them, each rank oldest first as given, and why: nothing is said where only
 * one rank is owed.
 */
export function inOrder(debits: readonly OpenItem[], order: AllocationOrder): { debits: OpenItem[]; why: Evidence[] } {
  const isMixed = debits.some((item) => rankOf(item) === PRINCIPAL) && debits.some((item) => rankOf(item) < PRINCIPAL)
  if (!isMixed) return { debits: [...debits], why: [] }
  if (order === 'costs_interest_principal')
    return { debits: debits.toSorted((a, b) => rankOf(a) - rankOf(b)), why: [evidence('interest_first')] }
  const principal = debits.filter((item) => rankOf(item) === PRINCIPAL)
  const charges = debits.filter((item) => rankOf(item) < PRINCIPAL).toSorted((a, b) => rankOf(b) - rankOf(a))
  return { debits: [...principal, ...charges], why: [evidence('principal_first')] }
}
