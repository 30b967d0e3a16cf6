import { NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { disputesRoutes } from '../../src/disputes/contract.ts'
import { GRACE_DAYS, MOST_GRACE_DAYS } from '../../src/disputes/model.ts'
import { outcomeNames } from '../../src/disputes/wording.ts'
import { Ask } from '../design/Ask.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import type { EndingQuestion } from './DisputeActs.tsx'
import { disputeWords as words } from './wording.ts'

/** We were right: why, and how many days the customer is left. */
export function RejectQuestion({ dispute, onClose, onUndo }: EndingQuestion) {
  const api = useApi()
  const { t } = useWords()
  const undo = useUndo()
  const refresh = useRefresh()
  const [note, setNote] = useState('')
  const [graceDays, setGraceDays] = useState(GRACE_DAYS)
  const reject = async () => {
    await api.call(disputesRoutes.reject, { params: { id: dispute.id }, body: { note, graceDays } })
    undo({ message: t(words.done, { state: t(outcomeNames.rejected) }), undo: onUndo })
    await refresh()
  }
  return (
    <Ask opened title={t(words.rejectTitle)} act={t(words.rejectAct)} onAct={reject} onClose={onClose}>
      <p>{t(words.rejectWhat)}</p>
      <WhyAndGrace note={note} onNote={setNote} graceDays={graceDays} onGraceDays={setGraceDays} />
    </Ask>
  )
}

type Fields = { note: string; onNote(note: string): void; graceDays: number; onGraceDays(days: number): void }

/** What every end that leaves something due asks. */
export function WhyAndGrace({ note, onNote, graceDays, onGraceDays }: Fields) {
  const { t } = useWords()
  return (
    <>
      <Textarea
        data-autofocus
        label={t(words.reason)}
        value={note}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
      <NumberInput
        label={t(words.grace)}
        value={graceDays}
        min={0}
        max={MOST_GRACE_DAYS}
        clampBehavior="strict"
        allowDecimal={false}
        onChange={(value) => onGraceDays(Number(value) || 0)}
      />
    </>
  )
}
