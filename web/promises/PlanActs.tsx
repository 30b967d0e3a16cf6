import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type PlanView, promiseRoutes } from '../../src/promises/contract.ts'
import { useIsAgent, useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { ApprovalPlan } from '../outsourcing/ApprovalPlan.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { planWords as words } from './plan-wording.ts'
import { wording } from './wording.ts'

/** What can be done with a plan where it stands; what leaves for the customer is its agreement, which somebody prints or sends. */
export function PlanActs({ plan, onEdit }: { plan: PlanView; onEdit(): void }) {
  const api = useApi()
  const { t, lang } = useWords()
  const today = useToday()
  const refresh = useRefresh()
  const refusal = useRefusal('claims.work')
  const mayEdit = useRefusal('desk.work')
  const isAgent = useIsAgent()
  const mayApprove = useRefusal('plans.approve')
  const [asking, setAsking] = useState<'sign' | 'cancel' | null>(null)
  const [reason, setReason] = useState('')
  const [signedOn, setSignedOn] = useState<LocalDate | null>(today)
  const [signedBy, setSignedBy] = useState('')
  const params = { id: plan.id }
  const named = { plan: plan.reference }
  const isOpen = plan.state === 'draft' || plan.state === 'proposed' || plan.state === 'active'
  const act = async (doing: Promise<unknown>, said: string) => {
    try {
      await doing
      tellDone(said)
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  const propose = () => act(api.call(promiseRoutes.proposePlan, { params }), t(words.proposed, named))
  const approve = () => act(api.call(promiseRoutes.approvePlan, { params }), t(words.approved, named))
  const see = async () => {
    try {
      const bytes = await api.call(promiseRoutes.planAgreement, { params })
      window.open(URL.createObjectURL(bytes), '_blank', 'noopener')
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
  }
  const decide = async () => {
    if (asking === 'sign') {
      await api.call(promiseRoutes.signPlan, { params, body: { signedOn: signedOn ?? today, signedBy } })
      tellDone(t(words.signedSaid, named))
    } else {
      await api.call(promiseRoutes.cancelPlan, { params, body: { reason } })
      tellDone(t(words.cancelled, named))
    }
    await refresh()
  }
  return (
    <div className={detail.acts}>
      {plan.state === 'draft' && plan.beyond !== '' && isAgent && <ApprovalPlan plan={plan} />}
      {plan.state === 'draft' && plan.beyond !== '' && !isAgent && (
        <ActionButton refusal={mayApprove} onAct={approve}>
          {t(words.approve)}
        </ActionButton>
      )}
      {plan.state === 'draft' && plan.beyond === '' && (
        <ActionButton primary refusal={refusal} shortcut={{ keys: 'e', does: words.keyPropose }} onAct={propose}>
          {t(words.propose)}
        </ActionButton>
      )}
      {plan.state === 'draft' && !mayEdit && <ActionButton onAct={onEdit}>{t(words.edit)}</ActionButton>}
      {plan.hasAgreement && (
        <ActionButton shortcut={{ keys: 'o', does: words.keyAgreement }} onAct={see}>
          {t(words.agreement)}
        </ActionButton>
      )}
      {(plan.state === 'proposed' || (plan.state === 'active' && !plan.signedOn)) && !refusal && (
        <ActionButton onAct={() => setAsking('sign')}>{t(words.sign)}</ActionButton>
      )}
      {isOpen && !refusal && <ActionButton onAct={() => setAsking('cancel')}>{t(words.cancelAct)}</ActionButton>}
      <Ask
        opened={asking !== null}
        title={t(asking === 'sign' ? words.signTitle : words.cancelTitle, named)}
        act={t(asking === 'sign' ? words.sign : words.cancelAct)}
        onAct={decide}
        onClose={() => setAsking(null)}
        refusal={
          asking === 'sign'
            ? signedBy.trim() === '' || !signedOn
              ? t(words.signedMissing)
              : null
            : reason.trim() === ''
              ? t(wording.reason)
              : null
        }
      >
        {asking === 'sign' ? (
          <>
            <DayInput label={t(words.signedOn)} today={today} latest={today} value={signedOn} onValue={setSignedOn} />
            <TextInput
              data-autofocus
              label={t(words.signedBy)}
              value={signedBy}
              maxLength={200}
              onChange={(event) => setSignedBy(event.currentTarget.value)}
            />
          </>
        ) : (
          <>
            <p>{t(words.cancelWhat)}</p>
            <TextInput
              data-autofocus
              label={t(wording.reason)}
              value={reason}
              maxLength={300}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </>
        )}
      </Ask>
    </div>
  )
}
