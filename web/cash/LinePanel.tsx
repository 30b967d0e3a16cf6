import { useQuery } from '@tanstack/react-query'
import { cashRoutes } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useRefusal } from '../access/membership.tsx'
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
import { AsideLine } from './AsideLine.tsx'
import { CheckLine } from './CheckLine.tsx'
import classes from './cash.module.css'
import type { Fresh } from './fresh-undo.ts'
import { toldAt } from './journal-entries.ts'
import { LineAdvices } from './LineAdvices.tsx'
import { asideName, payerOf } from './LineList.tsx'
import type { LineDetail, LineView } from './lines.ts'
import { MatchList } from './MatchList.tsx'
import { matchWords } from './match-wording.ts'
import { OpenLine } from './OpenLine.tsx'
import { stateOf, type Work } from './open-work.ts'
import { RefundPicker } from './RefundPicker.tsx'
import { RefusalList } from './RefusalList.tsx'
import { ReturnPicker } from './ReturnPicker.tsx'
import { ASIDE_REASONS } from './wording.ts'

export type LineActs = {
  fresh: Fresh
  /** The sample of what was applied without asking is looked at, line after line. */
  isChecking: boolean
  /** Lines are ticked: the thing to do next is at the foot of the list, not here. */
  isQuiet: boolean
  /** The line leaves the list, at the end of an act that may still be under way: the next one is there at once. */
  onGone(act?: Promise<unknown>): Promise<void>
  /** Part of it is left, or it came back. */
  onStayed(): Promise<void>
  /** Opens a line again, after its match was taken back. */
  onBack(lineId: string): void
}

type Props = LineActs & { lineId: string; works: Map<string, Work> }

/** One bank line: all that the bank said, what is proposed and why, what it settled, and everything to do about it. */
export function LinePanel({ lineId, works, ...acts }: Props) {
  const api = useApi()
  const found = useQuery(api.ask(cashRoutes.line, { params: { id: lineId } }))
  const role = useRefusal('desk.work')
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1, 1]} rows={10} />
  }
  const { line, matches } = found.data
  // Money out is answered only when it is proposed what came back, or whom it paid back.
  const isOpen =
    found.data.proposals.length > 0
      ? line.state === 'open' || line.state === 'set_aside'
      : line.state === 'open' && line.cents > 0
  // What is detailed elsewhere, or went back as it came, pays nobody back; what is proposed is answered first.
  const mayRefund = line.state === 'open' || (!isOpen && ['outgoing', ...ASIDE_REASONS].includes(line.setAsideAs))
  const matched = matches.length > 0 && <MatchList detail={found.data} mayAct={role === null} {...acts} />
  return (
    <article className={classes.line}>
      <LineFacts detail={found.data} />
      {line.returnCode !== '' && <ReturnedWords line={line} isProposed={found.data.proposals.length > 0} />}
      <LineAdvices advices={found.data.advices} />
      {role && <p className={detail.refusal}>{role}</p>}
      {role === null && matches.some((match) => match.toCheck) && <CheckLine line={line} {...acts} />}
      {isOpen && matched}
      {isOpen && (
        <OpenLine
          // What is left, or what is proposed, changed: what was being done with it no longer holds.
          key={stateOf(found.data)}
          detail={found.data}
          works={works}
          mayAct={role === null}
          {...acts}
        />
      )}
      {!isOpen && (line.state === 'open' || line.state === 'set_aside') && (
        <RefusalList lineId={line.id} refusals={found.data.refusals} mayAct={role === null} onStayed={acts.onStayed} />
      )}
      {line.state === 'open' && line.cents < 0 && !role && <ReturnPicker key={line.leftCents} line={line} {...acts} />}
      {line.cents < 0 && line.leftCents !== 0 && mayRefund && !role && (
        <RefundPicker key={`refund ${line.leftCents}`} line={line} {...acts} />
      )}
      {!isOpen && line.state !== 'matched' && !role && <AsideLine line={line} {...acts} />}
      {!isOpen && matched}
    </article>
  )
}

/** When, who, how much, and the bank's own words. */
function LineFacts({ detail: { line, details, importId, fileLine, told } }: { detail: LineDetail }) {
  const api = useApi()
  const { t, day, count, money } = useWords()
  // The heading says it already.
  const said = details.filter(({ text }) => text !== payerOf(line))
  return (
    <>
      <header className={detail.panelHead}>
        <div className={classes.title}>
          <h2 title={payerOf(line)}>{payerOf(line)}</h2>
          <span className={classes.big}>
            <Amount cents={line.leftCents === 0 ? line.cents : line.leftCents} currency={line.currency} strong />
          </span>
        </div>
        <div className={detail.panelFacts}>
          <Day date={line.bookedOn as LocalDate} />
          {line.valueOn && line.valueOn !== line.bookedOn && (
            <span>{t(matchWords.valueOn, { day: day(line.valueOn as LocalDate) })}</span>
          )}
          {line.leftCents !== 0 && line.leftCents !== line.cents && (
            <span>{t(matchWords.ofWhich, { amount: money(line.cents, line.currency) })}</span>
          )}
          <span>{line.accountName}</span>
          {line.state === 'set_aside' && (
            <span className={detail.tag}>{t(matchWords.asideAs, { reason: asideName(t, line.setAsideAs) })}</span>
          )}
          <FigureLink href={urls.import(api.orgId ?? 0, importId, { ligne: String(fileLine) })}>
            {t(matchWords.source, { line: count(fileLine) })}
          </FigureLink>
        </div>
      </header>
      {told && (
        <p>
          <FigureLink href={urls.remittances(api.orgId ?? 0, toldAt(told.kind, told.aboutId))}>
            {t(matchWords.brings, { piece: told.piece, party: told.party })}
          </FigureLink>
          {told.keptCents > 0 &&
            ` · ${t(matchWords.kept, {
              party: told.party,
              gross: { cents: line.cents + told.keptCents, currency: line.currency },
              kept: { cents: told.keptCents, currency: line.currency },
            })}`}
        </p>
      )}
      {said.length > 0 && (
        <dl className={classes.said} aria-label={t(matchWords.bankSays)}>
          {said.map(({ name, text }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

/** A payment that came back, and what to do when nothing says which. */
function ReturnedWords({ line, isProposed }: { line: LineView; isProposed: boolean }) {
  const { t } = useWords()
  const code = line.returnCode
  return (
    <div className={detail.part}>
      <Reason kind="held">
        {t(line.state === 'open' && !isProposed ? matchWords.returnedUnknown : matchWords.returned, { code })}
      </Reason>
    </div>
  )
}
