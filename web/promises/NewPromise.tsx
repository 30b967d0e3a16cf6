import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { CustomerSearch } from '../cash/CustomerSearch.tsx'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { PromiseForm } from './PromiseForm.tsx'
import { wording as words } from './wording.ts'

type Named = { id: string; name: string; code: string }

/** The customer that an address names, or one that is chosen. */
export function useChosenCustomer(customerId: string | null) {
  const api = useApi()
  const [picked, pick] = useState<Named | null>(null)
  const given = useQuery({
    ...api.ask(partiesRoutes.customer, { params: { id: customerId ?? '' } }),
    enabled: customerId !== null && picked?.id !== customerId,
  }).data?.customer
  const customer: Named | null = customerId === null ? null : picked?.id === customerId ? picked : (given ?? null)
  return { customer, pick }
}

type Props = {
  customerId: string | null
  onCustomer(id: string): void
  onSaved(id: string): void
  onCancel(): void
}

/** A promise to write down: first whose, then what. */
export function NewPromise({ customerId, onCustomer, onSaved, onCancel }: Props) {
  const { t } = useWords()
  const { customer, pick } = useChosenCustomer(customerId)
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{t(words.newPanel)}</h2>
      </header>
      <CustomerSearch
        label={t(words.customer)}
        chosen={customer}
        autoFocus={customerId === null}
        onChoose={(one) => {
          pick(one)
          onCustomer(one.id)
        }}
      />
      {customer && <PromiseForm key={customer.id} customer={customer} onSaved={onSaved} onCancel={onCancel} />}
    </article>
  )
}
