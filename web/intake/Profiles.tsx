import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { intakeRoutes } from '../../src/intake/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
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
import classes from './intake.module.css'
import { draftOf } from './mapping-draft.ts'
import { wording } from './mapping-wording.ts'
import { meaningInWords } from './meaning-in-words.ts'
import { wording as importWording, kindNames } from './wording.ts'

type Profile = ReplyOut<typeof intakeRoutes.profiles>['profiles'][number]

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
    { key: 'kind', header: t(importWording.kind), width: '150px', cell: (row) => t(kindNames[row.kind]) },
    {
      key: 'when',
      header: t(wording.profileUpdated),
      width: '150px',
      hideBelowPx: 480,
      cell: (row) => <Instant at={row.updatedAt} />,
    },
    { key: 'who', header: t(importWording.who), width: '160px', hideBelowPx: 620, cell: (row) => row.updatedBy },
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

function ProfilePanel({ profile, onGone }: { profile: Profile; onGone(): void }) {
  const words = useWords()
  const { t } = words
  const api = useApi()
  const client = useQueryClient()
  const right = useRefusal('books.import')
  const [asked, setAsked] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const { mapping } = profile
  const width = 1 + Math.max(-1, ...Object.values(mapping.columns), ...mapping.buckets.map((bucket) => bucket.column))
  const meanings = draftOf(mapping, width, mapping.currency).meanings
  const remove = async () => {
    setFailure(null)
    try {
      await api.call(intakeRoutes.removeProfile, { params: { id: profile.id } })
      onGone()
      await client.invalidateQueries({ queryKey: api.keyOf(intakeRoutes.profiles) })
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <div className={classes.panel}>
      <h2>{profile.name}</h2>
      <section>
        <h3 className={classes.part}>{t(wording.profileFields)}</h3>
        <dl className={classes.facts}>
          {meanings.map(
            (meaning, column) =>
              meaning && (
                <div key={column} className={classes.pair}>
                  <dt>{t(wording.unnamed, { n: column + 1 })}</dt>
                  <dd>{meaningInWords(words, meaning, profile.kind)}</dd>
                </div>
              ),
          )}
        </dl>
      </section>
      {failure !== null && <ErrorState failure={failure} />}
      {asked ? (
        <>
          <p>{t(wording.profileRemoveSays)}</p>
          <div className={classes.actions}>
            <ActionButton onAct={remove}>{t(wording.profileRemoveSure, { name: profile.name })}</ActionButton>
            <ActionButton onAct={() => setAsked(false)}>{t(wording.profileKeep)}</ActionButton>
          </div>
        </>
      ) : (
        <ActionButton refusal={right} onAct={() => setAsked(true)}>
          {t(wording.profileRemove)}
        </ActionButton>
      )}
    </div>
  )
}
