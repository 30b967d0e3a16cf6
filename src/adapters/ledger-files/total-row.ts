import { asText, type TableRow } from './cell.ts'
import type { TableMapping } from './suggest-mapping.ts'
import type { ControlTotal } from './typed-row.ts'

/** A total and nothing else: "TOTAL ENERGIES" is a customer. */
const TOTAL_ALONE =
  /^(?:sous[ -]?totaux|sous[ -]?total|totaux|total|grand[ -]total|sub[ -]?total|somme)(?: g[ée]n[ée]ra(?:l|ux)| clients?| customers?)?\s*:?$/i
const TOTAL_OF =
  /^(?:sous[ -]?total|total|sub[ -]?total)\s*(?:du |of |for |pour )?(?:client|customer|compte)?\s*:?\s*(.+)$/i

/** A row of shares under the total: it repeats nothing that could be checked. */
const SHARE_OF_TOTAL = /^(?:percentage|percent|pourcentage|part|%) (?:of|du) total\s*:?$/i

/** Whether a row holds shares of the total, and no amount. */
export const isShareRow = (row: TableRow): boolean =>
  row.cells.some((cell) => typeof cell === 'string' && SHARE_OF_TOTAL.test(cell.trim()))

/** A row that says it is a total, or that has amounts and nothing that names a customer or a document. */
export function isTotalRow(row: TableRow, mapping: TableMapping, isCustomer: (named: string) => boolean): boolean {
  if (mapping.kind === 'contacts') return false
  const text = (field: keyof TableMapping['columns']) => {
    const column = mapping.columns[field]
    return column === undefined ? '' : asText(row.cells[column])
  }
  const texts = row.cells.filter((cell) => typeof cell === 'string')
  if (
    text('documentNo') !== '' &&
    !TOTAL_ALONE.test(text('documentNo')) &&
    !/^sous[ -]?total/i.test(text('documentNo'))
  )
    return false
  if (texts.some((cell) => TOTAL_ALONE.test(cell))) return true
  if (texts.some((cell) => isCustomer(TOTAL_OF.exec(cell.trim())?.[1] ?? ''))) return true
  if (texts.some((cell) => /^sous[ -]?total|^sub[ -]?total/i.test(cell))) return true
  const isBlank = (...fields: (keyof TableMapping['columns'])[]) => fields.every((field) => text(field) === '')
  if (!isBlank('customerCode', 'customerName', 'documentNo', 'dueOn')) return false
  // The words may stand in any column, that of the day for instance: `Total for 1 - 30 days past due`.
  return isBlank('issuedOn') || texts.some((cell) => TOTAL_OF.test(cell))
}

/** Keeps running sums, so that each total met can be compared with the rows above it. */
export class ControlTotals {
  readonly controls: ControlTotal[] = []
  /** Code and name of the customer of the row above. */
  lastCustomer: readonly string[] = []
  private readonly byCustomer = new Map<string, number>()
  /** The sum of what stands above the first row of a customer, by its code and by its name. */
  private readonly above = new Map<string, number>()
  private total = 0
  /** The sum above the last total met: sections are added up one by one. */
  private atLastTotal = 0

  /** Customers that owe nothing themselves: they may stand over the rows of their own people. */
  private readonly heads = new Set<string>()

  /** Whether a total may be of that customer: the one of the row above, or one that stands over others. */
  isOver = (named: string): boolean => this.lastCustomer.includes(named) || this.heads.has(named)

  add(code: string, name: string, cents: number): void {
    for (const word of [code, name]) if (!this.above.has(word)) this.above.set(word, this.total)
    if (cents === 0) for (const word of [code, name]) this.heads.add(word)
    this.total += cents
    this.byCustomer.set(code, (this.byCustomer.get(code) ?? 0) + cents)
    this.lastCustomer = [code, name]
  }

  /** Whether the total of all rows was met: what comes below it is the foot of a printed page. */
  hasWhole = (): boolean => this.controls.some(({ scope }) => scope === 'all')

  check(row: TableRow, code: string, cents: number): void {
    const label = row.cells.find((cell) => typeof cell === 'string' && (TOTAL_ALONE.test(cell) || TOTAL_OF.test(cell)))
    const of = typeof label === 'string' && !TOTAL_ALONE.test(label) ? (TOTAL_OF.exec(label)?.[1] ?? '') : ''
    const last = this.byCustomer.get(this.lastCustomer[0] ?? '')
    const named =
      this.byCustomer.get(code) ?? this.byCustomer.get(of) ?? (this.lastCustomer.includes(of) ? last : undefined)
    // An unnamed subtotal is recognised by its figure; anything else is checked against everything above it.
    const customer = named ?? (cents !== this.total && cents === last ? last : undefined)
    // A customer may stand over rows of its own people, and a section over rows of many customers.
    const under = [this.total - (this.above.get(of) ?? this.total), this.total - this.atLastTotal]
    const computedCents = cents !== customer && under.includes(cents) ? cents : (customer ?? this.total)
    this.atLastTotal = this.total
    this.controls.push({
      line: row.line,
      label: asText(label),
      scope: customer === undefined ? 'all' : 'customer',
      cents,
      computedCents,
      matches: cents === computedCents,
    })
  }
}
