import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { cashRoutes } from '../../src/cash/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { useDebitSetting } from './DebitsFrame.tsx'
import classes from './debits.module.css'
import { mandateWords as words } from './mandates-wording.ts'
import { mandateStates, wording } from './wording.ts'

/** The mandates of one customer, on its page; nothing at all where nobody is debited. */
export function CustomerMandates({ customerId }: { customerId: string }) {
  const api = useApi()
  const navigate = useNavigate()
  const { t } = useWords()
  const refusal = useRefusal('desk.work')
  const isSet = Boolean(useDebitSetting().data?.setting)
  const found = useQuery(api.ask(cashRoutes.mandates, { query: { customerId } }))
  const mandates = found.data?.mandates ?? []
  const orgId = api.orgId ?? 0
  if (mandates.length === 0 && !isSet) return null
  return (
    <section className={classes.card} aria-label={t(wording.mandates)}>
      <div className={detail.partHead}>
        <h2>{t(wording.mandates)}</h2>
        {!refusal && (
          <button
            type="button"
            className={detail.link}
            onClick={() => void navigate({ href: urls.mandates(orgId, { panneau: 'nouveau', client: customerId }) })}
          >
            {t(wording.addMandate)}
          </button>
        )}
      </div>
      {mandates.length === 0 ? (
        <p className={detail.quiet}>{t(words.noneOfCustomer)}</p>
      ) : (
        <ul>
          {mandates.map((mandate) => (
            <li key={mandate.id}>
              <FigureLink href={urls.mandates(orgId, { mandat: mandate.id })}>{mandate.reference}</FigureLink> ·{' '}
              {mandate.scheme} · {mandate.account} · {t(mandateStates[mandate.state])}
              {mandate.state !== 'active' && mandate.state !== 'lapsed' && mandate.stateReason !== '' && (
                <span className={detail.quiet}> {mandate.stateReason}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
