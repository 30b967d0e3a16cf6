import { DenseIndex, grown, roomFor } from './dense-index.ts'
import type { FecLine } from './fec-line.ts'
import { at } from './fec-shape.ts'

/** Decimal text with as many decimals as the file itself writes: a control total must read like the document it checks. */
export function asWritten(cents: number, decimals: number): string {
  const text = String(Math.abs(cents)).padStart(3, '0')
  const sign = cents < 0 ? '-' : ''
  if (decimals >= 2) return `${sign}${text.slice(0, -2)}.${text.slice(-2)}${'0'.repeat(decimals - 2)}`
  return decimals === 1 ? `${sign}${text.slice(0, -2)}.${text.at(-2)}` : sign + text.slice(0, -2)
}

type CustomerTotal = { name: string; cents: number; decimals: number }

/** The control figures of account 411: what an accountant compares with the ledger's own balance. */
export class ReceivableFacts {
  lines = 0
  private readonly accounts = new Map<string, number>()
  private readonly customers = new Map<string, CustomerTotal>()
  private debit = 0
  private credit = 0
  private debitDecimals = 0
  private creditDecimals = 0
  private lettered = 0
  private open = 0
  private openDecimals = 0
  private readonly groups = new DenseIndex()
  private groupNet = new Float64Array(1024)

  /** One line of an account that begins with 411. */
  add(line: FecLine): void {
    this.lines++
    const account = line.text(at.CompteNum)
    this.accounts.set(account, (this.accounts.get(account) ?? 0) + 1)
    const key = line.text(at.CompAuxNum) || account
    const decimals = Math.max(line.debitScale, line.creditScale)
    const net = line.debitCents - line.creditCents
    const customer = this.customers.get(key)
    if (customer) {
      customer.cents += net
      if (decimals > customer.decimals) customer.decimals = decimals
      if (customer.name === '') customer.name = nameOn(line)
    } else this.customers.set(key, { name: nameOn(line), cents: net, decimals })
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
    const group = this.groups.add(line.hash.low, line.hash.high)
    if (group >= this.groupNet.length) this.groupNet = grown(this.groupNet, roomFor(group))
    this.groupNet[group]! += net
  }

  report() {
    const decimals = Math.max(this.debitDecimals, this.creditDecimals)
    const nonZero = [...this.customers].filter(([, total]) => total.cents !== 0)
    let groupsNotZero = 0
    for (let group = 0; group < this.groups.size; group++) if (this.groupNet[group] !== 0) groupsNotZero++
    return {
      lines: this.lines,
      accounts: Object.fromEntries([...this.accounts].sort((a, b) => b[1] - a[1]).slice(0, 5)),
      distinct_accounts: this.accounts.size,
      customers: this.customers.size,
      customers_with_nonzero_balance: nonZero.length,
      debit: asWritten(this.debit, this.debitDecimals),
      credit: asWritten(this.credit, this.creditDecimals),
      balance: asWritten(this.debit - this.credit, decimals),
      lettered_lines: this.lettered,
      unlettered_lines: this.lines - this.lettered,
      unlettered_balance: asWritten(this.open, this.openDecimals),
      lettering_groups: this.groups.size,
      lettering_groups_not_zero: groupsNotZero,
      customer_key: 'CompAuxNum, else CompteNum',
      top_balances: nonZero
        .sort((a, b) => Math.abs(b[1].cents) - Math.abs(a[1].cents))
        .slice(0, 10)
        .map(([key, total]) => ({ key, name: total.name, balance: asWritten(total.cents, total.decimals) })),
      balances: Object.fromEntries(
        [...this.customers].map(([key, total]) => [key, asWritten(total.cents, total.decimals)]),
      ),
    }
  }
}

const nameOn = (line: FecLine): string => line.text(at.CompAuxLib) || line.text(at.CompteLib)
