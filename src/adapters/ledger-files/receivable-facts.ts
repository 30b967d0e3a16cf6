import type { FecLine } from './fec-line.ts'
import { at } from './fec-shape.ts'
import { LetterGroups } from './letter-groups.ts'
import { type NameTotal, NameTotals } from './name-totals.ts'
import type { Scratch } from './scratch.ts'

/** Decimal text with as many decimals as the file itself writes: a control total must read like the document it checks. */
export function asWritten(cents: number, decimals: number): string {
  const text = String(Math.abs(cents)).padStart(3, '0')
  const sign = cents < 0 ? '-' : ''
  if (decimals >= 2) return `${sign}${text.slice(0, -2)}.${text.slice(-2)}${'0'.repeat(decimals - 2)}`
  return decimals === 1 ? `${sign}${text.slice(0, -2)}.${text.at(-2)}` : sign + text.slice(0, -2)
}

/** The control figures of account 411: what an accountant compares with the ledger's own balance. */
export class ReceivableFacts {
  lines = 0
  private readonly accounts: NameTotals
  private readonly customers: NameTotals
  private readonly groups: LetterGroups
  private debit = 0
  private credit = 0
  private debitDecimals = 0
  private creditDecimals = 0
  private lettered = 0
  private open = 0
  private openDecimals = 0

  constructor(scratch: Scratch) {
    this.accounts = new NameTotals(scratch)
    this.customers = new NameTotals(scratch)
    this.groups = new LetterGroups(scratch)
  }

  /** One line of an account that begins with 411. */
  add(line: FecLine): void {
    this.lines++
    const account = line.text(at.CompteNum)
    const decimals = Math.max(line.debitScale, line.creditScale)
    const net = line.debitCents - line.creditCents
    this.accounts.add(account, net, decimals)
    const customer = this.customers.add(line.text(at.CompAuxNum) || account, net, decimals)
    if (customer.name === '') customer.name = nameOn(line)
    this.debit += line.debitCents
    this.credit += line.creditCents
    if (line.debitScale > this.debitDecimals) this.debitDecimals = line.debitScale
    if (line.creditScale > this.creditDecimals) this.creditDecimals = line.creditScale
    if (line.isBlank(at.EcritureLet)) {
      this.open += net
      if (decimals > this.openDecimals) this.openDecimals = decimals
      return
    }
    this.lettered++
    line.hashColumns(at.CompteNum, at.CompAuxNum, at.EcritureLet)
    this.groups.add(line.hash.low, line.hash.high, net)
  }

  report() {
    const decimals = Math.max(this.debitDecimals, this.creditDecimals)
    const accounts = ranked(this.accounts, 5, (total) => total.lines)
    const customers = ranked(this.customers, 10, (total) => Math.abs(total.cents))
    const { groups, notZero } = this.groups.count()
    return {
      lines: this.lines,
      accounts: Object.fromEntries(accounts.top.map(([key, total]) => [key, total.lines])),
      distinct_accounts: accounts.count,
      customers: customers.count,
      customers_with_nonzero_balance: customers.nonZero,
      debit: asWritten(this.debit, this.debitDecimals),
      credit: asWritten(this.credit, this.creditDecimals),
      balance: asWritten(this.debit - this.credit, decimals),
      lettered_lines: this.lettered,
      unlettered_lines: this.lines - this.lettered,
      unlettered_balance: asWritten(this.open, this.openDecimals),
      lettering_groups: groups,
      lettering_groups_not_zero: notZero,
      customer_key: 'CompAuxNum, else CompteNum',
      top_balances: customers.top
        .filter(([, total]) => total.cents !== 0)
        .map(([key, total]) => ({ key, name: total.name, balance: asWritten(total.cents, total.decimals) })),
      balances: this.customers.isWhole ? balancesOf(this.customers) : null,
    }
  }
}

/** How many names there are, how many do not come to zero, and the `most` that weigh most. */
function ranked(totals: NameTotals, most: number, weight: (total: NameTotal) => number) {
  let count = 0
  let nonZero = 0
  let top: [string, NameTotal][] = []
  for (const part of totals.parts()) {
    count += part.size
    for (const total of part.values()) if (total.cents !== 0) nonZero++
    top = [...top, ...part].sort((a, b) => weight(b[1]) - weight(a[1])).slice(0, most)
  }
  return { count, nonZero, top }
}

/** Of more customers than are held at once, this would be a ledger of its own. */
function balancesOf(customers: NameTotals): Record<string, string> {
  const [whole] = customers.parts()
  return Object.fromEntries([...whole!].map(([key, total]) => [key, asWritten(total.cents, total.decimals)]))
}

const nameOn = (line: FecLine): string => line.text(at.CompAuxLib) || line.text(at.CompteLib)
