import { useQuery } from '@tanstack/react-query'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { remittanceWords as words } from './remittance-words.ts'

/** For an agency: invoices of its fees that were to be paid and were not. */
export function FeesLate() {
  const api = useApi()
  const { t } = useWords()
  const late = useQuery(api.ask(routes.feeInvoices, { query: { side: 'agency', limit: 1 } })).data?.late ?? []
  if (late.length === 0) return null
  return (
    <div className={detail.links} role="status">
      {late.map(({ currency, count, leftCents: cents, dueOn: day }) => (
        <Reason key={currency} kind="held">
          <FigureLink
            href={urls.remittances(api.orgId ?? 0, { cote: 'prestataire', voir: 'factures', quelles: 'echues' })}
          >
            {t(words.feesLate, { n: count, amount: { cents, currency }, day })}
          </FigureLink>
        </Reason>
      ))}
    </div>
  )
}

/** On a provider's card: what it holds of ours past its day, and what we owe it past ours. */
export function ProviderMoneyLate({ providerId }: { providerId: string }) {
  const api = useApi()
  const { t } = useWords()
  const orgId = api.orgId ?? 0
  const funds = useQuery(api.ask(routes.lateFunds, { query: { providerId } })).data?.late ?? []
  const fees =
    useQuery(api.ask(routes.feeInvoices, { query: { side: 'creditor', providerId, limit: 1 } })).data?.late ?? []
  if (funds.length === 0 && fees.length === 0) return null
  return (
    <section className={detail.part}>
      {funds.map(({ mandateId, number, currency, cents, receipts, dueOn: day }) => (
        <Reason key={`${mandateId} ${currency}`} kind="held">
          <FigureLink href={urls.placedReceipts(orgId, { quels: 'a-reverser' })}>
            {t(words.fundsLate, { n: receipts, number, amount: { cents, currency }, day })}
          </FigureLink>
        </Reason>
      ))}
      {fees.map(({ currency, count, leftCents: cents, dueOn: day }) => (
        <Reason key={currency} kind="held">
          <FigureLink href={urls.remittances(orgId, { cote: 'creancier', voir: 'factures', quelles: 'echues' })}>
            {t(words.feesOwed, { n: count, amount: { cents, currency }, day })}
          </FigureLink>
        </Reason>
      ))}
    </section>
  )
}
