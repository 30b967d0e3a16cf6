import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { addDays, type LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { Chip, Chips } from '../design/Chip.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { useWords } from '../design/words.tsx'
import { actWords } from './act-wording.ts'

type Props = {
  opened: boolean
  /** How many are put off. */
  count: number
  /** What is put off, where it is more than an action: its title, what that means, and a reason that is kept with it. */
  title?: string
  what?: string
  /** The day that what came before proposes. */
  proposed?: LocalDate | null
  onClose(): void
  onSnooze(until: LocalDate, reason: string): Promise<unknown>
}

const USUAL_DAYS = [1, 3, 7, 14] as const

/** Until when: four usual answers, or any day to come. */
export function SnoozeQuestion({ opened, count, title, what, proposed, onClose, onSnooze }: Props) {
  const { t } = useWords()
  const today = useToday()
  const [until, setUntil] = useState<LocalDate | null>(addDays(today, 7))
  const [reason, setReason] = useState('')
  useEffect(() => {
    if (opened && proposed) setUntil(proposed)
  }, [opened, proposed])
  return (
    <Ask
      opened={opened}
      title={title ?? t(actWords.snoozeTitle)}
      act={t(actWords.snoozeAct)}
      onAct={async () => until && (await onSnooze(until, reason))}
      onClose={onClose}
      refusal={until ? null : t(actWords.dayMissing)}
    >
      {count > 1 && !what && <p>{t(actWords.snoozeMany, { n: count })}</p>}
      <p>{what ?? t(actWords.snoozeWhat)}</p>
      <Chips>
        {USUAL_DAYS.map((days) => (
          <Chip
            key={days}
            isOn={until === addDays(today, days)}
            hasFocusFirst={days === 7}
            onPress={() => setUntil(addDays(today, days))}
          >
            {t(actWords.inDays, { n: days })}
          </Chip>
        ))}
      </Chips>
      <DayInput label={t(actWords.until)} value={until} onValue={setUntil} today={today} earliest={addDays(today, 1)} />
      {what && (
        <TextInput
          label={t(actWords.snoozeReason)}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </Ask>
  )
}
