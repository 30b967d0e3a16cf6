import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type AdviceView, cashRoutes } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Instant } from '../design/Instant.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import listing from '../design/listing.module.css'
import { usePagedRows } from '../design/paged-rows.ts'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { AdvicePanel } from './AdvicePanel.tsx'
import { adviceWords, stateOf } from './advice-wording.ts'
import classes from './advices.module.css'
import { CashFrame } from './CashFrame.tsx'
import { NewAdvice } from './NewAdvice.tsx'

/** How the address names what is shown; those that wait are the page itself. */
const SHOWS = { attente: 'waiting', recus: 'linked', retires: 'dropped' } as const
type ShowName = keyof typeof SHOWS

/** What payers announce: `voir` which ones, `avis` the open one, `nouveau` while one is added. */
export function AdvicesPage() {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<'voir' | 'avis' | 'nouveau'>()
  const [dropped, setDropped] = useState<File | null>(null)
  const role = useRefusal('desk.work')
  const name: ShowName = at.voir && at.voir in SHOWS ? (at.voir as ShowName) : 'attente'
  const show = SHOWS[name]
  const counts = useQuery(api.ask(cashRoutes.advices, { query: { show } })).data?.counts
  const add = () => change({ nouveau: 'oui', avis: null }, 'push')
  return (
    <CashFrame
      here="avis"
      actions={
        <ActionButton
          primary={at.nouveau === undefined}
          refusal={role}
          shortcut={{ keys: 'n', does: adviceWords.add }}
          onAct={add}
        >
          {t(adviceWords.add)}
        </ActionButton>
      }
    >
      <div
        className={classes.page}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          const file = event.dataTransfer.files[0]
          if (event.isDefaultPrevented() || !file || role) return
          event.preventDefault()
          setDropped(file)
          add()
        }}
      >
        <div className={listing.filters}>
          <SegmentedControl
            size="xs"
            aria-label={t(adviceWords.shows)}
            value={name}
            onChange={(voir) => change({ voir: voir === 'attente' ? null : voir, avis: null })}
            data={[
              { value: 'attente', label: t(adviceWords.waiting, { n: counts?.waiting ?? 0 }) },
              { value: 'recus', label: t(adviceWords.linked, { n: counts?.linked ?? 0 }) },
              { value: 'retires', label: t(adviceWords.dropped, { n: counts?.dropped ?? 0 }) },
            ]}
          />
        </div>
        <ListAndPanel
          wide
          panelLabel={t(adviceWords.panel)}
          onClose={() => {
            setDropped(null)
            change({ avis: null, nouveau: null })
          }}
          panel={
            at.nouveau ? (
              <NewAdvice
                key={dropped?.name ?? ''}
                start={dropped}
                onKept={(avis) => {
                  setDropped(null)
                  change({ avis, nouveau: null, voir: null })
                }}
              />
            ) : at.avis ? (
              <AdvicePanel key={at.avis} id={at.avis} />
            ) : null
          }
          list={
            <AdviceList
              show={show}
              activeId={at.avis ?? null}
              onActive={(avis) => change({ avis, nouveau: null })}
              onAdd={role ? null : add}
            />
          }
        />
      </div>
    </CashFrame>
  )
}

function AdviceList({
  show,
  activeId,
  onActive,
  onAdd,
}: {
  show: (typeof SHOWS)[ShowName]
  activeId: string | null
  onActive(id: string): void
  onAdd: (() => void) | null
}) {
  const api = useApi()
  const { t, count, lang } = useWords()
  const rows = usePagedRows<AdviceView>({
    queryKey: [...api.keyOf(cashRoutes.advices), show, lang],
    // All that is kept of a state comes at once: two hundred at most.
    pageRows: 200,
    fetchPage: async ({ signal }) => {
      const { advices } = await api.call(cashRoutes.advices, { query: { show }, signal })
      return { rows: advices, total: advices.length }
    },
  })
  const columns: Column<AdviceView>[] = [
    {
      key: 'received',
      header: t(adviceWords.received),
      width: '148px',
      hideBelowPx: 680,
      cell: (row) => <Instant at={row.receivedAt} />,
    },
    {
      key: 'payer',
      header: t(adviceWords.payer),
      width: 'minmax(140px, 2fr)',
      cell: (row) => <span title={row.name}>{row.payer || row.customerName || row.name}</span>,
    },
    {
      key: 'paid',
      header: t(adviceWords.paidOn),
      width: '104px',
      hideBelowPx: 720,
      cell: (row) => (row.paidOn ? <Day date={row.paidOn as LocalDate} /> : '–'),
    },
    {
      key: 'rows',
      header: t(adviceWords.documents),
      width: '92px',
      align: 'right',
      cell: (row) => count(row.rowCount),
    },
    {
      key: 'total',
      header: t(adviceWords.total),
      width: '124px',
      align: 'right',
      cell: (row) => (row.totalCents === null ? '–' : <Amount cents={row.totalCents} currency={row.currency} />),
    },
    {
      key: 'state',
      header: t(adviceWords.state),
      width: 'minmax(150px, 1.4fr)',
      hideBelowPx: 520,
      cell: (row) => (row.isStale ? <Reason kind="held">{t(stateOf(row))}</Reason> : t(stateOf(row))),
    },
  ]
  return (
    <DataTable
      label={t(adviceWords.list)}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      activeKey={activeId}
      onActive={onActive}
      empty={
        <EmptyState
          title={t(adviceWords.emptyTitle)}
          actions={onAdd && show === 'waiting' ? <ActionButton onAct={onAdd}>{t(adviceWords.add)}</ActionButton> : null}
        >
          {t(show === 'waiting' ? adviceWords.what : adviceWords.emptyHere)}
        </EmptyState>
      }
    />
  )
}
