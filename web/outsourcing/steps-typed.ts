import type { LocalDate } from '../../src/kernel/calendar.ts'
import { parseDay } from '../design/parse-day.ts'

/** Steps as they were typed, a day and words on each line; the number of the first line that has no day or says nothing. */
export function stepsTyped(text: string, today: LocalDate): { on: LocalDate; what: string }[] | number {
  const steps: { on: LocalDate; what: string }[] = []
  for (const [place, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [, first = '', what = ''] = /^\s*(\S+)\s+(?:[:–-]\s*)?(.*)$/.exec(line) ?? []
    const day = parseDay(first, today)
    if (!day.ok || day.value === null || what.trim() === '') return place + 1
    steps.push({ on: day.value, what: what.trim().slice(0, 300) })
  }
  return steps
}
