import { useQuery } from '@tanstack/react-query'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type PlanView, promiseRoutes } from '../../src/promises/contract.ts'
import { planStateNames } from '../../src/promises/wording.ts'
import { useToday } from '../access/membership.tsx'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { DebtList } from './DebtList.tsx'
import { PlanActs } from './PlanActs.tsx'
import { PlanForm } from './PlanForm.tsx'
import { planWords as words } from './plan-wording.ts'
import classes from './promises.module.css'
import { wording } from './wording.ts'

type Props = { planId: string; editing: boolean; onEdit(on: boolean): void }

/** One plan: where it stands, each instalment and what came of it, its documents, its agreement, and what can be done. */
export function PlanPanel({ planId, editing, onEdit }: Props) {
  const api = useApi()
  const { t, day, money } = useWords()
  const found = useQuery(api.ask(promiseRoutes.plan, { params: { id: planId } }))
  const plan = found.data
  if (!plan) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={8} />
  }
  const { currency } = plan
  const on = (text: string) => day(text as LocalDate)
  const head = (
    <header className={detail.panelHead}>
      <h2>{plan.reference}</h2>
      <div className={detail.panelFacts}>
        <FigureLink href={urls.customer(api.orgId ?? 0, plan.customerId)}>{plan.customerName}</FigureLink>
        <span>{t(planStateNames[plan.state])}</span>
      </div>
    </header>
  )
  if (editing && plan.state === 'draft')
    return (
      <article className={detail.panel}>
        {head}
        <PlanForm
          customer={{ id: plan.customerId, name: plan.customerName }}
          plan={plan}
          onSaved={() => onEdit(false)}
          onCancel={() => onEdit(false)}
        />
      </article>
    )
  return (
    <article className={detail.panel}>
      {head}
      <div className={detail.part}>
        <p>{t(words.progress, { paid: money(plan.paidCents, currency), total: money(plan.cents, currency) })}</p>
        <div className={classes.bar} aria-hidden>
          <span style={{ width: `${(100 * plan.paidCents) / plan.cents}%` }} />
        </div>
        <Standing plan={plan} />
      </div>
      <dl className={classes.facts}>
        <dt>{t(words.madeBy)}</dt>
        <dd>{plan.madeByName}</dd>
        {plan.approvedByName && (
          <>
            <dt>{t(words.approvedBy)}</dt>
            <dd>{plan.approvedByName}</dd>
          </>
        )}
        {plan.state === 'proposed' && plan.answerBy && (
          <>
            <dt>{t(words.answerBy)}</dt>
            <dd>{t(words.answerWhat, { day: on(plan.answerBy) })}</dd>
          </>
        )}
        {plan.signedOn && plan.signedBy && (
          <>
            <dt>{t(words.signed)}</dt>
            <dd>{t(words.signedWhat, { day: on(plan.signedOn), who: plan.signedBy })}</dd>
          </>
        )}
        {plan.byDebit && (
          <>
            <dt>{t(words.paidHow)}</dt>
            <dd>{t(words.byDebitShort)}</dd>
          </>
        )}
        {plan.note && (
          <>
            <dt>{t(wording.note)}</dt>
            <dd>{plan.note}</dd>
          </>
        )}
      </dl>
      <PlanActs plan={plan} onEdit={() => onEdit(true)} />
      <Instalments plan={plan} />
      <div className={detail.part}>
        <h3>{t(words.documents)}</h3>
        <DebtList customerId={plan.customerId} currency={currency} parts={plan.parts} />
      </div>
    </article>
  )
}

function Standing({ plan }: { plan: PlanView }) {
  const { t, day } = useWords()
  if (plan.barred) return <Reason kind="held">{plan.barred}</Reason>
  if (plan.beyond !== '') return <Reason kind="held">{t(words.beyond, { why: plan.beyond })}</Reason>
  if (plan.state === 'lapsed')
    return <Reason kind="held">{t(words.lapsedWhat, { day: day(plan.stateOn as LocalDate) })}</Reason>
  if (plan.isLate && plan.next)
    return <Reason kind="held">{t(words.lateSince, { day: day(plan.next.dueOn as LocalDate) })}</Reason>
  if (plan.state === 'cancelled' && plan.endedWhy) return <Reason kind="held">{plan.endedWhy}</Reason>
  return null
}

function Instalments({ plan }: { plan: PlanView }) {
  const api = useApi()
  const { t, day, money } = useWords()
  const today = useToday()
  const on = (text: string) => day(text as LocalDate)
  const messageAt = (message: string) => urls.reminders(api.orgId ?? 0, { onglet: 'envoi', message })
  return (
    <div className={detail.part}>
      <h3>{t(words.instalments)}</h3>
      <ul className={classes.instalments}>
        {plan.instalments.map((one) => {
          const isPaid = one.paidCents >= one.cents
          const isLate = plan.state === 'active' && !isPaid && one.dueOn < today
          return (
            <li key={one.place} data-late={isLate || undefined}>
              <span>{t(words.instalment, { place: one.place, day: on(one.dueOn) })}</span>
              <Amount cents={one.cents} currency={plan.currency} />
              <small>
                {[
                  one.reference,
                  isPaid && one.paidOn && t(words.paidOn, { day: on(one.paidOn) }),
                  !isPaid && one.paidCents > 0 && t(words.partPaid, { paid: money(one.paidCents, plan.currency) }),
                  isLate && t(words.missed),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                {one.reminderId && (
                  <>
                    {' · '}
                    <FigureLink href={messageAt(one.reminderId)}>{t(words.reminded)}</FigureLink>
                  </>
                )}
                {one.noticeId && (
                  <>
                    {' · '}
                    <FigureLink href={messageAt(one.noticeId)}>
                      {t(words.noticed, { day: one.noticeUntil ? on(one.noticeUntil) : '' })}
                    </FigureLink>
                  </>
                )}
              </small>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
