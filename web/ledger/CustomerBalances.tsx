import { useQuery } from '@tanstack/react-query'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { useOrganisation } from '../access/membership.tsx'
import { useWaitingReceipts } from '../cash/waiting-receipts.tsx'
import { wording as cashWording } from '../cash/wording.ts'
import { AgedBar } from '../design/AgedBar.tsx'
import { Amount } from '../design/Amount.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { agedParts, overdueOf } from './aged-columns.ts'
import classes from './ledger.module.css'
import { wording } from './wording.ts'

/** What a customer owes today, a line of figures a currency: outstanding, overdue, credits not used; and the age of the first. */
export function CustomerBalances({ customerId }: { customerId: string }) {
  const api = useApi()
  const { t } = useWords()
  const found = useQuery(api.ask(ledgerRoutes.customerBalance, { params: { id: customerId } }))
  const base = useOrganisation().data?.currency ?? 'EUR'
  const waiting = useWaitingReceipts({ customerId })
  if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonTable columns={[1, 1, 1]} rows={2} />
  const totals = found.data.totals.toSorted((a, b) => Number(b.currency === base) - Number(a.currency === base))
  const cellHref = (devise: string, tranche?: string) =>
    urls.agedBalance(api.orgId ?? 0, { devise, client: customerId, tranche })
  return (
    <div className={classes.balances}>
      {waiting.length > 0 && (
        <dl className={classes.figures}>
          <div>
            <dt>{t(cashWording.waiting)}</dt>
            <dd>{waiting}</dd>
          </div>
        </dl>
      )}
      {totals.length === 0 && <p className={classes.quiet}>{t(wording.noBalance)}</p>}
      {totals.map((total, place) => (
        <section key={total.currency} aria-label={total.currency}>
          <dl className={classes.figures}>
            <div>
              <dt>{t(wording.outstanding)}</dt>
              <dd>
                <FigureLink href={cellHref(total.currency)}>
                  <Amount cents={total.totalCents} currency={total.currency} />
                </FigureLink>
              </dd>
            </div>
            <div>
              <dt>{t(wording.overdue)}</dt>
              <dd>
                <FigureLink href={cellHref(total.currency, 'overdue')}>
                  <Amount cents={overdueOf(total)} currency={total.currency} />
                </FigureLink>
              </dd>
            </div>
            {total.unappliedCents !== 0 && (
              <div>
                <dt>{t(wording.unappliedLong)}</dt>
                <dd>
                  <FigureLink href={cellHref(total.currency, 'unapplied')}>
                    <Amount cents={-total.unappliedCents} currency={total.currency} />
                  </FigureLink>
                </dd>
              </div>
            )}
          </dl>
          {/* One age is drawn; those of other currencies are one press away, and the page stays short. */}
          {place === 0 && (
            <AgedBar
              title={t(wording.ageTitle, { currency: total.currency })}
              currency={total.currency}
              buckets={agedParts(total, t, (column) => cellHref(total.currency, column))}
            />
          )}
        </section>
      ))}
    </div>
  )
}
