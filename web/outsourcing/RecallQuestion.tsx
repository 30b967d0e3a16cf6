import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { outsourcingRoutes, type PlacementView } from '../../src/outsourcing/contract.ts'
import { Ask } from '../design/Ask.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { approvalWords } from './approval-words.ts'
import { placeWords as words } from './place-wording.ts'

type Props = { placement: Pick<PlacementView, 'id' | 'number'>; onClose(): void }

/** Tells whoever collects a file what to do with it. */
export function InstructQuestion({ placement, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [note, setNote] = useState('')
  const instruct = async () => {
    await api.call(outsourcingRoutes.instructPlacement, { params: { id: placement.id }, body: { note } })
    tellDone(t(words.instructed))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.instruct)}
      act={t(words.instructAct)}
      refusal={note.trim() === '' ? t(words.instructionMissing) : null}
      onAct={instruct}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        autosize
        minRows={3}
        label={t(words.instruction)}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Ask>
  )
}

/** Writes down what a debtor complains of in whoever collects; both sides read it. */
export function ComplainQuestion({ placement, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [note, setNote] = useState('')
  const complain = async () => {
    await api.call(outsourcingRoutes.complainOf, { params: { id: placement.id }, body: { note } })
    tellDone(t(approvalWords.complained))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(approvalWords.complainTitle)}
      act={t(approvalWords.complainAct)}
      refusal={note.trim() === '' ? t(approvalWords.wordsMissing) : null}
      onAct={complain}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        autosize
        minRows={3}
        maxLength={2000}
        label={t(approvalWords.complainWhat)}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </Ask>
  )
}
