import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { deskRoutes } from '../../src/desk/contract.ts'
import { deskWording } from '../../src/desk/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useFocusReturn } from '../design/focus-return.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import classes from './desk.module.css'
import { wording } from './wording.ts'

type Props = { customerId: string; onSaved(): Promise<void>; onCancel(): void }

/** A note about a customer; Ctrl-Enter saves it. */
export function NoteForm({ customerId, onSaved, onCancel }: Props) {
  const api = useApi()
  useFocusReturn(true)
  const { t } = useWords()
  const [body, setBody] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const save = async () => {
    if (body.trim() === '') return setError(t(deskWording.noteEmpty))
    setFailure(null)
    try {
      await api.call(deskRoutes.addNote, {
        params: { id: customerId },
        body: { kind: 'note', body, outcome: null, contactId: null },
      })
      await onSaved()
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <Textarea
        label={t(wording.note)}
        description={`${t(wording.noteHint)} ${t(wording.saveKeys)}.`}
        autosize
        minRows={3}
        maxRows={12}
        autoFocus
        value={body}
        error={error}
        onChange={(event) => (setBody(event.currentTarget.value), setError(null))}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && void save()}
      />
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={classes.buttons}>
        <ActionButton onAct={onCancel}>{t(wording.cancel)}</ActionButton>
        <ActionButton type="submit" primary onAct={save}>
          {t(wording.saveNote)}
        </ActionButton>
      </div>
    </form>
  )
}
