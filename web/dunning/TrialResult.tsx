import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import listing from '../design/listing.module.css'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { trialWords } from './trial-wording.ts'

type Result = z.output<typeof dunningRoutes.trial.reply>
type Side = Result['champion']
type Adopted = 'champion' | 'challenger'

/** What each scenario brought in, what may be said of it, and the choice of one. */
export function TrialResult({ id }: { id: string }) {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('settings.manage')
  const found = useQuery(api.ask(dunningRoutes.trial, { params: { id } }))
  const [adopt, setAdopt] = useState<Adopted | null>(null)
  if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonTable columns={[2, 1, 1]} rows={10} />
  const { trial, sentence, currency, interval } = found.data
  return (
    <section className={detail.panel} aria-labelledby="trial">
      <div className={detail.panelHead}>
        <h2 id="trial">{trial.name}</h2>
        <span>{t(trialWords.against, { challenger: trial.challengerName, champion: trial.championName })}</span>
      </div>
      <div className={detail.part}>
        <Reason kind="evidence">{sentence}</Reason>
        {interval && <p className={detail.quiet}>{t(trialWords.interval)}</p>}
        <p className={detail.quiet}>{t(trialWords.currencyOnly, { currency })}</p>
      </div>
      <Sides result={found.data} />
      {trial.state === 'running' && (
        <div className={detail.acts}>
          <ActionButton refusal={refusal} onAct={() => setAdopt('challenger')}>
            {t(trialWords.adoptChallenger)}
          </ActionButton>
          <ActionButton refusal={refusal} onAct={() => setAdopt('champion')}>
            {t(trialWords.keepChampion)}
          </ActionButton>
        </div>
      )}
      {adopt && <EndTrial trial={trial} adopt={adopt} onClose={() => setAdopt(null)} />}
    </section>
  )
}

function Sides({ result }: { result: Result }) {
  const { t, money, count } = useWords()
  const { champion, challenger, currency } = result
  const percent = (rate: number | null) => (rate === null ? '–' : t(trialWords.percent, { n: tenth(rate * 100) }))
  const rows: { label: string; of(side: Side): string }[] = [
    { label: t(trialWords.rate), of: ({ rate }) => percent(rate) },
    { label: t(trialWords.due), of: ({ dueCents }) => money(dueCents, currency) },
    { label: t(trialWords.collected), of: ({ collectedCents }) => money(collectedCents, currency) },
    {
      label: t(trialWords.paid),
      of: ({ paidItems, items }) => t(trialWords.ofItems, { paid: count(paidItems), items: count(items) }),
    },
    { label: t(trialWords.days), of: ({ averageDays }) => (averageDays === null ? '–' : count(averageDays)) },
    { label: t(trialWords.customers), of: ({ customers }) => count(customers) },
    { label: t(trialWords.measured), of: ({ measured }) => count(measured) },
    { label: t(trialWords.contacts), of: ({ contacts }) => count(contacts) },
    { label: t(trialWords.disputes), of: ({ disputes }) => count(disputes) },
    { label: t(trialWords.optOuts), of: ({ optOuts }) => count(optOuts) },
    { label: t(trialWords.spam), of: ({ spam }) => count(spam) },
  ]
  return (
    <table className={listing.grid}>
      <thead>
        <tr>
          <th scope="col">{t(trialWords.measure)}</th>
          <th scope="col" data-align="right">
            {result.trial.championName}
          </th>
          <th scope="col" data-align="right">
            {result.trial.challengerName}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, of }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td data-align="right">{of(champion)}</td>
            <td data-align="right">{of(challenger)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const tenth = (value: number): number => Math.round(value * 10) / 10

function EndTrial({ trial, adopt, onClose }: { trial: Result['trial']; adopt: Adopted; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const scenario = adopt === 'champion' ? trial.championName : trial.challengerName
  const end = async () => {
    await api.call(dunningRoutes.endTrial, { params: { id: trial.id }, body: { adopt } })
    tellDone(t(trialWords.endedSaid, { scenario }))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(trialWords.endTitle)}
      act={t(adopt === 'champion' ? trialWords.keepChampion : trialWords.adoptChallenger)}
      onAct={end}
      onClose={onClose}
    >
      <p>{t(trialWords.endWhat, { scenario })}</p>
    </Ask>
  )
}
