import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { Ask } from '../design/Ask.tsx'
import { useWords } from '../design/words.tsx'
import { actWords } from './act-wording.ts'

type Props = {
  opened: boolean
  title: string
  /** What the act does, in a sentence. */
  what: string
  act: string
  onClose(): void
  onReason(reason: string): Promise<unknown>
}

/** An act that is not done without saying why. */
export function ReasonQuestion({ opened, title, what, act, onClose, onReason }: Props) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  return (
    <Ask
      opened={opened}
      title={title}
      act={act}
      onAct={() => onReason(reason)}
      onClose={onClose}
      refusal={reason.trim() === '' ? t(actWords.reasonMissing) : null}
    >
      <p>{what}</p>
      <Textarea
        data-autofocus
        label={t(actWords.reason)}
        value={reason}
        maxLength={500}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Ask>
  )
}
