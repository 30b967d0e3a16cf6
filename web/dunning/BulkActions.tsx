import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { BulkBar } from '../design/BulkBar.tsx'
import type { PagedRows } from '../design/paged-rows.ts'
import { noneTicked, type Selection, tickedCount } from '../design/selection.ts'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { Amounts } from './Amounts.tsx'
import type { ActionFilter, ActionRow } from './actions.ts'
import { BulkOutcome } from './BulkOutcome.tsx'
import { BulkQuestion, type BulkResult } from './BulkQuestion.tsx'
import { type Gathered, gatherTicked, NAMED_ROWS, partApart, sumUp } from './bulk.ts'
import { outcomeOf } from './outcome-in-words.ts'
import { SnoozeQuestion } from './SnoozeQuestion.tsx'
import { wording } from './wording.ts'

type Props = {
  filter: ActionFilter
  rows: PagedRows<ActionRow>
  selection: Selection
  onSelection(selection: Selection): void
}

/** The bar under the list while rows are ticked: how many, how much, what happens to whom; it asks before anything leaves. */
export function BulkActions({ filter, rows, selection, onSelection }: Props) {
  const api = useApi()
  const { t, day, lang } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const [asking, setAsking] = useState<'approve' | 'snooze' | null>(null)
  const [result, setResult] = useState<BulkResult | null>(null)
  const total = rows.total ?? 0
  const count = tickedCount(selection, total)
  const gathered = useQuery<Gathered>({
    queryKey: [...api.keyOf(dunningRoutes.actions), filter, 'ticked', selection.kind, [...selection.keys], total],
    queryFn: () => gatherTicked(rows, selection),
    enabled: count > 0,
    placeholderData: (before) => before,
    staleTime: 0,
  })
  const read = gathered.data?.rows ?? []
  const { ready, apart } = partApart(read)
  const isWhole = read.length === count
  const sum = sumUp(ready)

  const approve = async () => {
    const known = new Map(read.map((row) => [row.id, row.customerName]))
    const every = selection.kind === 'all_but' && selection.keys.size === 0
    const batches: ({ all: ActionFilter } | { ids: string[] })[] = []
    if (every) batches.push({ all: filter })
    else {
      const all = isWhole ? read : (await gatherTicked(rows, selection, total)).rows
      const ids = all.map((row) => row.id)
      for (const row of all) known.set(row.id, row.customerName)
      for (let from = 0; from < ids.length; from += NAMED_ROWS)
        batches.push({ ids: ids.slice(from, from + NAMED_ROWS) })
    }
    const done: BulkResult = { queued: 0, done: 0, leftOutCount: 0, leftOut: [] }
    try {
      for (const body of batches) {
        const one = await api.call(dunningRoutes.approve, { body })
        done.queued += one.queued
        done.done += one.done
        done.leftOutCount += one.leftOutCount
        done.leftOut.push(
          ...one.leftOut.map(({ id, message }) => ({ key: id, name: known.get(id) ?? '', reason: message })),
        )
      }
    } finally {
      // What went through is told even when a later batch did not.
      if (done.queued + done.done + done.leftOutCount > 0) {
        setResult(done)
        onSelection(noneTicked)
      }
      await refresh()
    }
  }
  const snooze = async (until: LocalDate) => {
    const ids = (isWhole ? read : (await gatherTicked(rows, selection, total)).rows).map((row) => row.id)
    let put = 0
    for (let from = 0; from < ids.length; from += NAMED_ROWS)
      put += (await api.call(dunningRoutes.snooze, { body: { ids: ids.slice(from, from + NAMED_ROWS), until } })).count
    tellDone(t(wording.snoozedManySaid, { n: put, day: day(until) }))
    onSelection(noneTicked)
    await refresh()
  }
  return (
    <>
      <BulkBar
        selection={selection}
        onSelection={onSelection}
        total={total}
        amount={isWhole && <Amounts amounts={sum.amounts} />}
        outcome={gathered.data ? isWhole && outcomeOf(lang, sum) : t(wording.bulkReading)}
        leftOut={apart}
      >
        <ActionButton primary refusal={refusal} onAct={() => setAsking('approve')}>
          {t(wording.bulkApprove)}
        </ActionButton>
        {!refusal && <ActionButton onAct={() => setAsking('snooze')}>{t(wording.bulkSnooze)}</ActionButton>}
      </BulkBar>
      <BulkQuestion
        opened={asking === 'approve'}
        count={count - apart.length}
        ready={ready}
        apart={apart}
        isWhole={isWhole}
        onAct={approve}
        onClose={() => setAsking(null)}
      />
      <SnoozeQuestion opened={asking === 'snooze'} count={count} onClose={() => setAsking(null)} onSnooze={snooze} />
      <BulkOutcome result={result} onClose={() => setResult(null)} />
    </>
  )
}
