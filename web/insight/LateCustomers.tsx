import type { z } from 'zod'
import type { ledgerRoutes } from '../../src/ledger/contract.ts'
import type { AgedCell } from '../../src/ledger/model.ts'
import { Amount } from '../design/Amount.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { over60Of, overdueOf } from '../ledger/aged-columns.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { shareOf } from './figures.ts'
import type { AgedTotal } from './Indicators.tsx'
import classes from './insight.module.css'
import { wording } from './wording.ts'

type Row = z.output<typeof ledgerRoutes.agedBalance.reply>['rows'][number]
export const MOST_LATE = 8

/** Who holds most of what is overdue. */
export function LateCustomers({
  rows,
  total,
  balanceHref,
  cellAt,
}: {
  rows: readonly Row[]
  total: AgedTotal
  balanceHref: string
  /** The documents of one customer, or of all, in one cell of the balance. */
  cellAt(customerId: string | undefined, cell: AgedCell): string
}) {
  const api = useApi()
  const { t, lang } = useWords()
  const late = rows.filter((row) => overdueOf(row) > 0)
  const all = overdueOf(total)
  return (
    <>
      <div className={classes.blockHead}>
        <h2>{t(wording.topLate)}</h2>
        <FigureLink href={balanceHref}>{t(wording.seeAll)}</FigureLink>
      </div>
      {late.length === 0 && <p className={classes.quiet}>{t(wording.nobodyLate)}</p>}
      {late.length > 0 && (
        <table className={classes.late}>
          <caption className="visually-hidden">{t(wording.topLate)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(wording.customer)}</th>
              <th scope="col">{t(wording.overdue)}</th>
              <th scope="col">{t(wording.over60)}</th>
              <th scope="col">{t(wording.share)}</th>
            </tr>
          </thead>
          <tbody>
            {late.map((row) => {
              const over60 = over60Of(row)
              return (
                <tr key={row.customerId}>
                  <th scope="row" title={row.name}>
                    <FigureLink href={urls.customer(api.orgId ?? 0, row.customerId)}>{row.name}</FigureLink>
                  </th>
                  <td>
                    <FigureLink href={cellAt(row.customerId, 'overdue')}>
                      <Amount cents={overdueOf(row)} currency={row.currency} />
                    </FigureLink>
                  </td>
                  <td>
                    {over60 === 0 ? (
                      '–'
                    ) : (
                      <FigureLink href={cellAt(row.customerId, 'over60')}>
                        <Amount cents={over60} currency={row.currency} />
                      </FigureLink>
                    )}
                  </td>
                  <td>
                    <FigureLink href={cellAt(undefined, 'overdue')}>{shareOf(lang, overdueOf(row), all)}</FigureLink>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </>
  )
}
