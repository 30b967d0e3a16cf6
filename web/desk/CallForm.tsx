import { NativeSelect, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { deskRoutes } from '../../src/desk/contract.ts'
import { CALL_OUTCOMES, type CallOutcome } from '../../src/desk/model.ts'
import { deskWording, outcomeNames } from '../../src/desk/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useFocusReturn } from '../design/focus-return.ts'
import { Keys } from '../design/KeyboardHelp.tsx'
import { useKeys } from '../design/keyboard.tsx'
import { useWords } from '../design/words.tsx'
import { type Contact, nameOf } from '../parties/Contacts.tsx'
import { useApi } from '../wire/api.tsx'
import classes from './desk.module.css'
import { wording } from './wording.ts'

type Props = {
  customerId: string
  contacts: readonly Contact[]
  onSaved(outcome: CallOutcome): Promise<void>
  onCancel(): void
}

/** A call and how it ended: a digit picks the outcome, and the words are optional. */
export function CallForm({ customerId, contacts, onSaved, onCancel }: Props) {
  const api = useApi()
  useFocusReturn(true)
  const { t } = useWords()
  const [outcome, setOutcome] = useState<CallOutcome | null>(null)
  const [contactId, setContactId] = useState('')
  const [body, setBody] = useState('')
  const [missing, setMissing] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const top = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    // Not a field of text: the digits stay shortcuts until one starts to write.
    top.current?.querySelector('input')?.focus()
  }, [])
  const pick = (chosen: CallOutcome) => {
    setOutcome(chosen)
    setMissing(false)
  }
  useKeys(CALL_OUTCOMES.map((one, index) => ({ keys: String(index + 1), run: () => pick(one) })))
  const save = async () => {
    if (outcome === null) return setMissing(true)
    setFailure(null)
    try {
      await api.call(deskRoutes.addNote, {
        params: { id: customerId },
        body: { kind: 'call', body, outcome, contactId: contactId || null },
      })
      await onSaved(outcome)
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      <fieldset ref={top} className={classes.outcomes} aria-describedby={missing ? 'outcome-missing' : undefined}>
        <legend>{t(wording.outcome)}</legend>
        {CALL_OUTCOMES.map((one, index) => (
          <label key={one} data-on={outcome === one || undefined}>
            <input
              type="radio"
              name="outcome"
              value={one}
              checked={outcome === one}
              onChange={() => pick(one)}
              onKeyDown={(event) => event.key === 'Enter' && void save()}
            />
            <span>{t(outcomeNames[one])}</span>
            <Keys keys={String(index + 1)} />
          </label>
        ))}
      </fieldset>
      {missing && (
        <p id="outcome-missing" role="alert" className={classes.missing}>
          {t(deskWording.outcomeMissing)}
        </p>
      )}
      {contacts.length > 0 && (
        <NativeSelect
          label={t(wording.with)}
          value={contactId}
          onChange={(event) => setContactId(event.currentTarget.value)}
          data={[
            { value: '', label: t(wording.withNobody) },
            ...contacts.map((contact) => ({ value: contact.id, label: nameOf(contact) })),
          ]}
        />
      )}
      <Textarea
        label={t(wording.callDetails)}
        description={`${t(wording.saveKeys)}.`}
        autosize
        minRows={2}
        maxRows={10}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && void save()}
      />
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <div className={classes.buttons}>
        <ActionButton onAct={onCancel}>{t(wording.cancel)}</ActionButton>
        <ActionButton type="submit" primary onAct={save}>
          {t(wording.saveCall)}
        </ActionButton>
      </div>
    </form>
  )
}
