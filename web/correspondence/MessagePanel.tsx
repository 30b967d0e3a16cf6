import { useQuery } from '@tanstack/react-query'
import { correspondenceRoutes as routes } from '../../src/correspondence/contract.ts'
import { dayIn, type LocalDate } from '../../src/kernel/calendar.ts'
import { useOrganisation } from '../access/membership.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Instant } from '../design/Instant.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { MessageActs } from './MessageActs.tsx'
import { MessageState } from './MessageState.tsx'
import { MessageTracking } from './MessageTracking.tsx'
import { MessageView } from './MessageView.tsx'
import classes from './message.module.css'
import { PdfView } from './PdfView.tsx'
import { PhoneText } from './PhoneText.tsx'
import { providerNames } from './provider-wording.ts'
import { messageChannelNames, wording } from './wording.ts'

const RESULTS = {
  accepted: wording.attemptAccepted,
  refused: wording.attemptRefused,
  postponed: wording.attemptPostponed,
  uncertain: wording.attemptUncertain,
} as const

/** One message: what the customer receives, where it stands and why, every try, and the proof of what left. */
export function MessagePanel({ messageId }: { messageId: string }) {
  const api = useApi()
  const { t, day } = useWords()
  const timeZone = useOrganisation().data?.timeZone
  const found = useQuery({
    ...api.ask(routes.message, { params: { id: messageId } }),
    placeholderData: (before) => before,
  })
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={8} />
  }
  const { message, mail, text, proof, attempts, tracking, serviceProofs } = found.data
  const orgId = api.orgId ?? 0
  return (
    <article className={detail.panel} aria-busy={found.isPlaceholderData}>
      <header className={detail.panelHead}>
        <h2>{message.subject}</h2>
        <span>
          {message.customerId && (
            <>
              <FigureLink href={urls.customer(orgId, message.customerId)}>{message.customerName}</FigureLink> ·{' '}
            </>
          )}
          {t(messageChannelNames[message.channel])}
          {message.provider && `, ${t(providerNames[message.provider])}`} ·{' '}
          <MessageState state={message.state} tracked={message.tracked} />
        </span>
        <span className={detail.quiet}>
          {message.toName} {message.toAddress && `<${message.toAddress}>`} ·{' '}
          <Instant at={message.settledAt ?? message.queuedAt} timeZone={timeZone} />
        </span>
        {message.agencyName && <span>{t(wording.writtenBy, { agency: message.agencyName })}</span>}
        {message.postedOn && <span>{t(wording.postedOn, { day: day(message.postedOn as LocalDate) })}</span>}
        {message.registeredNo && <span>{t(wording.registeredNo, { no: message.registeredNo })}</span>}
      </header>
      {message.outcome && <Reason kind="evidence">{message.outcome.message}</Reason>}
      {message.state === 'uncertain' && message.agencyName && message.can.confirm_arrival && (
        <Reason kind="held">{message.can.confirm_arrival}</Reason>
      )}
      <MessageActs message={message} />
      {mail ? (
        <>
          <MessageView subject={message.subject} html={mail.html} text={mail.text} isTitled />
          <p className={detail.quiet}>
            {t(mail.isExact ? wording.exact : wording.notExact)}{' '}
            {mail.attachments.length > 0 &&
              t(wording.attachments, { n: mail.attachments.length, names: mail.attachments.join(', ') })}
          </p>
        </>
      ) : text ? (
        <>
          <PhoneText text={text.text} />
          <p className={detail.quiet}>{t(text.isExact ? wording.exact : wording.notExact)}</p>
        </>
      ) : (
        <PdfView
          queryKey={[...api.keyOf(routes.messagePdf), messageId, message.state]}
          fetchPdf={(signal) => api.call(routes.messagePdf, { params: { id: messageId }, signal })}
        />
      )}
      <MessageTracking messageId={messageId} tracking={tracking} proofs={serviceProofs} />
      {attempts.length > 0 && (
        <section className={detail.part} aria-labelledby="attempts">
          <h3 id="attempts">{t(wording.attempts)}</h3>
          <ol className={classes.attempts}>
            {attempts.map((attempt) => (
              <li key={attempt.n}>
                <Instant at={attempt.startedAt} timeZone={timeZone} />
                <span>{t(attempt.result ? RESULTS[attempt.result] : wording.attemptRunning)}</span>
                <span>{attempt.response}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {proof && (
        <section className={detail.part} aria-labelledby="proof">
          <h3 id="proof">{t(wording.proof)}</h3>
          <p className={detail.quiet}>
            {t(wording.proofMade, { at: dayIn(timeZone ?? 'UTC', new Date(proof.madeAt)) })}
          </p>
          <p className={classes.hash}>{proof.sha256}</p>
          {proof.kind === 'mime' && (
            <a className={detail.link} href={`/api/orgs/${orgId}/messages/${messageId}/mime`} download>
              {t(wording.downloadMime)}
            </a>
          )}
        </section>
      )}
    </article>
  )
}
