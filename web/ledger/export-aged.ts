import { daysBetween, formatDay, type LocalDate } from '../../src/kernel/calendar.ts'
import { type Lang, say } from '../../src/kernel/wording.ts'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import type { AgedCell } from '../../src/ledger/model.ts'
import type { apiOf } from '../wire/api.tsx'
import type { AgedOrder } from './AgedCustomers.tsx'
import { AGED_COLUMNS, type BalanceOn, centsIn, columnNames, overdueOf } from './aged-columns.ts'
import { BYTE_ORDER_MARK, type CsvCell, csvLine } from './csv.ts'
import { type ItemOrder, orderAsked } from './item-columns.tsx'
import { itemKindNames, wording } from './wording.ts'

type Api = ReturnType<typeof apiOf>
export type CsvFile = { name: string; parts: readonly string[]; rows: number }
/** The most the API gives in one answer. */
const PAGE_ROWS = 5000

/** The aged balance by customer, in the order on screen, with its total as last line. `tell` hears how far it has come. */
export async function exportCustomers(
  api: Api,
  lang: Lang,
  at: { on: BalanceOn; currency: string; order: AgedOrder },
  tell: (done: number, total: number) => void,
): Promise<CsvFile> {
  const { on, currency, order } = at
  const head = [wording.code, wording.customer, wording.currency].map((name) => say(lang, name))
  const columns = AGED_COLUMNS.map((column) => say(lang, columnNames[column]))
  const line = (cells: readonly CsvCell[]) => csvLine(lang, cells)
  const parts = [line([...head, ...columns, say(lang, wording.overdue), say(lang, wording.total)])]
  const amounts = (row: Parameters<typeof overdueOf>[0]): CsvCell[] =>
    [...AGED_COLUMNS.map((column) => centsIn(row, column)), overdueOf(row), row.totalCents].map((cents) => ({
      cents,
      currency,
    }))
  let rows = 0
  for (let offset = 0; ; offset += PAGE_ROWS) {
    const page = await api.call(ledgerRoutes.agedBalance, {
      query: { ...on, currency, sort: order.sort, descending: String(order.descending), limit: PAGE_ROWS, offset },
    })
    parts.push(...page.rows.map((row) => line([row.code, row.name, currency, ...amounts(row)])))
    rows += page.rows.length
    const total = page.totals.find((one) => one.currency === currency)
    tell(rows, total?.customers ?? rows)
    if (page.rows.length === PAGE_ROWS) continue
    if (total) parts.push(line([say(lang, wording.total), '', currency, ...amounts(total)]))
    return { name: fileName(lang, on, currency), parts: [BYTE_ORDER_MARK, ...parts], rows }
  }
}

/** The open documents behind the balance or behind one of its cells, in the order on screen, with their total as last line. */
export async function exportDocuments(
  api: Api,
  lang: Lang,
  at: {
    on: BalanceOn
    currency: string
    order: ItemOrder
    /** Null: every customer. */
    customerId: string | null
    /** Null: every age. */
    bucket: AgedCell | null
  },
  tell: (done: number, total: number) => void,
): Promise<CsvFile> {
  const { on, currency, order } = at
  const cell = { customerId: at.customerId ?? undefined, bucket: at.bucket ?? undefined }
  const { customer, document, kind, label, dated, dueOn, late, amount, open } = wording
  const names = [wording.code, customer, document, kind, label, dated, dueOn, late, wording.currency, amount, open]
  const parts = [
    csvLine(
      lang,
      names.map((name) => say(lang, name)),
    ),
  ]
  let rows = 0
  for (let offset = 0; ; offset += PAGE_ROWS) {
    const page = await api.call(ledgerRoutes.agedItems, {
      query: { ...on, currency, ...cell, ...orderAsked(order), limit: PAGE_ROWS, offset },
    })
    for (const item of page.items) {
      const [issued, due] = [item.issuedOn as LocalDate, item.dueOn as LocalDate]
      const days = item.side === 1 ? Math.max(0, daysBetween(due, on.asOf)) : ''
      const money = [item.amountCents, item.openCents].map((cents) => ({ cents: item.side * cents, currency }))
      const words = [
        item.customerCode,
        item.customerName,
        item.documentNo,
        say(lang, itemKindNames[item.kind]),
        item.label,
      ]
      parts.push(csvLine(lang, [...words, formatDay(lang, issued), formatDay(lang, due), days, currency, ...money]))
    }
    rows += page.items.length
    tell(rows, page.count)
    if (page.items.length === PAGE_ROWS) continue
    parts.push(csvLine(lang, [say(lang, wording.total), ...EMPTY, currency, '', { cents: page.totalCents, currency }]))
    return { name: fileName(lang, on, currency), parts: [BYTE_ORDER_MARK, ...parts], rows }
  }
}

/** Between the word “total” and the currency. */
const EMPTY: readonly string[] = ['', '', '', '', '', '', '']

const fileName = (lang: Lang, { asOf, knownOn }: BalanceOn, currency: string): string =>
  [
    lang === 'fr' ? 'balance-agee' : 'aged-balance',
    asOf,
    knownOn && `${lang === 'fr' ? 'connue' : 'known'}-${knownOn}`,
    currency,
  ]
    .filter(Boolean)
    .join('-') + '.csv'

/** Hands the file to the browser, as a download under its name. */
export function download({ name, parts }: CsvFile): void {
  const address = URL.createObjectURL(new Blob([...parts], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers read the address a little after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
