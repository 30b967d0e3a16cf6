import type { LocalDate } from '../src/kernel/calendar.ts'
import { addDays, endOfMonth } from '../src/kernel/calendar.ts'
import type { Book, Entry, Foreign, Item } from './book.ts'
import { ACCOUNTS, AUXILIARY_ACCOUNTS } from './chart-of-accounts.ts'
import type { SimCustomer } from './customer.ts'
import { letterLines } from './lettering.ts'
import { SUPPLIER_NAMES } from './overheads.ts'

/** One line of a fichier des écritures comptables before it is written down. `cents` is a debit when positive. */
export type FecLine = {
  readonly journal: string
  readonly entryNo: number
  readonly on: LocalDate
  readonly account: string
  readonly party: string
  readonly partyName: string
  readonly documentNo: string
  readonly documentOn: LocalDate
  readonly label: string
  readonly cents: number
  readonly letter: string
  readonly letteredOn: LocalDate | null
  readonly validOn: LocalDate
  readonly foreign: Foreign | null
}

export type FiscalYear = { readonly from: LocalDate; readonly to: LocalDate }

export type FecContent = {
  /** How customers and suppliers are brought forward: line by line, or one balance per account. */
  readonly carryForward?: 'detailed' | 'per_customer'
  /**
   * The day up to which the accountant has entered the bank and everything else that follows the sales, and lettered them.
   * Numbers then follow one another in each journal, so that entering a journal later moves none of another.
   */
  readonly enteredThrough?: LocalDate
}

/** The fiscal years ending in `closingMonth` (12 = December) that hold days from `from` to `to`; the last is cut at `to`. */
export function fiscalYears(from: LocalDate, to: LocalDate, closingMonth: number): FiscalYear[] {
  const years: FiscalYear[] = []
  let start = from
  while (start <= to) {
    let end = endOfMonth(start)
    while (Number(end.slice(5, 7)) !== closingMonth) end = endOfMonth(addDays(end, 1))
    years.push({ from: start, to: end < to ? end : to })
    start = addDays(end, 1)
  }
  return years
}

type Draft = Omit<FecLine, 'letter' | 'letteredOn'> & { readonly nodes: readonly number[] }

/**
 * The ledger of one fiscal year as it stood on its last day: brought-forward balances when anything happened before,
 * then every entry in order, numbered from 1, with the lettrage known that day.
 */
export function fecLines(
  book: Book,
  customers: readonly SimCustomer[],
  year: FiscalYear,
  content: FecContent = {},
): FecLine[] {
  const names = new Map(customers.map((customer) => [customer.code, customer.name]))
  const drafts: Draft[] = []
  const { enteredThrough } = content
  const numbers = new Map<string, number>()
  const add = (entry: Omit<Entry, 'lines'>, lines: ReadonlyArray<Opening>): void => {
    const sequence = enteredThrough ? entry.journal : ''
    const entryNo = (numbers.get(sequence) ?? 0) + 1
    numbers.set(sequence, entryNo)
    for (const line of lines) {
      const party = line.party ?? ''
      drafts.push({
        journal: entry.journal,
        entryNo,
        on: entry.on,
        account: line.account,
        party,
        partyName: names.get(party) ?? SUPPLIER_NAMES[party] ?? '',
        documentNo: line.documentNo ?? entry.documentNo,
        documentOn: line.documentOn ?? entry.documentOn,
        label: line.label ?? entry.label,
        cents: line.cents,
        validOn: endOfMonth(entry.on) < year.to ? endOfMonth(entry.on) : year.to,
        foreign: line.foreign ?? null,
        nodes: line.nodes ?? [],
      })
    }
  }

  const opening = openingLines(book, addDays(year.from, -1), content.carryForward ?? 'detailed')
  if (opening.length > 0)
    add({ journal: 'AN', on: year.from, documentNo: 'AN', documentOn: year.from, label: 'À-nouveau' }, opening)
  const entries = book.entries.filter(
    ({ on, journal }) =>
      on >= year.from && on <= year.to && (!enteredThrough || journal === 'VE' || on <= enteredThrough),
  )
  entries.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  for (const entry of entries) {
    add(
      entry,
      entry.lines.map((line) => ({
        account: line.account,
        cents: line.cents,
        party: line.item?.party,
        foreign: line.foreign,
        nodes: line.item ? [line.item.id] : [],
      })),
    )
  }

  const lettered = drafts.filter((draft) => draft.nodes.length > 0)
  const letters = letterLines(
    lettered,
    book.allocations,
    enteredThrough && enteredThrough < year.to ? enteredThrough : year.to,
  )
  const letterOf = new Map(lettered.map((draft, index) => [draft, letters[index]!]))
  return drafts.map((draft) => {
    const { nodes: _, ...line } = draft
    const letter = letterOf.get(draft)
    return { ...line, letter: letter?.code ?? '', letteredOn: letter?.on ?? null }
  })
}

