import { useId } from 'react'
import { Bar, BarChart, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import type { AgedBucket } from './AgedBar.tsx'
import { AgePatterns } from './AgePattern.tsx'

/** The bar itself, loaded apart because of its library. Credits (negative parts) are drawn left of zero. */
export default function AgedBarPlot({ buckets }: { buckets: readonly AgedBucket[] }) {
  const prefix = useId()
  const row = Object.fromEntries(buckets.map((bucket) => [bucket.key, bucket.cents]))
  const owed = buckets.reduce((sum, bucket) => sum + Math.max(0, bucket.cents), 0)
  const credit = buckets.reduce((sum, bucket) => sum + Math.min(0, bucket.cents), 0)
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 600, height: 44 }}>
      <BarChart
        data={[row]}
        layout="vertical"
        stackOffset="sign"
        margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <AgePatterns prefix={prefix} />
        <XAxis type="number" domain={[credit, owed]} hide />
        <YAxis type="category" hide width={0} />
        {buckets.map((bucket) => (
          <Bar
            key={bucket.key}
            dataKey={bucket.key}
            stackId="balance"
            fill={`url(#${prefix}-${bucket.step})`}
            stroke={bucket.step === 'credit' ? 'var(--ink-3)' : 'var(--paper)'}
            strokeWidth={bucket.step === 'credit' ? 1 : 2}
            barSize={36}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}
