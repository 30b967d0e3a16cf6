import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { kindNames } from '../../src/parties/wording.ts'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { CustomerBalances } from '../ledger/CustomerBalances.tsx'
import { useApi } from '../wire/api.tsx'
import { Contacts } from './Contacts.tsx'
import { CustomerTerms } from './CustomerTerms.tsx'
import classes from './parties.module.css'

type Props = {
  customerId: string
  /** What can be done next with this customer: the capability that decides it gives it. */
  nextAction?: ReactNode
}

/** A customer at a glance: what is owed, since when, whom to call, on what terms. */
export function CustomerSummary({ customerId, nextAction }: Props) {
  const api = useApi()
  const { t } = useWords()
  const found = useQuery(api.ask(partiesRoutes.customer, { params: { id: customerId } }))
  if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonTable columns={[2, 1]} rows={8} />
  const { customer, contacts } = found.data
  return (
    <article className={classes.summary}>
      <header>
        <h2>{customer.name}</h2>
        <p>
          {[
            customer.code,
            t(kindNames[customer.kind]),
            customer.siren && `SIREN ${groupSiren(customer.siren)}`,
            customer.city,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </header>
      <CustomerBalances customerId={customerId} />
      {nextAction}
      <Contacts customerId={customerId} contacts={contacts} readOnly />
      <CustomerTerms terms={customer.terms} />
    </article>
  )
}

/** `732 829 320`, as on a company extract. */
export const groupSiren = (siren: string): string => siren.replace(/(\d{3})(?=\d)/g, '$1\u202f')
