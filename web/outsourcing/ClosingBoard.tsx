import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { ClosingView } from '../../src/outsourcing/closing/contract.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { MandateView } from '../../src/outsourcing/mandates/contract.ts'
import type { Side } from '../../src/outsourcing/mandates/model.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useAct } from './act.ts'
import { ClosingAccount } from './ClosingAccount.tsx'
import { ClosingFiles } from './ClosingFiles.tsx'
import { ClosingPackages } from './ClosingPackages.tsx'
import { closingWords as words } from './closing-words.ts'
import { NoticeOfMandate } from './MandateQuestions.tsx'
import classes from './outsourcing.module.css'

/** The end of a mandate on one screen, before anything is done: which days follow, what is still out, what it came to, what leaves. */
export function ClosingBoard({ mandateId, side }: { mandateId: string; side: Side }) {
  const api = useApi()
  const { t } = useWords()
  const params = { id: mandateId }
  const isOurs = side === 'creditor'
  const found = useQuery(api.ask(isOurs ? routes.mandateClosing : routes.receivedClosing, { params }))
  const mandate = useQuery(api.ask(isOurs ? routes.collectionMandate : routes.receivedMandate, { params, query: {} }))
    .data as MandateView | undefined
  const closing = found.data as ClosingView | undefined
  if (!closing || !mandate) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1, 1, 1]} rows={8} />
  }
  const back = urls.collectionMandates(api.orgId ?? 0, { mandat: mandateId, ...(isOurs ? {} : { voir: 'recus' }) })
  return (
    <article className={classes.board}>
      <header className={detail.panelHead}>
        <h2>{t(words.title, { number: closing.number, name: closing.otherName })}</h2>
        <div className={detail.panelFacts}>
          <FigureLink href={back}>{t(words.back)}</FigureLink>
        </div>
      </header>
      <ClosingDays closing={closing} mandate={mandate} />
      <ClosingFiles closing={closing} />
      <ClosingAccount closing={closing} mandate={mandate} />
      <ClosingPackages closing={closing} mandate={mandate} />
    </article>
  )
}

type Props = { closing: ClosingView; mandate: MandateView }

/** Each way in which it may end, with its days. */
function ClosingDays({ closing, mandate }: Props) {
  const api = useApi()
  const { t } = useWords()
  const owns = useRefusal('members.manage')
  const { act, failure } = useAct()
  const [asked, setAsked] = useState(false)
  const isOurs = closing.side === 'creditor'
  const takeBack = () =>
    act(() =>
      api.call(isOurs ? routes.takeNoticeBack : routes.takeReceivedNoticeBack, { params: { id: closing.mandateId } }),
    )
  const wayTold = (way: ClosingView['endings'][number]['way']) => {
    if (way !== 'term') return t(words.ways, { way })
    if (closing.state === 'ended') return t(words.over)
    return closing.noticeOn ? t(words.noticed, { on: closing.noticeOn }) : t(words.ways, { way })
  }
  const day = (on: string | null) => (on ? <Day date={on as LocalDate} /> : t(words.none))
  return (
    <section className={classes.part}>
      <h2>{t(words.days)}</h2>
      {closing.endings.length === 0 ? (
        <p className={classes.quiet}>{t(words.noEnd)}</p>
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t(words.way)}</th>
                <th scope="col">{t(words.endsOn)}</th>
                <th scope="col">{t(words.worksUntil)}</th>
                <th scope="col">{t(words.tailUntil)}</th>
                <th scope="col">{t(words.eraseBy)}</th>
              </tr>
            </thead>
            <tbody>
              {closing.endings.map((one) => (
                <tr key={one.way}>
                  <th scope="row">{wayTold(one.way)}</th>
                  <td>{day(one.endsOn)}</td>
                  <td>{day(one.worksUntil)}</td>
                  <td>{day(one.tailUntil)}</td>
                  <td>{day(one.eraseBy)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={classes.note}>{t(words.filesGo, { way: closing.openFilesGo, tail: closing.tailDays })}</p>
      {failure !== null && <ErrorState failure={failure} />}
      {closing.state === 'running' && (
        <div className={detail.acts}>
          {mandate.notice === null && (
            <ActionButton refusal={owns} onAct={() => setAsked(true)}>
              {t(words.notice)}
            </ActionButton>
          )}
          {mandate.notice?.side === closing.side && (
            <ActionButton refusal={owns} onAct={takeBack}>
              {t(words.takeBack)}
            </ActionButton>
          )}
        </div>
      )}
      {asked && <NoticeOfMandate mandate={mandate} onClose={() => setAsked(false)} />}
    </section>
  )
}
