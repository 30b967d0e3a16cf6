import { useQuery } from '@tanstack/react-query'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { AGE_SPANS, type AgedCell } from '../../src/ledger/model.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { Amount } from '../design/Amount.tsx'
import { DataTable } from '../design/DataTable.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { sortText } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { type BalanceOn, cellNames } from './aged-columns.ts'
import { ExportButton } from './ExportButton.tsx'
import { exportDocuments } from './export-aged.ts'
import { type ItemOrder, orderShown, useItemColumns } from './item-columns.tsx'
import classes from './ledger.module.css'
import { useAgedItems } from './use-aged-items.ts'
import { wording } from './wording.ts'

type Props = {
  on: BalanceOn
  currency: string
  /** Null: every customer. */
  customerId: string | null
  /** Null: every age. */
  column: AgedCell | null
  order: ItemOrder
  onOrder(text: string): void
  onItem(itemId: string): void
}

/** The documents behind one cell of the aged balance, with their number and their sum. */
export function CellDocuments({ on, currency, customerId, column, order, onOrder, onItem }: Props) {
  const api = useApi()
  const { t, lang, day } = useWords()
  const columns = useItemColumns(on.asOf, customerId === null ? 150 : 0)
  const cell = { ...on, currency, customerId: customerId ?? undefined, bucket: column ?? undefined }
  const sums = useQuery(api.ask(ledgerRoutes.agedItems, { query: { ...cell, limit: 1 } }))
  const customer = useQuery({
    ...api.ask(partiesRoutes.customer, { params: { id: customerId ?? '' } }),
    enabled: customerId !== null,
  })
  const rows = useAgedItems(cell, order)
  const name = customerId === null ? t(wording.allCustomers) : (customer.data?.customer.name ?? '…')
  return (
    <div className={classes.fullPanel}>
      <header className={classes.panelHead}>
        <h2>{name}</h2>
        <p className={classes.inline}>
          {column ? t(cellNames[column]) : t(wording.total)}
          {sums.data && <Amount cents={sums.data.totalCents} currency={currency} strong />}
          {sums.data && t(wording.documentsCount, { n: sums.data.count })}
          <span className={classes.quiet}>{t(wording.openOn, { day: day(on.asOf) })}</span>
        </p>
        <span className={classes.tools}>
          {customerId !== null && (
            <FigureLink href={urls.customer(api.orgId ?? 0, customerId)}>{t(wording.openCustomer)}</FigureLink>
          )}
          {sums.data !== undefined && sums.data.count > 0 && (
            <ExportButton
              quiet
              make={(tell) => exportDocuments(api, lang, { on, currency, customerId, bucket: column, order }, tell)}
            />
          )}
        </span>
      </header>
      <div className={classes.inPanel}>
        <DataTable
          label={t(wording.cellItems)}
          columns={[
            ...(customerId === null ? [columns.customer] : []),
            columns.document,
            columns.due,
            ...(column === null || column in AGE_SPANS ? [columns.late] : []),
            columns.open,
          ]}
          rows={rows}
          rowKey={(item) => item.id}
          activeKey={null}
          onActive={onItem}
          sort={orderShown(order)}
          onSort={(sort) => onOrder(sortText(sort))}
          keys={false}
          compact
          empty={
            <EmptyState title={t(wording.cellEmptyTitle)}>{t(wording.cellEmpty, { day: day(on.asOf) })}</EmptyState>
          }
        />
      </div>
    </div>
  )
}
