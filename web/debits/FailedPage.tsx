import { useState } from 'react'
import { cashRoutes, type FailedDebitView } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import { type Column, DataTable } from '../design/DataTable.tsx'
import { DayInput } from '../design/DayInput.tsx'
import detail from '../design/detail.module.css'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { useRowsInHand } from '../design/paged-rows.ts'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { collectionWords } from './collections-wording.ts'
import { DebitsFrame, useFailedDebits } from './DebitsFrame.tsx'
import classes from './debits.module.css'
import { failedWords as words } from './failed-wording.ts'
import { debitStates, mandateStates, wording } from './wording.ts'

/** What came back unpaid and is still owed: why, what the bank’s reason asks for, and when it is presented again. */
export function FailedPage() {
  const { t } = useWords()
  const found = useFailedDebits()
  return (
    <DebitsFrame here="impayes" facts={found.data ? [t(words.counted, { n: found.data.debits.length })] : []}>
      {found.error && !found.data && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <SkeletonTable columns={[2, 2, 1, 3]} rows={6} />}
      {found.data && <FailedList debits={found.data.debits} />}
    </DebitsFrame>
  )
}

function FailedList({ debits }: { debits: readonly FailedDebitView[] }) {
  const { t } = useWords()
  const [at, change] = useAddressState<'prelevement'>()
  const rows = useRowsInHand(debits)
  const open = debits.find((debit) => debit.id === at.prelevement)
  const columns: Column<FailedDebitView>[] = [
    {
      key: 'customer',
      header: t(wording.customer),
      width: 'minmax(140px, 1.3fr)',
      cell: (debit) => <span title={debit.customerName}>{debit.customerName}</span>,
    },
    {
      key: 'documents',
      header: t(wording.documents),
      width: 'minmax(120px, 1.1fr)',
      hideBelowPx: 560,
      cell: (debit) => debit.words,
    },
    {
      key: 'open',
      header: t(words.open),
      width: '148px',
      align: 'right',
      cell: (debit) => <Amount cents={debit.openCents} currency="EUR" tone="loss" />,
    },
    {
      key: 'why',
      header: t(words.why),
      width: 'minmax(120px, 1.4fr)',
      cell: (debit) => <span title={debit.reason}>{debit.reason}</span>,
    },
    {
      key: 'next',
      header: t(words.next),
      width: 'minmax(216px, 1.5fr)',
      hideBelowPx: 700,
      cell: (debit) => <NextStep debit={debit} />,
    },
  ]
  return (
    <ListAndPanel
      panelLabel={t(words.panel)}
      onClose={() => change({ prelevement: null })}
      panel={open ? <FailedPanel key={open.id} debit={open} /> : null}
      list={
        <DataTable
          label={t(words.list)}
          columns={columns}
          rows={rows}
          rowKey={(debit) => debit.id}
          activeKey={at.prelevement ?? null}
          onActive={(prelevement) => change({ prelevement })}
          empty={<EmptyState title={t(words.noneTitle)}>{t(words.none)}</EmptyState>}
        />
      }
    />
  )
}

/** When it is presented again, or why that waits for a person. */
function NextStep({ debit }: { debit: FailedDebitView }) {
  const { t, day } = useWords()
  if (debit.retryRefusal !== '') {
    const state = t(mandateStates[debit.mandateState]).toLocaleLowerCase()
    const ended = debit.mandateState !== 'active'
    return <Reason kind="held">{ended ? t(words.newMandate, { state }) : t(words.notAgain)}</Reason>
  }
  return debit.retryOn ? (
    <span>{t(words.byItself, { day: day(debit.retryOn as LocalDate) })}</span>
  ) : (
    <b>{t(words.yours)}</b>
  )
}

function FailedPanel({ debit }: { debit: FailedDebitView }) {
  const api = useApi()
  const { t, day } = useWords()
  const refresh = useRefresh()
  const today = useToday()
  const refusal = useRefusal('desk.work')
  const [asking, setAsking] = useState(false)
  const [on, setOn] = useState<LocalDate | null>(today)
  const orgId = api.orgId ?? 0
  const { customerName: customer, advice, reason, code } = debit
  const retry = async () => {
    await api.call(cashRoutes.retryDebit, { params: { id: debit.id }, body: { on: on ?? today } })
    tellDone(t(words.retried, { customer, day: day(on ?? today) }))
    await refresh()
  }
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>
          <FigureLink href={urls.customer(orgId, debit.customerId)}>{customer}</FigureLink>
        </h2>
        <div className={detail.panelFacts}>
          <Amount cents={debit.openCents} currency="EUR" strong />
          <span>{t(debitStates[debit.state])}</span>
          <FigureLink href={urls.collection(orgId, debit.collectionId, { prelevement: debit.id })}>
            {t(wording.collectionNo, { no: debit.collectionNo })}
          </FigureLink>
        </div>
      </header>
      <div className={classes.fate}>
        <p>
          {reason.charAt(0).toLocaleUpperCase()}
          {reason.slice(1)}
          {code && ` (${code})`}. {!debit.retryOn && t(collectionWords.advice, { advice })}
        </p>
        <NextStep debit={debit} />
        {debit.retryRefusal !== '' && <p className={detail.quiet}>{debit.retryRefusal}</p>}
      </div>
      <dl className={classes.facts}>
        <dt>{t(wording.documents)}</dt>
        <dd>{debit.words}</dd>
        <dt>{t(wording.mandate)}</dt>
        <dd>
          <FigureLink href={urls.mandates(orgId, { mandat: debit.mandateId })}>{debit.mandate}</FigureLink>
        </dd>
      </dl>
      <div className={detail.acts}>
        <ActionButton
          refusal={refusal ?? (debit.retryRefusal || null)}
          shortcut={{ keys: 'r', does: words.keyRetry }}
          onAct={() => setAsking(true)}
        >
          {t(words.retry)}
        </ActionButton>
      </div>
      <Ask
        opened={asking}
        title={t(words.retryTitle, { customer })}
        act={t(words.retryAct)}
        onAct={retry}
        onClose={() => setAsking(false)}
        refusal={on ? null : t(words.retryDayMissing)}
      >
        <p>{t(words.retryWhat)}</p>
        <DayInput label={t(words.retryFrom)} today={today} value={on} onValue={setOn} earliest={today} />
      </Ask>
    </article>
  )
}
