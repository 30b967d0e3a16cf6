import { lazy, type ReactNode } from 'react'
import { ChartFigure } from './ChartFigure.tsx'
import classes from './charts.module.css'
import { FigureLink } from './FigureLink.tsx'
import { wording } from './wording.ts'
import { useWords } from './words.tsx'

const Plot = lazy(() => import('./TimeLinePlot.tsx'))

/** A value with its name; `href` leads to what it is made of, from the table. */
export type TimePoint = { label: string; value: number; href?: string }

type Props = {
  title: string
  /** What the values are, named on the axis: `jours`, `€`. */
  unit: string
  points: readonly TimePoint[]
  /** A value as people read it, with its unit. */
  format(value: number): string
  /** How the figure is made, or a link to it. */
  note?: ReactNode
}

/** One figure over time, from zero, its last value written at the end of the line. */
export function TimeLine({ title, unit, points, format, note }: Props) {
  const { t } = useWords()
  return (
    <ChartFigure
      title={title}
      spoken={`${title}. ${points.map((point) => t(wording.named, { name: point.label, value: format(point.value) })).join(' ; ')}.`}
      chartPx={200}
      chart={<Plot points={points} unit={unit} format={format} />}
      note={note}
      table={
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t(wording.period)}</th>
              <th scope="col">{unit}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.label}>
                <th scope="row">{point.label}</th>
                <td>
                  {point.href ? <FigureLink href={point.href}>{format(point.value)}</FigureLink> : format(point.value)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  )
}
