import type { IndicatorsView } from '../../src/insight/indicator-contract.ts'
import type { Indicator } from '../../src/insight/model.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { formatMoney } from '../../src/kernel/money.ts'
import { Amount } from '../design/Amount.tsx'
import detail from '../design/detail.module.css'
import { FigureLink } from '../design/FigureLink.tsx'
import { TimeLine } from '../design/TimeLine.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { Change } from './Change.tsx'
import { CountBackMonths } from './CountBackMonths.tsx'
import { figureText, monthName, oneDecimal } from './figures.ts'
import { type MeasuredAt, useMeasuredAt } from './InsightFrame.tsx'
import { INDICATOR_NAMES } from './indicator-order.ts'
import { indicatorWords } from './indicator-wording.ts'
import classes from './insight.module.css'
import { operandHrefs } from './operand-hrefs.ts'
import { type OperandTold, operandsOf } from './operands-of.ts'
import { PerimeterTold } from './PerimeterTold.tsx'
import { indicatorPageWords as words } from './page-wording.ts'
import { wording } from './wording.ts'

type Props = { indicator: Indicator; measure: IndicatorsView }

/** One indicator: its formula in words, each operand with its way in, its thirteen months, and the rules it keeps. */
export function IndicatorPanel({ indicator, measure }: Props) {
  const api = useApi()
  const { t, lang, day, count } = useWords()
  const [at] = useAddressState<MeasuredAt>()
  const { today } = useMeasuredAt()
  const orgId = api.orgId ?? 0
  const { currency, ownCurrency, months } = measure
  const own = indicatorWords[indicator]
  const month = months.at(-1)!
  const then = measure.monthAgo.figures[indicator]
  const value = month.figures[indicator]
  const to = operandHrefs(orgId, measure, {
    today,
    currency: at.devise,
    indicator: INDICATOR_NAMES[indicator],
  })
  const text = (one: number) => figureText(lang, indicator, one, ownCurrency)
  const written = ({ is, value: of }: OperandTold) => {
    if (of === null) return '–'
    if (is === 'cents') return <Amount cents={of} currency={currency} />
    if (is === 'ownCents') return <Amount cents={of} currency={ownCurrency} />
    if (is === 'count') return count(of)
    // Amounts by days are of no currency: they only mean something over an amount.
    if (is === 'centDays') return `${formatMoney(lang, of, currency)} × ${t(wording.daysUnit)}`
    return t(wording.days, { n: oneDecimal(lang, of) })
  }
  const points = months.flatMap(({ period, figures }) => {
    const figure = figures[indicator]
    const href = urls.indicators(orgId, {
      au: period.on === today ? null : period.on,
      devise: at.devise,
      indicateur: INDICATOR_NAMES[indicator],
    })
    return figure === null ? [] : [{ label: monthName(lang, period.on), value: figure, href }]
  })
  const inUnits = indicator === 'reminderCost'
  return (
    <article className={detail.panel}>
      <header className={detail.panelHead}>
        <h2>{t(own.name)}</h2>
        <span className={classes.big}>{value === null ? '—' : text(value)}</span>
        <span className={detail.quiet}>
          {value === null ? t(own.none) : t(words.on, { day: day(month.period.on as LocalDate) })}
        </span>
        {value !== null && then !== null && (
          <span>
            <Change indicator={indicator} now={value} before={then} ownCurrency={ownCurrency} />{' '}
            <span className={detail.quiet}>{t(words.inAMonth)}</span>
          </span>
        )}
      </header>
      <section className={detail.part}>
        <h3>{t(words.formula)}</h3>
        <p>{t(own.formula)}</p>
      </section>
      <section className={detail.part}>
        <h3>{t(words.madeOf)}</h3>
        <dl className={classes.operands}>
          {operandsOf(indicator, month, to).map((operand) => (
            <div key={t(operand.name, operand.params)}>
              <dt>{t(operand.name, operand.params)}</dt>
              <dd>
                {operand.href ? <FigureLink href={operand.href}>{written(operand)}</FigureLink> : written(operand)}
              </dd>
            </div>
          ))}
          <div>
            <dt>{t(words.result)}</dt>
            <dd>
              <b>{value === null ? '—' : text(value)}</b>
            </dd>
          </div>
        </dl>
        {indicator === 'dsoCountBack' && (
          <CountBackMonths byCountBack={measure.byCountBack} currency={currency} salesHref={to.sales} />
        )}
        {indicator === 'reminderCost' && (
          <FigureLink href={urls.insightSettings(orgId)}>{t(words.sayCosts)}</FigureLink>
        )}
      </section>
      <section className={detail.part}>
        {points.length < 2 ? (
          <p className={detail.quiet}>{t(words.noHistory)}</p>
        ) : (
          <TimeLine
            title={t(words.trend)}
            unit={inUnits ? ownCurrency : indicatorUnit(text(1))}
            points={inUnits ? points.map((point) => ({ ...point, value: point.value / 100 })) : points}
            format={(one) => text(inUnits ? Math.round(one * 100) : one)}
          />
        )}
      </section>
      <section className={detail.part}>
        <h3>{t(words.rules)}</h3>
        <p className={detail.quiet}>{t(words.rulesTold)}</p>
        <p className={detail.quiet}>
          <PerimeterTold measure={measure} />
        </p>
      </section>
    </article>
  )
}

/** The sign after a figure: `j`, `%`. */
const indicatorUnit = (text: string): string => text.replace(/[\d.,\s\u202f]/g, '')
