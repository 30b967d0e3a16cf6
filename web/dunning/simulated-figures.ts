import { addDays, daysBetween, type LocalDate } from '../../src/kernel/calendar.ts'
import type { Simulation } from './SimulationPage.tsx'

type Line = Simulation['steps'][number]
export type StepSum = {
  stepId: string
  stepName: string
  channel: Line['channel']
  count: number
  toConfirm: number
  amounts: { currency: string; cents: number }[]
}

/** Each step with its messages and amounts per currency, in the order of the scenario; one it no longer has comes last. */
export function sumsByStep(lines: readonly Line[], order: readonly string[]): StepSum[] {
  const sums = new Map<string, StepSum>()
  for (const line of lines) {
    const sum = sums.get(line.stepId) ?? {
      stepId: line.stepId,
      stepName: line.stepName,
      channel: line.channel,
      count: 0,
      toConfirm: 0,
      amounts: [],
    }
    sum.count += line.count
    if (line.toConfirm) sum.toConfirm += line.count
    for (const { currency, cents } of line.amounts) {
      const known = sum.amounts.find((one) => one.currency === currency)
      if (known) known.cents += cents
      else sum.amounts.push({ currency, cents })
    }
    sums.set(line.stepId, sum)
  }
  const place = (stepId: string) => (order.includes(stepId) ? order.indexOf(stepId) : order.length)
  return [...sums.values()].sort((a, b) => place(a.stepId) - place(b.stepId))
}

export type DayCount = { on: LocalDate; total: number; byStep: Record<string, number> }

/** Every day of the span, the empty ones too: a chart that leaves days out lies about the pace. */
export function countsByDay(lines: readonly Line[], from: LocalDate, to: LocalDate): DayCount[] {
  const byDay = Map.groupBy(lines, ({ on }) => on)
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => {
    const on = addDays(from, index)
    const own = byDay.get(on) ?? []
    const byStep: Record<string, number> = {}
    for (const { stepId, count } of own) byStep[stepId] = (byStep[stepId] ?? 0) + count
    return { on, total: own.reduce((sum, { count }) => sum + count, 0), byStep }
  })
}
