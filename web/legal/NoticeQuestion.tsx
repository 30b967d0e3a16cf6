import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { legalRoutes } from '../../src/legal/contract.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { words } from './charge-wording.ts'

type Props = { opened: boolean; onClose(): void; customerId: string; itemIds: readonly string[] }

/** The day a formal notice reached a consumer, and what proves it: interest runs from the day after. */
export function NoticeQuestion({ opened, onClose, customerId, itemIds }: Props) {
  const api = useApi()
  const { t } = useWords()
  const today = useToday()
  const refresh = useRefresh()
  const [receivedOn, setReceivedOn] = useState<LocalDate | null>(null)
  const [evidence, setEvidence] = useState('')
  const save = async () => {
    const body = { itemIds: [...itemIds], receivedOn, evidence }
    await api.call(legalRoutes.noteFormalNotice, { params: { id: customerId }, body })
    tellDone(t(words.noticed))
    await refresh()
  }
  return (
    <Ask
      opened={opened}
      onClose={onClose}
      title={t(words.noticeTitle)}
      act={t(words.noticeAct)}
      onAct={save}
      refusal={itemIds.length === 0 ? t(words.nothingChosen) : null}
    >
      <p>{t(words.noticeWhat)}</p>
      <DayInput label={t(words.receivedOn)} today={today} latest={today} value={receivedOn} onValue={setReceivedOn} />
      <TextInput
        label={t(words.evidence)}
        description={t(words.evidenceHint)}
        value={evidence}
        maxLength={300}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
    </Ask>
  )
}
