import { useQuery } from '@tanstack/react-query'
import type { ReplyView } from '../../src/replies/contract.ts'
import {
  channelNames,
  doubtNames,
  kindNames,
  natureNames,
  strangeNumber,
  threadedByNames,
} from '../../src/replies/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Instant } from '../design/Instant.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { AssignReply } from './AssignReply.tsx'
import { ReplyMeaning } from './ReplyMeaning.tsx'
import classes from './replies.module.css'
import { useReplyDoor } from './reply-door.ts'
import { replyStateNames, repliesWords as words } from './wording.ts'

/** One reply below the message of ours that it answers: what it says, and what may be made of it. */
export function ReplyPanel({ replyId }: { replyId: string }) {
  const api = useApi()
  const { t } = useWords()
  const { asked } = useReplyDoor(replyId)
  const found = useQuery(asked)
  const reply = found.data
  if (!reply) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={8} />
  }
  const orgId = api.orgId ?? 0
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>
          {reply.channel === 'sms'
            ? t(words.ofPhone, { number: reply.fromAddress })
            : reply.subject || t(natureNames[reply.nature])}
        </h2>
        <div className={detail.panelFacts}>
          {reply.customerId && (
            <FigureLink href={urls.customer(orgId, reply.customerId)}>{reply.customerName ?? ''}</FigureLink>
          )}
          {reply.threadedBy && <span>{t(threadedByNames[reply.threadedBy])}</span>}
          {reply.channel === 'email' && <span>{[reply.fromName, reply.fromAddress].filter(Boolean).join(' · ')}</span>}
          <Instant at={reply.arrivedAt} />
          {reply.agencyName && (
            <span>
              {t(reply.isElsewhere ? words.reachedAgency : words.answersAgency, { agency: reply.agencyName })}
            </span>
          )}
        </div>
      </header>
      {reply.doubt && reply.nature !== 'bounce' && (
        <Reason kind="held">
          {t(reply.channel === 'sms' && reply.doubt === 'stranger' ? strangeNumber : doubtNames[reply.doubt])}
        </Reason>
      )}
      {reply.message && (
        <div className={detail.part}>
          <h3>{t(words.ourMessage)}</h3>
          <div className={detail.panelFacts}>
            <FigureLink href={urls.customer(orgId, reply.customerId ?? '', { message: reply.message.id })}>
              {reply.message.subject || t(channelNames[reply.channel])}
            </FigureLink>
            <span className={classes.quiet}>{t(words.sentTo, { address: reply.message.toAddress })}</span>
            <Instant at={reply.message.queuedAt} />
          </div>
        </div>
      )}
      <Said reply={reply} />
      {reply.state === 'to_read' ? (
        reply.customerId ? (
          <ReplyMeaning key={reply.id} reply={reply} />
        ) : (
          <AssignReply reply={reply} />
        )
      ) : (
        <Outcome reply={reply} />
      )}
    </article>
  )
}

function Said({ reply }: { reply: ReplyView }) {
  const { t, count } = useWords()
  const { files: base, isAgency } = useReplyDoor(reply.id)
  const { bounce } = reply
  return (
    <div className={detail.part}>
      <h3>{t(words.theirReply)}</h3>
      {bounce && (
        <Reason kind="held">
          {t(bounce.isPermanent ? words.bouncePermanent : words.bounceTemporary, { address: bounce.address })}{' '}
          {t(words.serverSays, { response: bounce.response || bounce.status })}
        </Reason>
      )}
      {reply.nature === 'unreadable' ? (
        <p className={detail.quiet}>{t(words.unreadable)}</p>
      ) : reply.body ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls by keyboard too.
        <pre className={classes.text} tabIndex={0}>
          {reply.body}
        </pre>
      ) : (
        <p className={detail.quiet}>{t(words.emptyBody)}</p>
      )}
      {reply.isCut && <p className={detail.quiet}>{t(words.cut)}</p>}
      {reply.quoted && (
        <details>
          <summary className={detail.quiet}>{t(words.quoted)}</summary>
          <pre className={classes.text}>{reply.quoted}</pre>
        </details>
      )}
      {reply.attachments.length > 0 && (
        <ul className={classes.files} aria-label={t(words.attachments)}>
          {reply.attachments.map((file, place) => (
            <li key={`${file.sha256} ${file.name}`}>
              <a className={detail.link} href={`${base}/attachments/${place}`} download={file.name}>
                {file.name}
              </a>{' '}
              <span className={detail.quiet}>
                {file.isProgram ? <b>{t(words.program)}</b> : (file.type ?? t(words.unknownType))} ·{' '}
                {t(words.kilobytes, { n: count(Math.ceil(file.size / 1024)) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {isAgency && !reply.isElsewhere ? (
        <p className={detail.quiet}>{t(words.originalElsewhere)}</p>
      ) : (
        <p>
          <a
            className={detail.link}
            href={`${base}/original`}
            download={`${reply.id}.${reply.channel === 'sms' ? 'txt' : 'eml'}`}
          >
            {t(words.original)}
          </a>
        </p>
      )}
    </div>
  )
}

function Outcome({ reply }: { reply: ReplyView }) {
  const { t } = useWords()
  const { reopen, refusal, refresh } = useReplyDoor(reply.id)
  const what = reply.kind ? kindNames[reply.kind] : replyStateNames[reply.state]
  return (
    <div className={detail.part}>
      <Reason kind="evidence">{t(words.handledBy, { kind: t(what), who: reply.handledBy ?? '' })}</Reason>
      {reply.state === 'dismissed' && (
        <div className={detail.acts}>
          <ActionButton
            refusal={refusal}
            onAct={async () => {
              await reopen()
              await refresh()
            }}
          >
            {t(words.reopen)}
          </ActionButton>
        </div>
      )}
    </div>
  )
}
