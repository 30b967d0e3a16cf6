import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dayIn, type LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { MandateView } from '../../src/outsourcing/mandates/contract.ts'
import type { Side } from '../../src/outsourcing/mandates/model.ts'
import { mandateStateNames } from '../../src/outsourcing/mandates/wording.ts'
import { tariffInWords } from '../../src/outsourcing/tariffs/cells-in-words.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { MandateScenario } from '../dunning/MandateScenario.tsx'
import classes from '../legal/claims.module.css'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useAct } from './act.ts'
import { closingWords } from './closing-words.ts'
import { MandateQuestion } from './MandateQuestion.tsx'
import { NoticeOfMandate, OfferQuestion, PaperSignature, SignQuestion, WhyQuestion } from './MandateQuestions.tsx'
import { mandateWords as words } from './mandate-words.ts'

type Asked = 'terms' | 'offer' | 'sign' | 'paper' | 'drop' | 'notice'

/** One mandate as our side reads it: what is wrong, what waits, what it says, by version. */
export function MandatePanel({ mandateId, side }: { mandateId: string; side: Side }) {
  const api = useApi()
  const { t, lang } = useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const params = { id: mandateId }
  const found = useQuery(
    api.ask(side === 'creditor' ? routes.collectionMandate : routes.receivedMandate, { params, query: {} }),
  )
  const one = found.data as MandateView | undefined
  if (!one) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={8} />
  }
  const orgId = api.orgId ?? 0
  const path = `/api/orgs/${orgId}/${side === 'creditor' ? 'collection-mandates' : 'received-mandates'}/${mandateId}/pdf`
  const other = one.terms.lang === 'fr' ? 'en' : 'fr'
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>
          {one.number} · {side === 'creditor' ? one.providerName : one.creditorName}
        </h2>
        <div className={detail.panelFacts}>
          <span>{t(mandateStateNames[one.state])}</span>
          {one.startsOn && <Day date={one.startsOn as LocalDate} />}
          {one.endsOn && <Day date={one.endsOn as LocalDate} />}
          <a className={detail.link} href={`${path}?version=${one.shown}`} target="_blank" rel="noreferrer">
            {t(words.pdf)}
          </a>
          <a
            className={detail.link}
            href={`${path}?version=${one.shown}&lang=${other}`}
            target="_blank"
            rel="noreferrer"
          >
            {t(words.translated, { lang: other })}
          </a>
          {one.version !== null && (
            <FigureLink
              href={urls.collectionMandates(orgId, {
                mandat: mandateId,
                fin: '1',
                ...(side === 'creditor' ? {} : { voir: 'recus' }),
              })}
            >
              {t(closingWords.open)}
            </FigureLink>
          )}
        </div>
      </header>
      <Acts one={one} onAsk={setAsked} />
      <section className={detail.part}>
        {one.state === 'running' &&
          one.bars.map((bar) => (
            <Reason key={bar} kind="excluded">
              {bar}
            </Reason>
          ))}
        {one.notice && <Reason kind="held">{t(words.noticeBy, { on: one.notice.on, name: one.notice.byName })}</Reason>}
        {one.overlaps.map((overlap) => (
          <Reason key={overlap.id} kind={overlap.excludes ? 'excluded' : 'held'}>
            {t(words.overlaps, { number: overlap.number, provider: overlap.providerName })}
            {overlap.excludes && t(words.excludes)}
          </Reason>
        ))}
        {one.faults.map((fault) => (
          <Reason key={fault.code} kind={fault.isRefused ? 'excluded' : 'held'}>
            {fault.sentence}
          </Reason>
        ))}
        {one.endedWhy !== '' && <p className={detail.quiet}>{one.endedWhy}</p>}
      </section>
      <section className={detail.part}>
        <h3>{t(words.termsTitle)}</h3>
        <ul className={classes.list}>
          {tariffInWords(lang, one.terms.tariff).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {side === 'creditor' && (
          <p>
            <FigureLink href={urls.providers(orgId, { prestataire: one.providerId })}>{one.providerName}</FigureLink>
          </p>
        )}
      </section>
      {side === 'agency' && one.state === 'running' && <MandateScenario mandateId={mandateId} />}
      <Versions one={one} />
      {asked === 'terms' && <MandateQuestion mandate={one} onClose={() => setAsked(null)} />}
      {asked === 'offer' && <OfferQuestion mandate={one} onClose={() => setAsked(null)} />}
      {asked === 'sign' && <SignQuestion mandate={one} onClose={() => setAsked(null)} />}
      {asked === 'paper' && <PaperSignature mandate={one} onClose={() => setAsked(null)} />}
      {asked === 'drop' && <WhyQuestion mandate={one} onClose={() => setAsked(null)} />}
      {asked === 'notice' && <NoticeOfMandate mandate={one} onClose={() => setAsked(null)} />}
    </article>
  )
}

