import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { serviceWords as words } from './score-words.ts'

type Props = { mandateId: string; untilOn: string; onClose(): void }

/** On which day the report of a period came. */
export function ReportQuestion({ mandateId, untilOn, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [receivedOn, setReceivedOn] = useState<LocalDate | null>(null)
  const [note, setNote] = useState('')
  const record = async () => {
    await api.call(routes.recordReport, {
      params: { id: mandateId },
      body: { untilOn, receivedOn: receivedOn!, note },
    })
    tellDone(t(words.recorded))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.recordTitle, { on: untilOn })}
      act={t(words.record)}
      refusal={receivedOn === null ? t(words.dayMissing) : null}
      onAct={record}
      onClose={onClose}
    >
      <DayInput label={t(words.receivedOn)} value={receivedOn} onValue={setReceivedOn} required />
      <TextInput
        label={t(words.note)}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Ask>
  )
}
