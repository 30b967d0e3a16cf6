import type { DebitItem, OpenCredit } from '../model.ts'

type Owned = { readonly ofCustomerId?: string; readonly currency: string }

/** Whose a credit or a document is, and in which currency: nobody's credit pays the invoice of another. */
export const ownerOf = ({ ofCustomerId, currency }: Owned): string => `${ofCustomerId ?? ''} ${currency}`

/**
 * The credits of a group, those of each member no further than what it owes itself in their currency: nobody's credit pays the invoice
 * of another. What is left over goes on being that member's, and is deducted nowhere.
 */
export function creditsApart(items: readonly DebitItem[], credits: readonly OpenCredit[]): OpenCredit[] {
  const owed = new Map<string, number>()
  for (const item of items) owed.set(ownerOf(item), (owed.get(ownerOf(item)) ?? 0) + item.openCents)
  return credits.flatMap((credit) => {
    const left = owed.get(ownerOf(credit)) ?? 0
    const cents = Math.min(left, credit.cents)
    owed.set(ownerOf(credit), left - cents)
    const of = credit.ofCustomerId ? { ofCustomerId: credit.ofCustomerId } : {}
    return cents > 0 ? [{ currency: credit.currency, cents, ...of }] : []
  })
}
