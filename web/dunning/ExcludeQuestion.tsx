import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { Ask } from '../design/Ask.tsx'
import { useWords } from '../design/words.tsx'
import { remindersWords as words } from './reminders-wording.ts'
import { wording } from './wording.ts'

type Props = { opened: boolean; customerName: string; onClose(): void; onExclude(reason: string): Promise<unknown> }

/** Why a customer is left out of reminders altogether. */
export function ExcludeQuestion({ opened, customerName, onClose, onExclude }: Props) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  return (
    <Ask
      opened={opened}
      title={t(words.excludeTitle, { customer: customerName })}
      act={t(words.exclude)}
      onAct={() => onExclude(reason)}
      onClose={onClose}
      refusal={reason.trim() === '' ? t(wording.reasonMissing) : null}
    >
      <p>{t(words.excludeWhat)}</p>
      <Textarea
        data-autofocus
        label={t(wording.reason)}
        value={reason}
        maxLength={500}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Ask>
  )
}
