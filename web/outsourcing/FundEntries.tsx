import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { FundAccountView } from '../../src/outsourcing/receipts/fund-contract.ts'
import { fundKindNames } from '../../src/outsourcing/receipts/wording.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { receiptWords as words } from './receipt-words.ts'

const PAGE = 50

/** What moved the money held for one creditor, the latest first, each with the balance that it left. */
export function FundEntries({ account }: { account: FundAccountView }) {
  const api = useApi()
  const { t, day } = useWords()
  const [pages, setPages] = useState(1)
  const { creditor, currency } = account
  const found = useQuery(
    api.ask(routes.fundEntries, { params: { creditor, currency }, query: { limit: Math.min(200, PAGE * pages) } }),
  )
  if (!found.data) {
    if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
    return <SkeletonTable columns={[2, 1]} rows={6} />
  }
  const { entries, count } = found.data
  const orgId = api.orgId ?? 0
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{account.creditorName}</h2>
        <div className={detail.panelFacts}>
          <Amount cents={account.balanceCents} currency={currency} strong />
          <FigureLink
            href={urls.funds(orgId, {
              ...{ voir: 'encaissements', quels: 'a-reverser', creancier: String(creditor), devise: currency },
            })}
          >
            {t(words.heldCount, { n: account.heldCount })}
          </FigureLink>
        </div>
      </header>
      {entries.length === 0 && <p className={detail.quiet}>{t(words.noEntry)}</p>}
      <ul className={classes.list}>
        {entries.map((one) => (
          <li key={one.id}>
            <span className={classes.head}>
              <span>
                {day(one.on as LocalDate)} · {t(fundKindNames[one.kind])}{' '}
                {one.receiptId && one.receipt && (
                  <FigureLink href={urls.funds(orgId, { voir: 'encaissements', encaissement: one.receiptId })}>
                    {one.receipt}
                  </FigureLink>
                )}
              </span>
              <Amount cents={one.cents} currency={currency} strong />
            </span>
            <span className={`${classes.head} ${classes.quiet}`}>
              <span>{[one.debtorName, one.placement, one.byName].filter(Boolean).join(' · ')}</span>
              <span>
                {t(words.after)} <Amount cents={one.balanceCents} currency={currency} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      {count > entries.length && PAGE * pages < 200 && (
        <div className={detail.acts}>
          <ActionButton onAct={() => setPages(pages + 1)}>{t(words.more)}</ActionButton>
        </div>
      )}
    </article>
  )
}
