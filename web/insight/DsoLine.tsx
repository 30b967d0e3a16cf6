import { SegmentedControl } from '@mantine/core'
import { EmptyState } from '../design/EmptyState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { TimeLine } from '../design/TimeLine.tsx'
import { useWords } from '../design/words.tsx'
import { monthName, oneDecimal } from './figures.ts'
import type { Dso } from './Indicators.tsx'
import { wording } from './wording.ts'

type DsoMethod = 'byBalance' | 'byCountBack'
type Props = {
  history: Dso['history'] | null
  method: DsoMethod
  onMethod(method: DsoMethod): void
  /** The making of the figure of a month end. */
  hrefAt(day: string): string
}

/** Twelve month ends, by one method at a time: two lines of the same name would only be confused. */
export function DsoLine({ history, method, onMethod, hrefAt }: Props) {
  const { t, lang } = useWords()
  if (!history) return <SkeletonTable columns={[1]} rows={5} />
  const points = history.flatMap((end) => {
    const value = end[method]
    return value === null ? [] : [{ label: monthName(lang, end.day), value, href: hrefAt(end.day) }]
  })
  const choice = (
    <SegmentedControl
      size="xs"
      aria-label={t(wording.method)}
      value={method}
      onChange={(value) => onMethod(value as DsoMethod)}
      data={[
        { value: 'byBalance', label: t(wording.methodBalance) },
        { value: 'byCountBack', label: t(wording.methodCountBack) },
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
