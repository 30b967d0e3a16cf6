import { useQuery } from '@tanstack/react-query'
import { type CategoryView, disputesRoutes } from '../../src/disputes/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { useRowsInHand } from '../design/paged-rows.ts'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { CategoryForm } from './CategoryForm.tsx'
import { DisputesFrame } from './DisputesFrame.tsx'
import { useOwners } from './members.ts'
import { disputeWords, categoryWords as words } from './wording.ts'

type Row = CategoryView & { label: string }

/** Causes of dispute: who answers for each, in how many days, and what is done. `motif` is the open one, `nouveau` one to add. */
export function CategoriesPage() {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('settings.manage')
  const { nameOf } = useOwners()
  const [at, change] = useAddressState<'motif' | 'nouveau'>()
  const found = useQuery(api.ask(disputesRoutes.categories, {}))
  const rows = useRowsInHand<Row>(found.data?.categories ?? [])
  const open = found.data?.categories.find((one) => one.id === at.motif)
  const close = () => change({ motif: null, nouveau: null })
  const columns: Column<Row>[] = [
    {
      key: 'name',
      header: t(disputeWords.category),
      width: 'minmax(160px, 1.4fr)',
      cell: (row) => (row.isRetired ? `${row.label} (${t(words.retired)})` : row.label),
    },
    {
      key: 'owner',
      header: t(disputeWords.owner),
      width: 'minmax(130px, 1fr)',
      cell: (row) => (row.owner === null ? t(words.whoOpens) : nameOf(row.owner)),
    },
    {
      key: 'delay',
      header: t(words.delay),
      width: '110px',
      align: 'right',
      cell: (row) => t(words.nDays, { n: row.delayDays }),
    },
    {
      key: 'tasks',
      header: t(words.tasks),
      width: 'minmax(200px, 3fr)',
      hideBelowPx: 640,
      cell: (row) => row.tasks.map((task) => task.name).join(' · ') || '–',
    },
  ]
  return (
    <DisputesFrame
      here="motifs"
      facts={[t(words.what)]}
      actions={
        <ActionButton
          refusal={refusal}
          shortcut={{ keys: 'n', does: words.add }}
          onAct={() => change({ nouveau: 'oui', motif: null }, 'push')}
        >
          {t(words.add)}
        </ActionButton>
      }
    >
      <ListAndPanel
        panelLabel={t(words.panel)}
        onClose={close}
        panel={
          at.nouveau ? (
            <CategoryForm category={null} onSaved={close} />
          ) : open ? (
            <CategoryForm key={open.id} category={open} onSaved={close} />
          ) : null
        }
        list={
          found.data ? (
            <DataTable
              label={t(words.list)}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              activeKey={at.motif ?? null}
              onActive={(motif) => change({ motif, nouveau: null })}
              empty={<EmptyState title={t(words.list)}>{t(words.what)}</EmptyState>}
            />
          ) : found.error ? (
            <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
          ) : (
            <SkeletonTable columns={[2, 1, 1, 3]} rows={11} />
          )
        }
      />
    </DisputesFrame>
  )
}
