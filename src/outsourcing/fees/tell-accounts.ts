import { tellEntry } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'

/** What the accounts of the creditor are told of an invoice of fees, or of a credit note: what the work cost, its VAT, and whom it is owed to. */
export const tellInvoice = (
  tx: OrgTx,
  one: {
    readonly id: string
    readonly number: string
    readonly netCents: number
    readonly vatCents: number
    readonly currency: string
    readonly on: LocalDate
    readonly provider: string
  },
  at: Date,
): Promise<void> =>
  tellEntry(
    tx,
    {
      ...{ kind: 'fee_invoice', aboutId: one.id, currency: one.currency, on: one.on, piece: one.number },
      ...{ label: `Honoraires ${one.number}`, party: one.provider },
      parts: [
        { account: 'feeAccount', cents: one.netCents },
        { account: 'feeVatAccount', cents: one.vatCents },
        { account: 'supplierAccount', cents: -one.netCents - one.vatCents },
      ],
    },
    at,
  )
