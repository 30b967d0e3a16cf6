import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ExpiryView } from '../../src/outsourcing/providers/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useAct } from './act.ts'
import { providerWords as words } from './provider-words.ts'

/** What of providers ends soon or is over, until somebody sees to it. */
export function ProviderExpiries({ expiries }: { expiries: readonly ExpiryView[] }) {
  const api = useApi()
  const { t } = useWords()
  const refusal = useRefusal('settings.manage')
  const { act, failure } = useAct()
  if (expiries.length === 0) return null
  const see = ({ providerId, what, expiresOn, days }: ExpiryView) =>
    act(async () => {
      await api.call(routes.seeExpiry, { params: { id: providerId }, body: { what, expiresOn, days } })
      tellDone(t(words.seen))
    })
  return (
    <div className={classes.tools}>
      {failure !== null && <ErrorState failure={failure} />}
      <ul className={classes.list}>
        {expiries.map((one) => (
          <li key={`${one.providerId} ${one.what}`}>
            <span className={detail.acts}>
              <FigureLink href={urls.providers(api.orgId ?? 0, { prestataire: one.providerId })}>
                {one.providerName}
              </FigureLink>
              <span>{t(words.ends, { what: one.whatName, on: one.expiresOn })}</span>
              <ActionButton refusal={refusal} onAct={() => see(one)}>
                {t(words.see)}
              </ActionButton>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
