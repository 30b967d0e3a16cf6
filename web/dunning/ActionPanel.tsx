import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import { daysBetween, type LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { AgeBadge } from '../design/AgeBadge.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import type { EntryView } from '../desk/worklist.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { ActionActs } from './ActionActs.tsx'
import { ActionDocuments } from './ActionDocuments.tsx'
import { NextAction } from './ActionList.tsx'
import { ActionMessage } from './ActionMessage.tsx'
import { Amounts } from './Amounts.tsx'
import { actWords } from './act-wording.ts'
import { actionWords } from './action-wording.ts'
import { isPersonal } from './actions.ts'
import { actionStateNames } from './wording.ts'
import { worklistWords } from './worklist-wording.ts'

/** A text somebody is changing and has not kept yet. */
export type Draft = { subject: string; body: string }

type Props = {
  actionId: string
  /** What was typed and not kept, by action: moving in the list loses nothing. */
  drafts: Map<string, Draft>
  /** What the list says of the customer, shown under what can be done. */
  lead?: ReactNode
  /** The customer's place on the worklist, when it is opened from there: putting off is about all that waits for it. */
  entry?: EntryView | null
  /** The action has left the list. */
  onGone(): Promise<void>
  /** The customer was decided again: the action may have become another. */
  onChanged(customerId: string): Promise<void>
}

/** One action: what will leave, to whom, why now, what it claims and what it leaves out, and everything to do about it. */
export function ActionPanel({ actionId, drafts, lead, entry = null, onGone, onChanged }: Props) {
  const api = useApi()
  const { t, day } = useWords()
  const today = useToday()
  const found = useQuery(api.ask(dunningRoutes.action, { params: { id: actionId } }))
  const [draft, keepDraft] = useState<Draft | null>(drafts.get(actionId) ?? null)
  const [isSound, setSound] = useState(true)
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={10} />
  }
  const { action, tone, reasons, lines, excluded, text, skippedBecause } = found.data
  const oldest = lines.reduce<string | null>(
    (first, line) => (first === null || line.dueOn < first ? line.dueOn : first),
    null,
  )
  const setDraft = (next: Draft | null) => {
    if (next) drafts.set(actionId, next)
    else drafts.delete(actionId)
    keepDraft(next)
  }
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>
          <FigureLink href={urls.customer(api.orgId ?? 0, action.customerId)}>{action.customerName}</FigureLink>
        </h2>
        <div className={detail.panelFacts}>
          <Amounts amounts={action.amounts} strong />
          {oldest && <AgeBadge daysLate={daysBetween(oldest as LocalDate, today)} />}
          <NextAction row={action} />
          {action.state !== 'planned' && <span className={detail.tag}>{t(actionStateNames[action.state])}</span>}
          {action.snoozedUntil && action.snoozedUntil > today && (
            <span className={detail.tag}>
              {t(worklistWords.snoozedUntil, { day: day(action.snoozedUntil as LocalDate) })}
            </span>
          )}
          {action.byHand && <span className={detail.tag}>{t(worklistWords.byHand)}</span>}
          {action.isEdited && <span className={detail.tag}>{t(worklistWords.edited)}</span>}
        </div>
      </header>
      <ActionActs
        action={action}
        tone={tone}
        entry={entry}
        draft={draft}
        onDraft={setDraft}
        refusal={isSound ? null : t(actionWords.fixTextFirst)}
        onGone={onGone}
        onChanged={onChanged}
      />
      {lead}
      <section className={detail.part} aria-labelledby="reasons">
        <h3 id="reasons">{t(actionWords.whyThisWhyNow)}</h3>
        {(action.state === 'failed' || action.state === 'uncertain' || action.state === 'cancelled') && (
          <Reason kind="held">{action.why.sentence}</Reason>
        )}
        {skippedBecause && <Reason kind="held">{skippedBecause}</Reason>}
        {reasons.map((reason) => (
          <Reason key={reason.code + reason.sentence} kind="evidence">
            {reason.sentence}
          </Reason>
        ))}
      </section>
      {text && !isPersonal(action) && (action.state === 'planned' || action.state === 'failed') && (
        <ActionMessage action={action} text={text} draft={draft} onDraft={setDraft} onSound={setSound} />
      )}
      {action.messageId && (
        <FigureLink href={urls.reminders(api.orgId ?? 0, { onglet: 'envoyes', message: action.messageId })}>
          {t(actWords.seeLeft)}
        </FigureLink>
      )}
      <ActionDocuments action={action} lines={lines} excluded={excluded} onChanged={onChanged} />
    </article>
  )
}
