import { SegmentedControl } from '@mantine/core'
import { type ReactNode, Suspense, useId, useState } from 'react'
import classes from './charts.module.css'
import { wording } from './wording.ts'
import { useWords } from './words.tsx'

type Props = {
  title: string
  /** The chart in a sentence, for who does not see it. */
  spoken: string
  /** Lazy: its place is kept while its code arrives. */
  chart: ReactNode
  chartPx: number
  table: ReactNode
  /** Shown under the chart and the table alike: how the figure is made, a link to it. */
  note?: ReactNode
}

/** A chart with its name, its table and its sentence. */
export function ChartFigure({ title, spoken, chart, chartPx, table, note }: Props) {
  const { t } = useWords()
  const name = useId()
  const [form, setForm] = useState<string>('chart')
  return (
    <figure className={classes.figure} aria-labelledby={name}>
      <div className={classes.figureHead}>
        <figcaption id={name}>{title}</figcaption>
        <SegmentedControl
          size="xs"
          value={form}
          onChange={setForm}
          aria-label={t(wording.shownAs)}
          data={[
            { value: 'chart', label: t(wording.chart) },
            { value: 'table', label: t(wording.table) },
          ]}
        />
      </div>
      {form === 'chart' ? (
        <div role="img" aria-label={spoken} style={{ height: chartPx }}>
          <Suspense fallback={<div className={classes.waiting} />}>{chart}</Suspense>
        </div>
      ) : (
        table
      )}
      {note && <div className={classes.note}>{note}</div>}
    </figure>
  )
}
