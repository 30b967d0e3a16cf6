import { expect, it } from 'vitest'
import { addDays, day } from '../../kernel/calendar.ts'
import type { Step } from '../model.ts'
import { D, everyDay, factsOf, itemOf, ladderAt, play } from './facts-for-tests.ts'
import { type CalendarTrigger, calendarDay } from './step-day.ts'

it.each<[string, CalendarTrigger, string, string]>([
  ['the end of a month that is not over', { from: 'month_end' }, '2026-02-10', '2026-02-28'],
  ['the end of a month on its day', { from: 'month_end' }, '2026-02-28', '2026-02-28'],
  ['the Monday to come', { from: 'weekday', weekday: 1 }, '2026-09-11', '2026-09-14'],
  ['the Friday that it is', { from: 'weekday', weekday: 5 }, '2026-09-11', '2026-09-11'],
  // The first of May is a holiday and a Friday, the next two days a weekend.
  ['the first working day of May', { from: 'working_day', nth: 1 }, '2026-04-20', '2026-05-04'],
  [
    'that of this month, when it is past, is that of the next',
    { from: 'working_day', nth: 2 },
    '2026-05-06',
    '2026-06-02',
  ],
  ['the eighteenth of a short month', { from: 'working_day', nth: 18 }, '2026-12-01', '2026-12-24'],
])('%s', (_case, trigger, from, expected) => {
  expect(calendarDay('FR', trigger, day(from))).toBe(expected)
})

const triggered = (trigger: Step['trigger']) => {
  const { steps, ...scenario } = ladderAt([1, 5])
  return { ...scenario, steps: steps.map((step, at) => (at === 1 ? { ...step, trigger } : step)) }
}
const leaves = (trigger: Step['trigger'], days: readonly ReturnType<typeof day>[], enteredOn = addDays(D, -30)) =>
  play(triggered(trigger), factsOf({ items: [itemOf('a', D, { enteredOn })] }), days).map(({ day: on }) => on)

it('a night that missed its Monday makes it up on the next night that runs, and not a week later', () => {
  const monday = { from: 'weekday', weekday: 1 } as const
  const nights = everyDay(D, 20)
  expect(leaves(monday, nights)).toEqual(['2026-09-12', '2026-09-21'])
  expect(
    leaves(
      monday,
      nights.filter((on) => on !== '2026-09-21'),
    ),
  ).toEqual(['2026-09-12', '2026-09-22'])
})

it('an item that enters late waits for the first such day since it came', () => {
  const came = addDays(D, 25)
  const nights = everyDay(came, 20)
  // Due on 11 September, known since 6 October: its first reminder leaves that day, the second on the last of the month.
  expect(leaves({ from: 'month_end' }, [...nights, ...everyDay(addDays(came, 20), 10)], came)).toEqual([
    '2026-10-06',
    '2026-10-31',
  ])
})

it('counted from the invoice a step leaves no earlier than its days after the due date', () => {
  expect(leaves({ from: 'issued', days: 10 }, everyDay(D, 30))).toEqual(['2026-09-12', '2026-09-16'])
  expect(leaves({ from: 'issued', days: 45 }, everyDay(D, 30))).toEqual(['2026-09-12', '2026-09-26'])
})
