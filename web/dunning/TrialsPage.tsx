import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dunningRoutes, type TrialRow } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
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
import { NewTrial } from './NewTrial.tsx'
import { RemindersFrame } from './RemindersFrame.tsx'
import { TrialResult } from './TrialResult.tsx'
import { trialWords } from './trial-wording.ts'

/** Scenarios compared on segments; the result of one opens beside the list. */
export function TrialsPage() {
  const api = useApi()
  const { t, day } = useWords()
  const refusal = useRefusal('settings.manage')
  const [at, change] = useAddressState<'comparaison'>()
  const today = useToday()
  const [isBeginning, setBeginning] = useState(false)
  const found = useQuery(api.ask(dunningRoutes.trials, {}))
  const rows = useRowsInHand<TrialRow>(found.data?.rows ?? [])
  const open = found.data?.rows.find(({ id }) => id === at.comparaison)
  const state = ({ state: now, toOn, adoptedId, championId, championName, challengerName }: TrialRow) => {
    if (now === 'running') return t(toOn < today ? trialWords.toConclude : trialWords.running)
    if (adoptedId === null) return t(trialWords.ended)
    return t(trialWords.adopted, { scenario: adoptedId === championId ? championName : challengerName })
  }
  const columns: Column<TrialRow>[] = [
    { key: 'name', header: t(trialWords.name), width: 'minmax(140px, 1.2fr)', cell: (row) => row.name },
    { key: 'segment', header: t(trialWords.segment), width: 'minmax(120px, 1fr)', cell: (row) => row.segmentName },
    {
      key: 'against',
      header: t(trialWords.challenger),
      width: 'minmax(180px, 1.8fr)',
      hideBelowPx: 640,
      cell: (row) => t(trialWords.against, { challenger: row.challengerName, champion: row.championName }),
    },
    {
      key: 'span',
      header: t(trialWords.span),
      width: '190px',
      hideBelowPx: 820,
      cell: (row) =>
        t(trialWords.spanOf, {
          from: day(row.fromOn as LocalDate),
          to: day((row.endedOn && row.endedOn < row.toOn ? row.endedOn : row.toOn) as LocalDate),
        }),
    },
    { key: 'state', header: t(trialWords.state), width: 'minmax(120px, 1fr)', cell: state },
  ]
  return (
    <RemindersFrame
      here="comparaisons"
      facts={[t(trialWords.what)]}
      actions={
        <ActionButton refusal={refusal} onAct={() => setBeginning(true)}>
          {t(trialWords.begin)}
        </ActionButton>
      }
    >
      <ListAndPanel
        wide
        panelLabel={t(trialWords.panel)}
        onClose={() => change({ comparaison: null })}
        panel={open ? <TrialResult key={open.id} id={open.id} /> : null}
        list={
          found.data ? (
            <DataTable
              label={t(trialWords.list)}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              activeKey={at.comparaison ?? null}
              onActive={(comparaison) => change({ comparaison })}
              empty={<EmptyState title={t(trialWords.emptyTitle)}>{t(trialWords.what)}</EmptyState>}
            />
          ) : found.error ? (
            <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
          ) : (
            <SkeletonTable columns={[1, 1, 2, 1]} rows={5} />
          )
        }
      />
      {isBeginning && (
        <NewTrial onBegun={(comparaison) => change({ comparaison }, 'push')} onClose={() => setBeginning(false)} />
      )}
    </RemindersFrame>
  )
}
