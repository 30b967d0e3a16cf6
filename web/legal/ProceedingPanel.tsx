import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { legalRoutes, type ProceedingView } from '../../src/legal/contract.ts'
import { kindNames, outcomeNames, stageNames } from '../../src/legal/proceedings/act-wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
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
import { ActLine } from './ActLine.tsx'
import { NextActs } from './NextActs.tsx'
import { PackPanel } from './PackPanel.tsx'
import { ProceedingCosts } from './ProceedingCosts.tsx'
import { ProceedingDelays } from './ProceedingDelays.tsx'
import { ProceedingPayments } from './ProceedingPayments.tsx'
import { ProceedingPeople } from './ProceedingPeople.tsx'
import { proceedingWords as words } from './proceeding-wording.ts'

type Props = { id: string; showsPack: boolean; onPack(shows: boolean): void }

/** One matter: what may be told next, the delays that run, what happened, whom it is against, and what it costs. */
export function ProceedingPanel({ id, showsPack, onPack }: Props) {
  const api = useApi()
  const { t, day, money } = useWords()
  const found = useQuery(api.ask(legalRoutes.proceeding, { params: { id } }))
  const matter = found.data
  if (!matter) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={12} />
  }
  const { currency, customerId } = matter
  if (showsPack)
    return (
      <article className={detail.panel}>
        <div className={detail.acts}>
          <ActionButton onAct={() => onPack(false)}>{t(words.backToMatter, { number: matter.number })}</ActionButton>
        </div>
        <PackPanel customerId={customerId} proceedingId={id} />
      </article>
    )
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>
          {matter.number} · {t(kindNames[matter.kind])}
        </h2>
        <div className={detail.panelFacts}>
          <span className={detail.tag}>{t(stageNames[matter.stage])}</span>
          <FigureLink href={urls.customer(api.orgId ?? 0, customerId)}>{matter.customerName}</FigureLink>
          <span>{t(words.claimed, { amount: { cents: matter.claimedCents, currency } })}</span>
          <b>{t(words.left, { amount: { cents: matter.openCents, currency } })}</b>
        </div>
        <div className={detail.panelFacts}>
          <span className={detail.quiet}>
            {t(words.opened, { day: day(matter.openedOn as LocalDate), name: matter.openedByName })}
          </span>
          {matter.barsOn && <span>{t(words.bars, { day: day(matter.barsOn as LocalDate) })}</span>}
        </div>
      </header>
      {matter.outcome && (
        <p>{t(words.closedAs, { day: day(matter.closedOn as LocalDate), outcome: t(outcomeNames[matter.outcome]) })}</p>
      )}
      {matter.title && <p>{titleSentence(matter)}</p>}
      {matter.appealed && (
        <div className={detail.part}>
          <Reason kind="held">{matter.appealed}</Reason>
        </div>
      )}
      {matter.insolventSince && (
        <div className={detail.part}>
          <Reason kind="held">{t(words.insolvent, { day: day(matter.insolventSince as LocalDate) })}</Reason>
        </div>
      )}
      {matter.stage !== 'closed' && matter.openCents === 0 && (
        <div className={detail.part}>
          <Reason kind="evidence">{t(words.allPaid)}</Reason>
        </div>
      )}
      {matter.toVerify.length > 0 && (
        <div className={detail.part}>
          <Reason kind="held">{t(words.toVerify, { what: matter.toVerify.join(', ') })}</Reason>
        </div>
      )}
      {matter.kind === 'payment_order' && matter.stage === 'prepared' && (
        <div className={detail.acts}>
          <ActionButton primary shortcut={{ keys: 'd', does: words.pack }} onAct={() => onPack(true)}>
            {t(words.pack)}
          </ActionButton>
        </div>
      )}
      <NextActs matter={matter} />
      <ProceedingDelays matter={matter} />
      <ActLine matter={matter} />
      <ProceedingPeople matter={matter} />
      <Documents matter={matter} />
      <ProceedingPayments matter={matter} />
      <ProceedingCosts matter={matter} />
    </article>
  )

  function titleSentence({ title }: ProceedingView): string {
    const on = day(title!.on as LocalDate)
    if (!title!.granted) return t(words.titlePlain, { day: on })
    const { principalCents, interestCents, costsCents, interestFrom } = title!.granted
    return t(words.titleIs, {
      day: on,
      principal: money(principalCents, currency),
      interest: money(interestCents, currency),
      costs: money(costsCents, currency),
      from: interestFrom ? day(interestFrom as LocalDate) : 'none',
    })
  }
}

function Documents({ matter }: { matter: ProceedingView }) {
  const api = useApi()
  const { t } = useWords()
  const { customerId, currency, items } = matter
  return (
    <section className={detail.part} aria-label={t(words.documents)}>
      <h3>{t(words.documents)}</h3>
      {items.map(({ itemId, documentNo, dueOn, openCents }) => (
        <div key={itemId} className={detail.panelFacts}>
          <FigureLink href={urls.item(api.orgId ?? 0, customerId, itemId)}>{documentNo}</FigureLink>
          <span className={detail.quiet}>
            <Day date={dueOn as LocalDate} />
          </span>
          <Amount cents={openCents} currency={currency} />
        </div>
      ))}
    </section>
  )
}
