import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { outsourcingRoutes, type PlacementView } from '../../src/outsourcing/contract.ts'
import { Ask } from '../design/Ask.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { placeWords as words } from './place-wording.ts'

type Props = { placement: Pick<PlacementView, 'id' | 'number'>; onClose(): void }

/** Takes a file back, with the reason that the provider will read. */
export function RecallQuestion({ placement, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [reason, setReason] = useState('')
  const recall = async () => {
    await api.call(outsourcingRoutes.recallPlacements, { body: { placementIds: [placement.id], reason } })
    tellDone(t(words.recalled, { number: placement.number }))
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.recallTitle, { number: placement.number })}
      act={t(words.recallAct)}
      refusal={reason.trim() === '' ? t(words.reasonMissing) : null}
      onAct={recall}
      onClose={onClose}
    >
      <p>{t(words.recallWhat)}</p>
      <TextInput
        data-autofocus
        label={t(words.reason)}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Ask>
  )
}

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
