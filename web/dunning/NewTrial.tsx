import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import { addDays, type LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { trialWords } from './trial-wording.ts'

/** Long enough for documents to fall due and thirty days to pass over most of them. */
const USUAL_DAYS = 60

type Props = { onBegun(id: string): void; onClose(): void }

/** Which segment, which scenario against its own, on how many of its customers, and between which days. */
export function NewTrial({ onBegun, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const known = useQuery(api.ask(dunningRoutes.segments, {})).data?.segments ?? []
  const scenarios = useQuery(api.ask(dunningRoutes.scenarios, {})).data?.rows ?? []
  const segments = known.filter(({ scenarioId }) => scenarioId !== null)
  const [name, setName] = useState('')
  const [segmentId, setSegmentId] = useState('')
  const [challengerId, setChallengerId] = useState('')
  const [sharePercent, setShare] = useState<number | null>(50)
  const [fromOn, setFrom] = useState<LocalDate | null>(today)
  const [toOn, setTo] = useState<LocalDate | null>(addDays(today, USUAL_DAYS))
  const segment = segments.find(({ id }) => id === segmentId) ?? segments[0]
  const others = scenarios.filter(({ id }) => id !== segment?.scenarioId)
  const challenger = others.find(({ id }) => id === challengerId) ?? others[0]
  const begin = async () => {
    if (!segment || !challenger || sharePercent === null || fromOn === null || toOn === null) return
    const body = { name, segmentId: segment.id, challengerId: challenger.id, sharePercent, fromOn, toOn }
    const { id } = await api.call(dunningRoutes.beginTrial, { body })
    tellDone(t(trialWords.begun))
    await refresh()
    onBegun(id)
  }
  return (
    <Ask
      opened
      title={t(trialWords.begin)}
      act={t(trialWords.beginAct)}
      onAct={begin}
      onClose={onClose}
      refusal={segment && challenger ? null : t(trialWords.noSegment)}
    >
      <p>{t(trialWords.what)}</p>
      <TextInput
        data-autofocus
        label={t(trialWords.name)}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t(trialWords.segment)}
        value={segment?.id ?? ''}
        onChange={(event) => setSegmentId(event.currentTarget.value)}
        data={segments.map((one) => ({ value: one.id, label: one.name }))}
      />
      <NativeSelect
        label={t(trialWords.challenger)}
        value={challenger?.id ?? ''}
        onChange={(event) => setChallengerId(event.currentTarget.value)}
        data={others.map((one) => ({ value: one.id, label: one.name }))}
      />
      <NumberInput
        label={t(trialWords.share)}
        description={t(trialWords.shareHint)}
        value={sharePercent ?? ''}
        min={1}
        max={99}
        allowDecimal={false}
        onChange={(value) => setShare(value === '' || value === '-' ? null : Number(value))}
      />
      <DayInput label={t(trialWords.from)} value={fromOn} today={today} onValue={setFrom} />
      <DayInput label={t(trialWords.to)} value={toOn} today={today} onValue={setTo} />
      <p className={detail.quiet}>{t(trialWords.entry)}</p>
    </Ask>
  )
}
