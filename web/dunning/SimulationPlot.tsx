import { useId } from 'react'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { AgePatterns } from '../design/AgePattern.tsx'
import { swatchOf } from './SimulationFigures.tsx'
import type { DayCount, StepSum } from './simulated-figures.ts'

/** Stacked bars, one a day, loaded apart because of their library. The scale starts at zero and counts whole messages. */
export default function SimulationPlot({ days, steps }: { days: readonly DayCount[]; steps: readonly StepSum[] }) {
  const prefix = useId().replaceAll(':', '')
  const data = days.map(({ on, byStep }) => ({ on: `${on.slice(8)}/${on.slice(5, 7)}`, ...byStep }))
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 600, height: 148 }}>
      <BarChart
        data={data}
        margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        barCategoryGap={1}
      >
        <AgePatterns prefix={prefix} />
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="on"
          tickLine={false}
          axisLine={{ stroke: 'var(--line-strong)' }}
          tick={{ fill: 'var(--ink-3)', fontSize: 11 }}
          minTickGap={28}
        />
        <YAxis
          width={28}
          allowDecimals={false}
          tickCount={4}
          domain={[0, 'auto']}
          tickLine={false}
          axisLine={false}
          tick={{ fill: 'var(--ink-3)', fontSize: 11 }}
        />
        {steps.map((step, index) => (
          <Bar
            key={step.stepId}
            dataKey={step.stepId}
            stackId="day"
            fill={`url(#${prefix}-${swatchOf(index)})`}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}
