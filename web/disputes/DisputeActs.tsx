import { useState } from 'react'
import { type DisputeView, disputesRoutes } from '../../src/disputes/contract.ts'
import { whyNot } from '../../src/disputes/model.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { AcceptQuestion } from './AcceptQuestion.tsx'
import { CreditQuestion } from './CreditQuestion.tsx'
import { RejectQuestion } from './RejectQuestion.tsx'
import { SettleQuestion } from './SettleQuestion.tsx'
import { disputeWords as words } from './wording.ts'

type Asking = 'accept' | 'credit' | 'reject' | 'settle' | null

/** The ways to end a dispute, and to take it up again: what is possible in its state. */
export function DisputeActs({ dispute, onEdit }: { dispute: DisputeView; onEdit(): void }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('claims.work')
  // What binds the creditor's books is the creditor's to say.
  const isOurs = useRefusal('desk.work') === null
  const [asking, setAsking] = useState<Asking>(null)
  const may = (act: Parameters<typeof whyNot>[0]) => whyNot(act, dispute.state) === null
  const reopen = async () => {
    try {
      await api.call(disputesRoutes.reopen, { params: { id: dispute.id } })
      tellDone(t(words.reopened))
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  if (refusal) return <p className={detail.refusal}>{refusal}</p>
  const question = { dispute, onClose: () => setAsking(null), onUndo: reopen }
  return (
    <>
      <div className={detail.acts}>
        {isOurs && may('accept') && (
          <ActionButton shortcut={{ keys: 'a', does: words.acceptAct }} onAct={() => setAsking('accept')}>
            {t(words.accept)}
          </ActionButton>
        )}
        {isOurs && may('credit') && (
          <ActionButton
            primary={dispute.state === 'waiting'}
            shortcut={{ keys: 'v', does: words.creditAct }}
            refusal={dispute.state === 'waiting' && dispute.credits.length === 0 ? t(words.creditNone) : null}
            onAct={() => setAsking('credit')}
          >
            {t(words.credited)}
          </ActionButton>
        )}
        {may('reject') && (
          <ActionButton shortcut={{ keys: 'r', does: words.rejectAct }} onAct={() => setAsking('reject')}>
            {t(words.reject)}
          </ActionButton>
        )}
        {isOurs && may('settle') && (
          <ActionButton shortcut={{ keys: 't', does: words.settleAct }} onAct={() => setAsking('settle')}>
            {t(words.settle)}
          </ActionButton>
        )}
        {isOurs && may('edit') && (
          <ActionButton shortcut={{ keys: 'm', does: words.edit }} onAct={onEdit}>
            {t(words.edit)}
          </ActionButton>
        )}
        {isOurs && may('reopen') && <ActionButton onAct={reopen}>{t(words.reopen)}</ActionButton>}
      </div>
      {asking === 'accept' && <AcceptQuestion {...question} />}
      {asking === 'credit' && <CreditQuestion {...question} />}
      {asking === 'reject' && <RejectQuestion {...question} />}
      {asking === 'settle' && <SettleQuestion {...question} />}
    </>
  )
}

/** What each question about the end of a dispute is given. */
export type EndingQuestion = { dispute: DisputeView; onClose(): void; onUndo(): Promise<unknown> }
