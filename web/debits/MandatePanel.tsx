import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { cashRoutes, type DebitState, type MandateView } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import classes from './debits.module.css'
import { MandateForm } from './MandateForm.tsx'
import { mandateWords as words } from './mandates-wording.ts'
import { debitStates, mandateStates, wording } from './wording.ts'

type Props = { mandateId: string; editing: boolean; onEdit(on: boolean): void }

/** One mandate: who signed it, where it stands and why, what was collected under it, and what can be done. */
export function MandatePanel({ mandateId, editing, onEdit }: Props) {
  const api = useApi()
  const { t, day } = useWords()
  const found = useQuery(api.ask(cashRoutes.mandate, { params: { id: mandateId } }))
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={8} />
  }
  const { mandate, uses } = found.data
  const orgId = api.orgId ?? 0
  if (editing)
    return (
      <MandateForm
        mandate={mandate}
        customerId={mandate.customerId}
        onSaved={() => onEdit(false)}
        onCancel={() => onEdit(false)}
      />
    )
  const on = (text: string) => day(text as LocalDate)
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{mandate.reference}</h2>
        <div className={detail.panelFacts}>
          <FigureLink href={urls.customer(orgId, mandate.customerId)}>{mandate.customerName}</FigureLink>
          <span>{t(mandateStates[mandate.state])}</span>
          {mandate.isOneOff && <span>{t(words.oneOff)}</span>}
          {mandate.lastOn && <span>{t(words.usedUp, { day: on(mandate.lastOn) })}</span>}
        </div>
      </header>
      <Standing mandate={mandate} />
      <dl className={classes.facts}>
        <dt>{t(words.scheme)}</dt>
        <dd>{t(mandate.scheme === 'CORE' ? words.core : words.b2b)}</dd>
        <dt>{t(words.signedOn)}</dt>
        <dd>{on(mandate.signedOn)}</dd>
        <dt>{t(words.holder)}</dt>
        <dd>{mandate.debtorName}</dd>
        <dt>{t(words.iban)}</dt>
        <dd>
          {mandate.account}
          {mandate.bic && ` · ${mandate.bic}`}
        </dd>
        <dt>{t(words.notice)}</dt>
        <dd>{mandate.noticeDays ? t(words.noticeDays, { n: mandate.noticeDays }) : t(words.noticeUsual)}</dd>
        {(mandate.state === 'active' || mandate.state === 'suspended') && (
          <>
            <dt>{t(words.lapses)}</dt>
            <dd>{t(words.lapsesWhat, { day: on(mandate.lapsesOn) })}</dd>
          </>
        )}
      </dl>
      <MandateActs mandate={mandate} onEdit={() => onEdit(true)} />
      <div className={detail.part}>
        <h3>{t(words.uses)}</h3>
        {uses.length === 0 ? (
          <p className={detail.quiet}>{t(words.noUse)}</p>
        ) : (
          <ul className={classes.list}>
            {uses.map((use) => (
              <li key={use.debitId}>
                <span>
                  <FigureLink href={urls.collection(orgId, use.collectionId, { prelevement: use.debitId })}>
                    {t(wording.collectionNo, { no: use.no })}
                  </FigureLink>{' '}
                  {t(wording.ofDay, { day: on(use.collectOn) })} · {t(debitStates[use.state as DebitState])}
                </span>
                <Amount cents={use.cents} currency="EUR" />
              </li>
            ))}
          </ul>
        )}
      </div>
    </article>
  )
}

/** Why it does not serve, and what the bank is yet to be told. */
function Standing({ mandate }: { mandate: MandateView }) {
  const { t, day } = useWords()
  const on = (text: string) => day(text as LocalDate)
  const { state, stateReason, stateOn, lapsesOn, previousReference, previousAccount } = mandate
  const former = [
    previousReference && t(words.oldReference, { value: previousReference }),
    previousAccount && t(words.oldAccount, { value: previousAccount }),
  ].filter(Boolean)
  const since = { state: t(mandateStates[state]), day: on(stateOn) }
  const why =
    state === 'active'
      ? null
      : state === 'lapsed'
        ? t(words.lapsedWhat, { day: on(lapsesOn) })
        : stateReason
          ? t(words.sinceWhy, { ...since, reason: stateReason })
          : t(words.since, since)
  if (!why && former.length === 0) return null
  return (
    <div className={detail.part}>
      {why && <Reason kind="held">{why}</Reason>}
      {former.length > 0 && <p className={detail.quiet}>{t(words.toldNext, { what: former.join(', ') })}</p>}
    </div>
  )
}

function MandateActs({ mandate, onEdit }: { mandate: MandateView; onEdit(): void }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const refusal = useRefusal('desk.work')
  const [asking, setAsking] = useState<'suspend' | 'end' | null>(null)
  const [reason, setReason] = useState('')
  const { reference, state } = mandate
  const params = { id: mandate.id }
  if (state === 'ended') return null
  const resume = async () => {
    try {
      await api.call(cashRoutes.resumeMandate, { params })
      tellDone(t(words.resumed, { reference }))
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  const stop = async () => {
    if (asking === 'end') {
      await api.call(cashRoutes.endMandate, { params, body: { reason } })
      tellDone(t(words.ended, { reference }))
    } else {
      await api.call(cashRoutes.suspendMandate, { params, body: { reason } })
      undo({
        message: t(words.suspended, { reference }),
        undo: () => api.call(cashRoutes.resumeMandate, { params }).then(refresh),
      })
    }
    await refresh()
  }
  const ask = (what: 'suspend' | 'end') => {
    setReason('')
    setAsking(what)
  }
  return (
    <div className={detail.acts}>
      <ActionButton refusal={refusal} shortcut={{ keys: 'm', does: words.editPanel }} onAct={onEdit}>
        {t(words.amend)}
      </ActionButton>
      {!refusal && state === 'suspended' && <ActionButton onAct={resume}>{t(words.resume)}</ActionButton>}
      {!refusal && state !== 'suspended' && (
        <ActionButton onAct={() => ask('suspend')}>{t(words.suspend)}</ActionButton>
      )}
      {!refusal && <ActionButton onAct={() => ask('end')}>{t(words.end)}</ActionButton>}
      <Ask
        opened={asking !== null}
        title={t(asking === 'end' ? words.endTitle : words.suspendTitle, { reference })}
        act={t(asking === 'end' ? words.end : words.suspend)}
        onAct={stop}
        onClose={() => setAsking(null)}
        refusal={reason.trim() === '' ? t(words.reasonMissing) : null}
      >
        <p>{t(asking === 'end' ? words.endWhat : words.suspendWhat)}</p>
        <TextInput
          data-autofocus
          label={t(words.reason)}
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Ask>
    </div>
  )
}
