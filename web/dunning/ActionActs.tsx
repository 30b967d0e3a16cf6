import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import type { StepTone } from '../../src/dunning/model.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { CustomerActs } from '../desk/CustomerActs.tsx'
import type { EntryView } from '../desk/worklist.ts'
import { useKeptOut } from '../outsourcing/kept-out.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import type { Draft } from './ActionPanel.tsx'
import { actWords } from './act-wording.ts'
import { type ActionRow, isPersonal, may, whyNot } from './actions.ts'
import { ReasonQuestion } from './ReasonQuestion.tsx'
import { SnoozeQuestion } from './SnoozeQuestion.tsx'
import { useTakeBack } from './take-back.ts'

type Props = {
  action: ActionRow
  /** The tone of its step: what a caller is led by. */
  tone: StepTone | null
  /** The customer on the worklist, where it was opened from there: putting off is then about all that waits for it. */
  entry: EntryView | null
  draft: Draft | null
  onDraft(draft: Draft | null): void
  /** Why it cannot leave as it stands. */
  refusal: string | null
  onGone(): Promise<void>
  onChanged(customerId: string): Promise<void>
}

function approvalOf(action: ActionRow): Sentence {
  if (action.channel === 'call') return actWords.logCall
  if (action.channel === 'task') return actWords.markDone
  if (action.state === 'failed') return actWords.sendAgain
  return action.channel === 'email' || action.channel === 'sms' ? actWords.send : actWords.approveLetter
}

/** Everything a person may do with an action, each with its key. What can be done here depends on its state and on their role. */
export function ActionActs({ action, tone, entry, draft, onDraft, refusal, onGone, onChanged }: Props) {
  const api = useApi()
  const { t, lang } = useWords()
  const today = useToday()
  const takeBack = useTakeBack()
  const refresh = useRefresh()
  const navigate = useNavigate()
  const role = useRefusal('desk.work')
  const keptOut = useKeptOut(action.customerId, 'reminder')
  const [asking, setAsking] = useState<'snooze' | 'skip' | 'call' | null>(null)
  const params = { id: action.id }
  const names = { customer: action.customerName, step: action.stepName ?? '' }
  const close = () => setAsking(null)
  const gone = (act: Promise<unknown>) => act.then(onGone)

  /** Lets it leave, or says it is done; false when the books meanwhile say no, which is told. */
  const approved = async (): Promise<boolean> => {
    if (draft) {
      await api.call(dunningRoutes.edit, { params, body: draft })
      onDraft(null)
    }
    const { queued, leftOut } = await api.call(dunningRoutes.approve, { body: { ids: [action.id] } })
    const [left] = leftOut
    if (left) {
      tellNotDone(t(actWords.leftOutSaid, { customer: action.customerName, why: left.message }))
      return false
    }
    tellDone(
      t(
        queued === 0 ? actWords.doneSaid : action.channel === 'email' ? actWords.queuedSaid : actWords.letterSaid,
        names,
      ),
    )
    return true
  }
  const approve = async () => {
    try {
      await ((await approved()) ? onGone() : onChanged(action.customerId))
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  /** A call noted on the step that asks for it is that step done. */
  const callDone = async (): Promise<boolean> => {
    try {
      const done = await approved()
      await refresh()
      return done
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
      return false
    }
  }
  const isAsleep = action.snoozedUntil !== null && action.snoozedUntil > today && may(action, 'wake')
  const callIsStep = action.channel === 'call' && may(action, 'approve')

  if (role) return <p className={detail.refusal}>{role}</p>
  const first =
    action.state === 'uncertain' && action.messageId ? (
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
        refusal={whyNot(action, 'approve') ?? keptOut.refusal ?? (isPersonal(action) ? null : refusal)}
        way={keptOut.way}
        shortcut={{ keys: 'e', does: actWords.keySend }}
        onAct={() => (action.channel === 'call' ? setAsking('call') : approve())}
      >
        {t(approvalOf(action))}
      </ActionButton>
    )
  return (
    <>
      <CustomerActs
        customer={{ id: action.customerId, name: action.customerName }}
        tone={tone}
        callIsStep={callIsStep ? callDone : null}
        asksCall={asking === 'call'}
        onCallClosed={close}
        onDone={onGone}
        onChanged={() => onChanged(action.customerId)}
        first={
          <>
            {first}
            {may(action, 'unskip') && (
              <ActionButton onAct={() => takeBack.unskip(action)}>{t(actWords.unskip)}</ActionButton>
            )}
            {isAsleep && !entry && (
              <ActionButton onAct={() => gone(takeBack.wake(action))}>{t(actWords.wake)}</ActionButton>
            )}
          </>
        }
        last={may(action, 'skip') && <ActionButton onAct={() => setAsking('skip')}>{t(actWords.skip)}</ActionButton>}
        snooze={
          entry
            ? { kind: 'work', entry }
            : {
                kind: 'own',
                button: may(action, 'snooze') && (
                  <ActionButton shortcut={{ keys: 's', does: actWords.keySnooze }} onAct={() => setAsking('snooze')}>
                    {t(actWords.snooze)}
                  </ActionButton>
                ),
              }
        }
      />
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
    </>
  )
}
