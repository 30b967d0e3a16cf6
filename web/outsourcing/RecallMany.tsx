import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { approvalWords as words } from './approval-words.ts'
import { placeWords } from './place-wording.ts'

type Weighed = ReplyOut<typeof routes.weighRecall>
const underWay = ({ promises, plans, disputes, requests }: Weighed) => ({ promises, plans, disputes, requests })

type Props = {
  /** Files named, or all of a mandate that run. */
  named: readonly string[] | { mandateId: string }
  onRecalled(): void
  onClose(): void
}

/** Takes many files back at once: what it comes to and what is under way with their debtors is told first. */
export function RecallMany({ named, onRecalled, onClose }: Props) {
  const api = useApi()
  const { t, money } = useWords()
  const refresh = useRefresh()
  const [reason, setReason] = useState('')
  const placementIds = 'mandateId' in named ? named : [...named]
  const weighed = useQuery({
    queryKey: [...api.keyOf(routes.weighRecall), placementIds],
    queryFn: () => api.call(routes.weighRecall, { body: { placementIds } }),
  })
  const told = weighed.data
  const recall = async () => {
    const { recalled } = await api.call(routes.recallPlacements, { body: { placementIds, reason } })
    tellDone(t(words.recalledMany, { n: recalled }))
    onRecalled()
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.recallManyTitle, { n: told?.files ?? 0 })}
      act={t(words.recallMany, { n: told?.files ?? 0 })}
      refusal={
        reason.trim() === ''
          ? t(placeWords.reasonMissing)
          : told?.files === 0
            ? t(words.recallGone, { n: told.gone })
            : null
      }
      onAct={recall}
      onClose={onClose}
    >
      {weighed.error && <ErrorState failure={weighed.error} />}
      {told && (
        <>
          <p>
            {t(words.recallSum, {
              files: told.files,
              left: told.amounts.map(({ cents, currency }) => money(cents, currency)).join(' + ') || money(0, 'EUR'),
            })}{' '}
            {told.gone > 0 && t(words.recallGone, { n: told.gone })}
          </p>
          {told.promises + told.plans + told.disputes + told.requests > 0 && (
            <p className={detail.quiet}>{t(words.recallUnder, underWay(told))}</p>
          )}
        </>
      )}
      <p>{t(placeWords.recallWhat)}</p>
      <TextInput
        data-autofocus
        label={t(placeWords.reason)}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Ask>
  )
}
