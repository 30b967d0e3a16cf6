import { CartesianGrid, LabelList, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import classes from './charts.module.css'
import type { TimePoint } from './TimeLine.tsx'

type Props = { points: readonly TimePoint[]; unit: string; format(value: number): string }

/** The line itself, loaded apart because of its library. */
export default function TimeLinePlot({ points, unit, format }: Props) {
  const tick = { fill: 'var(--ink-3)', fontSize: 12 }
  // Every other month, counted back from the last: that one is always named.
  const named = points.filter((_, index) => (points.length - 1 - index) % 2 === 0).map(({ label }) => label)
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 600, height: 200 }}>
      <LineChart data={[...points]} margin={{ top: 24, right: 56, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="label"
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: 'var(--line-strong)' }}
          ticks={named}
          interval="preserveEnd"
        />
        <YAxis
          tick={tick}
          tickLine={false}
          axisLine={false}
          width={44}
          domain={[0, 'auto']}
          label={{ value: unit, position: 'top', offset: 10, fill: 'var(--ink-3)', fontSize: 12 }}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--line-strong)' }}
          content={({ active, payload }) => {
            const point = payload?.[0]?.payload as TimePoint | undefined
            return active && point ? (
              <div className={classes.tip}>
                {point.label} <b>{format(point.value)}</b>
              </div>
            ) : null
          }}
        />
        <Line
          dataKey="value"
          stroke="var(--ink)"
          strokeWidth={1.75}
          dot={false}
          activeDot={{ r: 3.5 }}
          isAnimationActive={false}
        >
          <LabelList
            dataKey="value"
            content={({ index, x, y, value }) =>
              index === points.length - 1 ? (
                <text x={Number(x) + 8} y={Number(y) + 4} fill="var(--ink)" fontSize={13} fontWeight={600}>
                  {format(Number(value))}
                </text>
              ) : null
            }
          />
        </Line>
      </LineChart>
    </ResponsiveContainer>
  )
}
