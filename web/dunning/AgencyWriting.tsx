import { useState } from 'react'
import { dunningRoutes as routes, type AgencyWriting as Shown } from '../../src/dunning/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useMembership } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/legal.module.css'
import { AgencyPosted } from './AgencyPosted.tsx'
import { useAgencyApi, useRefreshBoth, useWriting } from './agency-api.ts'
import { agencyWords as words } from './agency-words.ts'
import { ReasonQuestion } from './ReasonQuestion.tsx'
import { actionStateNames } from './wording.ts'

type Props = { customerId: string; onMessage(id: string): void; onWrite(): void }

/** On the page of a debtor, for an agent: whose name it writes in, what comes by itself, what waits to be posted, what left. */
export function AgencyWriting(props: Props) {
  const { t, day } = useWords()
  const found = useWriting(props.customerId)
  const one = found.data
  if (!one) return found.error ? <ErrorState failure={found.error} onRetry={() => void found.refetch()} /> : null
  const title = t(words.title, { agency: one.agency })
  return (
    <section className={classes.card} aria-label={title}>
      <h2>{title}</h2>
      <p className={detail.quiet}>
        {t(one.voice === 'own' ? words.ownVoice : words.theirVoice, { creditor: one.creditor })}{' '}
        {one.account && t(words.account, { iban: one.account })}
      </p>
      {one.voice === 'own' && (
        <p className={detail.quiet}>
          {one.firstLetter
            ? t(words.firstWas, {
                day: day(one.firstLetter.on as LocalDate),
                reference: one.firstLetter.reference,
              })
            : t(words.firstMissing)}
        </p>
      )}
      <p className={detail.quiet}>
        {one.scenario.isByItself ? t(words.follows, { scenario: one.scenario.name }) : t(words.byHandOnly)}
      </p>
      {one.next.map(({ verdict, why }) => (
        <Reason key={`${verdict} ${why}`} kind={verdict === 'hold' ? 'held' : 'evidence'}>
          {why}
        </Reason>
      ))}
      <Letters one={one} {...props} />
      <Actions one={one} onMessage={props.onMessage} />
      <div className={detail.acts}>
        <ActionButton refusal={one.barred} shortcut={{ keys: 'e', does: words.keyWrite }} onAct={props.onWrite}>
          {t(words.writeShort)}
        </ActionButton>
      </div>
    </section>
  )
}

function Letters({ one, onMessage }: { one: Shown } & Props) {
  const { t } = useWords()
  const api = useAgencyApi()
  const refresh = useRefreshBoth()
  const { orgId } = useMembership()
  const [posting, setPosting] = useState<string | null>(null)
  const [unwanted, setUnwanted] = useState<string | null>(null)
  const print = async (id: string) => {
    const { leftOut } = await api!.call(routes.printAgencyLetters, {
      params: { creditorId: orgId },
      body: { ids: [id] },
    })
    setUnwanted(leftOut[0]?.message ?? null)
    if (leftOut[0]) await refresh()
    else onMessage(id)
  }
  return (
    <>
      {unwanted && <Reason kind="excluded">{unwanted}</Reason>}
      {one.letters.length > 0 && (
        <div className={detail.part}>
          <h3>{t(words.toPost)}</h3>
          <ul>
            {one.letters.map(({ id, subject }) => (
              <li key={id}>
                {subject}{' '}
                <button
                  type="button"
                  className={detail.link}
                  aria-label={t(words.printOf, { subject })}
                  onClick={() => void print(id)}
                >
                  {t(words.print)}
                </button>{' '}
                <button
                  type="button"
                  className={detail.link}
                  aria-label={t(words.postedOf, { subject })}
                  onClick={() => setPosting(id)}
                >
                  {t(words.posted)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <AgencyPosted key={posting} letterId={posting} onClose={() => setPosting(null)} />
    </>
  )
}

function Actions({ one, onMessage }: { one: Shown; onMessage: Props['onMessage'] }) {
  const { t } = useWords()
  const api = useAgencyApi()
  const refresh = useRefreshBoth()
  const { orgId } = useMembership()
  const [leftOut, setLeftOut] = useState<string | null>(null)
  const [skipping, setSkipping] = useState<string | null>(null)
  const params = { creditorId: orgId, id: one.mandateId }
  const approve = async (id: string) => {
    const done = await api!.call(routes.approveAgencyActions, { params, body: { ids: [id] } })
    setLeftOut(done.leftOut[0]?.message ?? null)
    await refresh()
  }
  const skip = async (reason: string) => {
    if (!skipping) return
    await api!.call(routes.skipAgencyAction, { params, body: { id: skipping, reason } })
    await refresh()
  }
  const told = one.actions.filter(({ state }) => state !== 'superseded')
  if (told.length === 0) return null
  return (
    <div className={detail.part}>
      <h3>{t(words.written)}</h3>
      {leftOut && <Reason kind="excluded">{leftOut}</Reason>}
      <ul>
        {told.map(({ id, stepName, contactOn, decidedOn, state, messageId, why, acts }) => (
          <li key={id}>
            {messageId ? (
              <button type="button" className={detail.link} onClick={() => onMessage(messageId)}>
                {stepName}
              </button>
            ) : (
              stepName
            )}{' '}
            · <Day date={(contactOn ?? decidedOn) as LocalDate} /> · {t(actionStateNames[state])}
            {acts.some(({ act, whyNot }) => act === 'approve' && whyNot === null) && (
              <>
                {' '}
                <button
                  type="button"
                  className={detail.link}
                  aria-label={t(words.approveOf, { step: stepName ?? '' })}
                  onClick={() => void approve(id)}
                >
                  {t(words.approve)}
                </button>{' '}
                <button
                  type="button"
                  className={detail.link}
                  aria-label={t(words.skipOf, { step: stepName ?? '' })}
                  onClick={() => setSkipping(id)}
                >
                  {t(words.skip)}
                </button>
              </>
            )}
            {(state === 'failed' || state === 'cancelled') && <Reason kind="held">{why.sentence}</Reason>}
          </li>
        ))}
      </ul>
      <ReasonQuestion
        opened={skipping !== null}
        title={t(words.skipTitle)}
        what={t(words.skipWhat)}
        act={t(words.skip)}
        onClose={() => setSkipping(null)}
        onReason={skip}
      />
    </div>
  )
}
