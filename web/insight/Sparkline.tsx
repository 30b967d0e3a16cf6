import classes from './insight.module.css'

const WIDE = 120
const HIGH = 24
const EDGE = 3

/** A figure over thirteen months, as a line without a scale: the table of its panel tells each value. Months without one are a gap. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return null
  const least = Math.min(0, ...known)
  const span = Math.max(...known) - least || 1
  const at = (value: number, place: number) => ({
    x: EDGE + (place * (WIDE - 2 * EDGE)) / (values.length - 1),
    y: HIGH - EDGE - ((value - least) * (HIGH - 2 * EDGE)) / span,
  })
  const path = values
    .map((value, place) => {
      if (value === null) return ''
      const { x, y } = at(value, place)
      const before = place > 0 ? values[place - 1] : null
      return `${before === null || before === undefined ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
  const last = values.at(-1) ?? null
  const end = last === null ? null : at(last, values.length - 1)
  return (
    <svg className={classes.spark} width={WIDE} height={HIGH} viewBox={`0 0 ${WIDE} ${HIGH}`} aria-hidden>
      <path d={path} />
      {end && <circle cx={end.x} cy={end.y} r={2} />}
    </svg>
  )
}
