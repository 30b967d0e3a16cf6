import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { intakeRoutes } from '../../src/intake/contract.ts'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { useToday } from '../access/membership.tsx'
import { DataTable } from '../design/DataTable.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { useWords } from '../design/words.tsx'
import { usePdfAddresses } from '../documents/document-address.ts'
import { sortText } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { everyColumn, type ItemOrder, itemOrderOf, orderAsked, orderShown, useItemColumns } from './item-columns.tsx'
import classes from './ledger.module.css'
import { wording } from './wording.ts'

const LATEST_FIRST: ItemOrder = { sort: 'issued', descending: true }

type DocumentsShown = 'open' | 'all'

type Props = {
  customerId: string
  show: DocumentsShown
  onShow(show: DocumentsShown): void
  /** An import: only what it booked or settled, until `onEvery`. */
  importId: string | null
  onEvery(): void
  order: string | undefined
  onOrder(text: string): void
  activeId: string | null
  onItem(itemId: string): void
}

/** The documents of a customer, open ones first of all; a row opens beside the list. */
export function CustomerDocuments({
  customerId,
  show: shown,
  onShow,
  importId,
  onEvery,
  activeId,
  onItem,
  ...sorted
}: Props) {
  const api = useApi()
  const { t, count } = useWords()
  const columns = useItemColumns(useToday(), 0, usePdfAddresses(customerId))
  const order = itemOrderOf(sorted.order, LATEST_FIRST)
  // What an import booked is mostly settled by now: its documents are shown whatever is left of them.
  const show = importId ? 'all' : shown
  const asked = { show, sourceId: importId ?? undefined, ...orderAsked(order) }
  const rows = usePagedRows({
    queryKey: [...api.keyOf(ledgerRoutes.customerItems), customerId, asked],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(ledgerRoutes.customerItems, {
        params: { id: customerId },
        query: { ...asked, offset, limit },
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
        {!importId && (
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
        )}
      </div>
      {importId && <FromImport importId={importId} onEvery={onEvery} />}
      <DataTable
        label={t(wording.documents)}
        columns={everyColumn(columns)}
        rows={rows}
        rowKey={(item) => item.id}
        activeKey={activeId}
        onActive={onItem}
        sort={orderShown(order)}
        onSort={(sort) => sorted.onOrder(sortText(sort))}
        empty={
          importId ? (
            <EmptyState title={t(wording.fromImportEmptyTitle)}>{t(wording.fromImportEmpty)}</EmptyState>
          ) : show === 'open' ? (
            <EmptyState title={t(wording.noOpenTitle)}>{t(wording.noOpen)}</EmptyState>
          ) : (
            <EmptyState title={t(wording.noDocumentTitle)}>{t(wording.noDocument)}</EmptyState>
          )
        }
      />
    </section>
  )
}

/** Which import the list is cut down to, and the ways out: the import itself, or every document again. */
function FromImport({ importId, onEvery }: { importId: string; onEvery(): void }) {
  const api = useApi()
  const { t } = useWords()
  const found = useQuery(api.ask(intakeRoutes.import, { params: { id: importId } }))
  return (
    <p className={classes.known}>
      {t(wording.fromImport, { file: found.data?.fileName ?? '…' })}
      <FigureLink href={urls.import(api.orgId ?? 0, importId)}>{t(wording.openImport)}</FigureLink>
      <button type="button" className={classes.link} onClick={onEvery}>
        {t(wording.everyDocument)}
      </button>
    </p>
  )
}
