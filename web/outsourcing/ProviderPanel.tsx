import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { mandateStateNames } from '../../src/outsourcing/mandates/wording.ts'
import type { MandateState } from '../../src/outsourcing/model.ts'
import { serviceNames } from '../../src/outsourcing/providers/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useAct } from './act.ts'
import { ProviderMoneyLate } from './FeesLate.tsx'
import { Conditions, Connection, Papers } from './ProviderParts.tsx'
import { ProviderQuestion } from './ProviderQuestion.tsx'
import { ConditionsQuestion, InviteQuestion, PaperQuestion } from './ProviderQuestions.tsx'
import { ProviderWebhook } from './ProviderWebhook.tsx'
import { providerWords as words } from './provider-words.ts'
import { ScoreSummary } from './ScoreSummary.tsx'

type Asked = 'card' | 'conditions' | 'paper' | 'invite'

/** One provider: what speaks against it, what the law asks of it, its papers, and how it is tied to us. */
export function ProviderPanel({ providerId }: { providerId: string }) {
  const api = useApi()
  const { t } = useWords()
  const navigate = useNavigate()
  const refusal = useRefusal('settings.manage')
  const [asked, setAsked] = useState<Asked | null>(null)
  const [link, setLink] = useState<string | null>(null)
  const { act, failure } = useAct()
  const found = useQuery(api.ask(routes.provider, { params: { id: providerId } }))
  const one = found.data
  if (!one) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={8} />
  }
  const orgId = api.orgId ?? 0
  const params = { id: providerId }
  const draft = () =>
    act(async () => {
      const { id } = await api.call(routes.draftMandate, { body: { providerId } })
      await navigate({ to: urls.collectionMandates(orgId, { mandat: id }) })
    })
  const archive = () =>
    act(() => api.call(routes.archiveProvider, { params, body: { archived: one.archivedAt === null } }))
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{one.name}</h2>
        <div className={detail.panelFacts}>
          {one.siren && <span>{one.siren}</span>}
          {one.contactName && <span>{one.contactName}</span>}
          {one.email && <span>{one.email}</span>}
          {one.phone && <span>{one.phone}</span>}
        </div>
      </header>
      {failure !== null && <ErrorState failure={failure} />}
      <div className={detail.acts}>
        <ActionButton primary refusal={refusal} onAct={draft}>
          {t(words.draft)}
        </ActionButton>
        <ActionButton refusal={refusal} onAct={() => setAsked('card')}>
          {t(words.change)}
        </ActionButton>
        <ActionButton refusal={refusal} onAct={archive}>
          {t(one.archivedAt ? words.restore : words.archive)}
        </ActionButton>
      </div>
      <ProviderMoneyLate providerId={providerId} />
      {one.flags.length > 0 && (
        <section className={detail.part}>
          {one.flags.map((flag) => (
            <Reason key={`${flag.code} ${flag.sentence}`} kind={flag.isBar ? 'excluded' : 'held'}>
              {flag.sentence}
            </Reason>
          ))}
        </section>
      )}
      <Conditions one={one} refusal={refusal} onAsk={() => setAsked('conditions')} />
      <Papers one={one} refusal={refusal} onAsk={() => setAsked('paper')} />
      <Connection one={one} refusal={refusal} onAsk={() => setAsked('invite')} />
      {link && (
        <TextInput
          readOnly
          label={t(words.inviteLink)}
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <section className={detail.part}>
        <h3>{t(words.criteria)}</h3>
        <p>{one.services.map((service) => t(serviceNames[service])).join(', ')}</p>
        <p className={detail.quiet}>{[...one.sectors, ...one.countries, ...one.languages].join(' · ')}</p>
        {one.reporting && <p>{one.reporting}</p>}
        {one.clientReferences && <p>{one.clientReferences}</p>}
        {one.note && <p className={detail.quiet}>{one.note}</p>}
      </section>
      <ProviderWebhook providerId={providerId} refusal={refusal} />
      {one.tariffSays.length > 0 && (
        <section className={detail.part}>
          <h3>{t(words.prices)}</h3>
          <ul className={classes.list}>
            {one.tariffSays.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      {one.mandates.length > 0 && (
        <section className={detail.part}>
          <h3>{t(words.mandates)}</h3>
          <ul className={classes.list}>
            {one.mandates.map(({ id, number, state, endsOn }) => (
              <li key={id}>
                <FigureLink href={urls.collectionMandates(orgId, { mandat: id })}>{number}</FigureLink>
                <span>
                  {t(mandateStateNames[state as MandateState])} {endsOn && <Day date={endsOn as LocalDate} />}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ScoreSummary providerId={providerId} />
      {asked === 'card' && <ProviderQuestion provider={one} onClose={() => setAsked(null)} />}
      {asked === 'conditions' && <ConditionsQuestion provider={one} onClose={() => setAsked(null)} />}
      {asked === 'paper' && <PaperQuestion providerId={providerId} onClose={() => setAsked(null)} />}
      {asked === 'invite' && <InviteQuestion provider={one} onLink={setLink} onClose={() => setAsked(null)} />}
    </article>
  )
}
