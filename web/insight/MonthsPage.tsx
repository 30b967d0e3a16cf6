import { showNotification } from '@mantine/notifications'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { download } from '../ledger/export-aged.ts'
import { useAddressState } from '../shell/address-state.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { exportMonths } from './export-months.ts'
import { figureText, monthName } from './figures.ts'
import { InsightFrame, type MeasuredAt, useMeasure, useMeasuredAt } from './InsightFrame.tsx'
import { INDICATOR_NAMES, INDICATOR_ORDER } from './indicator-order.ts'
import { indicatorWords } from './indicator-wording.ts'
import classes from './insight.module.css'
import { MONTH_AMOUNTS } from './month-amounts.ts'
import { measuresNothing, NothingMeasured } from './NothingMeasured.tsx'
import { operandHrefs } from './operand-hrefs.ts'
import { PerimeterTold } from './PerimeterTold.tsx'
import { indicatorPageWords as words } from './page-wording.ts'

/** Every indicator of thirteen months side by side, with the amounts they rest on; each figure opens how it is made that month. */
export function MonthsPage() {
  const api = useApi()
  const { t, lang, day } = useWords()
  const [at] = useAddressState<MeasuredAt>()
  const { asOf, today } = useMeasuredAt()
  const measure = useMeasure()
  const found = measure.data
  const isEmpty = found !== undefined && asOf === today && measuresNothing(found)
  const orgId = api.orgId ?? 0
  // The latest first: what is looked at most needs no scrolling.
  const months = found?.months.toReversed() ?? []
  const to = found && operandHrefs(orgId, found, { today, currency: at.devise })
  const save = () => {
    if (!found) return
    const file = exportMonths(lang, found)
    download(file)
    showNotification({ message: t(words.exported, { file: file.name }), autoClose: 6000 })
  }
  return (
    <InsightFrame
      here="mois"
      facts={found ? [t(words.taxIncluded), <PerimeterTold key="perimeter" measure={found} />] : []}
      actions={found && !isEmpty && <ActionButton onAct={save}>{t(words.export)}</ActionButton>}
    >
      {measure.error && !found && <ErrorState failure={measure.error} onRetry={() => void measure.refetch()} />}
      {!found && !measure.error && <SkeletonTable columns={[3, 1, 1, 1, 1, 1, 1, 1]} rows={16} />}
      {isEmpty && <NothingMeasured />}
      {found && to && !isEmpty && (
        <div className={classes.monthsFrame} tabIndex={0} role="region" aria-label={t(words.months)}>
          <table className={classes.months}>
            <caption className="visually-hidden">{t(words.months)}</caption>
            <thead>
              <tr>
                <th scope="col">{t(words.indicator)}</th>
                {months.map(({ period }) => (
                  <th key={period.on} scope="col" title={day(period.on as LocalDate)}>
                    {period.on === found.asOf ? day(period.on as LocalDate) : monthName(lang, period.on)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {MONTH_AMOUNTS.map(({ name, of, href }) => (
                <tr key={name.fr}>
                  <th scope="row">
                    {t(name)}, {found.currency}
                  </th>
                  {months.map((month) => (
                    <td key={month.period.on}>
                      <FigureLink href={href(month, to)}>
                        <Amount cents={of(month)} currency={found.currency} bare />
                      </FigureLink>
                    </td>
                  ))}
                </tr>
              ))}
              {INDICATOR_ORDER.map((indicator) => (
                <tr key={indicator}>
                  <th scope="row">{t(indicatorWords[indicator].name)}</th>
                  {months.map(({ period, figures }) => {
                    const value = figures[indicator]
                    return (
                      <td key={period.on}>
                        <FigureLink
                          href={urls.indicators(orgId, {
                            au: period.on === today ? null : period.on,
                            devise: at.devise,
                            indicateur: INDICATOR_NAMES[indicator],
                          })}
                          {...(value === null ? { says: t(indicatorWords[indicator].none) } : {})}
                        >
                          {value === null ? '—' : figureText(lang, indicator, value, found.ownCurrency)}
                        </FigureLink>
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </InsightFrame>
  )
}
