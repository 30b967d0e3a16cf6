import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { z } from 'zod'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { formatAmount } from '../../src/kernel/money.ts'
import { agedSorts, ledgerRoutes } from '../../src/ledger/contract.ts'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { NameAndCode } from '../design/NameAndCode.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { sortOf, sortText } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { AGED_COLUMNS, type AgedColumn, centsIn, columnNames, overdueOf } from './aged-columns.ts'
import classes from './ledger.module.css'
import { wording } from './wording.ts'

type Reply = z.output<typeof ledgerRoutes.agedBalance.reply>
type Row = Reply['rows'][number]
export type AgedOrder = { sort: (typeof agedSorts)[number]; descending: boolean }

const PAGE_ROWS = 100

/** The order the address asks for; the largest overdue first when it asks for none. */
export function orderOf(text: string | undefined): AgedOrder {
  const sort = sortOf(text, agedSorts)
  return sort
    ? { sort: sort.column as AgedOrder['sort'], descending: sort.direction === 'desc' }
    : { sort: 'overdue', descending: true }
}

/** One page of the balance; the page and its head ask the same question, so it is asked once. */
export const agedQuery = (asOf: LocalDate, currency: string, order: AgedOrder, offset: number) => ({
  query: { asOf, currency, sort: order.sort, descending: String(order.descending), limit: PAGE_ROWS, offset },
})

type Props = {
  asOf: LocalDate
  currency: string
  order: AgedOrder
  onOrder(text: string): void
  /** The open cell: a customer, a column, both, or neither. */
  customerId: string | null
  column: AgedColumn | null
  total: Reply['totals'][number] | null
  onCell(customerId: string | null, column: AgedColumn | null, how: 'replace' | 'push'): void
}

/** Customers by age of what they owe. Every figure, totals included, opens the documents behind it. */
export function AgedCustomers({ asOf, currency, order, onOrder, customerId, column: open, total, onCell }: Props) {
  const api = useApi()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { t, day, money } = useWords()
  const rows = usePagedRows<Row>({
    queryKey: [...api.keyOf(ledgerRoutes.agedBalance), 'rows', asOf, currency, order.sort, order.descending],
    pageRows: PAGE_ROWS,
    fetchPage: async ({ offset }) => {
      const page = await client.fetchQuery(api.ask(ledgerRoutes.agedBalance, agedQuery(asOf, currency, order, offset)))
      return { rows: page.rows, total: page.totals.find((one) => one.currency === currency)?.customers ?? 0 }
    },
  })
  const figure = (cents: number, of: Row | null, column: AgedColumn | null) => {
    if (cents === 0) return <span className={classes.nil}>–</span>
    const who = of?.name ?? t(wording.allCustomers)
    const what = column ? t(columnNames[column]) : t(wording.total)
    return (
      <button
        type="button"
        className={classes.cell}
        tabIndex={of ? -1 : 0}
        ref={(node) => {
          // Left and right walk the columns: the one that is open is brought out from under the edge.
          if (node?.getAttribute('aria-pressed') === 'true')
            node.scrollIntoView({ block: 'nearest', inline: 'nearest' })
        }}
        aria-pressed={customerId === (of?.customerId ?? null) && open === column && (of !== null || column !== null)}
        aria-label={t(wording.openCell, { name: who, column: what, amount: money(cents, currency) })}
        onClick={(event) => {
          event.stopPropagation()
          onCell(of?.customerId ?? null, column, 'push')
        }}
      >
        <Amount cents={cents} currency={currency} bare />
      </button>
    )
  }
  const columns: Column<Row>[] = [
    {
      key: 'name',
      header: t(wording.customer),
      width: 'minmax(200px, 2fr)',
      sortable: true,
      cell: (row) => <NameAndCode name={row.name} code={row.code} />,
      foot: t(wording.total),
    },
    ...AGED_COLUMNS.map(
      (column): Column<Row> => ({
        key: column,
        header: t(columnNames[column]),
        width: widthFor(total && centsIn(total, column), currency),
        align: 'right',
        sortable: true,
        cell: (row) => figure(centsIn(row, column), row, column),
        foot: total && figure(centsIn(total, column), null, column),
      }),
    ),
    {
      key: 'overdue',
      header: t(wording.overdue),
      width: widthFor(total && overdueOf(total), currency),
      align: 'right',
      sortable: true,
      hideBelowPx: 1100,
      cell: (row) => (
        <Amount cents={overdueOf(row)} currency={currency} bare tone={overdueOf(row) === 0 ? 'quiet' : undefined} />
      ),
      foot: total && <Amount cents={overdueOf(total)} currency={currency} bare />,
    },
    {
      key: 'total',
      header: t(wording.total),
      width: widthFor(total && overdueOf(total) + total.notDue, currency),
      align: 'right',
      sortable: true,
      cell: (row) => <b>{figure(row.totalCents, row, null)}</b>,
      foot: total && <Amount cents={total.totalCents} currency={currency} bare />,
    },
  ]
  return (
    <DataTable
      label={t(wording.agedBalance)}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.customerId}
      activeKey={customerId}
      onActive={(key) => onCell(key, open, 'replace')}
      onOpen={(row) => void navigate({ href: urls.customer(api.orgId ?? 0, row.customerId) })}
      sort={{ column: order.sort, direction: order.descending ? 'desc' : 'asc' }}
      onSort={(sort) => onOrder(sortText(sort))}
      stickyFirst
      empty={
        <EmptyState title={t(wording.nothingOwedTitle)}>
          {t(wording.nothingOwed, { day: day(asOf), currency })}
        </EmptyState>
      }
    />
  )
}

/**
 * A column as wide as its total, which no customer exceeds: a figure is never cut. `null` while the total is on its way.
 * Bold tabular figures of the table are at most 7.6 px wide; the rest is the padding of the cell.
 */
function widthFor(cents: number | null, currency: string): string {
  const leastPx = cents === null ? 0 : Math.ceil(formatAmount('fr', cents, currency).length * 7.6) + 26
  return `minmax(${Math.max(92, leastPx)}px, 1fr)`
}
