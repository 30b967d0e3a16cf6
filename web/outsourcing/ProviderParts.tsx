import { dayIn, type LocalDate } from '../../src/kernel/calendar.ts'
import { formatIban } from '../../src/kernel/identifiers.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ProviderView } from '../../src/outsourcing/providers/contract.ts'
import { paperKindNames } from '../../src/outsourcing/providers/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Day } from '../design/Day.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useApi } from '../wire/api.tsx'
import { useAct } from './act.ts'
import { pageLinkWords as pageWords } from './page-link-words.ts'
import { providerWords as words } from './provider-words.ts'

/** Parts of a provider's panel: what the law asks of it, its papers, and its organisation here. */

type PartProps = { one: ProviderView; refusal: string | null; onAsk(): void }

export function Conditions({ one: { conditions }, refusal, onAsk }: PartProps) {
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

export function Papers({ one, refusal, onAsk }: PartProps) {
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
              {paper.toVerify && !refusal && (
                <button
                  type="button"
                  className={detail.link}
                  aria-label={t(pageWords.verifyOf, { name: paper.name })}
                  onClick={() =>
                    void act(() =>
                      api.call(routes.verifyPaper, {
                        params: { id: paper.id },
                        body: { expiresOn: paper.expiresOn },
                      }),
                    )
                  }
                >
                  {t(pageWords.verify)}
                </button>
              )}
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
              {paper.toVerify && <b> {t(pageWords.toVerify, { name: paper.addedByName })}</b>}
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

export function Connection({ one: { connection }, refusal, onAsk }: PartProps) {
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
