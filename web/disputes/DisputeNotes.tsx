import { Textarea } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { type DisputeView, disputesRoutes } from '../../src/disputes/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { Instant } from '../design/Instant.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './disputes.module.css'
import { disputeWords as words } from './wording.ts'

/** What was learnt about a dispute, the newest first. */
export function DisputeNotes({ dispute }: { dispute: DisputeView }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('claims.work')
  const [body, setBody] = useState('')
  const [failure, setFailure] = useState<unknown>(null)
  const add = async () => {
    setFailure(null)
    try {
      await api.call(disputesRoutes.addNote, { params: { id: dispute.id }, body: { body } })
      setBody('')
      await refresh()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && body.trim() !== '') void add()
  }
  return (
    <section className={detail.part}>
      <h3>{t(words.notes)}</h3>
      <ul className={classes.rows}>
        {dispute.notes.map((note) => (
          <li key={note.id}>
            <p className={classes.said}>{note.body}</p>
            <span className={detail.quiet}>
              <Instant at={note.writtenAt} /> · {note.writtenBy}
            </span>
          </li>
        ))}
      </ul>
      {!refusal && (
        <>
          <Textarea
            aria-label={t(words.notes)}
            placeholder={t(words.noteHint)}
            value={body}
            maxLength={4000}
            autosize
            minRows={2}
            maxRows={8}
            onChange={(event) => setBody(event.currentTarget.value)}
            onKeyDown={pressed}
          />
          {failure !== null && <ErrorState failure={failure} keepsTyped />}
          {body.trim() !== '' && (
            <div>
              <ActionButton onAct={add}>{t(words.addNote)}</ActionButton>
            </div>
          )}
        </>
      )}
    </section>
  )
}
