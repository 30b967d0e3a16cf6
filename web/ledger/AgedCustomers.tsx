import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { z } from 'zod'
import { agedSorts, ledgerRoutes } from '../../src/ledger/contract.ts'
import type { AgedCell } from '../../src/ledger/model.ts'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { NameAndCode } from '../design/NameAndCode.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { sortOf, sortText } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { AGED_COLUMNS, type BalanceOn, cellNames, centsIn, columnNames, overdueOf } from './aged-columns.ts'
import { trackFor } from './figure-width.ts'
import classes from './ledger.module.css'
import { NothingOwed } from './NothingOwed.tsx'
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
export const agedQuery = (on: BalanceOn, currency: string, order: AgedOrder, offset: number) => ({
  query: { ...on, currency, sort: order.sort, descending: String(order.descending), limit: PAGE_ROWS, offset },
})

type Props = {
  on: BalanceOn
  currency: string
  order: AgedOrder
  onOrder(text: string): void
  /** The open cell: a customer, a column, both, or neither. */
  customerId: string | null
  column: AgedCell | null
  total: Reply['totals'][number] | null
  onCell(customerId: string | null, column: AgedCell | null, how: 'replace' | 'push'): void
}

/** Customers by age of what they owe. Every figure, totals included, opens the documents behind it. */
export function AgedCustomers({ on, currency, order, onOrder, customerId, column: open, total, onCell }: Props) {
  const api = useApi()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { t, money } = useWords()
  const rows = usePagedRows<Row>({
    queryKey: [...api.keyOf(ledgerRoutes.agedBalance), 'rows', on, currency, order.sort, order.descending],
    pageRows: PAGE_ROWS,
    fetchPage: async ({ offset }) => {
      const page = await client.fetchQuery(api.ask(ledgerRoutes.agedBalance, agedQuery(on, currency, order, offset)))
      return { rows: page.rows, total: page.totals.find((one) => one.currency === currency)?.customers ?? 0 }
    },
  })
  const figure = (cents: number, of: Row | null, column: AgedCell | null) => {
    if (cents === 0) return <span className={classes.nil}>–</span>
    const who = of?.name ?? t(wording.allCustomers)
    const what = column ? t(cellNames[column]) : t(wording.total)
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
  const track = (cents: number | null) => trackFor(cents === null ? [] : [{ cents, currency }], 92)
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
        width: track(total && centsIn(total, column)),
        align: 'right',
        sortable: true,
        cell: (row) => figure(centsIn(row, column), row, column),
        foot: total && figure(centsIn(total, column), null, column),
      }),
    ),
    {
      key: 'overdue',
      header: t(wording.overdue),
      width: track(total && overdueOf(total)),
      align: 'right',
      sortable: true,
      hideBelowPx: 1100,
      cell: (row) => figure(overdueOf(row), row, 'overdue'),
      foot: total && figure(overdueOf(total), null, 'overdue'),
    },
    {
      key: 'total',
      header: t(wording.total),
      width: track(total && overdueOf(total) + total.notDue),
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
      empty={<NothingOwed on={on} currency={currency} />}
    />
  )
}
