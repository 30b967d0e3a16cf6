import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { type RequestDetail, outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { useIsAgent, useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { useAct } from './act.ts'
import { approvalWords as words } from './approval-words.ts'

type Props = { request: RequestDetail; isAsker: boolean; onDone(): Promise<unknown> }
type Asks = 'approve' | 'refuse' | 'discuss'

/** The creditor approves, refuses or asks something; whoever asked answers or takes back. */
export function ApprovalActs({ request, isAsker, onDone }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const isAgent = useIsAgent()
  const mayAnswer = useRefusal('desk.work')
  const maySpeak = useRefusal('claims.work')
  const { act, failure } = useAct()
  const [asks, setAsks] = useState<Asks | null>(null)
  const [typed, setTyped] = useState('')
  const asker = isAsker || isAgent
  const params = { id: request.id }
  const named = { name: request.name, number: request.number }
  const done = async (said: string) => {
    tellDone(said)
    setTyped('')
    await refresh()
    await onDone()
  }
  const see = async () => {
    const bytes = await api.call(routes.requestCertificate, { params })
    window.open(URL.createObjectURL(bytes), '_blank', 'noopener')
  }
  const answer = async () => {
    if (asks === 'discuss') {
      await api.call(routes.discussRequest, { params, body: { words: typed } })
      return done(t(words.sent))
    }
    const verdict = asks === 'approve' ? 'approve' : 'refuse'
    await api.call(routes.answerRequest, { params, body: { verdict, note: typed } })
    return done(t(verdict === 'approve' ? words.approved : words.refused, { name: request.name }))
  }
  const withdraw = () =>
    act(async () => {
      await api.call(routes.withdrawRequest, { params })
      await done(t(words.withdrawn))
    })
  const isWaiting = request.state === 'waiting'
  return (
    <div className={detail.acts}>
      {failure !== null && <ErrorState failure={failure} />}
      {isWaiting && !asker && (
        <>
          <ActionButton
            primary
            refusal={mayAnswer}
            shortcut={{ keys: 'a', does: words.keyApprove }}
            onAct={() => setAsks('approve')}
          >
            {t(words.approve)}
          </ActionButton>
          <ActionButton
            refusal={mayAnswer}
            shortcut={{ keys: 'r', does: words.keyRefuse }}
            onAct={() => setAsks('refuse')}
          >
            {t(words.refuse)}
          </ActionButton>
        </>
      )}
      {isWaiting && (
        <ActionButton refusal={maySpeak} onAct={() => setAsks('discuss')}>
          {t(asker ? words.reply : words.discuss)}
        </ActionButton>
      )}
      {isWaiting && asker && (
        <ActionButton refusal={maySpeak} onAct={withdraw}>
          {t(words.withdraw)}
        </ActionButton>
      )}
      {request.kind === 'uncollectible' && <ActionButton onAct={() => act(see)}>{t(words.certificate)}</ActionButton>}
      <Ask
        opened={asks !== null}
        title={
          asks === 'approve'
            ? t(words.approveTitle, named)
            : asks === 'refuse'
              ? t(words.refuseTitle, named)
              : t(asker ? words.reply : words.discuss)
        }
        act={t(
          asks === 'approve' ? words.approve : asks === 'refuse' ? words.refuse : asker ? words.reply : words.discuss,
        )}
        refusal={
          typed.trim() !== '' || asks === 'approve'
            ? null
            : t(asks === 'refuse' ? words.whyMissing : words.wordsMissing)
        }
        onAct={answer}
        onClose={() => setAsks(null)}
      >
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          maxLength={2000}
          label={t(asks === 'approve' ? words.note : asks === 'refuse' ? words.refuseWhy : words.words)}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Ask>
    </div>
  )
}
