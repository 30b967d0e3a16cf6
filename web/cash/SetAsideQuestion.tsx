import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Ask } from '../design/Ask.tsx'
import { useWords } from '../design/words.tsx'
import { matchWords } from './match-wording.ts'
import { ASIDE_REASONS, asideNames } from './wording.ts'

type Props = {
  opened: boolean
  count: number
  onClose(): void
  onReason(as: string): Promise<unknown>
}

/** Asks what lines are that no customer paid: from a list of our own, or in a few words. */
export function SetAsideQuestion(props: Props) {
  // Mounted anew each time it opens: nothing of the last answer is left in it.
  return props.opened ? <Fields {...props} /> : null
}

function Fields({ count, onClose, onReason }: Props) {
  const { t } = useWords()
  const [reason, setReason] = useState<string>(ASIDE_REASONS[0])
  const [words, setWords] = useState('')
  const as = reason === 'other' && words.trim() !== '' ? words.trim() : reason
  return (
    <Ask
      opened
      title={t(matchWords.asideTitle)}
      act={t(matchWords.asideAct)}
      onAct={() => onReason(as)}
      onClose={onClose}
    >
      <p>{t(matchWords.asideWhat, { n: count })}</p>
      <NativeSelect
        data-autofocus
        label={t(matchWords.asideReason)}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data={ASIDE_REASONS.map((one) => ({ value: one, label: t(asideNames[one]!) }))}
      />
      {reason === 'other' && (
        <TextInput
          label={t(matchWords.asideWords)}
          value={words}
          maxLength={40}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
    </Ask>
  )
}
