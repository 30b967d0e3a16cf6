import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { useAct } from './act.ts'
import { FundLineHead } from './FundLineTold.tsx'
import { receiptWords as words } from './receipt-words.ts'

type Props = { lineId: string; show: 'used' | 'over'; onDone(): void }

/** A line of the dedicated account as it was told: undone, or its overpayment given back. */
export function FundLineUse({ lineId, show, onDone }: Props) {
  const api = useApi()
  const { t, day, money } = useWords()
  const refusal = useRefusal('desk.work')
  const { act, failure } = useAct()
  const [asks, setAsks] = useState(false)
  const found = useQuery(api.ask(routes.dedicatedLines, { query: { show, lineId } }))
  const line = found.data?.lines[0]
  if (!line?.use) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={4} />
  }
  const { use, currency } = line
  const giveBack = () =>
    act(async () => {
      await api.call(routes.giveOverBack, { params: { id: use.id } })
      tellDone(t(words.giveBack))
    })
  return (
    <article className={detail.panel}>
      <FundLineHead line={line} />
      {failure !== null && <ErrorState failure={failure} />}
      <p>
        {t(words.usedFor, { n: use.receipts })}
        {use.overCents > 0 &&
          ` · ${use.overGivenBackOn ? t(words.givenBack, { day: day(use.overGivenBackOn as LocalDate) }) : t(words.toGiveBack, { amount: money(use.overCents, currency) })}`}
      </p>
      <div className={detail.acts}>
        {use.overCents > 0 && use.overGivenBackOn === null && (
          <ActionButton refusal={refusal} onAct={giveBack}>
            {t(words.giveBack)}
          </ActionButton>
        )}
        {use.overGivenBackOn === null && (
          <ActionButton refusal={refusal} onAct={() => setAsks(true)}>
            {t(words.undoUse)}
          </ActionButton>
        )}
      </div>
      {asks && <UndoQuestion useId={use.id} onDone={onDone} onClose={() => setAsks(false)} />}
    </article>
  )
}

function UndoQuestion({ useId, onDone, onClose }: { useId: string; onDone(): void; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [why, setWhy] = useState('')
  const undo = async () => {
    await api.call(routes.undoLine, { params: { id: useId }, body: { why } })
    tellDone(t(words.undone))
    onDone()
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.undoTitle)}
      act={t(words.undoUse)}
      refusal={why.trim() === '' ? t(words.whyMissing) : null}
      onAct={undo}
      onClose={onClose}
    >
      <p>{t(words.undoWhat)}</p>
      <TextInput
        data-autofocus
        label={t(words.why)}
        maxLength={300}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </Ask>
  )
}
