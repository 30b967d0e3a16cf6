import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { legalRoutes } from '../../src/legal/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { allTicked, noneTicked, type Selection } from '../design/selection.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { ChargesBulk } from './ChargesBulk.tsx'
import { ChargesPanel } from './ChargesPanel.tsx'
import { ChargesUnderWay, ClaimsTogether } from './ChargesTogether.tsx'
import { type ChargesState, ChargesTools, lateAt, WIDEST } from './ChargesTools.tsx'
import { words } from './charge-wording.ts'
import { LegalFrame } from './LegalFrame.tsx'
import classes from './legal.module.css'

type Row = ReplyOut<typeof legalRoutes.lateCharges>['customers'][number]

const PAGE = 100

/** Customers with something late and what could be claimed of each, one by one or together. */
export function ChargesPage() {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<ChargesState>()
  const [selection, setSelection] = useState<Selection>(noneTicked)
  const { filter, upTo, isNarrowed } = lateAt(at)
  const query = { ...filter, ...(upTo ? { upTo } : {}) }
  const head = useQuery({
    ...api.ask(legalRoutes.lateCharges, { query: { ...query, limit: 1 } }),
    placeholderData: (before) => before,
  })
  const rows = usePagedRows<Row>({
    queryKey: [...api.keyOf(legalRoutes.lateCharges), query],
    pageRows: PAGE,
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(legalRoutes.lateCharges, { query: { ...query, offset, limit }, signal })
      return { rows: page.customers, total: page.count }
    },
  })
  const narrow = (state: Parameters<typeof change>[0]) => {
    setSelection(noneTicked)
    change({ ...state, client: null })
  }
  const total = rows.total ?? 0
  const open = at.client
  return (
    <LegalFrame
      here="interets"
      facts={head.data ? [t(words.counted, { n: head.data.count })] : []}
      actions={<ClaimsTogether />}
    >
      <ChargesUnderWay
        onProposal={(au) => {
          narrow({ ...WIDEST, au })
          setSelection(allTicked)
        }}
      />
      <ChargesTools at={at} narrow={narrow} />
      <ListAndPanel
        wide
        panelLabel={t(words.panel)}
        onClose={() => change({ client: null })}
        panel={
          open ? (
            <ChargesPanel key={open} customerId={open} customerName={nameIn(rows, total, open)} upTo={upTo} />
          ) : null
        }
        list={
          <>
            <DataTable
              label={t(words.list)}
              columns={useColumns()}
              rows={rows}
              rowKey={(row) => row.customerId}
              activeKey={open ?? null}
              onActive={(client) => change({ client })}
              selection={selection}
              onSelection={setSelection}
              empty={
                isNarrowed ? (
                  <EmptyState
                    title={t(words.noneTitle)}
                    actions={<ActionButton onAct={() => narrow(WIDEST)}>{t(words.showAll)}</ActionButton>}
                  >
                    {t(words.noneFound)}
                  </EmptyState>
                ) : (
                  <EmptyState title={t(words.noneTitle)}>{t(words.none)}</EmptyState>
                )
              }
            />
            <ChargesBulk
              filter={filter}
              upTo={upTo}
              total={total}
              selection={selection}
              onSelection={setSelection}
              primary={!open}
            />
          </>
        }
      />
    </LegalFrame>
  )
}

function nameIn(rows: { rowAt(index: number): Row | undefined }, total: number, id: string): string | undefined {
  for (let index = 0; index < total; index++) {
    const row = rows.rowAt(index)
    if (row?.customerId === id) return row.name
  }
  return undefined
}

function useColumns(): Column<Row>[] {
  const { t } = useWords()
  const amounts = (row: Row, of: 'interestCents' | 'indemnityCents' | 'toClaimCents' | 'claimedCents') => (
    <span className={classes.stack}>
      {row.totals
        .filter((one) => one[of] > 0)
        .map((one) => (
          <span key={one.currency}>
            <Amount cents={one[of]} currency={one.currency} strong={of === 'toClaimCents'} />
          </span>
        ))}
    </span>
  )
  return [
    { key: 'customer', header: t(words.customer), width: 'minmax(160px, 2fr)', cell: (row) => row.name },
    {
      key: 'documents',
      header: t(words.documents),
      width: '76px',
      align: 'right',
      hideBelowPx: 720,
      cell: (row) => row.documents,
    },
    {
      key: 'interest',
      header: t(words.interest),
      width: 'minmax(110px, 1fr)',
      align: 'right',
      hideBelowPx: 560,
      cell: (row) => amounts(row, 'interestCents'),
    },
    {
      key: 'indemnity',
      header: t(words.indemnity),
      width: 'minmax(100px, 1fr)',
      align: 'right',
      hideBelowPx: 640,
      cell: (row) => amounts(row, 'indemnityCents'),
    },
    {
      key: 'claimed',
      header: t(words.claimed),
      width: 'minmax(100px, 1fr)',
      align: 'right',
      hideBelowPx: 800,
      cell: (row) => amounts(row, 'claimedCents'),
    },
    {
      key: 'toClaim',
      header: t(words.toClaim),
      width: 'minmax(120px, 1fr)',
      align: 'right',
      cell: (row) => amounts(row, 'toClaimCents'),
    },
    {
      key: 'remarks',
      header: t(words.remarks),
      width: 'minmax(140px, 1.2fr)',
      hideBelowPx: 900,
      cell: (row) =>
        [
          row.barred > 0 && t(words.barredShort, { n: row.barred }),
          row.refused > 0 && t(words.refusedShort, { n: row.refused }),
          row.toVerify && t(words.toVerifyShort),
        ]
          .filter(Boolean)
          .join(' · '),
    },
  ]
}
