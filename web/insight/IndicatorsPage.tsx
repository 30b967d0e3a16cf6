import { useMemo } from 'react'
import type { Indicator } from '../../src/insight/model.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { DataTable } from '../design/DataTable.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { ListAndPanel } from '../design/ListAndPanel.tsx'
import { useRowsInHand } from '../design/paged-rows.ts'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { Change } from './Change.tsx'
import { figureText } from './figures.ts'
import { IndicatorPanel } from './IndicatorPanel.tsx'
import { InsightFrame, type MeasuredAt, useMeasure, useMeasuredAt } from './InsightFrame.tsx'
import { INDICATOR_NAMES, INDICATOR_ORDER, indicatorNamed } from './indicator-order.ts'
import { indicatorWords } from './indicator-wording.ts'
import classes from './insight.module.css'
import { measuresNothing, NothingMeasured } from './NothingMeasured.tsx'
import { PerimeterTold } from './PerimeterTold.tsx'
import { indicatorPageWords as words } from './page-wording.ts'
import { Sparkline } from './Sparkline.tsx'

type Row = {
  readonly indicator: Indicator
  readonly now: number | null
  readonly before: number | null
  readonly values: readonly (number | null)[]
}

/** Every indicator as of a day beside a month earlier, its thirteen months, and in the panel what it is made of. */
export function IndicatorsPage() {
  const { t, lang, day } = useWords()
  const [at, change] = useAddressState<MeasuredAt | 'indicateur'>()
  const { asOf, today } = useMeasuredAt()
  const measure = useMeasure()
  const found = measure.data
  const isEmpty = found !== undefined && asOf === today && measuresNothing(found)
  const chosen = indicatorNamed(at.indicateur)
  const rows = useMemo(
    () =>
      INDICATOR_ORDER.map((indicator): Row => {
        const values = (found?.months ?? []).map(({ figures }) => figures[indicator])
        return { indicator, values, now: values.at(-1) ?? null, before: found?.monthAgo.figures[indicator] ?? null }
      }),
    [found],
  )
  const inHand = useRowsInHand(rows)
  const figure = (indicator: Indicator, value: number | null) =>
    value === null ? '—' : figureText(lang, indicator, value, found?.ownCurrency ?? 'EUR')
  const last = found?.months.at(-1)?.period.on as LocalDate | undefined
  const before = found?.monthAgo.period.on as LocalDate | undefined
  return (
    <InsightFrame
      here="indicateurs"
      facts={found ? [t(words.taxIncluded), <PerimeterTold key="perimeter" measure={found} />] : []}
    >
      {measure.error && !found && <ErrorState failure={measure.error} onRetry={() => void measure.refetch()} />}
      {!found && !measure.error && <SkeletonTable columns={[3, 4, 1, 1, 1]} rows={14} />}
      {isEmpty && <NothingMeasured />}
      {found && !isEmpty && (
        <ListAndPanel
          panelLabel={t(words.panel)}
          onClose={() => change({ indicateur: null })}
          panel={chosen ? <IndicatorPanel key={chosen} indicator={chosen} measure={found} /> : null}
          list={
            <DataTable<Row>
              label={t(words.indicators)}
              columns={[
                {
                  key: 'name',
                  header: t(words.indicator),
                  width: 'minmax(262px, 2fr)',
                  cell: ({ indicator }) => (
                    <span title={t(indicatorWords[indicator].name)}>{t(indicatorWords[indicator].name)}</span>
                  ),
                },
                {
                  key: 'formula',
                  header: t(words.formula),
                  width: 'minmax(200px, 4fr)',
                  hideBelowPx: 1000,
                  // Without a figure, why there is none says more than how it would be computed.
                  cell: ({ indicator, now }) => (
                    <span className={classes.quiet} title={t(indicatorWords[indicator].formula)}>
                      {t(indicatorWords[indicator][now === null ? 'none' : 'formula'])}
                    </span>
                  ),
                },
                {
                  key: 'now',
                  header: last ? t(words.on, { day: day(last) }) : '',
                  width: '116px',
                  align: 'right',
                  cell: ({ indicator, now }) => <b>{figure(indicator, now)}</b>,
                },
                {
                  key: 'before',
                  header: before ? t(words.on, { day: day(before) }) : '',
                  width: '116px',
                  align: 'right',
                  hideBelowPx: 660,
                  cell: ({ indicator, before: then }) => figure(indicator, then),
                },
                {
                  key: 'change',
                  header: t(words.change),
                  width: '150px',
                  align: 'right',
                  hideBelowPx: 500,
                  cell: ({ indicator, now, before: then }) => (
                    <Change indicator={indicator} now={now} before={then} ownCurrency={found.ownCurrency} />
                  ),
                },
                {
                  key: 'trend',
                  header: t(words.trend),
                  width: '144px',
                  align: 'right',
                  hideBelowPx: 820,
                  cell: ({ values }) => <Sparkline values={values} />,
                },
              ]}
              rows={inHand}
              rowKey={({ indicator }) => INDICATOR_NAMES[indicator]}
              activeKey={at.indicateur ?? null}
              onActive={(indicateur) => change({ indicateur })}
              empty={null}
            />
          }
        />
      )}
    </InsightFrame>
  )
}
