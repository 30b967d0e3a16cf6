import { exactCents } from '../../kernel/money.ts'
import type { Figures } from './model.ts'

/** What must be equal when a mandate is closed. `receipts`: what was recorded as paid and what our books say; and so on. */
export const EQUALITIES = ['receipts', 'claims', 'fees', 'vat', 'remitted', 'kept_back', 'held', 'funds'] as const
export type Equality = (typeof EQUALITIES)[number]
export type Difference = { readonly code: Equality; readonly currency: string; readonly cents: number }

/** What was recovered: paid to either, less what came back. */
export const recoveredOf = ({ toAgencyCents, toCreditorCents, returnedCents }: Figures): number =>
  toAgencyCents + toCreditorCents - returnedCents

/** What the creditor still owes the provider: invoices unpaid, fees to be invoiced, and money that came back after it was handed over. */
export const owedToAgency = (one: Figures): number =>
  exactCents(
    one.invoicedCents +
      one.invoicedVatCents -
      one.settledCents +
      one.unbilledCents +
      one.unbilledVatCents +
      one.returnedLateCents -
      one.remittancesReturnsCents,
  )

/** Everything of a closing statement that does not add up, with by how much; empty: it does, to the cent. */
export function differencesOf(one: Figures): Difference[] {
  const sides: Record<Equality, readonly [is: number, should: number]> = {
    receipts: [recoveredOf(one), one.inBooksCents],
    claims: [one.placedCents, one.inTimeCents + one.otherwiseCents + one.backCents + one.outCents],
    fees: [one.feeCents, one.invoicedCents + one.unbilledCents],
    vat: [one.feeVatCents, one.invoicedVatCents + one.unbilledVatCents],
    remitted: [one.remittedReceiptsCents, one.remittancesReceiptsCents],
    kept_back: [one.keptBackCents, one.remittancesFeesCents],
    held: [one.toAgencyCents - one.returnedHeldCents, one.remittedReceiptsCents + one.heldCents],
    funds: [one.fundCents ?? one.heldCents, one.heldCents],
  }
  return EQUALITIES.flatMap((code) => {
    const [is, should] = sides[code]
    return is === should ? [] : [{ code, currency: one.currency, cents: exactCents(is - should) }]
  })
}
