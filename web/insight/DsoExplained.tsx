import { Amount } from '../design/Amount.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { monthName, oneDecimal } from './figures.ts'
import type { Dso } from './Indicators.tsx'
import classes from './insight.module.css'
import { wording } from './wording.ts'

type Props = {
  dso: Dso
  balanceHref: string
  /** The documents issued between two days, both included. */
  salesHref(from: string, to: string): string
}

/** Both methods with their figures, so that anybody can redo the sum. */
export function DsoExplained({ dso, balanceHref, salesHref }: Props) {
  const { t, lang, money, count } = useWords()
  const { asOf, byBalance, byCountBack, currency } = dso
  const daysOf = (value: number | null) =>
    value === null ? t(wording.none) : t(wording.days, { n: oneDecimal(lang, value) })
  return (
    <section className={classes.explained} aria-label={t(wording.explainPanel)}>
      <div>
        <h3>{t(wording.methodBalance)}</h3>
        <p>{t(wording.balanceFormula)}</p>
        <dl>
          <dt>{t(wording.receivable)}</dt>
          <dd>
            <FigureLink href={balanceHref}>
              <Amount cents={byBalance.receivableCents} currency={currency} />
            </FigureLink>
          </dd>
          <dt>{t(wording.sales)}</dt>
          <dd>
            <FigureLink href={salesHref(byBalance.fromOn, asOf)}>
              <Amount cents={byBalance.salesCents} currency={currency} />
            </FigureLink>
          </dd>
          <dt>{t(wording.period)}</dt>
          <dd>{t(wording.days, { n: count(byBalance.periodDays) })}</dd>
          <dt>{t(wording.result)}</dt>
          <dd>
            <b>{daysOf(byBalance.days)}</b>
          </dd>
        </dl>
      </div>
      <div>
        <h3>{t(wording.methodCountBack)}</h3>
        <p>{t(wording.countBackFormula)}</p>
        <table>
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
            {byCountBack.months.map((month) => (
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
              <td>{daysOf(byCountBack.days)}</td>
            </tr>
          </tfoot>
        </table>
        {byCountBack.leftCents > 0 && <p>{t(wording.left, { amount: money(byCountBack.leftCents, currency) })}</p>}
      </div>
    </section>
  )
}
