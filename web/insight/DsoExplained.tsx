import type { IndicatorsView } from '../../src/insight/indicator-contract.ts'
import { Amount } from '../design/Amount.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useWords } from '../design/words.tsx'
import { CountBackMonths } from './CountBackMonths.tsx'
import { oneDecimal } from './figures.ts'
import classes from './insight.module.css'
import type { OperandHrefs } from './operand-hrefs.ts'
import { operandsOf } from './operands-of.ts'
import { wording } from './wording.ts'

/** Both methods with their figures, so that anybody can redo the sum. */
export function DsoExplained({ measure, to }: { measure: IndicatorsView; to: OperandHrefs }) {
  const { t, lang, count } = useWords()
  const { currency, byCountBack, periodDays } = measure
  const month = measure.months.at(-1)!
  const days = month.figures.dsoBalance
  return (
    <section className={classes.explained} aria-label={t(wording.explainPanel)}>
      <div>
        <h3>{t(wording.methodBalance)}</h3>
        <p>{t(wording.balanceFormula)}</p>
        <dl>
          {operandsOf('dsoBalance', month, to).map(({ name, params, value, href }) => [
            <dt key="name">{t(name, params)}</dt>,
            <dd key="value">
              <FigureLink href={href!}>
                <Amount cents={value!} currency={currency} />
              </FigureLink>
            </dd>,
          ])}
          <dt>{t(wording.period)}</dt>
          <dd>{t(wording.days, { n: count(periodDays) })}</dd>
          <dt>{t(wording.result)}</dt>
          <dd>
            <b>{days === null ? t(wording.none) : t(wording.days, { n: oneDecimal(lang, days) })}</b>
          </dd>
        </dl>
      </div>
      <div>
        <h3>{t(wording.methodCountBack)}</h3>
        <p>{t(wording.countBackFormula)}</p>
        <CountBackMonths byCountBack={byCountBack} currency={currency} salesHref={to.sales} />
      </div>
    </section>
  )
}
