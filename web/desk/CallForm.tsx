import { NativeSelect, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { deskRoutes } from '../../src/desk/contract.ts'
import { CALL_OUTCOMES, type CallOutcome } from '../../src/desk/model.ts'
import { deskWording, outcomeNames } from '../../src/desk/wording.ts'
import type { StepTone } from '../../src/dunning/model.ts'
import { addDays, type LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { useFocusReturn } from '../design/focus-return.ts'
import { Keys } from '../design/KeyboardHelp.tsx'
import { useKeys } from '../design/keyboard.tsx'
import { useWords } from '../design/words.tsx'
import { type Contact, nameOf } from '../parties/Contacts.tsx'
import { useApi } from '../wire/api.tsx'
import type { CallMade } from './after-call.ts'
import classes from './desk.module.css'
import { wording } from './wording.ts'
import worklist from './worklist.module.css'

type Props = {
  customerId: string
  contacts: readonly Contact[]
  /** The tone of the step that asks for the call; null: by how late the customer is. */
  tone: StepTone | null
  onSaved(call: CallMade): Promise<void>
  onCancel(): void
}

/** A call and how it ended: whom to call and what to say, a digit for the outcome, and the words are optional. */
export function CallForm({ customerId, contacts, tone, onSaved, onCancel }: Props) {
  const api = useApi()
  useFocusReturn(true)
  const { t } = useWords()
  const today = useToday()
  const callable = contacts.filter(({ phone }) => phone)
  const [outcome, setOutcome] = useState<CallOutcome | null>(null)
  // Contacts may come after the first digit was pressed: who is called is known once they are.
  const [called, setCalled] = useState<string | null>(null)
  const contactId = called ?? callable.find(({ phoneInvalidSince }) => phoneInvalidSince === null)?.id ?? ''
  const [callBackOn, setCallBackOn] = useState<LocalDate | null>(addDays(today, 1))
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
    const asked = outcome === 'call_back' ? callBackOn : null
    const contact = contacts.find(({ id }) => id === contactId)
    const phone = contact?.phone ?? null
    try {
      await api.call(deskRoutes.addNote, {
        params: { id: customerId },
        body: { kind: 'call', body, outcome, contactId: contactId || null, phone, callBackOn: asked },
      })
      const contactName = contact ? nameOf(contact) : ''
      await onSaved({ outcome, contactId: contactId || null, contactName, callBackOn: asked })
    } catch (cause) {
      setFailure(cause)
    }
  }
  return (
    <form className={classes.form} noValidate onSubmit={(event) => event.preventDefault()}>
      {callable.length > 0 && <Numbers contacts={callable} />}
      <Script customerId={customerId} tone={tone} />
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
      {outcome === 'call_back' && (
        <DayInput
          label={t(wording.callBackOn)}
          value={callBackOn}
          onValue={setCallBackOn}
          today={today}
          earliest={addDays(today, 1)}
        />
      )}
      {contacts.length > 0 && (
        <NativeSelect
          label={t(wording.with)}
          value={contactId}
          onChange={(event) => setCalled(event.currentTarget.value)}
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

/** Whom to call: each number dials. One that reaches nobody says so. */
function Numbers({ contacts }: { contacts: readonly Contact[] }) {
  const { t } = useWords()
  return (
    <ul className={worklist.numbers} aria-label={t(wording.numbers)}>
      {contacts.map((contact) => (
        <li key={contact.id}>
          {nameOf(contact) !== contact.phone && `${nameOf(contact)} `}
          <a href={`tel:${contact.phone!.replace(/[^+\d]/g, '')}`}>{contact.phone}</a>
          {contact.phoneInvalidSince && ` ${t(wording.wrongNumber)}`}
        </li>
      ))}
    </ul>
  )
}

/** What to say, in the customer's language. */
function Script({ customerId, tone }: { customerId: string; tone: StepTone | null }) {
  const api = useApi()
  const { t } = useWords()
  const script = useQuery(
    api.ask(deskRoutes.callScript, { params: { id: customerId }, query: tone ? { tone } : {} }),
  ).data
  if (!script) return null
  return (
    <section aria-label={t(wording.script)} lang={script.lang} className={worklist.script}>
      {script.text}
    </section>
  )
}
