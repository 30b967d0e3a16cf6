import { useState } from 'react'
import { type CollectionView, cashRoutes } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { collectionWords as words } from './collections-wording.ts'

/** Asks to which day a draft moves; what the day is wrong for is said where it was chosen. */
export function MoveCollection({
  opened,
  collection,
  onClose,
}: {
  opened: boolean
  collection: CollectionView
  onClose(): void
}) {
  const api = useApi()
  const { t, day } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const [on, setOn] = useState<LocalDate | null>(collection.collectOn as LocalDate)
  const move = async () => {
    if (!on) return
    await api.call(cashRoutes.moveCollection, { params: { id: collection.id }, body: { collectOn: on } })
    tellDone(t(words.moved, { no: collection.no, day: day(on) }))
    await refresh()
  }
  return (
    <Ask
      opened={opened}
      title={t(words.moveTitle, { no: collection.no })}
      act={t(words.moveAct)}
      onAct={move}
      onClose={onClose}
      refusal={on ? null : t(words.moveDayMissing)}
    >
      <p>{t(words.moveWhat)}</p>
      <DayInput label={t(words.moveTo)} today={today} earliest={today} value={on} onValue={setOn} />
    </Ask>
  )
}
