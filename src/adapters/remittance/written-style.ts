import { sniffNumberStyle } from '../ledger-files/amount.ts'
import { sniffDateStyle } from '../ledger-files/day-text.ts'
import type { Line } from './line.ts'
import { amountsIn, dayFigures, daysIn, noiseIn, type Style, without } from './marks.ts'

/** How the whole advice writes figures and days: what one line leaves in doubt, another proves. */
export function styleOf(lines: readonly Line[]): Style {
  const text = lines.map((line) => line.text).join('\n')
  const bare = without(text, noiseIn(text))
  const days = sniffDateStyle(dayFigures(bare))
  const marks = amountsIn(without(bare, daysIn(bare, { numbers: null, days })), { numbers: null, days })
  // A sign before its figures is the English habit: `$4,000` is no four dollars.
  const english = marks.some((mark) => /^[$£]\d/.test(mark.text)) ? ({ decimal: '.' } as const) : null
  return { numbers: sniffNumberStyle(marks.map((mark) => mark.text)) ?? english, days }
}
