import { useQuery } from '@tanstack/react-query'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { useOrganisation } from '../access/membership.tsx'
import { Amount } from '../design/Amount.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import listing from '../design/listing.module.css'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { AGED_COLUMNS, type AgedColumn, centsIn, columnNames, debitsOf, overdueOf } from '../ledger/aged-columns.ts'
import ledger from '../ledger/ledger.module.css'
import { wording as ledgerWords } from '../ledger/wording.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import classes from './parties.module.css'
import { wording } from './wording.ts'

/** What the members of a group owe by age, one table a currency: two are never added. Every figure opens its documents. */
export function GroupBalance({ headId }: { headId: string }) {
  const api = useApi()
  const { t } = useWords()
  const orgId = api.orgId ?? 0
  const base = useOrganisation().data?.currency ?? 'EUR'
  const found = useQuery(api.ask(ledgerRoutes.groupBalance, { params: { id: headId } }))
  if (found.error) return <ErrorState failure={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonTable columns={[3, 1, 1, 1]} rows={5} />
  const totals = found.data.totals.toSorted((a, b) => Number(b.currency === base) - Number(a.currency === base))
  const { rows } = found.data
  if (totals.length === 0) return <p className={classes.emptyGroup}>{t(wording.groupOwesNothing)}</p>
  return totals.map((total) => {
    const { currency } = total
    const own = rows.filter((row) => row.currency === currency)
    const columns = AGED_COLUMNS.filter((column) => own.some((row) => centsIn(row, column) !== 0))
    const cell = (client: string, cents: number, tranche?: AgedColumn | 'overdue') =>
      cents === 0 ? (
        <span className={ledger.nil}>–</span>
      ) : (
        <FigureLink href={urls.agedBalance(orgId, { devise: currency, client, tranche })}>
          <Amount cents={cents} currency={currency} bare />
        </FigureLink>
      )
    return (
      <section key={currency} className={classes.groupBalance} aria-label={t(wording.totalIn, { currency })}>
        <dl className={ledger.figures}>
          <div>
            <dt>{t(totals.length > 1 ? wording.totalIn : wording.outstanding, { currency })}</dt>
            <dd>
              <FigureLink href={urls.customers(orgId, { groupe: headId })}>
                <Amount cents={total.totalCents} currency={currency} />
              </FigureLink>
            </dd>
          </div>
          <div>
            <dt>{t(wording.overdue)}</dt>
            <dd>
              <FigureLink href={urls.customers(orgId, { groupe: headId, voir: 'overdue' })}>
                <Amount cents={overdueOf(total)} currency={currency} />
              </FigureLink>
            </dd>
          </div>
          {debitsOf(total) > 0 && (
            <div>
              <dt>{t(wording.overdueShare)}</dt>
              <dd>{t(wording.percent, { n: Math.round((100 * overdueOf(total)) / debitsOf(total)) })}</dd>
            </div>
          )}
        </dl>
        <div className={classes.wideTable}>
          <table className={listing.grid} aria-label={t(wording.groupTable, { currency })}>
            <thead>
              <tr>
                <th scope="col">{t(wording.name)}</th>
                {columns.map((column) => (
                  <th key={column} scope="col" data-align="right">
                    {t(columnNames[column])}
                  </th>
                ))}
                <th scope="col" data-align="right">
                  {t(ledgerWords.overdue)}
                </th>
                <th scope="col" data-align="right">
                  {t(wording.total)}
                </th>
              </tr>
            </thead>
            <tbody>
              {own.map((row) => (
                <tr key={row.customerId}>
                  <th scope="row">
                    <FigureLink href={urls.customer(orgId, row.customerId)}>{row.name}</FigureLink>{' '}
                    {row.customerId === headId && (
                      <span className={classes.contactRole}>{t(wording.groupHead).toLowerCase()}</span>
                    )}
                  </th>
                  {columns.map((column) => (
                    <td key={column} data-align="right">
                      {cell(row.customerId, centsIn(row, column), column)}
                    </td>
                  ))}
                  <td data-align="right">{cell(row.customerId, overdueOf(row), 'overdue')}</td>
                  <td data-align="right">{cell(row.customerId, row.totalCents)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t(wording.total)}</th>
                {columns.map((column) => (
                  <td key={column} data-align="right">
                    <Amount cents={centsIn(total, column)} currency={currency} bare />
                  </td>
                ))}
                <td data-align="right">
                  <Amount cents={overdueOf(total)} currency={currency} bare />
                </td>
                <td data-align="right">
                  <Amount cents={total.totalCents} currency={currency} bare />
                </td>
              </tr>
            </tfoot>
          </table>
        </div>
      </section>
    )
  })
}
