import { NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import type { Column } from '../design/DataTable.tsx'
import { DataTable } from '../design/DataTable.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { AGED_COLUMNS, type AgedColumn, columnNames, isAgedColumn } from './aged-columns.ts'
import { type NamedItem, useItemColumns } from './item-columns.tsx'
import classes from './ledger.module.css'
import { wording } from './wording.ts'

type Props = {
  asOf: LocalDate
  currency: string
  bucket: AgedColumn | null
  onBucket(bucket: AgedColumn | null): void
  activeId: string | null
  onItem(itemId: string): void
}

/** Every open document of the day, oldest due date first, of one age or of all. */
export function AgedDocuments({ asOf, currency, bucket, onBucket, activeId, onItem }: Props) {
  const api = useApi()
  const navigate = useNavigate()
  const { t, day, count } = useWords()
  const columns = useItemColumns(asOf, 160)
  const cell = { asOf, currency, bucket: bucket ?? undefined }
  const rows = usePagedRows<NamedItem>({
    queryKey: [...api.keyOf(ledgerRoutes.agedItems), 'rows', cell],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(ledgerRoutes.agedItems, { query: { ...cell, offset, limit }, signal })
      return { rows: page.items, total: page.count }
    },
  })
  const customer: Column<NamedItem> = {
    key: 'customer',
    header: t(wording.customer),
    width: 'minmax(160px, 2fr)',
    cell: (item) => <span title={item.customerName}>{item.customerName}</span>,
  }
  return (
    <section className={classes.documents} aria-label={t(wording.documents)}>
      <div className={classes.documentsHead}>
        <h2>
          {t(wording.documents)} {rows.total !== null && <span className={classes.code}>{count(rows.total)}</span>}
        </h2>
        <NativeSelect
          size="xs"
          aria-label={t(wording.bucket)}
          value={bucket ?? ''}
          onChange={(event) => {
            const chosen = event.currentTarget.value
            onBucket(isAgedColumn(chosen) ? chosen : null)
          }}
          data={[
            { value: '', label: t(wording.allBuckets) },
            ...AGED_COLUMNS.map((column) => ({ value: column, label: t(columnNames[column]) })),
          ]}
        />
      </div>
      <DataTable
        label={t(wording.documents)}
        columns={
          [
            customer,
            columns.document,
            columns.kind,
            columns.issued,
            columns.due,
            columns.late,
            columns.amount,
            columns.open,
          ] as Column<NamedItem>[]
        }
        rows={rows}
        rowKey={(item) => item.id}
        activeKey={activeId}
        onActive={onItem}
        onOpen={(item) => void navigate({ href: urls.item(api.orgId ?? 0, item.customerId, item.id) })}
        empty={
          <EmptyState title={t(wording.nothingOwedTitle)}>
            {t(wording.nothingOwed, { day: day(asOf), currency })}
          </EmptyState>
        }
      />
    </section>
  )
}
