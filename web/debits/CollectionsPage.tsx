import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type CollectionView, cashRoutes } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { usePagedRows } from '../design/paged-rows.ts'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { standingOf } from './collection-standing.ts'
import { collectionWords as words } from './collections-wording.ts'
import { DebitsFrame, useDebitSetting } from './DebitsFrame.tsx'
import { wording } from './wording.ts'

/** Every collection, the latest first, with what came of it; Enter opens one. */
export function CollectionsPage() {
  const api = useApi()
  const navigate = useNavigate()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const setting = useDebitSetting()
  const orgId = api.orgId ?? 0
  const go = (href: string) => void navigate({ href })
  if (!setting.data)
    return (
      <DebitsFrame here="remises">
        {setting.error ? (
          <ErrorState failure={setting.error} onRetry={() => void setting.refetch()} />
        ) : (
          <SkeletonTable columns={[1, 2, 2, 1, 1, 1]} rows={8} />
        )}
      </DebitsFrame>
    )
  if (!setting.data.setting)
    return (
      <DebitsFrame here="remises">
        <EmptyState
          title={t(wording.notSetTitle)}
          actions={
            <ActionButton primary onAct={() => go(urls.debitSettings(orgId))}>
              {t(wording.setUp)}
            </ActionButton>
          }
        >
          {t(wording.notSet)}
        </EmptyState>
      </DebitsFrame>
    )
  return (
    <DebitsFrame
      here="remises"
      actions={
        <ActionButton
          primary
          refusal={refusal}
          shortcut={{ keys: 'n', does: words.keyPrepare }}
          onAct={() => go(urls.newCollection(orgId))}
        >
          {t(wording.prepare)}
        </ActionButton>
      }
    >
      <CollectionList onOpen={(id) => go(urls.collection(orgId, id))} />
    </DebitsFrame>
  )
}

function CollectionList({ onOpen }: { onOpen(id: string): void }) {
  const api = useApi()
  const { t, count } = useWords()
  const [at, change] = useAddressState<'remise'>()
  const rows = usePagedRows<CollectionView>({
    queryKey: api.keyOf(cashRoutes.collections),
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(cashRoutes.collections, { query: { offset, limit }, signal })
      return { rows: page.collections, total: page.count }
    },
  })
  const money = (cents: number, tone?: 'received' | 'loss') =>
    cents === 0 ? '' : <Amount cents={cents} currency="EUR" tone={tone} />
  const columns = useMemo(
    (): Column<CollectionView>[] => [
      {
        key: 'no',
        header: t(wording.collection),
        width: 'minmax(110px, 140px)',
        cell: (row) => (
          <FigureLink href={urls.collection(api.orgId ?? 0, row.id)}>
            {t(wording.collectionNo, { no: row.no })}
          </FigureLink>
        ),
      },
      { key: 'day', header: t(wording.day), width: '150px', cell: (row) => <Day date={row.collectOn as LocalDate} /> },
      {
        key: 'state',
        header: t(wording.state),
        width: 'minmax(120px, 1fr)',
        cell: (row) => t(standingOf(row)),
      },
      {
        key: 'debits',
        header: t(words.count),
        width: '110px',
        align: 'right',
        hideBelowPx: 620,
        cell: (row) => count(row.debits),
      },
      {
        key: 'amount',
        header: t(wording.amount),
        width: 'minmax(148px, 1fr)',
        align: 'right',
        cell: (row) => <Amount cents={row.cents} currency="EUR" />,
      },
      {
        key: 'settled',
        header: t(words.settled),
        width: 'minmax(148px, 1fr)',
        align: 'right',
        cell: (row) => money(row.settledCents, 'received'),
      },
      {
        key: 'failed',
        header: t(words.cameBack),
        width: 'minmax(148px, 1fr)',
        align: 'right',
        hideBelowPx: 720,
        cell: (row) => money(row.failedCents, 'loss'),
      },
    ],
    [t],
  )
  return (
    <DataTable
      label={t(words.list)}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      activeKey={at.remise ?? null}
      onActive={(remise) => change({ remise })}
      onOpen={(row) => onOpen(row.id)}
      empty={<NoCollection />}
    />
  )
}

/** What to do first: a mandate, or the first collection. */
function NoCollection() {
  const api = useApi()
  const navigate = useNavigate()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const mandates = useQuery(api.ask(cashRoutes.mandates, { query: { limit: 1 } }))
  if (!mandates.data) return null
  const isFirst = mandates.data.count === 0
  return (
    <EmptyState
      title={t(words.noneTitle)}
      actions={
        isFirst ? (
          <ActionButton
            primary
            refusal={refusal}
            onAct={() => void navigate({ href: urls.mandates(api.orgId ?? 0, { panneau: 'nouveau' }) })}
          >
            {t(wording.addMandate)}
          </ActionButton>
        ) : undefined
      }
    >
      {t(isFirst ? words.noMandate : words.none)}
    </EmptyState>
  )
}
