import type { DebitView, NoticeView } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { messageStateNames } from '../correspondence/wording.ts'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { collectionWords as words } from './collections-wording.ts'
import { DebitParts } from './DebitParts.tsx'
import classes from './debits.module.css'
import { LastDebit } from './LastDebit.tsx'
import { debitStates, sequenceNames, wording } from './wording.ts'

/** One debit: what it collects, under which mandate, who was told, and what became of it; each opens. */
export function DebitPanel({
  debit,
  notice,
  draftId,
}: {
  debit: DebitView
  notice: NoticeView | undefined
  /** The collection it is in, while that is a draft. */
  draftId: string | null
}) {
  const api = useApi()
  const { t } = useWords()
  const orgId = api.orgId ?? 0
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>
          <FigureLink href={urls.customer(orgId, debit.customerId)}>{debit.customerName}</FigureLink>
        </h2>
        <div className={detail.panelFacts}>
          <Amount cents={debit.cents} currency="EUR" strong />
          <span>{t(debitStates[debit.state])}</span>
        </div>
      </header>
      <Fate debit={debit} />
      <DebitParts customerId={debit.customerId} parts={debit.parts} />
      <dl className={classes.facts}>
        <dt>{t(wording.mandate)}</dt>
        <dd>
          <FigureLink href={urls.mandates(orgId, { mandat: debit.mandateId })}>{debit.mandate}</FigureLink>
        </dd>
        <dt>{t(words.scheme)}</dt>
        <dd>
          {debit.scheme} · {debit.sequence} ({t(sequenceNames[debit.sequence])})
        </dd>
        <dt>{t(wording.account)}</dt>
        <dd>{debit.account}</dd>
        <dt>{t(words.endToEnd)}</dt>
        <dd>{debit.endToEnd}</dd>
      </dl>
      {draftId && debit.state === 'planned' && debit.sequence !== 'OOFF' && (
        <LastDebit key={debit.id} collectionId={draftId} debit={debit} />
      )}
      {notice && debit.state !== 'dropped' && <Notice notice={notice} />}
    </article>
  )
}

/** Why it came to this, what to do, and where it was said. */
function Fate({ debit }: { debit: DebitView }) {
  const api = useApi()
  const { t, day } = useWords()
  const orgId = api.orgId ?? 0
  const { state, obstacle, reason, code, advice, retryOn, answer, answerImportId, lineId, returnLineId } = debit
  const line = (id: string) => urls.cash(orgId, { voir: 'toutes', ligne: id })
  const says = [
    reason && `${reason.charAt(0).toLocaleUpperCase()}${reason.slice(1)}${code ? ` (${code})` : ''}.`,
    advice && !retryOn && t(words.advice, { advice }),
    retryOn && t(words.retryOn, { day: day(retryOn as LocalDate) }),
  ].filter(Boolean)
  return (
    <div className={classes.fate}>
      {obstacle !== '' && (
        <span className={detail.part}>
          <Reason kind="held">{obstacle}</Reason>
        </span>
      )}
      {says.length > 0 && <p>{says.join(' ')}</p>}
      {state === 'running' && answer && (
        <p>
          {t(answer === 'accepted' ? words.accepted : words.pending).replace(/^./, (first) =>
            first.toLocaleUpperCase(),
          )}
          .
        </p>
      )}
      <span className={detail.links}>
        {lineId && <FigureLink href={line(lineId)}>{t(words.seeLine)}</FigureLink>}
        {returnLineId && <FigureLink href={line(returnLineId)}>{t(words.seeReturn)}</FigureLink>}
        {answerImportId && <FigureLink href={urls.import(orgId, answerImportId)}>{t(words.seeAnswer)}</FigureLink>}
      </span>
    </div>
  )
}

/** Who tells the customer, by when, and whether it was done. */
function Notice({ notice }: { notice: NoticeView }) {
  const api = useApi()
  const { t, day } = useWords()
  const on = day(notice.notifyBy as LocalDate)
  const state = messageStateNames[notice.state as keyof typeof messageStateNames]
  return (
    <div className={detail.part}>
      <h3>{t(words.noticeTitle)}</h3>
      <p className={classes.fate}>
        {notice.messageId && state ? (
          <span>
            {t(state)},{' '}
            <FigureLink href={urls.customer(api.orgId ?? 0, notice.customerId, { message: notice.messageId })}>
              {t(words.seeNotice)}
            </FigureLink>
          </span>
        ) : (
          <span>{t(words.noticePlanned, { channel: notice.channel ?? 'none' })}</span>
        )}
        {!['sent', 'posted', 'cancelled'].includes(notice.state) && (
          <span className={detail.quiet}>{t(notice.isLate ? words.noticeLate : words.noticeBy, { day: on })}</span>
        )}
      </p>
    </div>
  )
}
