import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { Sentence } from '../../src/kernel/wording.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { useKeys } from '../design/keyboard.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { CallForm } from '../desk/CallForm.tsx'
import { NoteForm } from '../desk/NoteForm.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import type { Draft } from './ActionPanel.tsx'
import { type ActionRow, isPersonal, may, whyNot } from './actions.ts'
import classes from './dunning.module.css'
import { HoldQuestion } from './HoldQuestion.tsx'
import { SkipQuestion } from './SkipQuestion.tsx'
import { SnoozeQuestion } from './SnoozeQuestion.tsx'
import { wording } from './wording.ts'

type Props = {
  action: ActionRow
  draft: Draft | null
  onDraft(draft: Draft | null): void
  /** Why it cannot leave as it stands. */
  refusal: string | null
  onGone(): Promise<void>
  onChanged(customerId: string): Promise<void>
}

type Asking = 'snooze' | 'hold' | 'skip' | 'note' | 'call' | null

function approvalOf(action: ActionRow): Sentence {
  if (action.channel === 'call') return wording.logCall
  if (action.channel === 'task') return wording.markDone
  if (action.state === 'failed') return wording.sendAgain
  return action.channel === 'email' ? wording.send : wording.approveLetter
}

/** Everything a person may do with an action, each with its key. What can be done here depends on its state and on their role. */
export function ActionActs({ action, draft, onDraft, refusal, onGone, onChanged }: Props) {
  const api = useApi()
  const { t, lang, day } = useWords()
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
  useKeys([{ keys: 'Escape', whileTyping: true, run: close }], asking === 'note' || asking === 'call')

  const approve = async () => {
    try {
      if (draft) {
        await api.call(dunningRoutes.edit, { params, body: draft })
        onDraft(null)
      }
      const { queued, leftOut } = await api.call(dunningRoutes.approve, { body: { ids: [action.id] } })
      const [left] = leftOut
      if (left) {
        tellNotDone(t(wording.leftOutSaid, { customer: action.customerName, why: left.message }))
        return await onChanged(action.customerId)
      }
      tellDone(
        t(
          queued === 0 ? wording.doneSaid : action.channel === 'email' ? wording.queuedSaid : wording.letterSaid,
          names,
        ),
      )
      await onGone()
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  const snooze = async (until: LocalDate) => {
    await api.call(dunningRoutes.snooze, { body: { ids: [action.id], until } })
    tellDone(t(wording.snoozedSaid, { customer: action.customerName, day: day(until) }))
    await onGone()
  }
  const skip = async (reason: string) => {
    await api.call(dunningRoutes.skip, { params, body: { reason } })
    tellDone(t(wording.skippedSaid, names))
    await onGone()
  }
  const written = async () => {
    close()
    // A call logged on the step that asked for it is that step done.
    if (asking === 'call' && action.channel === 'call' && may(action, 'approve')) await approve()
  }

  if (role) return <p className={classes.refusal}>{role}</p>
  if (asking === 'note') return <NoteForm customerId={action.customerId} onSaved={written} onCancel={close} />
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
    <div className={classes.acts}>
      {action.state === 'uncertain' && action.messageId ? (
        <ActionButton
          primary
          shortcut={{ keys: 'e', does: wording.settleFirst }}
          onAct={() =>
            navigate({
              href: urls.reminders(api.orgId ?? 0, { onglet: 'envoi', etat: 'uncertain', message: action.messageId }),
            })
          }
        >
          {t(wording.settleFirst)}
        </ActionButton>
      ) : (
        <ActionButton
          primary
          refusal={whyNot(action, 'approve') ?? (isPersonal(action) ? null : refusal)}
          shortcut={{ keys: 'e', does: wording.keySend }}
          onAct={() => (action.channel === 'call' ? setAsking('call') : approve())}
        >
          {t(approvalOf(action))}
        </ActionButton>
      )}
      {may(action, 'snooze') && (
        <ActionButton shortcut={{ keys: 's', does: wording.keySnooze }} onAct={() => setAsking('snooze')}>
          {t(wording.snooze)}
        </ActionButton>
      )}
      <ActionButton shortcut={{ keys: 'h', does: wording.keyHold }} onAct={() => setAsking('hold')}>
        {t(wording.hold)}
      </ActionButton>
      {may(action, 'skip') && <ActionButton onAct={() => setAsking('skip')}>{t(wording.skip)}</ActionButton>}
      <ActionButton shortcut={{ keys: 'n', does: wording.keyNote }} onAct={() => setAsking('note')}>
        {t(wording.note)}
      </ActionButton>
      {action.channel !== 'call' && (
        <ActionButton shortcut={{ keys: 'c', does: wording.keyCall }} onAct={() => setAsking('call')}>
          {t(wording.call)}
        </ActionButton>
      )}
      <SnoozeQuestion opened={asking === 'snooze'} count={1} onClose={close} onSnooze={snooze} />
      <SkipQuestion opened={asking === 'skip'} stepName={action.stepName ?? ''} onClose={close} onSkip={skip} />
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
