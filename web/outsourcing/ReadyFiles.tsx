import { useEffect } from 'react'
import { daysBetween, type LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes, type ReadyFileView } from '../../src/outsourcing/contract.ts'
import { paperNames } from '../../src/outsourcing/placements/wording.ts'
import { useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import detail from '../design/detail.module.css'
import { EmptyState } from '../design/EmptyState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import type { Selection } from '../design/selection.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { placeWords as words } from './place-wording.ts'

type Props = {
  queue: { to?: string | undefined; words?: string | undefined }
  activeKey: string | null
  onActive(key: string | null): void
  onKept(): void
  onTotal(total: number): void
  selection: Selection
  onSelection(selection: Selection): void
}

/** Files that may leave, the largest first; the one under the cursor with its documents. */
export function ReadyFiles({ queue, activeKey, onActive, onKept, onTotal, selection, onSelection }: Props) {
  const api = useApi()
  const { t } = useWords()
  const rows = usePagedRows<ReadyFileView>({
    queryKey: [...api.keyOf(outsourcingRoutes.readyFiles), queue],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(outsourcingRoutes.readyFiles, { query: { ...queue, offset, limit }, signal })
      return { rows: page.files, total: page.count }
    },
  })
  const { total } = rows
  useEffect(() => onTotal(total ?? 0), [total, onTotal])
  const open = Array.from({ length: Math.min(total ?? 0, 500) }, (_, place) => rows.rowAt(place)).find(
    (row) => row?.key === activeKey,
  )
  return (
    <ListAndPanel
      panelLabel={t(words.panel)}
      onClose={() => onActive(null)}
      panel={open ? <ReadyFilePanel file={open} /> : null}
      list={
        <DataTable
          label={t(words.list)}
          columns={useColumns()}
          rows={rows}
          rowKey={(row) => row.key}
          activeKey={activeKey}
          onActive={onActive}
          selection={selection}
          onSelection={onSelection}
          empty={
            <EmptyState
              title={t(words.emptyTitle)}
              actions={<ActionButton onAct={onKept}>{t(words.seeKept)}</ActionButton>}
            >
              {t(words.empty)}
            </EmptyState>
          }
        />
      }
    />
  )
}

function useColumns(): Column<ReadyFileView>[] {
  const { t } = useWords()
  const today = useToday()
  return [
    {
      key: 'customer',
      header: t(words.customer),
      width: 'minmax(120px, 1.6fr)',
      cell: (row) => <span title={`${row.customerName} · ${row.customerCode}`}>{row.customerName}</span>,
    },
    {
      key: 'documents',
      header: t(words.documents),
      width: 'minmax(90px, 1fr)',
      cell: (row) =>
        row.documents.length === 1
          ? row.documents[0]!.documentNo
          : `${row.documents[0]!.documentNo} +${row.documents.length - 1}`,
    },
    {
      key: 'late',
      header: t(words.late),
      width: '84px',
      align: 'right',
      cell: (row) => t(words.days, { n: daysBetween(row.oldestDueOn as LocalDate, today) }),
    },
    {
      key: 'amount',
      header: t(words.amount),
      width: 'minmax(110px, 0.8fr)',
      align: 'right',
      cell: (row) => <Amount cents={row.cents} currency={row.currency} />,
    },
    {
      key: 'to',
      header: t(words.to),
      width: 'minmax(110px, 1fr)',
      hideBelowPx: 640,
      cell: (row) =>
        row.mandate ? (
          [`${row.provider} (${row.mandate})`, row.stage === 'court' && t(words.stages, { stage: 'court' })]
            .filter(Boolean)
            .join(', ')
        ) : (
          <span className={classes.quiet}>{t(words.toChoose)}</span>
        ),
    },
    {
      key: 'without',
      header: t(words.without),
      width: 'minmax(120px, 1fr)',
      hideBelowPx: 820,
      cell: (row) => (
        <span className={classes.quiet}>{row.without.map((paper) => t(paperNames[paper])).join(', ')}</span>
      ),
    },
  ]
}

function ReadyFilePanel({ file }: { file: ReadyFileView }) {
  const api = useApi()
  const { t } = useWords()
  const orgId = api.orgId ?? 0
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{file.customerName}</h2>
        <div className={detail.panelFacts}>
          <FigureLink href={urls.customer(orgId, file.customerId)}>{file.customerCode}</FigureLink>
          <Amount cents={file.cents} currency={file.currency} strong />
          <span>{file.rule}</span>
        </div>
      </header>
      <section className={detail.part}>
        <h3>{t(words.documents)}</h3>
        <ul className={classes.list}>
          {file.documents.map(({ itemId, documentNo }) => (
            <li key={itemId}>
              <FigureLink href={urls.item(orgId, file.customerId, itemId)}>{documentNo}</FigureLink>
            </li>
          ))}
        </ul>
      </section>
      {file.without.length > 0 && (
        <p className={detail.quiet}>
          {t(words.without)} : {file.without.map((paper) => t(paperNames[paper])).join(', ')}
        </p>
      )}
    </article>
  )
}
