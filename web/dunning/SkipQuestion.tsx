import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { Ask } from '../design/Ask.tsx'
import { useWords } from '../design/words.tsx'
import { wording } from './wording.ts'

type Props = { opened: boolean; stepName: string; onClose(): void; onSkip(reason: string): Promise<unknown> }

/** Why a step is taken as done without being sent. */
export function SkipQuestion({ opened, stepName, onClose, onSkip }: Props) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  return (
    <Ask
      opened={opened}
      title={t(wording.skipTitle, { step: stepName })}
      act={t(wording.skipAct)}
      onAct={() => onSkip(reason)}
      onClose={onClose}
      refusal={reason.trim() === '' ? t(wording.reasonMissing) : null}
    >
      <p>{t(wording.skipWhat)}</p>
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
