import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import type { StepTone } from '../../src/dunning/model.ts'
import { OwnBooks, useIsAgent, useRefusal, useToday } from '../access/membership.tsx'
import { AskColleague } from '../colleagues/AskColleague.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import { disputeWords } from '../disputes/wording.ts'
import { actWords } from '../dunning/act-wording.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { Asked, isInPlace } from './Asked.tsx'
import { type Asking, type CallMade, followedBy, mayAskOfAgent } from './after-call.ts'
import { usePutOff } from './use-put-off.ts'
import { wording } from './wording.ts'
import type { EntryView } from './worklist.ts'
import { worklistWords as words } from './worklist-wording.ts'

type Props = {
  customer: { readonly id: string; readonly name: string }
  /** What is done first: send, approve. */
  first?: ReactNode
  /** What else can be done with the step that is open. */
  last?: ReactNode
  /** Puts off all that waits for the customer, or as whoever shows this does. */
  snooze: { kind: 'work'; entry: EntryView } | { kind: 'own'; button: ReactNode }
  /** The tone of the step that is open: what a caller is led by. */
  tone: StepTone | null
  /** Marks the step that asks for a call as done; null where no step does. Says whether it could be. */
  callIsStep?: (() => Promise<boolean>) | null
  /** Opens the call at once. */
  asksCall?: boolean
  onCallClosed?(): void
  onDone(): Promise<void>
  onChanged(): Promise<void>
}

/** What a person may do about a customer, each with its key: promise, dispute, hold, note, call, match, put off. */
export function CustomerActs(props: Props) {
  const { customer, first, last, snooze, tone, callIsStep = null, asksCall, onCallClosed, onDone, onChanged } = props
  const api = useApi()
  const { t } = useWords()
  const today = useToday()
  const navigate = useNavigate()
  const { wake } = usePutOff()
  const refusal = useRefusal('claims.work')
  const isAgent = useIsAgent()
  const [asked, ask] = useState<Asking | null>(null)
  // Set when the call that was just noted did the step: giving up what was to follow goes on to the next customer.
  const isStepDone = useRef(false)
  const asking: Asking | null = asked ?? (asksCall ? { kind: 'call' } : null)
  const end = () => {
    ask(null)
    onCallClosed?.()
  }
  const done = async () => {
    end()
    await onDone()
  }
  const called = async (call: CallMade) => {
    isStepDone.current = callIsStep !== null && (await callIsStep())
    const next = followedBy(call, today)
    if (next && (!isAgent || mayAskOfAgent(next))) return ask(next)
    end()
    await (isStepDone.current ? onDone() : onChanged())
  }
  if (refusal) return <p className={detail.refusal}>{refusal}</p>
  const question = (
    <Asked
      asking={asking}
      customer={customer}
      tone={tone}
      onCalled={called}
      onNoted={async () => {
        end()
        await onChanged()
      }}
      onDone={done}
      onCancel={() => (isStepDone.current ? void done() : end())}
    />
  )
  if (isInPlace(asking)) return question
  return (
    <div className={detail.acts}>
      {first}
      <OwnBooks>
        {snooze.kind === 'own' ? (
          snooze.button
        ) : snooze.entry.snooze ? (
          <ActionButton onAct={() => wake(customer).then(onDone)}>{t(words.wake)}</ActionButton>
        ) : (
          <ActionButton
            shortcut={{ keys: 's', does: words.keySnooze }}
            onAct={() => ask({ kind: 'put_off', until: null })}
          >
            {t(words.snooze)}
          </ActionButton>
        )}
      </OwnBooks>
      <ActionButton
        shortcut={{ keys: 'p', does: actWords.keyPromise }}
        onAct={() => ask({ kind: 'promise', saidBy: '' })}
      >
        {t(actWords.promise)}
      </ActionButton>
      <ActionButton shortcut={{ keys: 'd', does: disputeWords.contest }} onAct={() => ask({ kind: 'dispute' })}>
        {t(disputeWords.contest)}
      </ActionButton>
      <OwnBooks>
        <ActionButton shortcut={{ keys: 'h', does: actWords.keyHold }} onAct={() => ask({ kind: 'hold', until: null })}>
          {t(actWords.hold)}
        </ActionButton>
      </OwnBooks>
      <ActionButton shortcut={{ keys: 'n', does: actWords.keyNote }} onAct={() => ask({ kind: 'note' })}>
        {t(actWords.note)}
      </ActionButton>
      <ActionButton shortcut={{ keys: 'c', does: actWords.keyCall }} onAct={() => ask({ kind: 'call' })}>
        {t(actWords.call)}
      </ActionButton>
      <OwnBooks>
        <ActionButton
          shortcut={{ keys: 'm', does: wording.keyMatch }}
          onAct={() => navigate({ href: urls.cash(api.orgId ?? 0, { mots: customer.name }) })}
        >
          {t(wording.match)}
        </ActionButton>
        <AskColleague customerId={customer.id} hasKey />
      </OwnBooks>
      {last}
      {question}
    </div>
  )
}
