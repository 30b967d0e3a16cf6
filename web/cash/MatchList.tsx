import { useState } from 'react'
import { cashRoutes, type MatchView } from '../../src/cash/contract.ts'
import { classWording } from '../../src/cash/wording.ts'
import { useOrganisation } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Instant } from '../design/Instant.tsx'
import { Reason } from '../design/Reason.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './cash.module.css'
import { documentName } from './document-name.ts'
import type { LineActs } from './LinePanel.tsx'
import type { LineDetail } from './lines.ts'
import { matchWords } from './match-wording.ts'

type Props = Pick<LineActs, 'fresh' | 'isChecking' | 'onGone' | 'onStayed'> & { detail: LineDetail; mayAct: boolean }

/** What the line settled, on what grounds, by whom; each match is taken back from here, or says why it cannot be. */
export function MatchList({ detail: { line, matches }, mayAct, fresh, isChecking, onGone, onStayed }: Props) {
  const { t } = useWords()
  const live = matches.filter((match) => match.undoneAt === null)
  const undone = matches.filter((match) => match.undoneAt !== null)
  const shown = (match: MatchView) => (
    <Match
      key={match.id}
      match={match}
      currency={line.currency}
      mayUndo={mayAct && match.undoneAt === null}
      // The key takes back the only match there is, and never what has a notification of its own.
      hasKey={live.length === 1 && line.state === 'matched' && !fresh.isFresh}
      // Said to be wrong, it is checked: the next one follows.
      onUndone={isChecking ? onGone : onStayed}
    />
  )
  return (
    <>
      {live.length > 0 && (
        <section className={detail.part} aria-labelledby="matches">
          <h3 id="matches">{t(line.state === 'open' ? matchWords.already : matchWords.settledTitle)}</h3>
          {live.map(shown)}
        </section>
      )}
      {undone.length > 0 && (
        <details className={classes.undone}>
          <summary>{t(matchWords.undoneCount, { n: undone.length })}</summary>
          {undone.map(shown)}
        </details>
      )}
    </>
  )
}

function Match({
  match,
  currency,
  mayUndo,
  hasKey,
  onUndone,
}: {
  match: MatchView
  currency: string
  mayUndo: boolean
  hasKey: boolean
  onUndone(): Promise<void>
}) {
  const api = useApi()
  const { t, lang } = useWords()
  const timeZone = useOrganisation().data?.timeZone
  const [failure, setFailure] = useState<unknown>(null)
  const orgId = api.orgId ?? 0
  // A payment that the books have already, or the return of one, leaves nothing of its own.
  const rest =
    match.class === 'in_books' || match.class === 'returned' || match.class === 'refund'
      ? 0
      : match.cents -
        match.convertedCents -
        match.settled.reduce((sum, item) => sum + (item.currency === currency ? item.cents : 0), 0)
  const undo = async () => {
    setFailure(null)
    try {
      const { note } = await api.call(cashRoutes.undo, { params: { id: match.id } })
      tellDone(note ?? t(matchWords.undoneSaid))
      await onUndone()
    } catch (thrown) {
      setFailure(thrown)
    }
  }
  const how = {
    automatic: matchWords.how_automatic,
    accepted: matchWords.how_accepted,
    by_hand: matchWords.how_by_hand,
  }
  return (
    <div className={classes.match} data-undone={match.undoneAt !== null || undefined}>
      <div className={detail.partHead}>
        <span>
          <FigureLink href={urls.customer(orgId, match.customerId)}>{match.customerName}</FigureLink>{' '}
          <span className={classes.quiet}>{t(classWording[match.class])}</span>
        </span>
        <Amount cents={match.cents} currency={currency} strong />
      </div>
      {match.settled.map((item) => (
        <div key={item.itemId} className={detail.partHead}>
          <FigureLink href={urls.item(orgId, match.customerId, item.itemId)}>{documentName(lang, item)}</FigureLink>
          <Amount cents={item.cents} currency={item.currency} />
        </div>
      ))}
      {rest !== 0 && (
        <div className={detail.partHead}>
          <span>{t(rest > 0 ? matchWords.onAccount : matchWords.gap)}</span>
          <Amount cents={rest} currency={currency} />
        </div>
      )}
      {match.evidence.map((words) => (
        <Reason key={words} kind="evidence">
          {words}
        </Reason>
      ))}
      <p className={detail.quiet}>
        {t(how[match.how], { name: match.matchedBy })} · <Instant at={match.matchedAt} timeZone={timeZone} />
        {match.undoneAt && (
          <>
            {' · '}
            {t(matchWords.undone, { name: match.undoneBy ?? '' })} <Instant at={match.undoneAt} timeZone={timeZone} />
          </>
        )}
      </p>
      {failure !== null && <ErrorState failure={failure} />}
      {mayUndo && (
        <div className={detail.acts}>
          <ActionButton shortcut={hasKey ? { keys: 'u', does: matchWords.keyUndoMatch } : undefined} onAct={undo}>
            {t(matchWords.undoMatch)}
          </ActionButton>
        </div>
      )}
    </div>
  )
}
