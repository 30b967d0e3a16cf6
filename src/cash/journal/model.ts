/** Forms in which entries are given to the accounts: a FEC, a spreadsheet, or which documents each entry settles. */
export const JOURNAL_FORMATS = ['fec', 'csv', 'lettering'] as const

export type JournalFormat = (typeof JOURNAL_FORMATS)[number]

/** Accounts and journals of the general ledger that entries given to the accounts use; bank accounts each bear their own. */
export type JournalAccounts = {
  readonly customersAccount: string
  readonly bankFeeAccount: string
  readonly discountAccount: string
  readonly roundingAccount: string
  readonly lossAccount: string
  readonly returnFeeAccount: string
  readonly interestAccount: string
  readonly suspenseAccount: string
  /** What whoever collects for us holds of ours, what it is owed, what its work costs, and the VAT of that. */
  readonly collectorAccount: string
  readonly supplierAccount: string
  readonly feeAccount: string
  readonly feeVatAccount: string
  readonly bankJournal: string
  readonly otherJournal: string
}

export type JournalAccount = Exclude<keyof JournalAccounts, 'bankJournal' | 'otherJournal'>

/** The accounts an export is made with: the organisation's, and those of its bank accounts by id. */
export type ExportAccounts = JournalAccounts & { readonly banks: Readonly<Record<string, string>> }

/** What other capabilities tell the accounts, by kind. */
export const TOLD_KINDS = ['fee_invoice', 'fee_set_off', 'remittance'] as const
export type ToldKind = (typeof TOLD_KINDS)[number]

/** One side of a told entry: which account, by what it is for (`bank`: that of its bank line), and how much; debits above nothing. */
export type ToldPart = {
  readonly account: 'collectorAccount' | 'supplierAccount' | 'feeAccount' | 'feeVatAccount' | 'bank'
  readonly cents: number
}
