import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { cashRoutes } from '../../src/cash/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Instant } from '../design/Instant.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { AdviceReading } from './AdviceReading.tsx'
import { adviceWords, stateOf } from './advice-wording.ts'
import classes from './advices.module.css'
import { CustomerSearch } from './CustomerSearch.tsx'
import { SHOW_WORDS } from './lines.ts'

/** One kept advice: what it says, what is found of it, the line that brought its money, and the ways to correct or withdraw it. */
export function AdvicePanel({ id }: { id: string }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const role = useRefusal('desk.work')
  const [asks, setAsks] = useState(false)
  const found = useQuery(api.ask(cashRoutes.advice, { params: { id } }))
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 2, 1, 1]} rows={8} />
  }
  const { advice, reading } = found.data
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  const restore = async () => {
    await api.call(cashRoutes.restoreAdvice, { params: { id } })
    await refresh()
  }
  const withdraw = () =>
    attempt(async () => {
      await api.call(cashRoutes.dropAdvice, { params: { id } })
      undo({ message: t(adviceWords.withdrawn), undo: restore })
    })
  const correct = (customerId: string | null) =>
    attempt(async () => {
      await api.call(cashRoutes.correctAdvice, { params: { id }, body: { customerId } })
      setAsks(false)
    })
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{advice.payer || advice.name}</h2>
        <div className={detail.panelFacts}>
          <span className={detail.tag}>{t(stateOf(advice))}</span>
          <span>{advice.format === 'text' ? t(adviceWords.fromText) : advice.name}</span>
          <span className={detail.quiet}>
            <Instant at={advice.receivedAt} /> · {advice.receivedBy}
          </span>
        </div>
      </header>
      {advice.isStale && (
        <div className={detail.part}>
          <Reason kind="held">{t(adviceWords.staleSays)}</Reason>
        </div>
      )}
      {advice.lineId && (
        <p>
          <FigureLink href={urls.cash(api.orgId ?? 0, { voir: SHOW_WORDS.all, ligne: advice.lineId })}>
            {t(adviceWords.seeLine)}
          </FigureLink>
        </p>
      )}
      <AdviceReading reading={reading} />
      {advice.customerName && !asks && (
        <p className={detail.quiet}>{t(adviceWords.customerSays, { name: advice.customerName })}</p>
      )}
      {advice.state === 'waiting' && !role && asks && (
        <div className={classes.customer}>
          <CustomerSearch
            autoFocus
            label={t(adviceWords.customer)}
            chosen={null}
            likely={advice.payer}
            onChoose={(one) => void correct(one.id)}
          />
          {advice.customerId && (
            <button type="button" className={detail.link} onClick={() => void correct(null)}>
              {t(adviceWords.anyCustomer)}
            </button>
          )}
        </div>
      )}
      {role && <p className={detail.refusal}>{role}</p>}
      {!role && (
        <div className={detail.acts}>
          {advice.state === 'waiting' && !asks && (
            <ActionButton shortcut={{ keys: 'c', does: adviceWords.correct }} onAct={() => setAsks(true)}>
              {t(adviceWords.correct)}
            </ActionButton>
          )}
          {advice.state === 'waiting' && (
            <ActionButton shortcut={{ keys: 'r', does: adviceWords.withdraw }} onAct={withdraw}>
              {t(adviceWords.withdraw)}
            </ActionButton>
          )}
          {advice.state === 'dropped' && (
            <ActionButton
              shortcut={{ keys: 'r', does: adviceWords.restore }}
              onAct={() =>
                attempt(async () => {
                  await restore()
                  tellDone(t(adviceWords.restored))
                })
              }
            >
              {t(adviceWords.restore)}
            </ActionButton>
          )}
        </div>
      )}
    </article>
  )
}
