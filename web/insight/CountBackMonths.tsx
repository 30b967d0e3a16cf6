import type { IndicatorsView } from '../../src/insight/indicator-contract.ts'
import { Amount } from '../design/Amount.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { monthName, oneDecimal } from './figures.ts'
import classes from './insight.module.css'
import { wording } from './wording.ts'

type Props = {
  byCountBack: IndicatorsView['byCountBack']
  currency: string
  /** The documents issued between two days, both included. */
  salesHref(from: string, to: string): string
}

/** The months that a DSO by exhaustion takes off the receivables, each with its sales and its days. */
export function CountBackMonths({ byCountBack, currency, salesHref }: Props) {
  const { t, lang, money } = useWords()
  const { days, months, leftCents } = byCountBack
  return (
    <>
      <table className={classes.made}>
        <caption className="visually-hidden">{t(wording.methodCountBack)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(wording.month)}</th>
            <th scope="col">{t(wording.monthSales)}</th>
            <th scope="col">{t(wording.taken)}</th>
            <th scope="col">{t(wording.monthDays)}</th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row">{monthName(lang, month.month)}</th>
              <td>
                <FigureLink href={salesHref(month.fromOn, month.toOn)}>
                  <Amount cents={month.salesCents} currency={currency} />
                </FigureLink>
              </td>
              <td>
                <Amount cents={month.takenCents} currency={currency} />
              </td>
              <td>{oneDecimal(lang, month.days)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t(wording.result)}
            </th>
            <td>{days === null ? t(wording.none) : t(wording.days, { n: oneDecimal(lang, days) })}</td>
          </tr>
        </tfoot>
      </table>
      {leftCents > 0 && <p>{t(wording.left, { amount: money(leftCents, currency) })}</p>}
    </>
  )
}
