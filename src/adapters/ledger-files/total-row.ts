import { asText, type TableRow } from './cell.ts'
import type { TableMapping } from './suggest-mapping.ts'
import type { ControlTotal } from './typed-row.ts'

/** A total and nothing else: "TOTAL ENERGIES" is a customer. */
const TOTAL_ALONE =
  /^(?:sous[ -]?totaux|sous[ -]?total|totaux|total|grand[ -]total|sub[ -]?total|somme)(?: g[ée]n[ée]ra(?:l|ux)| clients?| customers?)?\s*:?$/i
const TOTAL_OF = /^(?:sous[ -]?total|total|sub[ -]?total)\s*(?:du |of )?(?:client|customer|compte)?\s*:?\s*(.+)$/i

/** A row that says it is a total, or that has amounts and nothing that names a customer or a document. */
export function isTotalRow(row: TableRow, mapping: TableMapping, lastCustomer: readonly string[]): boolean {
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
  if (texts.some((cell) => lastCustomer.includes(TOTAL_OF.exec(cell)?.[1] ?? ''))) return true
  if (texts.some((cell) => /^sous[ -]?total|^sub[ -]?total/i.test(cell))) return true
  return ['customerCode', 'customerName', 'documentNo', 'dueOn', 'issuedOn'].every(
    (field) => text(field as keyof TableMapping['columns']) === '',
  )
}

/** Keeps running sums, so that each total met can be compared with the rows above it. */
export class ControlTotals {
  readonly controls: ControlTotal[] = []
  /** Code and name of the customer of the row above. */
  lastCustomer: readonly string[] = []
  private readonly byCustomer = new Map<string, number>()
  private total = 0

  add(code: string, name: string, cents: number): void {
    this.total += cents
    this.byCustomer.set(code, (this.byCustomer.get(code) ?? 0) + cents)
    this.lastCustomer = [code, name]
  }

  check(row: TableRow, code: string, cents: number): void {
    const label = row.cells.find((cell) => typeof cell === 'string' && (TOTAL_ALONE.test(cell) || TOTAL_OF.test(cell)))
    const of = typeof label === 'string' && !TOTAL_ALONE.test(label) ? (TOTAL_OF.exec(label)?.[1] ?? '') : ''
    const last = this.byCustomer.get(this.lastCustomer[0] ?? '')
    const named =
      this.byCustomer.get(code) ?? this.byCustomer.get(of) ?? (this.lastCustomer.includes(of) ? last : undefined)
    // An unnamed subtotal is recognised by its figure; anything else is checked against everything above it.
    const customer = named ?? (cents !== this.total && cents === last ? last : undefined)
    const computedCents = customer ?? this.total
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
