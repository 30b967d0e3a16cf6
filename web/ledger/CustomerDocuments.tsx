import { SegmentedControl } from '@mantine/core'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { useToday } from '../access/membership.tsx'
import { DataTable } from '../design/DataTable.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useItemColumns } from './item-columns.tsx'
import classes from './ledger.module.css'
import { wording } from './wording.ts'

type DocumentsShown = 'open' | 'all'

type Props = {
  customerId: string
  show: DocumentsShown
  onShow(show: DocumentsShown): void
  activeId: string | null
  onItem(itemId: string): void
}

/** The documents of a customer, open ones first of all; a row opens beside the list. */
export function CustomerDocuments({ customerId, show, onShow, activeId, onItem }: Props) {
  const api = useApi()
  const { t, count } = useWords()
  const columns = useItemColumns(useToday())
  const rows = usePagedRows({
    queryKey: [...api.keyOf(ledgerRoutes.customerItems), customerId, show],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(ledgerRoutes.customerItems, {
        params: { id: customerId },
        query: { show, offset, limit },
        signal,
      })
      return { rows: page.items, total: page.count }
    },
  })
  return (
    <section className={classes.documents} aria-labelledby="documents">
      <div className={classes.documentsHead}>
        <h2 id="documents">
          {t(wording.documents)} {rows.total !== null && <span className={classes.code}>{count(rows.total)}</span>}
        </h2>
        <SegmentedControl
          size="xs"
          aria-label={t(wording.documentsShown)}
          value={show}
          onChange={(value) => onShow(value as DocumentsShown)}
          data={[
            { value: 'open', label: t(wording.openOnes) },
            { value: 'all', label: t(wording.allOnes) },
          ]}
        />
      </div>
      <DataTable
        label={t(wording.documents)}
        columns={[
          columns.document,
          columns.kind,
          columns.issued,
          columns.due,
          columns.late,
          columns.amount,
          columns.open,
        ]}
        rows={rows}
        rowKey={(item) => item.id}
        activeKey={activeId}
        onActive={onItem}
        empty={
          show === 'open' ? (
            <EmptyState title={t(wording.noOpenTitle)}>{t(wording.noOpen)}</EmptyState>
          ) : (
            <EmptyState title={t(wording.noDocumentTitle)}>{t(wording.noDocument)}</EmptyState>
          )
        }
      />
    </section>
  )
}
