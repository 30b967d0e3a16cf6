import { asCsv, asFec, type JournalLine, referenceOf } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { Closing, KeptLine } from './closing-store.ts'
import type { Loss } from './loss-store.ts'
import type { ProvisionAccounts } from './model.ts'
import { type EntryLine, entriesOf, lossEntry } from './rules.ts'
import { accountNames } from './wording.ts'

/** Entries of doubtful debts as the journal of cash gives its own: a FEC, or a spreadsheet. */

type About = {
  readonly entryNo: string
  readonly on: LocalDate
  readonly pieceOn: LocalDate
  readonly pieceRef: string
  readonly label: string
  readonly customerCode: string
  readonly customerName: string
  readonly currency: string
}

/** Only the customers' accounts bear the customer, as an auxiliary one. */
const ofCustomer = (account: EntryLine['account']): boolean => account === 'customers' || account === 'doubtful'

const linesOf = (entry: readonly EntryLine[], accounts: ProvisionAccounts, about: About): JournalLine[] =>
  entry.map(({ account, debitCents, creditCents }) => ({
    ...about,
    ...{ journal: accounts.journal, isBank: false, account: accounts[account], accountName: accountNames[account].fr },
    customerCode: ofCustomer(account) ? about.customerCode : '',
    customerName: ofCustomer(account) ? about.customerName : '',
    ...{ debitCents, creditCents },
  }))

const LABELS: Readonly<Record<EntryLine['account'], string>> = {
  doubtful: 'Passage en créance douteuse',
  customers: 'Créance qui n’est plus douteuse',
  allowance: 'Dotation, créance douteuse',
  depreciation: 'Reprise, créance douteuse',
  reversal: '',
  loss: '',
  vat: '',
}

/** The entries of a closing, dated its day, numbered on from one. */
export function closingEntries(closing: Closing, lines: readonly KeptLine[]): JournalLine[] {
  let place = 0
  return lines.flatMap((line) =>
    entriesOf(line).flatMap((entry) => {
      place += 1
      const about = {
        entryNo: `PV${String(closing.no).padStart(4, '0')}-${String(place).padStart(5, '0')}`,
        ...{
          on: closing.closingOn,
          pieceOn: closing.closingOn,
          pieceRef: referenceOf(line.itemId),
          currency: closing.currency,
        },
        label: `${LABELS[entry[0]!.account]} ${line.documentNo}`.slice(0, 200),
        ...{ customerCode: line.customerCode, customerName: line.customerName },
      }
      return linesOf(entry, closing.accounts, about)
    }),
  )
}

/** The entry of a loss; taken back, the other way round. */
export function lossEntries(loss: Loss, customer: { readonly code: string; readonly name: string }): JournalLine[] {
  return loss.lines.flatMap((line, place) => {
    const entry = lossEntry(line.netCents, line.vatCents, line.doubtfulCents)
    const about = {
      entryNo: `PC${String(loss.no).padStart(4, '0')}-${String(place + 1).padStart(5, '0')}`,
      ...{ on: loss.on, pieceOn: loss.on, pieceRef: referenceOf(line.itemId), currency: loss.currency },
      label: `Perte sur créance irrécouvrable ${line.documentNo}`.slice(0, 200),
      ...{ customerCode: customer.code, customerName: customer.name },
    }
    const turned = entry.map(({ account, debitCents, creditCents }) => ({
      account,
      debitCents: creditCents,
      creditCents: debitCents,
    }))
    const lines = linesOf(entry, loss.accounts, about)
    return loss.takenBackOn
      ? [
          ...lines,
          ...linesOf(turned, loss.accounts, {
            ...about,
            ...{ on: loss.takenBackOn, pieceOn: loss.takenBackOn },
            entryNo: `${about.entryNo}-A`,
            label: `Annulation ${about.label}`.slice(0, 200),
          }),
        ]
      : lines
  })
}

export const entryFile = (format: 'fec' | 'csv', name: string, lines: readonly JournalLine[]) => ({
  name: `${name}.${format === 'fec' ? 'txt' : 'csv'}`,
  type: format === 'fec' ? 'text/plain; charset=utf-8' : 'text/csv; charset=utf-8',
  bytes: new TextEncoder().encode(format === 'fec' ? asFec(lines) : asCsv(lines)),
})
