import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { dayIn, type LocalDate } from '../../src/kernel/calendar.ts'
import { formatIban } from '../../src/kernel/identifiers.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { mandateStateNames } from '../../src/outsourcing/mandates/wording.ts'
import type { MandateState } from '../../src/outsourcing/model.ts'
import type { ProviderView } from '../../src/outsourcing/providers/contract.ts'
import { paperKindNames, serviceNames } from '../../src/outsourcing/providers/wording.ts'
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
import { ProviderQuestion } from './ProviderQuestion.tsx'
import { ConditionsQuestion, InviteQuestion, PaperQuestion } from './ProviderQuestions.tsx'
import { providerWords as words } from './provider-words.ts'

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
      {asked === 'card' && <ProviderQuestion provider={one} onClose={() => setAsked(null)} />}
      {asked === 'conditions' && <ConditionsQuestion provider={one} onClose={() => setAsked(null)} />}
      {asked === 'paper' && <PaperQuestion providerId={providerId} onClose={() => setAsked(null)} />}
      {asked === 'invite' && <InviteQuestion provider={one} onLink={setLink} onClose={() => setAsked(null)} />}
    </article>
  )
}

type PartProps = { one: ProviderView; refusal: string | null; onAsk(): void }

function Conditions({ one: { conditions }, refusal, onAsk }: PartProps) {
  const { t, day } = useWords()
  return (
    <section className={detail.part}>
      <h3>{t(words.conditions)}</h3>
      {conditions === null ? (
        <p className={detail.quiet}>{t(words.nothing)}</p>
      ) : (
        <>
          <p>
            {[conditions.insurer, conditions.policyNo].filter(Boolean).join(', ')}{' '}
            {conditions.insuredUntil && t(words.until, { on: day(conditions.insuredUntil as LocalDate) })}
          </p>
          {conditions.iban && <p>{formatIban(conditions.iban)}</p>}
          {conditions.declaredOn && (
            <p>
              {t(words.declaredOn)} <Day date={conditions.declaredOn as LocalDate} /> · {conditions.declaredTo}
            </p>
          )}
          <p className={detail.quiet}>
            {t(conditions.isTheirs ? words.confirmed : words.typed, {
              who: conditions.confirmedByName,
              on: conditions.confirmedOn,
            })}
          </p>
        </>
      )}
      {!conditions?.isTheirs && (
        <div className={detail.acts}>
          <ActionButton refusal={refusal} onAct={onAsk}>
            {t(words.keepConditions)}
          </ActionButton>
        </div>
      )}
    </section>
  )
}

function Papers({ one, refusal, onAsk }: PartProps) {
  const api = useApi()
  const { t } = useWords()
  const { act } = useAct()
  return (
    <section className={detail.part}>
      <h3>{t(words.papers)}</h3>
      <ul className={classes.list}>
        {one.papers.map((paper) => (
          <li key={paper.id}>
            <span className={detail.links}>
              <a
                className={detail.link}
                href={`/api/orgs/${api.orgId}/provider-papers/${paper.id}/file`}
                target="_blank"
                rel="noreferrer"
              >
                {paper.name}
              </a>
              {!paper.isProof && !refusal && (
                <button
                  type="button"
                  className={detail.link}
                  aria-label={t(words.removeOf, { name: paper.name })}
                  onClick={() => void act(() => api.call(routes.removePaper, { params: { id: paper.id } }))}
                >
                  {t(words.remove)}
                </button>
              )}
            </span>
            <span className={classes.cited}>
              {t(paperKindNames[paper.kind])} {paper.expiresOn && t(words.until, { on: paper.expiresOn })}
            </span>
          </li>
        ))}
      </ul>
      <div className={detail.acts}>
        <ActionButton refusal={refusal} onAct={onAsk}>
          {t(words.addPaper)}
        </ActionButton>
      </div>
    </section>
  )
}

function Connection({ one: { connection }, refusal, onAsk }: PartProps) {
  const api = useApi()
  const { t } = useWords()
  const { act, failure } = useAct()
  const end = (id: string) => act(() => api.call(routes.endConnection, { params: { id } }))
  return (
    <section className={detail.part}>
      <h3>{t(words.connection)}</h3>
      {failure !== null && <ErrorState failure={failure} />}
      {connection.is === 'none' ? (
        <div className={detail.acts}>
          <ActionButton refusal={refusal} onAct={onAsk}>
            {t(words.invite)}
          </ActionButton>
        </div>
      ) : (
        <>
          <p>
            {connection.is === 'invited'
              ? t(words.invited, { name: connection.byName, on: dayIn('Europe/Paris', new Date(connection.expiresAt)) })
              : t(words.connected, { agency: connection.agencyName, name: connection.byName })}
          </p>
          <div className={detail.acts}>
            <ActionButton refusal={refusal} onAct={() => end(connection.id)}>
              {t(connection.is === 'invited' ? words.withdraw : words.disconnect)}
            </ActionButton>
          </div>
        </>
      )}
    </section>
  )
}
