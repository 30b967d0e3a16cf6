import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { cashRoutes } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { BulkBar } from '../design/BulkBar.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { isTicked, noneTicked, type Selection } from '../design/selection.ts'
import { tellDone, tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { NotFound } from '../shell/notices.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer, tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { CollectionActs } from './CollectionActs.tsx'
import { CollectionSteps } from './CollectionSteps.tsx'
import { standingOf } from './collection-standing.ts'
import { collectionWords as words } from './collections-wording.ts'
import { DebitList } from './DebitList.tsx'
import { DebitPanel } from './DebitPanel.tsx'
import { BackTo } from './DebitsFrame.tsx'
import classes from './debits.module.css'
import { wording } from './wording.ts'

export type CollectionDetail = z.output<typeof cashRoutes.collection.reply>

/** One collection from its draft to its money: each debit and what becomes of it. `prelevement` is the one that is open. */
export function CollectionPage() {
  const api = useApi()
  const { t, day, money } = useWords()
  const id = useParams({ strict: false }).collectionId ?? ''
  const found = useQuery(api.ask(cashRoutes.collection, { params: { id } }))
  const back = <BackTo href={urls.collections(api.orgId ?? 0)}>{t(wording.collections)}</BackTo>
  if (!found.data) {
    if (found.error instanceof RefusedByServer && [400, 404, 422].includes(found.error.status)) return <NotFound />
    return (
      <>
        <PageHeader title={t(wording.collection)} actions={back} />
        {found.error ? (
          <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <SkeletonTable columns={[3, 2, 1, 2]} rows={12} />
        )}
      </>
    )
  }
  const { collection } = found.data
  return (
    <>
      <PageHeader
        title={t(words.title, { no: collection.no, day: day(collection.collectOn as LocalDate) })}
        facts={[
          t(standingOf(collection)),
          t(wording.debitsCount, { n: collection.debits }),
          money(collection.cents, 'EUR'),
          ...(collection.settledCents > 0 ? [t(words.settledFact, { amount: euros(collection.settledCents) })] : []),
          ...(collection.failedCents > 0
            ? [
                <FigureLink key="failed" href={urls.failedDebits(api.orgId ?? 0)}>
                  {t(words.failedFact, { amount: euros(collection.failedCents) })}
                </FigureLink>,
              ]
            : []),
        ]}
        actions={
          <>
            {back}
            <CollectionActs detail={found.data} />
          </>
        }
      />
      <CollectionSteps collection={collection} notices={found.data.notices} />
      <Debits key={id} detail={found.data} />
    </>
  )
}

const euros = (cents: number) => ({ cents, currency: 'EUR' })

function Debits({ detail: { collection, debits, notices, can } }: { detail: CollectionDetail }) {
  const api = useApi()
  const { t, lang } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const [at, change] = useAddressState<'prelevement'>()
  const [selection, setSelection] = useState<Selection>(noneTicked)
  const mayDrop = can.drop === null && refusal === null
  const failing = debits.filter((debit) => debit.obstacle !== '')
  const live = debits.filter((debit) => debit.state !== 'dropped')
  const ticked = mayDrop ? live.filter((debit) => isTicked(selection, debit.id)) : []
  const open = debits.find((debit) => debit.id === at.prelevement)
  const drop = async (ids: readonly string[], reason: string) => {
    try {
      await api.call(cashRoutes.dropDebits, { params: { id: collection.id }, body: { debitIds: [...ids], reason } })
      tellDone(t(words.dropped, { n: ids.length }))
      setSelection(noneTicked)
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
    }
    await refresh()
  }
  return (
    <>
      {failing.length > 0 && (
        <div className={classes.notice} role="status">
          <Reason kind="held">{t(words.doNotHold, { n: failing.length })}</Reason>
          <ActionButton
            refusal={refusal}
            onAct={() =>
              drop(
                failing.map((debit) => debit.id),
                failing.length === 1 ? failing[0]!.obstacle : '',
              )
            }
          >
            {t(words.dropThese, { n: failing.length })}
          </ActionButton>
        </div>
      )}
      <div className={classes.panes}>
        <ListAndPanel
          panelLabel={t(words.panel)}
          onClose={() => change({ prelevement: null })}
          panel={
            open ? (
              <DebitPanel
                debit={open}
                draftId={collection.state === 'draft' ? collection.id : null}
                notice={notices.find((one) => one.mandate === open.mandate && one.customerId === open.customerId)}
              />
            ) : null
          }
          list={
            <DebitList
              debits={debits}
              activeKey={at.prelevement ?? null}
              onActive={(prelevement) => change({ prelevement })}
              selection={selection}
              onSelection={mayDrop ? setSelection : undefined}
            />
          }
        />
      </div>
      {ticked.length > 0 && (
        <BulkBar
          selection={{ kind: 'some', keys: new Set(ticked.map((debit) => debit.id)) }}
          onSelection={setSelection}
          total={live.length}
          amount={<Amount cents={ticked.reduce((sum, debit) => sum + debit.cents, 0)} currency="EUR" strong />}
          outcome={t(words.dropOutcome)}
        >
          <ActionButton
            shortcut={{ keys: 'r', does: words.dropKey }}
            onAct={() =>
              drop(
                ticked.map((debit) => debit.id),
                '',
              )
            }
          >
            {t(words.drop)}
          </ActionButton>
        </BulkBar>
      )}
    </>
  )
}
