import { SegmentedControl } from '@mantine/core'
import type { IndicatorsView } from '../../src/insight/indicator-contract.ts'
import { EmptyState } from '../design/EmptyState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { TimeLine } from '../design/TimeLine.tsx'
import { useWords } from '../design/words.tsx'
import { monthName, oneDecimal } from './figures.ts'
import { wording } from './wording.ts'

type DsoMethod = 'dsoBalance' | 'dsoCountBack'
type Props = {
  /** Null while it is being computed. */
  months: IndicatorsView['months'] | null
  method: DsoMethod
  onMethod(method: DsoMethod): void
  /** The making of the figure of a month end. */
  hrefAt(day: string): string
}

/** Twelve month ends and the day, by one method at a time: two lines of the same name would only be confused. */
export function DsoLine({ months, method, onMethod, hrefAt }: Props) {
  const { t, lang } = useWords()
  if (!months) return <SkeletonTable columns={[1]} rows={5} />
  const points = months.flatMap(({ period, figures }) => {
    const value = figures[method]
    return value === null ? [] : [{ label: monthName(lang, period.on), value, href: hrefAt(period.on) }]
  })
  const choice = (
    <SegmentedControl
      size="xs"
      aria-label={t(wording.method)}
      value={method}
      onChange={(value) => onMethod(value as DsoMethod)}
      data={[
        { value: 'dsoBalance', label: t(wording.methodBalance) },
        { value: 'dsoCountBack', label: t(wording.methodCountBack) },
      ]}
    />
  )
  if (points.length < 2) {
    return (
      <EmptyState title={t(wording.noHistoryTitle)} actions={choice}>
        {t(wording.noHistory)}
      </EmptyState>
    )
  }
  return (
    <TimeLine
      title={t(wording.dsoTitle)}
      unit={t(wording.daysUnit)}
      points={points}
      format={(value) => t(wording.days, { n: oneDecimal(lang, value) })}
      note={choice}
    />
  )
}
