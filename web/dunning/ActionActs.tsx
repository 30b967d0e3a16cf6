import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { CallOutcome } from '../../src/desk/model.ts'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { useKeys } from '../design/keyboard.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { CallForm } from '../desk/CallForm.tsx'
import { NoteForm } from '../desk/NoteForm.tsx'
import { PromiseForm } from '../promises/PromiseForm.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import type { Draft } from './ActionPanel.tsx'
import { actWords } from './act-wording.ts'
import { type ActionRow, isPersonal, may, whyNot } from './actions.ts'
import { HoldQuestion } from './HoldQuestion.tsx'
import { ReasonQuestion } from './ReasonQuestion.tsx'
import { SnoozeQuestion } from './SnoozeQuestion.tsx'
import { useTakeBack } from './take-back.ts'

type Props = {
  action: ActionRow
  draft: Draft | null
  onDraft(draft: Draft | null): void
  /** Why it cannot leave as it stands. */
  refusal: string | null
  onGone(): Promise<void>
  onChanged(customerId: string): Promise<void>
}

type Asking = 'snooze' | 'hold' | 'skip' | 'note' | 'call' | 'promise' | null

function approvalOf(action: ActionRow): Sentence {
  if (action.channel === 'call') return actWords.logCall
  if (action.channel === 'task') return actWords.markDone
  if (action.state === 'failed') return actWords.sendAgain
  return action.channel === 'email' ? actWords.send : actWords.approveLetter
}

/** Everything a person may do with an action, each with its key. What can be done here depends on its state and on their role. */
export function ActionActs({ action, draft, onDraft, refusal, onGone, onChanged }: Props) {
  const api = useApi()
  const { t, lang } = useWords()
  const today = useToday()
  const takeBack = useTakeBack()
  const navigate = useNavigate()
  const role = useRefusal('desk.work')
  const [asking, setAsking] = useState<Asking>(null)
  const customer = useQuery({
    ...api.ask(partiesRoutes.customer, { params: { id: action.customerId } }),
    enabled: asking === 'call',
  })
  const params = { id: action.id }
  const names = { customer: action.customerName, step: action.stepName ?? '' }
  const close = () => setAsking(null)

  // What is being written closes first, the panel only after it.
  useKeys(
    [{ keys: 'Escape', whileTyping: true, run: close }],
    asking === 'note' || asking === 'call' || asking === 'promise',
  )

  const approve = async () => {
    try {
      if (draft) {
        await api.call(dunningRoutes.edit, { params, body: draft })
        onDraft(null)
      }
      const { queued, leftOut } = await api.call(dunningRoutes.approve, { body: { ids: [action.id] } })
      const [left] = leftOut
      if (left) {
        tellNotDone(t(actWords.leftOutSaid, { customer: action.customerName, why: left.message }))
        return await onChanged(action.customerId)
      }
      tellDone(
        t(
          queued === 0 ? actWords.doneSaid : action.channel === 'email' ? actWords.queuedSaid : actWords.letterSaid,
          names,
        ),
      )
      await onGone()
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  const gone = (act: Promise<unknown>) => act.then(onGone)
  const isAsleep = action.snoozedUntil !== null && action.snoozedUntil > today && may(action, 'wake')
  const written = async (outcome?: CallOutcome) => {
    // Who says that it will pay has said how much and when: that is written down next.
    const willPay = outcome === 'will_pay'
    const isTheStep = asking === 'call' && action.channel === 'call' && may(action, 'approve')
    setAsking(willPay && !isTheStep ? 'promise' : null)
    // A call logged on the step that asked for it is that step done.
    if (isTheStep) await approve()
    if (isTheStep && willPay)
      await navigate({ href: urls.promises(api.orgId ?? 0, { panneau: 'nouvelle', client: action.customerId }) })
  }

  if (role) return <p className={detail.refusal}>{role}</p>
  if (asking === 'note') return <NoteForm customerId={action.customerId} onSaved={() => written()} onCancel={close} />
  if (asking === 'promise')
    return (
      <PromiseForm
        customer={{ id: action.customerId, name: action.customerName }}
        onSaved={() => {
          close()
          return onGone()
        }}
        onCancel={close}
      />
    )
  if (asking === 'call') {
    return (
      <CallForm
        key={customer.data ? 'known' : 'waiting'}
        customerId={action.customerId}
        contacts={customer.data?.contacts ?? []}
        onSaved={written}
        onCancel={close}
      />
    )
  }
  return (
    <div className={detail.acts}>
      {action.state === 'uncertain' && action.messageId ? (
        <ActionButton
          primary
          shortcut={{ keys: 'e', does: actWords.settleFirst }}
          onAct={() =>
            navigate({
              href: urls.reminders(api.orgId ?? 0, { onglet: 'envoi', etat: 'uncertain', message: action.messageId }),
            })
          }
        >
          {t(actWords.settleFirst)}
        </ActionButton>
      ) : (
        <ActionButton
          primary
          refusal={whyNot(action, 'approve') ?? (isPersonal(action) ? null : refusal)}
          shortcut={{ keys: 'e', does: actWords.keySend }}
          onAct={() => (action.channel === 'call' ? setAsking('call') : approve())}
        >
          {t(approvalOf(action))}
        </ActionButton>
      )}
      {may(action, 'unskip') && <ActionButton onAct={() => takeBack.unskip(action)}>{t(actWords.unskip)}</ActionButton>}
      {isAsleep && <ActionButton onAct={() => gone(takeBack.wake(action))}>{t(actWords.wake)}</ActionButton>}
      {may(action, 'snooze') && (
        <ActionButton shortcut={{ keys: 's', does: actWords.keySnooze }} onAct={() => setAsking('snooze')}>
          {t(actWords.snooze)}
        </ActionButton>
      )}
      <ActionButton shortcut={{ keys: 'p', does: actWords.keyPromise }} onAct={() => setAsking('promise')}>
        {t(actWords.promise)}
      </ActionButton>
      <ActionButton shortcut={{ keys: 'h', does: actWords.keyHold }} onAct={() => setAsking('hold')}>
        {t(actWords.hold)}
      </ActionButton>
      {may(action, 'skip') && <ActionButton onAct={() => setAsking('skip')}>{t(actWords.skip)}</ActionButton>}
      <ActionButton shortcut={{ keys: 'n', does: actWords.keyNote }} onAct={() => setAsking('note')}>
        {t(actWords.note)}
      </ActionButton>
      {action.channel !== 'call' && (
        <ActionButton shortcut={{ keys: 'c', does: actWords.keyCall }} onAct={() => setAsking('call')}>
          {t(actWords.call)}
        </ActionButton>
      )}
      <SnoozeQuestion
        opened={asking === 'snooze'}
        count={1}
        onClose={close}
        onSnooze={(until) => gone(takeBack.putOff(action, until))}
      />
      <ReasonQuestion
        opened={asking === 'skip'}
        title={t(actWords.skipTitle, { step: action.stepName ?? '' })}
        what={t(actWords.skipWhat)}
        act={t(actWords.skipAct)}
        onClose={close}
        onReason={(reason) => gone(takeBack.skip(action, reason))}
      />
      <HoldQuestion
        opened={asking === 'hold'}
        customerId={action.customerId}
        customerName={action.customerName}
        item={null}
        onClose={close}
        onHeld={onGone}
      />
    </div>
  )
}
