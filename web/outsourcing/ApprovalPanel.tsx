import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type RequestDetail, outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { useIsAgent } from '../access/membership.tsx'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { ApprovalActs } from './ApprovalActs.tsx'
import { approvalWords as words } from './approval-words.ts'

type Props = {
  requestId: string
  /** Whoever made the request looks, from its own organisation. */
  isAsker: boolean
  onDone(): Promise<unknown>
}

/** One request: what is asked, why, what shows it, what was said, and what may be answered. */
export function ApprovalPanel({ requestId, isAsker, onDone }: Props) {
  const api = useApi()
  const { t, day } = useWords()
  const found = useQuery(api.ask(routes.request, { params: { id: requestId } }))
  const request = found.data
  if (!request) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={6} />
  }
  const { currency } = request
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>
          {request.name} · {request.number}
        </h2>
        <div className={detail.panelFacts}>
          <FigureLink href={urls.customer(request.orgId, request.customerId)}>{request.customerName}</FigureLink>
          <Amount cents={request.owedCents} currency={currency} strong />
          <span>{isAsker ? request.creditorName : request.providerName}</span>
          <Day date={request.askedOn as LocalDate} />
          <span>{request.askedByName}</span>
        </div>
      </header>
      {request.state === 'waiting' ? (
        <p className={detail.quiet}>
          {t(words.turn, { turn: request.turn, days: t(words.days, { n: request.days }) })}
        </p>
      ) : (
        <Reason kind="held">
          {request.answeredByName && request.answeredOn
            ? t(words.answerIs, {
                state: request.stateName,
                name: request.answeredByName,
                day: day(request.answeredOn as LocalDate),
              })
            : request.stateName}
          {request.answer && ` – ${request.answer}`}
          {request.outcomeName && ` · ${request.outcomeName}`}
        </Reason>
      )}
      <What request={request} isAsker={isAsker} />
      <ApprovalActs request={request} isAsker={isAsker} onDone={onDone} />
      <section className={detail.part}>
        <h3>{t(words.why)}</h3>
        <p>{request.why}</p>
      </section>
      {request.steps.length > 0 && (
        <section className={detail.part}>
          <h3>{t(words.steps)}</h3>
          <ul className={classes.list}>
            {request.steps.map(({ on, what }) => (
              <li key={`${on} ${what}`}>{t(words.stepLine, { day: day(on as LocalDate), what })}</li>
            ))}
          </ul>
        </section>
      )}
      {request.papers.length > 0 && (
        <section className={detail.part}>
          <h3>{t(words.papers)}</h3>
          <ul className={classes.list}>
            {request.papers.map(({ id, name }) => (
              <li key={id}>
                <FigureLink href={urls.customer(request.orgId, request.customerId)}>{name}</FigureLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      {request.words.length > 0 && (
        <section className={detail.part}>
          <h3>{t(words.talk)}</h3>
          <ul className={classes.list}>
            {request.words.map(({ id, body, byName }) => (
              <li key={id}>
                <span>{body}</span>
                <span className={classes.quiet}>{byName}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}

/** What saying yes does, in figures, and where it is looked at. */
function What({ request, isAsker }: { request: RequestDetail; isAsker: boolean }) {
  const { t, money, day } = useWords()
  const isAgent = useIsAgent()
  const { orgId, customerId, currency, kind, owedCents, settleCents, settleOn, state } = request
  const isOver = state !== 'waiting'
  return (
    <section className={detail.part}>
      {settleCents !== null && (
        <p>
          {t(request.promiseId ? words.dealStands : words.deal, {
            amount: money(settleCents, currency),
            day: day(settleOn as LocalDate),
            owed: money(owedCents, currency),
            given: money(owedCents - settleCents, currency),
          })}
        </p>
      )}
      {request.beyond && <p className={detail.quiet}>{t(words.beyond, { why: request.beyond })}</p>}
      {request.isWithin && <p className={detail.quiet}>{t(words.within)}</p>}
      {!request.isAdvised && <Reason kind="held">{t(words.against)}</Reason>}
      {request.planId && (
        <FigureLink href={urls.plans(orgId, { plan: request.planId })}>{t(words.planWhat)}</FigureLink>
      )}
      {request.costCents !== null && <p>{t(words.cost, { amount: money(request.costCents, currency) })}</p>}
      {!isOver && kind === 'court' && <p className={detail.quiet}>{t(words.courtWhat)}</p>}
      {!isOver && (kind === 'uncollectible' || kind === 'abandon') && (
        <p className={detail.quiet}>{t(words.endWhat)}</p>
      )}
      {state === 'approved' && kind === 'court' && !isAsker && !isAgent && (
        <FigureLink href={urls.customer(orgId, customerId, { panneau: 'voie' })}>{t(words.seeRoute)}</FigureLink>
      )}
      {state === 'approved' && kind === 'uncollectible' && !isAsker && !isAgent && (
        <FigureLink href={urls.provisions(orgId)}>{t(words.seeLoss)}</FigureLink>
      )}
    </section>
  )
}
