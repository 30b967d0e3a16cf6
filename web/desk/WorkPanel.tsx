import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { deskRoutes } from '../../src/desk/contract.ts'
import { daysBetween, type LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { AgeBadge } from '../design/AgeBadge.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Keys } from '../design/KeyboardHelp.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { ActionPanel, type Draft } from '../dunning/ActionPanel.tsx'
import { Amounts } from '../dunning/Amounts.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { CustomerActs } from './CustomerActs.tsx'
import { WhyHere } from './WhyHere.tsx'
import classes from './worklist.module.css'
import { type EntryView, isAction, type WorkBoard } from './worklist.ts'
import { worklistWords as words } from './worklist-wording.ts'

export type Walk = { place: number; total: number; previous: (() => void) | null; next: (() => void) | null }

type Props = {
  customerId: string
  /** The action that an address leads to; else the customer's first. */
  actionId: string | null
  drafts: Map<string, Draft>
  walk: Walk | null
  members: WorkBoard['members']
  onAction(actionId: string | null): void
  /** What there was to do is done: the next customer loads. */
  onDone(): Promise<void>
  onChanged(): Promise<void>
}

/** One customer of the worklist: what waits for it and why, and everything to do about it. */
export function WorkPanel({ customerId, actionId, drafts, walk, members, onAction, onDone, onChanged }: Props) {
  const api = useApi()
  const { t } = useWords()
  const today = useToday()
  const found = useQuery(api.ask(deskRoutes.workOf, { params: { customerId } }))
  // What is being finished stays on screen when nothing waits any more: the act is over when the person says so.
  const last = useRef<EntryView | null>(null)
  if (found.data?.entry) last.current = found.data.entry
  const entry = last.current
  const first = entry?.works.find(isAction)?.subjectId ?? null
  const [opened, setOpened] = useState<string | null>(null)
  const shown = actionId ?? opened ?? first
  if (shown !== null && opened === null) setOpened(shown)
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={10} />
  }
  if (!entry) return <p className={detail.quiet}>{t(words.doneWith)}</p>
  /** An act may have made the action another: the customer's first is then shown. */
  const changed = async () => {
    await onChanged()
    const again = await found.refetch()
    if (again.data?.entry?.works.some(({ subjectId }) => subjectId === shown)) return
    setOpened(null)
    onAction(null)
  }
  const lead = (
    <>
      {walk && <Place walk={walk} />}
      <WhyHere
        entry={entry}
        formula={found.data.formula}
        collector={members.find(({ member }) => member === entry.member)?.name ?? null}
        actionId={shown}
        onAction={(id) => {
          setOpened(id)
          onAction(id)
        }}
      />
    </>
  )
  if (shown)
    return (
      <ActionPanel
        key={shown}
        actionId={shown}
        drafts={drafts}
        lead={lead}
        entry={entry}
        onGone={onDone}
        onChanged={changed}
      />
    )
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>
          <FigureLink href={urls.customer(api.orgId ?? 0, customerId)}>{entry.customerName}</FigureLink>
        </h2>
        <div className={detail.panelFacts}>
          <Amounts amounts={entry.amounts} strong />
          {entry.oldestOn && <AgeBadge daysLate={daysBetween(entry.oldestOn as LocalDate, today)} />}
        </div>
      </header>
      {found.data.entry === null && <Reason kind="evidence">{t(words.doneWith)}</Reason>}
      <CustomerActs
        customer={{ id: customerId, name: entry.customerName }}
        snooze={{ kind: 'work', entry }}
        tone={null}
        onDone={onDone}
        onChanged={changed}
      />
      {lead}
    </article>
  )
}

/** How far one is in the list, and the way to the next. */
function Place({ walk: { place, total, previous, next } }: { walk: Walk }) {
  const { t, count } = useWords()
  return (
    <span className={classes.place}>
      <ActionIcon size="sm" aria-label={t(words.previous)} disabled={previous === null} onClick={() => previous?.()}>
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <Keys keys="[" />
      <span>{t(words.of, { place: count(place), total: count(total) })}</span>
      <Keys keys="]" />
      <ActionIcon size="sm" aria-label={t(words.next)} disabled={next === null} onClick={() => next?.()}>
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
    </span>
  )
}
