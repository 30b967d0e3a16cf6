import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { Amount } from '../design/Amount.tsx'
import { DataTable } from '../design/DataTable.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { type AgedColumn, columnNames } from './aged-columns.ts'
import { type NamedItem, useItemColumns } from './item-columns.tsx'
import classes from './ledger.module.css'
import { wording } from './wording.ts'

type Props = {
  asOf: LocalDate
  currency: string
  /** Null: every customer. */
  customerId: string | null
  /** Null: every age. */
  column: AgedColumn | null
  onItem(itemId: string): void
}

/** The documents behind one cell of the aged balance, with their number and their sum. */
export function AgedCell({ asOf, currency, customerId, column, onItem }: Props) {
  const api = useApi()
  const { t, count, day } = useWords()
  const columns = useItemColumns(asOf, customerId === null ? 110 : 0)
  const cell = { asOf, currency, customerId: customerId ?? undefined, bucket: column ?? undefined }
  const sums = useQuery(api.ask(ledgerRoutes.agedItems, { query: { ...cell, limit: 1 } }))
  const customer = useQuery({
    ...api.ask(partiesRoutes.customer, { params: { id: customerId ?? '' } }),
    enabled: customerId !== null,
  })
  const rows = usePagedRows<NamedItem>({
    queryKey: [...api.keyOf(ledgerRoutes.agedItems), 'rows', cell],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(ledgerRoutes.agedItems, { query: { ...cell, offset, limit }, signal })
      return { rows: page.items, total: page.count }
    },
  })
  const name = customerId === null ? t(wording.allCustomers) : (customer.data?.customer.name ?? '…')
  return (
    <div className={classes.fullPanel}>
      <header className={classes.panelHead}>
        <h2>{name}</h2>
        <p className={classes.inline}>
          {column ? t(columnNames[column]) : t(wording.total)}
          {sums.data && <Amount cents={sums.data.totalCents} currency={currency} strong />}
          {sums.data && t(wording.documentsCount, { n: count(sums.data.count) })}
          <span className={classes.quiet}>{t(wording.openOn, { day: day(asOf) })}</span>
        </p>
        {customerId !== null && (
          <FigureLink href={urls.customer(api.orgId ?? 0, customerId)}>{t(wording.openCustomer)}</FigureLink>
        )}
      </header>
      <div className={classes.inPanel}>
        <DataTable
          label={t(wording.cellItems)}
          columns={[
            ...(customerId === null ? [customerColumn(t(wording.customer))] : []),
            columns.document,
            columns.due,
            ...(column === null ? [columns.late] : []),
            columns.open,
          ]}
          rows={rows}
          rowKey={(item) => item.id}
          activeKey={null}
          onActive={onItem}
          keys={false}
          compact
          empty={<EmptyState title={t(wording.cellEmptyTitle)}>{t(wording.cellEmpty, { day: day(asOf) })}</EmptyState>}
        />
      </div>
    </div>
  )
}

const customerColumn = (header: string) => ({
  key: 'customer',
  header,
  width: 'minmax(110px, 1.2fr)',
  cell: (item: NamedItem) => <span title={item.customerName}>{item.customerName}</span>,
})
