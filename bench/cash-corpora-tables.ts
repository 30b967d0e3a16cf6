import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** Rows that belong together, with the names their author gave the columns. */
export type Table = { readonly file: string; readonly name: string; readonly rows: readonly Row[] }
export type Row = Readonly<Record<string, unknown>>

/** Every list of records of a folder: each CSV, and each list inside each JSON, however deep. */
export function tablesIn(folder: string): Table[] {
  const found: Table[] = []
  for (const file of readdirSync(folder).sort()) {
    const full = path.join(folder, file)
    if (!statSync(full).isFile()) continue
    if (/\.(csv|tsv)$/i.test(file)) found.push({ file, name: stem(file), rows: csvRows(readFileSync(full, 'utf8')) })
    if (/\.json$/i.test(file)) listsIn(JSON.parse(readFileSync(full, 'utf8')), file, stem(file), found)
  }
  return found
}

const stem = (file: string): string => file.replace(/\.[a-z]+$/i, '')

function listsIn(value: unknown, file: string, name: string, found: Table[]): void {
  if (Array.isArray(value)) {
    const rows = value.filter((one): one is Row => typeof one === 'object' && one !== null && !Array.isArray(one))
    if (rows.length > 0) found.push({ file, name, rows })
    // “unmatched_payments”: a list of mere ids.
    else if (value.length > 0) found.push({ file, name, rows: value.map((id) => ({ id })) })
    return
  }
  if (typeof value !== 'object' || value === null) return
  // What stands beside the lists, such as whose account it is.
  const facts = Object.fromEntries(Object.entries(value).filter(([, one]) => typeof one === 'string'))
  if (Object.keys(facts).length > 0) found.push({ file, name: 'facts', rows: [facts] })
  for (const [key, one] of Object.entries(value)) listsIn(one, file, key, found)
}

/** Comma, semicolon, tab or bar, whichever the first line has most of; quotes as usual. */
function csvRows(text: string): Row[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
  const count = (separator: string) => lines[0]!.split(separator).length
  const separator = [',', ';', '\t', '|'].reduce((best, one) => (count(one) > count(best) ? one : best))
  const cells = (line: string): string[] => {
    const found: string[] = []
    let cell = ''
    let isQuoted = false
    for (let i = 0; i < line.length; i++) {
      const char = line[i]!
      if (char === '"' && isQuoted && line[i + 1] === '"') cell += line[++i]
      else if (char === '"') isQuoted = !isQuoted
      else if (char === separator && !isQuoted) {
        found.push(cell)
        cell = ''
      } else cell += char
    }
    return [...found, cell]
  }
  const head = cells(lines[0]!)
  return lines.slice(1).map((line) => {
    const row = cells(line)
    return Object.fromEntries(head.map((name, place) => [name.trim(), (row[place] ?? '').trim()]))
  })
}

/** The words of a column's name: `Invoice Number`, `invoiceNumber` and `invoice_number` are one. */
const plainName = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')

/** What columns are called, the surest names first. */
const NAMES = {
  document:
    'invoice_id invoice_number invoice_no invoice_ref invoice document_no document_number doc_no numero_facture facture numero_piece piece bill_no',
  owed: 'open_amount amount_due open_balance balance_due outstanding outstanding_amount solde reste_a_payer amount total_amount invoice_amount total montant_ttc montant payment_amount gross_amount',
  customer:
    'customer_name client_name customer client debtor_name buyer name_and_surname tiers raison_sociale company name',
  customerId: 'customer_id client_id customer_code code_client account_id customer_no',
  issued: 'invoice_date issue_date date_facture document_date issued_on created_at date',
  due: 'due_date date_echeance echeance due_on sale_date',
  status: 'status statut match_status',
  dispute: 'dispute_reason hold_reason motif_litige',
  order: 'po_reference po_number purchase_order',
  payment:
    'txn_id transaction_id payment_id bank_txn_id bank_entry_id bank_transaction_id transaction_number line_id reference_id id',
  paid: 'amount credit_amount credit payed_amount paid_amount payment_amount montant value',
  paidOn: 'date payment_date booking_date value_date txn_date transaction_date posted_at date_operation',
  payer:
    'payer_raw payer_name payer counterparty counterparty_name sender debtor name_and_surname donneur_d_ordre name',
  text: 'remittance_text remittance_info remittance narration description libelle label purpose payment_name message memo details reference_info reference text',
  method: 'payment_type method channel type mode code',
  applied: 'applied_amount amount_applied allocated_amount amount montant',
  alias: 'payer_alias alias',
  note: 'note notes comment edge_case scenario',
} as const
export type Column = keyof typeof NAMES

/** The value of a column, whatever its author called it; undefined when there is none. */
export function cell(row: Row, column: Column): unknown {
  const byName = namesOf(row)
  for (const name of NAMES[column].split(' ')) {
    const value = byName.get(name)
    if (value !== undefined && value !== null && value !== '') return row[value]
  }
  return undefined
}
const known = new Map<string, Map<string, string>>()
function namesOf(row: Row): Map<string, string> {
  const keys = Object.keys(row)
  const shape = keys.join('\n')
  let names = known.get(shape)
  if (!names) known.set(shape, (names = new Map(keys.map((key) => [plainName(key), key]))))
  return new Map([...names].filter(([, key]) => row[key] !== null && row[key] !== ''))
}

export const words = (row: Row, column: Column): string => String(cell(row, column) ?? '').trim()

/** An amount in minor units: a number, or text with either decimal mark, thousands and a currency sign. Null for anything else. */
export function centsOf(value: unknown): number | null {
  if (typeof value === 'number') return Math.round(value * 100)
  const text = String(value ?? '').replace(/[^\d.,-]/g, '')
  if (!/\d/.test(text)) return null
  const [, whole, cents] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(text)!
  return (
    Number(whole!.replace(/[.,]/g, '')) * 100 +
    Math.sign(Number(`${whole}1`.replace(/[.,]/g, ''))) * Number((cents ?? '0').padEnd(2, '0'))
  )
}

/** A day as most write it: 2024-07-31, 31/07/2024, 31.7.2024 00:00; 07/31/2024 where no month is the 31st. */
export function dayText(value: unknown): string {
  const text = String(value ?? '')
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})/.exec(text)
  if (iso) return `${iso[1]}-${iso[2]!.padStart(2, '0')}-${iso[3]!.padStart(2, '0')}`
  const other = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/.exec(text)
  if (!other) return ''
  const [, a, b, year] = other as unknown as [string, string, string, string]
  const [d, m] = Number(b) > 12 ? [b, a] : [a, b]
  return `${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
}
