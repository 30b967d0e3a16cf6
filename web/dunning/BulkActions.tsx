import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { BulkBar } from '../design/BulkBar.tsx'
import type { PagedRows } from '../design/paged-rows.ts'
import { noneTicked, type Selection, tickedCount } from '../design/selection.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { Amounts } from './Amounts.tsx'
import type { ActionFilter, ActionRow } from './actions.ts'
import { BulkOutcome } from './BulkOutcome.tsx'
import { BulkQuestion } from './BulkQuestion.tsx'
import { type BulkResult, chosenOf, firstTicked } from './bulk.ts'
import { bulkWords } from './bulk-wording.ts'
import { outcomeOf } from './outcome-in-words.ts'
import { SnoozeQuestion } from './SnoozeQuestion.tsx'
import { useTakeBack } from './take-back.ts'

type Props = {
  filter: ActionFilter
  rows: PagedRows<ActionRow>
  selection: Selection
  onSelection(selection: Selection): void
}

/**
 * The bar under the list while rows are ticked: how many, how much, what happens to whom and who would not be part of it. The
 * server weighs it all from the books of now, the rows that are not on screen included; it asks before anything leaves.
 */
export function BulkActions({ filter, rows, selection, onSelection }: Props) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const { toldPutOff } = useTakeBack()
  const refusal = useRefusal('desk.work')
  const [asking, setAsking] = useState<'approve' | 'snooze' | null>(null)
  const [result, setResult] = useState<BulkResult | null>(null)
  const total = rows.total ?? 0
  const count = tickedCount(selection, total)
  const chosen = chosenOf(filter, selection)
  const weighing = useQuery({
    queryKey: [...api.keyOf(dunningRoutes.weigh), chosen, total],
    queryFn: ({ signal }) => api.call(dunningRoutes.weigh, { body: chosen, signal }),
    enabled: count > 0,
    placeholderData: (before) => before,
    staleTime: 0,
  })
  const shown = useQuery({
    queryKey: [...api.keyOf(dunningRoutes.actions), filter, 'ticked', chosen, total],
    queryFn: () => firstTicked(rows, selection),
    enabled: asking === 'approve',
    staleTime: 0,
  })
  const weight = weighing.isPlaceholderData ? null : (weighing.data ?? null)
  const approve = async () => {
    try {
      setResult(await api.call(dunningRoutes.approve, { body: chosen }))
      onSelection(noneTicked)
    } finally {
      await refresh()
    }
  }
  const putOff = async (until: LocalDate) => {
    const { ids } = await api.call(dunningRoutes.snooze, { body: { ...chosen, until } })
    toldPutOff(ids, until)
    onSelection(noneTicked)
    await refresh()
  }
  return (
    <>
      <BulkBar
        selection={selection}
        onSelection={onSelection}
        total={total}
        amount={weight && <Amounts amounts={weight.amounts} />}
        outcome={
          weighing.error
            ? tellFailure(lang, weighing.error)
            : weight
              ? outcomeOf(lang, weight)
              : t(bulkWords.bulkReading)
        }
        leftOut={weight?.leftOut.map(({ id, customerName, message }) => ({
          key: id,
          name: customerName,
          reason: message,
        }))}
        leftOutCount={weight?.leftOutCount}
      >
        <ActionButton primary refusal={refusal} onAct={() => setAsking('approve')}>
          {t(bulkWords.bulkApprove)}
        </ActionButton>
        {!refusal && <ActionButton onAct={() => setAsking('snooze')}>{t(bulkWords.bulkSnooze)}</ActionButton>}
      </BulkBar>
      <BulkQuestion
        opened={asking === 'approve'}
        weight={weight}
        shown={shown.data ?? []}
        onAct={approve}
        onClose={() => setAsking(null)}
      />
      <SnoozeQuestion opened={asking === 'snooze'} count={count} onClose={() => setAsking(null)} onSnooze={putOff} />
      <BulkOutcome result={result} onClose={() => setResult(null)} />
    </>
  )
}
