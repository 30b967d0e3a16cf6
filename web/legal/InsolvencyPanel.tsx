import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type DutyView, type InsolvencyCaseView, legalRoutes } from '../../src/legal/contract.ts'
import { eventNames, procedureNames, standingNames } from '../../src/legal/insolvency/wording.ts'
import { useRefusal } from '../access/membership.tsx'
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
import { CaseQuestion } from './CaseQuestion.tsx'
import { CaseStepQuestion } from './CaseStepQuestion.tsx'
import classes from './claims.module.css'
import { insolvencyWording as words } from './insolvency-wording.ts'
import { ProofPart } from './ProofPart.tsx'

/** One case: what is to be done by when, the claim, what is frozen and what stays payable, and what happened. */
export function InsolvencyPanel({ id }: { id: string }) {
  const api = useApi()
  const { t } = useWords()
  const found = useQuery(api.ask(legalRoutes.insolvency, { params: { id } }))
  const one = found.data
  if (!one) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={8} />
  }
  const orgId = api.orgId ?? 0
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{one.customerName}</h2>
        <div className={detail.panelFacts}>
          <FigureLink href={urls.customer(orgId, one.customerId)}>{one.customerCode}</FigureLink>
          <span>{t(procedureNames[one.procedure])}</span>
          <span>{t(standingNames[one.standing])}</span>
          <span>
            {t(words.openedOn)} <Day date={one.openedOn as LocalDate} />
          </span>
        </div>
        <div className={detail.panelFacts}>
          {one.court && <span>{one.court}</span>}
          {one.officer.name && (
            <span>{[t(words[one.officer.role]), one.officer.name, ...one.officer.lines].join(', ')}</span>
          )}
        </div>
      </header>
      <Acts one={one} />
      <Duties one={one} />
      <ProofPart one={one} />
      <Debts title={t(words.prior)} what={t(words.priorWhat)} debts={one.priorDebts} customerId={one.customerId} />
      <Debts title={t(words.later)} what={t(words.laterWhat)} debts={one.laterDebts} customerId={one.customerId} />
      <History one={one} />
    </article>
  )
}

function Acts({ one }: { one: InsolvencyCaseView }) {
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const [asks, setAsks] = useState<'step' | 'case' | null>(null)
  return (
    <>
      <div className={detail.acts}>
        <ActionButton refusal={refusal} shortcut={{ keys: 't', does: words.tell }} onAct={() => setAsks('step')}>
          {t(words.tell)}
        </ActionButton>
        <ActionButton refusal={refusal} onAct={() => setAsks('case')}>
          {t(words.change)}
        </ActionButton>
      </div>
      {asks === 'step' && <CaseStepQuestion one={one} onClose={() => setAsks(null)} />}
      {asks === 'case' && <CaseQuestion customerId={one.customerId} known={one} onClose={() => setAsks(null)} />}
    </>
  )
}

function Duties({ one }: { one: InsolvencyCaseView }) {
  const { t, day } = useWords()
  return (
    <section className={detail.part}>
      <h3>{t(words.duties)}</h3>
      {one.duties === null ? (
        <Reason kind="held">{t(words.noPublication)}</Reason>
      ) : (
        <ul className={classes.list}>
          {one.duties.map((duty) => (
            <li key={duty.duty} data-moves={duty.state === 'to_do' || undefined}>
              <span className={classes.head}>
                <b>{t(words[duty.duty])}</b>
                <span>
                  {t(words.by, { day: day(duty.by as LocalDate) })} · {t(words[duty.state])}
                </span>
              </span>
              {isMoved(duty) && <span>{t(words.moved, { day: day(duty.plainBy as LocalDate) })}</span>}
              {duty.duty === 'prove' && one.isCreditorAbroad && <span>{t(words.abroad)}</span>}
              <span className={classes.cited}>
                {duty.citation}
                {duty.mark === 'verify' && ` · ${t(words.toVerify)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const isMoved = ({ by, plainBy }: DutyView): boolean => by !== plainBy

type DebtsProps = {
  title: string
  what: string
  debts: InsolvencyCaseView['priorDebts']
  customerId: string
}

function Debts({ title, what, debts, customerId }: DebtsProps) {
  const api = useApi()
  const { t, day } = useWords()
  return (
    <section className={detail.part}>
      <h3>{title}</h3>
      {debts.length === 0 ? (
        <p className={detail.quiet}>{t(words.none)}</p>
      ) : (
        <>
          <p className={detail.quiet}>{what}</p>
          <ul className={classes.list}>
            {debts.map((debt) => (
              <li key={debt.itemId}>
                <span className={classes.head}>
                  <FigureLink href={urls.item(api.orgId ?? 0, customerId, debt.itemId)}>{debt.documentNo}</FigureLink>
                  <Amount cents={debt.openCents} currency={debt.currency} />
                </span>
                <span className={classes.cited}>
                  {t(words.born, { day: day(debt.bornOn as LocalDate) })} ·{' '}
                  {t(words.due, { day: day(debt.dueOn as LocalDate) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function History({ one }: { one: InsolvencyCaseView }) {
  const { t, day } = useWords()
  return (
    <section className={detail.part}>
      <h3>{t(words.history)}</h3>
      <ul className={classes.list}>
        {one.events.map((event) => (
          <li key={event.id}>
            <span className={classes.head}>
              <b>{t(eventNames[event.what])}</b>
              <span>{day(event.on as LocalDate)}</span>
            </span>
            <span>{event.detail}</span>
            <span className={classes.cited}>
              {event.isUndone ? t(words.undone) : t(words.toldBy, { name: event.recordedByName })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
