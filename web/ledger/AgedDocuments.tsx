import { NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { AgedCell } from '../../src/ledger/model.ts'
import { DataTable } from '../design/DataTable.tsx'
import { useWords } from '../design/words.tsx'
import { sortText } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { AGED_COLUMNS, type BalanceOn, columnNames, isAgedCell } from './aged-columns.ts'
import { everyColumn, type ItemOrder, orderShown, useItemColumns } from './item-columns.tsx'
import classes from './ledger.module.css'
import { NothingOwed } from './NothingOwed.tsx'
import { useAgedItems } from './use-aged-items.ts'
import { wording } from './wording.ts'

type Props = {
  on: BalanceOn
  currency: string
  bucket: AgedCell | null
  onBucket(bucket: AgedCell | null): void
  order: ItemOrder
  onOrder(text: string): void
  activeId: string | null
  onItem(itemId: string): void
}

/** Every open document of the day, of one age or of all, in the order asked. */
export function AgedDocuments({ on, currency, bucket, onBucket, order, onOrder, activeId, onItem }: Props) {
  const api = useApi()
  const navigate = useNavigate()
  const { t, count } = useWords()
  const columns = useItemColumns(on.asOf, 150)
  const rows = useAgedItems({ ...on, currency, bucket: bucket ?? undefined }, order)
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
            onBucket(isAgedCell(chosen) ? chosen : null)
          }}
          data={[
            { value: '', label: t(wording.allBuckets) },
            { value: 'debits', label: t(wording.debits) },
            { value: 'overdue', label: t(wording.overdue) },
            { value: 'over60', label: t(wording.over60) },
            ...AGED_COLUMNS.map((column) => ({ value: column, label: t(columnNames[column]) })),
          ]}
        />
      </div>
      <DataTable
        label={t(wording.documents)}
        columns={[columns.customer, ...everyColumn(columns)]}
        rows={rows}
        rowKey={(item) => item.id}
        activeKey={activeId}
        onActive={onItem}
        sort={orderShown(order)}
        onSort={(sort) => onOrder(sortText(sort))}
        onOpen={(item) => void navigate({ href: urls.item(api.orgId ?? 0, item.customerId, item.id) })}
        empty={<NothingOwed on={on} currency={currency} />}
      />
    </section>
  )
}
