import { OutsourcingFrame } from './OutsourcingFrame.tsx'
import { ReceiptList } from './ReceiptList.tsx'

/** What debtors paid of the claims that we placed, to the provider or straight to us. */
export function ReceiptsPage() {
  return (
    <OutsourcingFrame here="encaissements">
      <ReceiptList side="creditor" />
    </OutsourcingFrame>
  )
}
