import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { type ClockView, legalRoutes } from '../../src/legal/contract.ts'
import { claimKindNames } from '../../src/legal/limitation/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { barsInWords } from './bars-in-words.ts'
import { ClockEvents } from './ClockEvents.tsx'
import { claimWording as words } from './claim-wording.ts'
import classes from './claims.module.css'
import { DescribeQuestion } from './DescribeQuestion.tsx'
import { EventQuestion } from './EventQuestion.tsx'

/** One debt: when it is barred, how that was reckoned, what happened to it, and what would save it. */
export function ClaimPanel({ itemId }: { itemId: string }) {
  const api = useApi()
  const { t, lang } = useWords()
  const found = useQuery(api.ask(legalRoutes.limitationClock, { params: { id: itemId } }))
  const clock = found.data
  if (!clock) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={8} />
  }
  const { claim } = clock
  const orgId = api.orgId ?? 0
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{barsInWords(lang, claim)}</h2>
        <div className={detail.panelFacts}>
          <FigureLink href={urls.customer(orgId, claim.customerId)}>{claim.customerName}</FigureLink>
          <FigureLink href={urls.item(orgId, claim.customerId, claim.itemId)}>{claim.documentNo}</FigureLink>
          <Amount cents={claim.openCents} currency={claim.currency} strong />
          <span>{t(claimKindNames[claim.kind])}</span>
        </div>
      </header>
      {clock.refusal && (
        <div className={detail.part}>
          <Reason kind="held">{clock.refusal}</Reason>
        </div>
      )}
      {clock.toVerify.length > 0 && (
        <div className={detail.part}>
          <Reason kind="held">{t(words.toVerify, { what: clock.toVerify.join(', ') })}</Reason>
        </div>
      )}
      <Acts clock={clock} />
      <Remedies clock={clock} />
      {clock.steps.length > 0 && (
        <section className={detail.part}>
          <h3>{t(words.howReckoned)}</h3>
          <ol className={classes.list}>
            {clock.steps.map(({ sentence, cited }) => (
              <li key={sentence}>
                <span>{sentence}</span>
                {cited && (
                  <span className={classes.cited}>
                    {cited.citation}
                    {cited.mark === 'verify' && ` · ${t(words.mark)}`}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
      <ClockEvents events={clock.events} />
      <ToRead clock={clock} />
    </article>
  )
}

function Acts({ clock }: { clock: ClockView }) {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const refresh = useRefresh()
  const [asks, setAsks] = useState<'event' | 'claim' | null>(null)
  const { claim } = clock
  const seen = async () => {
    await api.call(legalRoutes.claimsSeen, { body: { itemIds: [claim.itemId] } })
    tellDone(t(words.seenDone))
    await refresh()
  }
  return (
    <>
      <div className={detail.acts}>
        <ActionButton refusal={refusal} shortcut={{ keys: 'n', does: words.keyTell }} onAct={() => setAsks('event')}>
          {t(words.tell)}
        </ActionButton>
        <ActionButton refusal={refusal} onAct={() => setAsks('claim')}>
          {t(words.describe)}
        </ActionButton>
        {claim.isUnseen && (
          <ActionButton refusal={refusal} onAct={seen}>
            {t(words.seen)}
          </ActionButton>
        )}
      </div>
      {asks === 'event' && <EventQuestion claim={claim} onClose={() => setAsks(null)} />}
      {asks === 'claim' && <DescribeQuestion clock={clock} onClose={() => setAsks(null)} />}
    </>
  )
}

/** Promises in writing that may acknowledge the debt: somebody reads them, and says so. */
function ToRead({ clock }: { clock: ClockView }) {
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const [told, setTold] = useState<ClockView['toRead'][number] | null>(null)
  if (clock.toRead.length === 0) return null
  return (
    <section className={detail.part}>
      <h3>{t(words.toRead)}</h3>
      <p className={detail.quiet}>{t(words.toReadWhat)}</p>
      <ul className={classes.list}>
        {clock.toRead.map((one) => (
          <li key={one.id}>
            <span>{one.sentence}</span>
            <span className={detail.acts}>
              <ActionButton refusal={refusal} onAct={() => setTold(one)}>
                {t(words.acknowledges)}
              </ActionButton>
            </span>
          </li>
        ))}
      </ul>
      {told && (
        <EventQuestion
          claim={clock.claim}
          given={{ on: told.on as LocalDate, evidence: told.sentence }}
          onClose={() => setTold(null)}
        />
      )}
    </section>
  )
}

/** What would save it, the cheapest first, each with the way to do it where there is one. */
function Remedies({ clock }: { clock: ClockView }) {
  const api = useApi()
  const { t } = useWords()
  const orgId = api.orgId ?? 0
  const { customerId } = clock.claim
  if (clock.remedies.length === 0) return null
  const saves = clock.claim.near !== 'barred' && clock.claim.near !== 'stopped'
  const ways: Partial<Record<string, { href: string; label: string }>> = {
    acknowledgement: { href: urls.customer(orgId, customerId), label: t(words.openPage) },
    part_payment: { href: urls.today(orgId, { client: customerId }), label: t(words.call) },
    plan: { href: urls.plans(orgId, { panneau: 'nouveau', client: customerId }), label: t(words.newPlan) },
  }
  return (
    <section className={detail.part}>
      <h3>{t(saves ? words.whatWouldSave : words.whatToKnow)}</h3>
      <ul className={classes.list}>
        {clock.remedies.map(({ code, sentence, citation }) => {
          const way = ways[code]
          return (
            <li key={code}>
              <span>{sentence}</span>
              <span className={classes.head}>
                <span className={classes.cited}>{citation}</span>
                {way && <FigureLink href={way.href}>{way.label}</FigureLink>}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
