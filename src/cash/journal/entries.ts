import type { ExportAccounts, ToldPart } from './model.ts'
import { counterpartOf, thirdPartyCode } from './rules.ts'
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
  /** The third party of the account: the customer, or whoever collects. */
  readonly customerCode: string
  readonly customerName: string
  readonly pieceRef: string
  readonly label: string
  readonly debitCents: number
  readonly creditCents: number
  readonly currency: string
}

/**
 * The two lines of each item: the customer's, and its counterpart (bank, charge, income); the sides of what was told. Undone, sides change places. Two
 * transfers of one match meet in the suspense account, which they leave empty. Numbers are ours and continue from export to
 * export, so that no two entries share one.
 */
export function journalLines(items: readonly JournalItem[], exportNo: number, accounts: ExportAccounts): JournalLine[] {
  return items.flatMap((item, place) => {
    const sides = item.parts ? toldSides(item, item.parts, accounts) : itemSides(item, accounts)
    const isBank = sides.some((side) => side.accountName === BANK)
    const shared = {
      journal: isBank ? accounts.bankJournal : accounts.otherJournal,
      isBank,
      entryNo: `QT${String(exportNo).padStart(4, '0')}-${String(place + 1).padStart(5, '0')}`,
      on: item.on,
      pieceOn: item.issuedOn,
      pieceRef: item.piece ?? referenceOf(item.itemId),
      label: `${item.isUndoing ? 'Annulation ' : ''}${item.label || item.kind}`.slice(0, 200),
      currency: item.currency,
    }
    const sign = item.isUndoing ? -1 : 1
    return sides.map(({ cents, ...side }) => ({
      ...shared,
      ...side,
      debitCents: Math.max(sign * cents, 0),
      creditCents: Math.max(-sign * cents, 0),
    }))
  })
}

/** One account of an entry, with the third party that it is held for; a debit is above nothing. */
type Side = Pick<JournalLine, 'account' | 'accountName' | 'customerCode' | 'customerName'> & { readonly cents: number }

const BANK = 'Banque'
const NOBODY = { customerCode: '', customerName: '' }
const ofParty = ({ party }: JournalItem) => ({ customerCode: thirdPartyCode(party), customerName: party })
const bankSide = ({ bankAccountId }: JournalItem, accounts: ExportAccounts) => ({
  account: accounts.banks[bankAccountId ?? ''] ?? '512000',
  accountName: BANK,
  ...NOBODY,
})

function itemSides(item: JournalItem, accounts: ExportAccounts): Side[] {
  const isBank = item.kind === 'receipt' || item.kind === 'returned' || item.kind === 'refund'
  const counterpart = isBank ? null : counterpartOf(item.kind, item.label)
  const against = counterpart
    ? {
        ...{ account: accounts[counterpart], accountName: accountNames[counterpart].fr },
        ...(counterpart === 'collectorAccount' ? ofParty(item) : NOBODY),
      }
    : bankSide(item, accounts)
  const cents = item.side * item.amountCents
  return [
    {
      ...{ account: accounts.customersAccount, accountName: accountNames.customersAccount.fr },
      ...{ customerCode: item.customerCode, customerName: item.customerName, cents },
    },
    { ...against, cents: -cents },
  ]
}

/** Accounts that are held for somebody name it. */
const toldSides = (item: JournalItem, parts: readonly ToldPart[], accounts: ExportAccounts): Side[] =>
  parts.map(({ account, cents }) =>
    account === 'bank'
      ? { ...bankSide(item, accounts), cents }
      : {
          ...{ account: accounts[account], accountName: accountNames[account].fr, cents },
          ...(account === 'collectorAccount' || account === 'supplierAccount' ? ofParty(item) : NOBODY),
        },
  )

/** A short reference by which the entry is known again when the accounts send it back. */
export const referenceOf = (itemId: string): string => `QT${itemId.replaceAll('-', '').slice(-12).toUpperCase()}`
