import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { legalRoutes, type NoticeInFull } from '../../src/legal/contract.ts'
import { noticeChannelNames, noticeEventNames } from '../../src/legal/notices/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { documentAddress } from '../documents/document-address.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './claims.module.css'
import { NoticeEventQuestion } from './NoticeEventQuestion.tsx'
import { proofOfNotice, noticeWords as words } from './notice-wording.ts'

/** One formal notice: what it demanded, what became of it, what proves it, and what it changes. */
export function NoticePanel({ noticeId }: { noticeId: string }) {
  const api = useApi()
  const { t, day } = useWords()
  const found = useQuery(api.ask(legalRoutes.notice, { params: { id: noticeId } }))
  const notice = found.data
  if (!notice) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={8} />
  }
  const orgId = api.orgId ?? 0
  // Between businesses interest ran before it: only a consumer owes it from then on.
  const isConsumer = notice.customerKind === 'consumer'
  const effect = notice.noticedOn
    ? t(isConsumer ? words.effectNoticed : words.effectReceived, { day: day(notice.noticedOn as LocalDate) })
    : t(isConsumer ? words.effectUnproven : words.effectNoProof)
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{notice.subject}</h2>
        <div className={detail.panelFacts}>
          <FigureLink href={urls.customer(orgId, notice.customerId)}>{notice.customerName}</FigureLink>
          <span>{t(noticeChannelNames[notice.channel])}</span>
          <Day date={notice.sentOn as LocalDate} />
          <span>{t(words.until, { day: day(notice.deadlineOn as LocalDate) })}</span>
          <span>{t(words.standings, { standing: notice.standing })}</span>
        </div>
      </header>
      {notice.followedWhy !== '' && (
        <p className={detail.quiet}>{t(words.followedBy, { name: notice.followedByName, why: notice.followedWhy })}</p>
      )}
      <Acts notice={notice} />
      <section className={detail.part}>
        <h3>{t(words.effects)}</h3>
        <ul className={classes.list}>
          <li data-moves={notice.noticedOn !== null || undefined}>{effect}</li>
          <li>{t(words.effectLimitation)}</li>
        </ul>
      </section>
      <Became notice={notice} />
      <section className={detail.part}>
        <h3>{t(words.demanded)}</h3>
        <ul className={classes.list}>
          {notice.items.map((item) => (
            <li key={item.itemId}>
              <FigureLink href={urls.item(orgId, notice.customerId, item.itemId)}>{item.documentNo}</FigureLink>
              <span>
                <Amount cents={item.cents} currency={item.currency} />
                {' · '}
                {item.openCents === 0
                  ? t(words.paid)
                  : t(words.left, { amount: { cents: item.openCents, currency: item.currency } })}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </article>
  )
}

function Acts({ notice }: { notice: NoticeInFull }) {
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const [asked, setAsked] = useState<'event' | 'follow' | null>(null)
  return (
    <>
      <div className={detail.acts}>
        {notice.standing === 'over' && (
          <ActionButton primary refusal={refusal} onAct={() => setAsked('follow')}>
            {t(words.follow)}
          </ActionButton>
        )}
        <ActionButton refusal={refusal} onAct={() => setAsked('event')}>
          {t(words.noteEvent)}
        </ActionButton>
      </div>
      {asked === 'event' && <NoticeEventQuestion notice={notice} onClose={() => setAsked(null)} />}
      {asked === 'follow' && <FollowQuestion noticeId={notice.id} onClose={() => setAsked(null)} />}
    </>
  )
}

/** What was decided once its days were over. */
function FollowQuestion({ noticeId, onClose }: { noticeId: string; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [reason, setReason] = useState('')
  const follow = async () => {
    await api.call(legalRoutes.followNotice, { params: { id: noticeId }, body: { reason } })
    tellDone(t(words.followed))
    await refresh()
  }
  return (
    <Ask opened title={t(words.followTitle)} act={t(words.follow)} onAct={follow} onClose={onClose}>
      <p>{t(words.followWhat)}</p>
      <TextInput
        data-autofocus
        label={t(words.followWhy)}
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Ask>
  )
}

/** Each thing known of its way with who told it, and the proofs kept of it. */
function Became({ notice }: { notice: NoticeInFull }) {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const refresh = useRefresh()
  const orgId = api.orgId ?? 0
  const withdraw = async (id: string) => {
    await api.call(legalRoutes.withdrawNoticeEvent, { params: { id } })
    await refresh()
  }
  return (
    <section className={detail.part}>
      <h3>{t(words.became)}</h3>
      {notice.registeredNo && <p className={detail.quiet}>{t(words.number, { number: notice.registeredNo })}</p>}
      {notice.events.length === 0 && <p className={detail.quiet}>{t(words.nothingYet)}</p>}
      <ul className={classes.list}>
        {notice.events.map((event) => (
          <li key={event.id ?? `${event.kind} ${event.on}`}>
            <span>
              <Day date={event.on as LocalDate} /> {t(noticeEventNames[event.kind])}
              {event.evidence && ` · ${event.evidence}`}
            </span>
            <span className={detail.links}>
              <span className={classes.cited}>
                {event.byName ? t(words.byMember, { name: event.byName }) : t(words.byService)}
              </span>
              {event.documentId && (
                <a
                  className={detail.link}
                  href={documentAddress(orgId, event.documentId)}
                  target="_blank"
                  rel="noreferrer"
                >
                  {event.documentName}
                </a>
              )}
              {event.id && !refusal && (
                <button
                  type="button"
                  className={detail.link}
                  aria-label={t(words.withdrawOf, { event: t(noticeEventNames[event.kind]) })}
                  onClick={() => void withdraw(event.id!)}
                >
                  {t(words.withdraw)}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <h4 className={detail.quiet}>{t(words.proofs)}</h4>
      <ul className={classes.list}>
        <li>
          <FigureLink href={urls.customer(orgId, notice.customerId, { message: notice.id })}>
            {t(words.message)}
          </FigureLink>
        </li>
        {notice.proofs.map((proof) => (
          <li key={proof.kind}>
            <a className={detail.link} href={`/api/orgs/${orgId}/messages/${notice.id}/proofs/${proof.kind}`} download>
              {t(proofOfNotice[proof.kind] ?? words.proofs)}
            </a>
            <span className={classes.cited}>{proof.sha256.slice(0, 16)}…</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
