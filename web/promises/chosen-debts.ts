import type { ItemView } from '../../src/ledger/contract.ts'

/** What is left of the documents ticked; null when none is, or when they are in several currencies. */
export function owedOf(
  debts: readonly ItemView[],
  ticked: ReadonlySet<string>,
): { readonly cents: number; readonly currency: string } | null {
  const chosen = debts.filter(({ id }) => ticked.has(id))
  const [first] = chosen
  if (!first || chosen.some(({ currency }) => currency !== first.currency)) return null
  return { cents: chosen.reduce((sum, { openCents }) => sum + openCents, 0), currency: first.currency }
}

/** What is proposed first: all that is late in one currency, else all that is owed in it. */
export function likelyDebts(debts: readonly ItemView[], today: string): ReadonlySet<string> {
  const late = debts.filter(({ dueOn }) => dueOn < today)
  const [first] = late.length > 0 ? late : debts
  const of = (late.length > 0 ? late : debts).filter(({ currency }) => currency === first?.currency)
  return new Set(of.map(({ id }) => id))
}
