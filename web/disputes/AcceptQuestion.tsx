import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { disputesRoutes } from '../../src/disputes/contract.ts'
import { stateNames } from '../../src/disputes/wording.ts'
import { Ask } from '../design/Ask.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import type { EndingQuestion } from './DisputeActs.tsx'
import { disputeWords as words } from './wording.ts'

/** We were wrong: how much is to be credited. */
export function AcceptQuestion({ dispute, onClose, onUndo }: EndingQuestion) {
  const api = useApi()
  const { t } = useWords()
  const undo = useUndo()
  const refresh = useRefresh()
  const [cents, setCents] = useState<number | null>(dispute.cents)
  const [note, setNote] = useState('')
  const accept = async () => {
    await api.call(disputesRoutes.accept, { params: { id: dispute.id }, body: { cents: cents ?? 0, note } })
    undo({ message: t(words.done, { state: t(stateNames.waiting) }), undo: onUndo })
    await refresh()
  }
  return (
    <Ask opened title={t(words.acceptTitle)} act={t(words.acceptAct)} onAct={accept} onClose={onClose}>
      <p>{t(words.acceptWhat)}</p>
      <MoneyInput label={t(words.creditCents)} currency={dispute.currency} cents={cents} onCents={setCents} />
      <Textarea
        label={t(words.reason)}
        value={note}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Ask>
  )
}
