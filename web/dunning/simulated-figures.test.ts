import { expect, test } from 'vitest'
import { day } from '../../src/kernel/calendar.ts'
import { countsByDay, sumsByStep } from './simulated-figures.ts'

const line = (on: string, stepId: string, count: number, cents: number, toConfirm = false) => ({
  on,
  stepId,
  stepName: stepId,
  channel: 'email' as const,
  toConfirm,
  count,
  amounts: [{ currency: 'EUR', cents }],
})

test('messages are summed by step, those to confirm apart', () => {
  const sums = sumsByStep(
    [line('2026-11-02', 'firm', 2, 300), line('2026-11-04', 'firm', 1, 50, true), line('2026-11-04', 'final', 1, 7)],
    ['firm', 'final'],
  )
  expect(sums).toMatchObject([
    { stepId: 'firm', count: 3, toConfirm: 1, amounts: [{ currency: 'EUR', cents: 350 }] },
    { stepId: 'final', count: 1, toConfirm: 0, amounts: [{ currency: 'EUR', cents: 7 }] },
  ])
})

test('every day of the span has its place, with what leaves to confirm or by itself added', () => {
  const counts = countsByDay(
    [line('2026-11-02', 'firm', 2, 300), line('2026-11-02', 'firm', 1, 50, true)],
    day('2026-11-01'),
    day('2026-11-03'),
  )
  expect(counts.map(({ total }) => total)).toEqual([0, 3, 0])
  expect(counts[1]?.byStep).toEqual({ firm: 3 })
})
