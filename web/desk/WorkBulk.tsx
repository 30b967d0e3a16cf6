import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { deskRoutes } from '../../src/desk/contract.ts'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { BulkBar } from '../design/BulkBar.tsx'
import { noneTicked, type Selection, tickedCount } from '../design/selection.ts'
import { useWords } from '../design/words.tsx'
import { Amounts } from '../dunning/Amounts.tsx'
import { BulkOutcome } from '../dunning/BulkOutcome.tsx'
import { BulkQuestion } from '../dunning/BulkQuestion.tsx'
import { type BulkResult, SHOWN_ROWS } from '../dunning/bulk.ts'
import { bulkWords } from '../dunning/bulk-wording.ts'
import { outcomeOf } from '../dunning/outcome-in-words.ts'
import { SnoozeQuestion } from '../dunning/SnoozeQuestion.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { AssignQuestion } from './AssignQuestion.tsx'
import { usePutOff } from './use-put-off.ts'
import type { WorkBoard, WorkFilter } from './worklist.ts'
import { worklistWords as words } from './worklist-wording.ts'

type Props = {
  filter: WorkFilter
  total: number
  members: WorkBoard['members']
  selection: Selection
  onSelection(selection: Selection): void
}

/**
 * The bar under the list while customers are ticked: how many, how much, what would leave and who has nothing to leave. The server
 * weighs it all from the books of now, the rows that are not on screen included; it asks before anything leaves.
 */
export function WorkBulk({ filter, total, members, selection, onSelection }: Props) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const { toldPutOff } = usePutOff()
  const refusal = useRefusal('desk.work')
  const [asking, setAsking] = useState<'approve' | 'snooze' | 'assign' | null>(null)
  const [result, setResult] = useState<BulkResult | null>(null)
  const count = tickedCount(selection, total)
  const { sort: _order, ...all } = filter
  const chosen = selection.kind === 'some' ? { customerIds: [...selection.keys] } : { all, except: [...selection.keys] }
  const weighed = useQuery({
    queryKey: [...api.keyOf(deskRoutes.weighWork), chosen, total],
    queryFn: async ({ signal }) => {
      const work = await api.call(deskRoutes.weighWork, { body: chosen, signal })
      const leaving =
        work.actionIds.length === 0
          ? null
          : await api.call(dunningRoutes.weigh, { body: { ids: work.actionIds }, signal })
      return { work, leaving }
    },
    enabled: count > 0,
    placeholderData: (before) => before,
    staleTime: 0,
  })
  const weight = weighed.isPlaceholderData ? null : (weighed.data ?? null)
  const ids = weight?.work.actionIds ?? []
  const shown = useQuery({
    queryKey: [...api.keyOf(dunningRoutes.actions), 'ticked', ids],
    queryFn: async ({ signal }) => {
      const page = await api.call(dunningRoutes.actions, { query: { list: 'to_confirm', limit: SHOWN_ROWS }, signal })
      const wanted = new Set(ids)
      return page.rows.filter(({ id }) => wanted.has(id))
    },
    enabled: asking === 'approve',
    staleTime: 0,
  })
  const approve = async () => {
    try {
      setResult(await api.call(dunningRoutes.approve, { body: { ids } }))
      onSelection(noneTicked)
    } finally {
      await refresh()
    }
  }
  const putOff = async (until: LocalDate, reason: string) => {
    toldPutOff(await api.call(deskRoutes.snoozeWork, { body: { ...chosen, until, reason } }), until)
    onSelection(noneTicked)
    await refresh()
  }
  const leftOut = [
    ...(weight?.leaving?.leftOut ?? []).map(({ id, customerName, message }) => ({
      key: id,
      name: customerName,
      reason: message,
    })),
    ...(weight?.work.without ?? []).map(({ customerId, customerName, message }) => ({
      key: customerId,
      name: customerName,
      reason: message,
    })),
  ]
  const outcome = () => {
    if (weighed.error) return tellFailure(lang, weighed.error)
    if (!weight) return t(bulkWords.bulkReading)
    return weight.leaving ? outcomeOf(lang, weight.leaving) : t(bulkWords.bulkNothing)
  }
  return (
    <>
      <BulkBar
        selection={selection}
        onSelection={onSelection}
        total={total}
        amount={weight && <Amounts amounts={weight.work.amounts} />}
        outcome={outcome()}
        leftOut={leftOut}
        leftOutCount={(weight?.leaving?.leftOutCount ?? 0) + (weight?.work.withoutCount ?? 0)}
      >
        <ActionButton
          primary
          refusal={refusal ?? (weight && !weight.leaving ? t(words.withoutAction, { n: count }) : null)}
          onAct={() => setAsking('approve')}
        >
          {t(bulkWords.bulkApprove)}
        </ActionButton>
        {!refusal && <ActionButton onAct={() => setAsking('snooze')}>{t(bulkWords.bulkSnooze)}</ActionButton>}
        {!refusal && <ActionButton onAct={() => setAsking('assign')}>{t(words.assign)}</ActionButton>}
      </BulkBar>
      <BulkQuestion
        opened={asking === 'approve'}
        weight={weight?.leaving ?? null}
        shown={shown.data ?? []}
        onAct={approve}
        onClose={() => setAsking(null)}
      />
      <SnoozeQuestion
        opened={asking === 'snooze'}
        count={count}
        title={t(words.snoozeTitle)}
        what={t(words.snoozeWhat)}
        onClose={() => setAsking(null)}
        onSnooze={putOff}
      />
      {asking === 'assign' && (
        <AssignQuestion
          chosen={chosen}
          members={members}
          onClose={() => setAsking(null)}
          onAssigned={async () => {
            onSelection(noneTicked)
            await refresh()
          }}
        />
      )}
      <BulkOutcome result={result} onClose={() => setResult(null)} />
    </>
  )
}
