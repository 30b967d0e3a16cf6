import type { ExportAccounts } from './model.ts'
import { counterpartOf } from './rules.ts'
import type { JournalItem } from './store.ts'
import { accountNames } from './wording.ts'

/** One line of an accounting entry. Amounts are minor units; one of them is zero. */
export type JournalLine = {
  readonly journal: string
  readonly isBank: boolean
  readonly entryNo: string
  readonly on: string
  /** The day of what is told, which for an undoing is the day of what is undone. */
  readonly pieceOn: string
  readonly account: string
  readonly accountName: string
  readonly customerCode: string
  readonly customerName: string
  readonly pieceRef: string
  readonly label: string
  readonly debitCents: number
  readonly creditCents: number
  readonly currency: string
}

/**
 * The two lines of each item: the customer's, and its counterpart (bank, charge, income). Undone, both sides change places. Two
 * transfers of one match meet in the suspense account, which they leave empty. Numbers are ours and continue from export to
 * export, so that no two entries share one.
 */
export function journalLines(items: readonly JournalItem[], exportNo: number, accounts: ExportAccounts): JournalLine[] {
  return items.flatMap((item, place) => {
    const isBank = item.kind === 'receipt' || item.kind === 'returned' || item.kind === 'refund'
    const counterpart = isBank ? null : counterpartOf(item.kind, item.label)
    const account = counterpart ? accounts[counterpart] : (accounts.banks[item.bankAccountId ?? ''] ?? '512000')
    const shared = {
      journal: isBank ? accounts.bankJournal : accounts.otherJournal,
      isBank,
      entryNo: `QT${String(exportNo).padStart(4, '0')}-${String(place + 1).padStart(5, '0')}`,
      on: item.on,
      pieceOn: item.issuedOn,
      pieceRef: referenceOf(item.itemId),
      label: `${item.isUndoing ? 'Annulation ' : ''}${item.label || item.kind}`.slice(0, 200),
      currency: item.currency,
    }
    const signed = item.side * (item.isUndoing ? -1 : 1) * item.amountCents
    const amounts = (cents: number) => ({ debitCents: Math.max(cents, 0), creditCents: Math.max(-cents, 0) })
    return [
      {
        ...shared,
        account: accounts.customersAccount,
        accountName: accountNames.customersAccount.fr,
        customerCode: item.customerCode,
        customerName: item.customerName,
        ...amounts(signed),
      },
      {
        ...shared,
        account,
        accountName: counterpart ? accountNames[counterpart].fr : 'Banque',
        customerCode: '',
        customerName: '',
        ...amounts(-signed),
      },
    ]
  })
}

/** A short reference by which the entry is known again when the accounts send it back. */
export const referenceOf = (itemId: string): string => `QT${itemId.replaceAll('-', '').slice(-12).toUpperCase()}`