type Opening = {
  readonly account: string
  readonly cents: number
  readonly party?: string
  readonly documentNo?: string
  readonly documentOn?: LocalDate
  readonly label?: string
  readonly foreign?: Foreign | null
  readonly nodes?: readonly number[]
}

/** Balances at the end of `on`: the result on 120 or 129, then balance-sheet accounts, then third parties. */
function openingLines(book: Book, on: LocalDate, carryForward: 'detailed' | 'per_customer'): Opening[] {
  const balances = new Map<string, number>()
  for (const entry of book.entries) {
    if (entry.on > on) continue
    for (const { account, cents } of entry.lines) balances.set(account, (balances.get(account) ?? 0) + cents)
  }
  let result = 0
  const lines: Opening[] = []
  for (const [account, cents] of [...balances].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (account >= '6') result += cents
    else if (cents !== 0 && !AUXILIARY_ACCOUNTS.includes(account)) lines.push({ account, cents })
  }
  if (result !== 0) lines.unshift({ account: result < 0 ? '120000' : '129000', cents: result })
  return [...lines, ...(carryForward === 'detailed' ? openThirdParties(book, on) : thirdPartyBalances(book, on))]
}

/** Every line of an unfinished group comes forward at its full amount, so that the group can be finished next year. */
function openThirdParties(book: Book, on: LocalDate): Opening[] {
  const past = book.items.filter((item) => item.on <= on)
  const open = book.openCentsAsOf(on)
  const letters = letterLines(
    past.map((item) => ({ account: item.account, party: item.party, cents: item.cents, nodes: [item.id] })),
    book.allocations,
    on,
  )
  const carried = past.filter((item, index) => open[item.id] !== 0 || (letters[index] && letters[index].on === null))
  return sortByParty(carried).map((item) => ({
    account: item.account,
    cents: item.cents,
    party: item.party,
    documentNo: item.documentNo,
    documentOn: item.on,
    label: item.label,
    foreign: item.foreign,
    nodes: [item.id],
  }))
}

/** One balance per account and party; it stands for all the items it holds when payments of the new year are lettered. */
function thirdPartyBalances(book: Book, on: LocalDate): Opening[] {
  const groups = new Map<string, { account: string; party: string; cents: number; nodes: number[] }>()
  for (const item of sortByParty(book.items.filter((candidate) => candidate.on <= on))) {
    const key = `${item.account} ${item.party}`
    const group = groups.get(key) ?? { account: item.account, party: item.party, cents: 0, nodes: [] }
    groups.set(key, group)
    group.cents += item.cents
    group.nodes.push(item.id)
  }
  return [...groups.values()].filter((group) => group.cents !== 0)
}

const sortByParty = (items: readonly Item[]): Item[] =>
  [...items].sort((a, b) =>
    a.account !== b.account
      ? a.account < b.account
        ? -1
        : 1
      : a.party !== b.party
        ? a.party < b.party
          ? -1
          : 1
        : a.id - b.id,
  )

export const accountLabel = (account: string): string => ACCOUNTS[account] ?? account