function Acts({ one, onAsk }: { one: MandateView; onAsk(what: Asked): void }) {
  const api = useApi()
  const { t } = useWords()
  const manages = useRefusal('settings.manage')
  const owns = useRefusal('members.manage')
  const { act, failure } = useAct()
  const isOurs = one.side === 'creditor'
  const isOpen = one.state !== 'ended' && one.state !== 'dropped'
  const [newest] = one.versions
  const isDraft = isOurs && newest !== undefined && newest.offeredAt === null
  const waitsForUs = one.pending !== null && !one.pending.signedBy.includes(one.side)
  const waitsForThem = isOurs && !one.isHere && one.pending !== null && !one.pending.signedBy.includes('agency')
  const back = () =>
    act(() => api.call(isOurs ? routes.takeNoticeBack : routes.takeReceivedNoticeBack, { params: { id: one.id } }))
  if (!isOpen) return null
  return (
    <>
      {failure !== null && <ErrorState failure={failure} />}
      <div className={detail.acts}>
        {waitsForUs && (
          <ActionButton primary refusal={owns} onAct={() => onAsk('sign')}>
            {t(words.sign)}
          </ActionButton>
        )}
        {isDraft && (
          <ActionButton primary refusal={manages} onAct={() => onAsk('offer')}>
            {t(words.offer)}
          </ActionButton>
        )}
        {waitsForThem && (
          <ActionButton refusal={owns} onAct={() => onAsk('paper')}>
            {t(words.paper)}
          </ActionButton>
        )}
        <ActionButton refusal={manages} onAct={() => onAsk('terms')}>
          {t(isOurs ? words.write : words.counter)}
        </ActionButton>
        {(one.pending !== null || one.version === null) && (
          <ActionButton refusal={manages} onAct={() => onAsk('drop')}>
            {t(isOurs ? (one.version === null ? words.drop : words.withdrawOffer) : words.decline)}
          </ActionButton>
        )}
        {one.state === 'running' && one.notice === null && (
          <ActionButton refusal={owns} onAct={() => onAsk('notice')}>
            {t(words.notice)}
          </ActionButton>
        )}
        {one.state === 'running' && one.notice?.side === one.side && (
          <ActionButton refusal={owns} onAct={back}>
            {t(words.takeBack)}
          </ActionButton>
        )}
      </div>
    </>
  )
}

function Versions({ one }: { one: MandateView }) {
  const { t } = useWords()
  return (
    <section className={detail.part}>
      <h3>{t(words.versions)}</h3>
      <ul className={classes.list}>
        {one.versions.map((version) => (
          <li key={version.version}>
            <span>
              {t(words.version, { n: version.version, name: version.madeByName })}{' '}
              {version.offeredAt ? (
                <Day date={dayIn('Europe/Paris', new Date(version.offeredAt))} />
              ) : (
                t(words.draftVersion)
              )}
            </span>
            {version.note !== '' && <span>{version.note}</span>}
            {version.declinedAt && <span>{t(words.declined, { why: version.declinedWhy })}</span>}
            {version.signatures.map((signature) => (
              <span key={signature.side} className={classes.cited}>
                {t(words.signedBy, { name: signature.signerName, on: signature.signedOn })}
              </span>
            ))}
            {version.sha256 && <span className={classes.cited}>SHA-256 {version.sha256.slice(0, 16)}…</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
