import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type DisputeView, disputesRoutes } from '../../src/disputes/contract.ts'
import { outcomeNames, sourceNames, stateNames } from '../../src/disputes/wording.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { ColleagueQuestions } from '../colleagues/ColleagueQuestions.tsx'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { DisputeActs } from './DisputeActs.tsx'
import { DisputeEdit } from './DisputeEdit.tsx'
import { DisputeEvidence } from './DisputeEvidence.tsx'
import { DisputeNotes } from './DisputeNotes.tsx'
import { DisputeTasks } from './DisputeTasks.tsx'
import classes from './disputes.module.css'
import { useColleagues, useOwners } from './members.ts'
import { disputeWords as words } from './wording.ts'

/** One dispute: what is contested and why, who ends it by when, what is done about it, and how it ended. */
export function DisputePanel({ id }: { id: string }) {
  const api = useApi()
  const { t, money } = useWords()
  const { nameOf } = useOwners()
  const { nameOf: colleagueOf } = useColleagues()
  const [editing, setEditing] = useState(false)
  const found = useQuery(api.ask(disputesRoutes.dispute, { params: { id } }))
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 2, 1, 1]} rows={10} />
  }
  const dispute = found.data
  if (editing) return <DisputeEdit dispute={dispute} onDone={() => setEditing(false)} />
  const isOver = dispute.state === 'resolved'
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>
          <FigureLink href={urls.customer(api.orgId ?? 0, dispute.customerId)}>{dispute.customerName}</FigureLink>
        </h2>
        <div className={detail.panelFacts}>
          <span className={detail.tag}>
            {t(dispute.outcome ? outcomeNames[dispute.outcome] : stateNames[dispute.state])}
          </span>
          <span>{dispute.categoryName}</span>
          <Amount cents={dispute.cents} currency={dispute.currency} strong />
        </div>
        <div className={detail.panelFacts}>
          <span>{nameOf(dispute.owner)}</span>
          {dispute.colleagueId !== null && <span>{t(words.byLink, { name: colleagueOf(dispute.colleagueId) })}</span>}
          {!isOver && (
            <span>
              {t(words.dueOn)} <Day date={dispute.dueOn as LocalDate} />
            </span>
          )}
          <span>{t(words.nDays, { n: dispute.days })}</span>
          <span className={detail.quiet}>
            {t(sourceNames[dispute.source])} · {t(words.openedBy, { name: dispute.openedBy })}
          </span>
        </div>
      </header>
      {dispute.isLate && (
        <div className={detail.part}>
          <Reason kind="held">{t(words.overdue)}</Reason>
        </div>
      )}
      {dispute.awaitedCents !== null && dispute.outcome !== 'credit_note' && (
        <p>{t(words.awaited, { amount: money(dispute.awaitedCents, dispute.currency) })}</p>
      )}
      {isOver && <HowItEnded dispute={dispute} />}
      <DisputeActs dispute={dispute} onEdit={() => setEditing(true)} />
      {dispute.note !== '' && (
        <section className={detail.part}>
          <h3>{t(words.cause)}</h3>
          <p className={classes.said}>{dispute.note}</p>
        </section>
      )}
      <Documents dispute={dispute} />
      <DisputeTasks dispute={dispute} />
      <DisputeEvidence dispute={dispute} />
      <ColleagueQuestions customerId={dispute.customerId} disputeId={dispute.id} canAsk={!isOver} />
      <DisputeNotes dispute={dispute} />
    </article>
  )
}

function HowItEnded({ dispute }: { dispute: DisputeView }) {
  const api = useApi()
  const { t, day, money } = useWords()
  const { credit, currency, forgivenCents, heldUntilOn, resolutionNote } = dispute
  const by = {
    day: day(dispute.resolvedOn as LocalDate),
    name: dispute.isAutomatic ? t(words.byBooks) : (dispute.resolvedBy ?? ''),
    n: dispute.days,
  }
  return (
    <section className={detail.part}>
      <span>{t(words.resolvedBy, by)}</span>
      {credit && (
        <span>
          <FigureLink href={urls.item(api.orgId ?? 0, dispute.customerId, credit.itemId)}>
            {t(words.creditWas, { document: credit.documentNo })}
          </FigureLink>{' '}
          {credit.openCents > 0 && t(words.creditLeft, { amount: money(credit.openCents, currency) })}
        </span>
      )}
      {forgivenCents !== null && <span>{t(words.forgiven, { amount: money(forgivenCents, currency) })}</span>}
      {resolutionNote !== '' && <p className={classes.said}>{resolutionNote}</p>}
      {heldUntilOn && <Reason kind="held">{t(words.heldUntil, { day: day(heldUntilOn as LocalDate) })}</Reason>}
    </section>
  )
}

function Documents({ dispute }: { dispute: DisputeView }) {
  const api = useApi()
  const { t } = useWords()
  const { currency, customerId, items } = dispute
  return (
    <section className={detail.part}>
      <h3 id="contested">{t(words.what)}</h3>
      <table className={classes.documents} aria-labelledby="contested">
        <thead>
          <tr>
            <th scope="col">{t(words.document)}</th>
            <th scope="col" data-align="right">
              {t(words.leftOpen)}
            </th>
            <th scope="col" data-align="right">
              {t(words.amount)}
            </th>
            <th scope="col">{t(words.how)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.itemId}>
              <td>
                <FigureLink href={urls.item(api.orgId ?? 0, customerId, item.itemId)}>{item.documentNo}</FigureLink>
              </td>
              <td data-align="right">
                <Amount cents={item.openCents} currency={currency} />
              </td>
              <td data-align="right">
                <Amount cents={dispute.state === 'resolved' ? item.cents : item.heldCents} currency={currency} />
              </td>
              <td>{t(item.isWhole ? words.whole : words.partOf)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
