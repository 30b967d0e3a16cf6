import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { cashRoutes, type ProposedDebitView } from '../../src/cash/contract.ts'
import { type LocalDate, toLocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { BulkBar } from '../design/BulkBar.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { PageHeader } from '../design/PageHeader.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { allTicked, isTicked, type Selection } from '../design/selection.ts'
import { tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { tellFailure } from '../wire/failures.ts'
import { useRefresh } from '../wire/refresh.ts'
import { BackTo } from './DebitsFrame.tsx'
import classes from './debits.module.css'
import { LeftOutTable } from './LeftOutTable.tsx'
import { keyOf, ProposedList, ProposedPanel } from './ProposedList.tsx'
import { prepareWords as words } from './prepare-wording.ts'

type State = 'le' | 'echues' | 'prelevement'
type Proposal = z.output<typeof cashRoutes.proposeCollection.reply>

/** `le` the day of collection, `echues` documents due by when, `prelevement` the one that is open. */
export function PreparePage() {
  const api = useApi()
  const { t, day } = useWords()
  const today = useToday()
  const [at, change] = useAddressState<State>()
  const asked = {
    collectOn: toLocalDate(at.le ?? '') ?? undefined,
    dueUntil: toLocalDate(at.echues ?? '') ?? undefined,
  }
  const found = useQuery({
    ...api.ask(cashRoutes.proposeCollection, { query: asked }),
    placeholderData: (before) => before,
  })
  const proposal = found.data
  const collectOn = (asked.collectOn ?? proposal?.collectOn ?? null) as LocalDate | null
  return (
    <>
      <PageHeader
        title={t(words.title)}
        facts={proposal ? [t(words.proposed, { n: proposal.debits.length })] : []}
        actions={<BackTo href={urls.collections(api.orgId ?? 0)}>{t(words.toCollections)}</BackTo>}
      />
      <div className={classes.tools}>
        <DayInput
          inline
          label={t(words.collectOn)}
          today={today}
          value={collectOn}
          onValue={(le) => change({ le, prelevement: null })}
        />
        <DayInput
          inline
          label={t(words.dueUntil)}
          today={today}
          value={(asked.dueUntil ?? collectOn) as LocalDate | null}
          onValue={(echues) => change({ echues: echues === collectOn ? null : echues, prelevement: null })}
        />
        {proposal?.noticeBy === 'message' && (
          <span className={classes.quiet}>{t(words.firstToldOn, { day: day(proposal.firstToldOn as LocalDate) })}</span>
        )}
      </div>
      {found.error && !proposal && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {!proposal && !found.error && <SkeletonTable columns={[3, 2, 2, 1]} rows={10} />}
      {proposal && <Board key={`${proposal.collectOn} ${asked.dueUntil ?? ''}`} proposal={proposal} asked={asked} />}
    </>
  )
}

function Board({ proposal, asked }: { proposal: Proposal; asked: { dueUntil: string | undefined } }) {
  const api = useApi()
  const navigate = useNavigate()
  const { t, day, lang, money } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('desk.work')
  const [at, change] = useAddressState<State>()
  const [selection, setSelection] = useState<Selection>(allTicked)
  const { debits, leftOut, collectOn } = proposal
  const ticked = debits.filter((debit) => isTicked(selection, keyOf(debit)))
  const chosen = debits.find((debit) => keyOf(debit) === at.prelevement)
  const create = async () => {
    const itemIds = ticked.flatMap((debit) => debit.parts.filter((part) => part.cents > 0).map((part) => part.itemId))
    try {
      const { id } = await api.call(cashRoutes.createCollection, {
        body: { collectOn, dueUntil: asked.dueUntil, itemIds: ticked.length < debits.length ? itemIds : undefined },
      })
      await refresh()
      await navigate({ href: urls.collection(api.orgId ?? 0, id) })
    } catch (failure) {
      tellNotDone(tellFailure(lang, failure))
      await refresh()
    }
  }
  if (proposal.refusal)
    return (
      <EmptyState
        title={t(words.wrongDay)}
        actions={
          <ActionButton primary onAct={() => change({ le: null })}>
            {day(proposal.firstToldOn as LocalDate)}
          </ActionButton>
        }
      >
        {proposal.refusal}
      </EmptyState>
    )
  return (
    <>
      <div className={classes.panes}>
        <ListAndPanel
          panelLabel={t(words.panel)}
          onClose={() => change({ prelevement: null })}
          panel={chosen ? <ProposedPanel debit={chosen} noticeBy={proposal.noticeBy} /> : null}
          list={
            <ProposedList
              debits={debits}
              noticeBy={proposal.noticeBy}
              activeKey={at.prelevement ?? null}
              onActive={(prelevement) => change({ prelevement })}
              selection={selection}
              onSelection={setSelection}
              empty={
                <EmptyState title={t(words.noneTitle)}>
                  {t(leftOut.length > 0 ? words.none : words.noneAtAll)}
                </EmptyState>
              }
            />
          }
        />
      </div>
      {leftOut.length > 0 && <LeftOutTable leftOut={leftOut} />}
      <BulkBar
        selection={selection}
        onSelection={setSelection}
        total={debits.length}
        amount={<Amount cents={sumOf(ticked)} currency="EUR" strong />}
        outcome={[
          t(words.outcome, { day: day(collectOn as LocalDate) }),
          ticked.length < debits.length
            ? `${t(words.excluded, { n: debits.length - ticked.length })} (${money(sumOf(debits) - sumOf(ticked), 'EUR')}).`
            : '',
        ].join(' ')}
      >
        <ActionButton primary refusal={refusal} shortcut={{ keys: 'Mod+Enter', does: words.keyCreate }} onAct={create}>
          {t(words.create)}
        </ActionButton>
      </BulkBar>
    </>
  )
}

const sumOf = (debits: readonly ProposedDebitView[]): number => debits.reduce((sum, debit) => sum + debit.cents, 0)
