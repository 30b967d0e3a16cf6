import { CustomerSearch } from '../cash/CustomerSearch.tsx'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import { useChosenCustomer } from './NewPromise.tsx'
import { PlanForm } from './PlanForm.tsx'
import { planWords as words } from './plan-wording.ts'
import { wording } from './wording.ts'

type Props = {
  customerId: string | null
  onCustomer(id: string): void
  onSaved(id: string): void
  onCancel(): void
}

/** A plan to draft: first whose, then what and when. */
export function NewPlan({ customerId, onCustomer, onSaved, onCancel }: Props) {
  const { t } = useWords()
  const { customer, pick } = useChosenCustomer(customerId)
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{t(words.newPanel)}</h2>
      </header>
      <CustomerSearch
        label={t(wording.customer)}
        chosen={customer}
        autoFocus={customerId === null}
        onChoose={(one) => {
          pick(one)
          onCustomer(one.id)
        }}
      />
      {customer && <PlanForm key={customer.id} customer={customer} plan={null} onSaved={onSaved} onCancel={onCancel} />}
    </article>
  )
}
