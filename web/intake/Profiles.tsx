import { useQuery } from '@tanstack/react-query'
import { intakeRoutes } from '../../src/intake/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { Instant } from '../design/Instant.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { useRowsInHand } from '../design/paged-rows.ts'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { wording } from './mapping-wording.ts'
import { ProfilePanel } from './ProfilePanel.tsx'
import { kindNames, wording as listWording } from './wording.ts'

export type Profile = ReplyOut<typeof intakeRoutes.profiles>['profiles'][number]

/** The mappings saved so far: a file of the same form is read with its own, without being asked. */
export function Profiles() {
  const api = useApi()
  const { t } = useWords()
  const [at, change] = useAddressState<'modele'>()
  const found = useQuery(api.ask(intakeRoutes.profiles, {}))
  const profiles = found.data?.profiles ?? []
  const rows = useRowsInHand(profiles)
  const chosen = profiles.find((one) => one.id === at.modele)
  if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonTable columns={[3, 1, 1, 1]} />
  const columns: Column<Profile>[] = [
    { key: 'name', header: t(wording.profileName), width: 'minmax(180px, 2fr)', cell: (row) => row.name },
    { key: 'kind', header: t(listWording.kind), width: '150px', cell: (row) => t(kindNames[row.kind]) },
    {
      key: 'when',
      header: t(wording.profileUpdated),
      width: '150px',
      hideBelowPx: 480,
      cell: (row) => <Instant at={row.updatedAt} />,
    },
    { key: 'who', header: t(listWording.who), width: '160px', hideBelowPx: 620, cell: (row) => row.updatedBy },
  ]
  const empty = <EmptyState title={t(wording.profilesEmptyTitle)}>{t(wording.profilesEmpty)}</EmptyState>
  return (
    <ListAndPanel
      list={
        <DataTable
          label={t(wording.profilesTitle)}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          activeKey={at.modele ?? null}
          onActive={(id) => change({ modele: id })}
          empty={empty}
        />
      }
      panel={chosen ? <ProfilePanel key={chosen.id} profile={chosen} onGone={() => change({ modele: null })} /> : null}
      panelLabel={t(wording.profilesTitle)}
      onClose={() => change({ modele: null })}
    />
  )
}
