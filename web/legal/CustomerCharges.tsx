import { useQuery } from '@tanstack/react-query'
import { legalRoutes } from '../../src/legal/contract.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { words } from './charge-wording.ts'
import classes from './legal.module.css'

/** What the law adds to what a customer owes, on its page; the calculation opens beside. */
export function CustomerCharges({ customerId, onOpen }: { customerId: string; onOpen(): void }) {
  const api = useApi()
  const { t } = useWords()
  const found = useQuery(api.ask(legalRoutes.customerCharges, { params: { id: customerId } }))
  const totals = found.data?.totals ?? []
  return (
    <section className={classes.card} aria-label={t(words.cardTitle)}>
      <h2>{t(words.cardTitle)}</h2>
      {found.data && totals.length === 0 && <p className={detail.quiet}>{t(words.cardNone)}</p>}
      <ul>
        {totals.map(({ currency, toClaimCents, claimedCents }) => (
          <li key={currency}>
            {t(words.cardToClaim, { amount: { cents: toClaimCents, currency } })}
            {claimedCents > 0 && <> · {t(words.cardClaimed, { amount: { cents: claimedCents, currency } })}</>}
          </li>
        ))}
      </ul>
      {found.data && found.data.documents.length + found.data.notes.length > 0 && (
        <div className={detail.acts}>
          <ActionButton onAct={onOpen}>{t(words.open)}</ActionButton>
        </div>
      )}
    </section>
  )
}
