import { useQuery } from '@tanstack/react-query'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useApi } from '../wire/api.tsx'
import { useAct } from './act.ts'
import { mandateWords as words } from './mandate-words.ts'

/** Creditors that our organisation is connected with as a provider, and what they read of us. */
export function MandateCreditors() {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('settings.manage')
  const { act, failure } = useAct()
  const creditors = useQuery(api.ask(routes.connectedCreditors, {})).data?.creditors ?? []
  if (creditors.length === 0) return null
  return (
    <section className={detail.part}>
      <h2 className={detail.quiet}>{t(words.creditors)}</h2>
      {failure !== null && <ErrorState failure={failure} />}
      <ul className={classes.list}>
        {creditors.map((one) => (
          <li key={one.connectionId}>
            <span className={detail.links}>
              <b>{one.creditorName}</b> {one.confirmedOn && t(words.confirmed, { on: one.confirmedOn })}
            </span>
            {one.bars.map((bar) => (
              <Reason key={bar} kind="excluded">
                {bar}
              </Reason>
            ))}
            {one.hasChanged && (
              <span className={detail.acts}>
                <Reason kind="held">{t(words.hasChanged)}</Reason>
                <ActionButton
                  refusal={refusal}
                  onAct={() => act(() => api.call(routes.confirmConditions, { params: { id: one.connectionId } }))}
                >
                  {t(words.confirm)}
                </ActionButton>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
