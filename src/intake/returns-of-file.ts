import {
  type BankReading,
  type BankRecord,
  type ColumnMap,
  nobody,
  noReferences,
  type ReturnedItem,
  readCfonb240,
} from '../adapters/bank-files/index.ts'
import type { FileSource } from '../adapters/ledger-files/index.ts'
import { accountNamed } from './account-name.ts'

/** Past it a map was misread: no bank sends so many returns in a file. */
const MOST_ITEMS = 20_000

/** Every return of a file by a map, and what the reading came to. */
export async function returnsOf(
  source: FileSource,
  map: ColumnMap,
): Promise<{ readonly items: readonly ReturnedItem[]; readonly reading: BankReading }> {
  const items: ReturnedItem[] = []
  const reader = readCfonb240(source, map)
  let step = await reader.next()
  for (; !step.done; step = await reader.next()) if (items.length < MOST_ITEMS) items.push(step.value)
  return { items, reading: step.value }
}

/** What a bank calls each kind of payment that comes back; in the language of its files. */
const MEANS = { direct_debit: 'PRLV IMPAYE', bill: 'LCR IMPAYEE', transfer: 'VIR REJETE' } as const

/**
 * Returns as bank records: one announcement for each account credited before, without balances, its items as money that goes
 * back. `account` is the one a person named for a map that has no creditor.
 */
export function recordsOfReturns(items: readonly ReturnedItem[], account: string | undefined): BankRecord[] {
  const byAccount = Map.groupBy(items, (item) => item.creditor.rib ?? account ?? '')
  return [...byAccount].flatMap(([name, own], at): BankRecord[] => {
    const currency = own[0]!.currency
    const days = own.map((item) => item.returnedOn).toSorted()
    const no = at + 1
    return [
      {
        is: 'statement',
        no,
        line: own[0]!.line,
        account: { ...accountNamed(name), currency },
        reference: '',
        sequence: '',
        from: days[0]!,
        to: days.at(-1)!,
        opening: null,
      },
      ...own.map((item, place) => ({
        is: 'movement' as const,
        line: item.line,
        entryNo: place + 1,
        bookedOn: item.returnedOn,
        valueOn: item.dueOn,
        cents: -item.cents,
        currency: item.currency,
        status: 'booked' as const,
        reversal: false,
        code: item.operation,
        label: [MEANS[item.means], item.label].filter(Boolean).join(' '),
        counterparty: { ...nobody, name: item.debtor.name, id: item.debtor.rib ?? '' },
        references: noReferences,
        remittance: [],
        returned: item.returned ?? { code: '', words: '' },
        instructed: null,
        feeCents: 0,
      })),
      {
        is: 'end',
        no,
        line: own.at(-1)!.line,
        closing: null,
        entries: own.length,
        sumCents: own.reduce((sum, item) => sum - item.cents, 0),
        balanced: null,
      },
    ]
  })
}
