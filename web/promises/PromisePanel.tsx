import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type PromiseView, promiseRoutes } from '../../src/promises/contract.ts'
import { promiseStateNames, sourceNames } from '../../src/promises/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { DebtList } from './DebtList.tsx'
import { PromiseForm } from './PromiseForm.tsx'
import classes from './promises.module.css'
import { wording as words } from './wording.ts'

type Props = {
  promiseId: string
  replacing: boolean
  onReplacing(on: boolean): void
  onReplaced(id: string): void
}

/** One promise: what was said, where it stands by the books, its documents, and what can be done. */
export function PromisePanel({ promiseId, replacing, onReplacing, onReplaced }: Props) {
  const api = useApi()
  const { t, day, money } = useWords()
  const found = useQuery(api.ask(promiseRoutes.promise, { params: { id: promiseId } }))
  const promise = found.data
  if (!promise) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={8} />
  }
  const orgId = api.orgId ?? 0
  const on = (text: string) => day(text as LocalDate)
  const head = (
    <header className={detail.panelHead}>
      <h2>{t(words.promisedOf, { amount: money(promise.cents, promise.currency) })}</h2>
      <div className={detail.panelFacts}>
        <FigureLink href={urls.customer(orgId, promise.customerId)}>{promise.customerName}</FigureLink>
        <span>{t(promiseStateNames[promise.state])}</span>
      </div>
    </header>
  )
  if (replacing)
    return (
      <article className={detail.panel}>
        {head}
        <PromiseForm
          customer={{ id: promise.customerId, name: promise.customerName }}
          replaces={promise}
          onSaved={onReplaced}
          onCancel={() => onReplacing(false)}
        />
      </article>
    )
  return (
    <article className={detail.panel}>
      {head}
      <Standing promise={promise} />
      <dl className={classes.facts}>
        <dt>{t(words.forDay)}</dt>
        <dd>{on(promise.dueOn)}</dd>
        {promise.state === 'running' && (
          <>
            <dt>{t(words.graceUntil)}</dt>
            <dd>{t(words.graceWhat, { day: on(promise.graceUntil) })}</dd>
          </>
        )}
        <dt>{t(words.kept)}</dt>
        <dd>
          <Amount cents={promise.keptCents} currency={promise.currency} />
        </dd>
        <dt>{t(words.givenOn)}</dt>
        <dd>{on(promise.promisedOn)}</dd>
        <dt>{t(words.source)}</dt>
        <dd>{[t(sourceNames[promise.source]), promise.saidBy].filter(Boolean).join(' · ')}</dd>
        <dt>{t(words.by)}</dt>
        <dd>{promise.madeByName}</dd>
        {promise.note && (
          <>
            <dt>{t(words.note)}</dt>
            <dd>{promise.note}</dd>
          </>
        )}
      </dl>
      {promise.state === 'running' && <Acts promise={promise} onReplace={() => onReplacing(true)} />}
      <div className={detail.part}>
        <h3>{t(words.documents)}</h3>
        <DebtList customerId={promise.customerId} currency={promise.currency} parts={promise.parts} />
      </div>
    </article>
  )
}

function Standing({ promise }: { promise: PromiseView }) {
  const { t, day, money } = useWords()
  const { state, currency } = promise
  const on = day(promise.stateOn as LocalDate)
  const what = {
    running: t(words.runningWhat, { day: day(promise.graceUntil as LocalDate) }),
    kept: t(words.keptWhat),
    broken: t(words.brokenWhat),
    partly_kept: t(words.partlyWhat, {
      kept: money(promise.keptCents, currency),
      amount: money(promise.cents, currency),
    }),
    cancelled: [t(words.since, { state: t(promiseStateNames.cancelled), day: on }), promise.endedWhy]
      .filter(Boolean)
      .join(' · '),
    replaced: [t(words.since, { state: t(promiseStateNames.replaced), day: on }), promise.endedWhy]
      .filter(Boolean)
      .join(' · '),
  }[state]
  return <Reason kind={state === 'kept' ? 'evidence' : 'held'}>{what}</Reason>
}

function Acts({ promise, onReplace }: { promise: PromiseView; onReplace(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('claims.work')
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const cancel = async () => {
    await api.call(promiseRoutes.cancelPromise, { params: { id: promise.id }, body: { reason } })
    tellDone(t(words.cancelled, { customer: promise.customerName }))
    await refresh()
  }
  return (
    <div className={detail.acts}>
      <ActionButton refusal={refusal} shortcut={{ keys: 'm', does: words.keyReplace }} onAct={onReplace}>
        {t(words.replace)}
      </ActionButton>
      {!refusal && <ActionButton onAct={() => setAsking(true)}>{t(words.cancelAct)}</ActionButton>}
      <Ask
        opened={asking}
        title={t(words.cancelTitle, { customer: promise.customerName })}
        act={t(words.cancelAct)}
        onAct={cancel}
        onClose={() => setAsking(false)}
      >
        <p>{t(words.cancelWhat)}</p>
        <TextInput
          data-autofocus
          label={t(words.reason)}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Ask>
    </div>
  )
}
