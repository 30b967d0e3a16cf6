import { expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import { brokenIn, creditFor, fileClocks, keptBy, type Promised, reportClocks, type ServedFile } from './clocks.ts'
import type { ServiceClock } from './model.ts'

const promised: Promised = {
  service: { firstContactDays: 5, contacts: 2, answerDays: 3, fileDays: 60, credit: null },
  reporting: { rhythm: 'monthly', live: false },
}
const file = (change: Partial<ServedFile> = {}): ServedFile => ({
  ...{ id: 'F', placedOn: day('2026-03-02'), endedOn: null, endedWhy: null, hasMoney: false, isAtLaw: false },
  ...{ contacts: [], disputes: [] },
  ...change,
})
const told = (clocks: readonly ServiceClock[], code: ServiceClock['code']) =>
  clocks.filter((one) => one.code === code).map(({ state, dueOn, doneOn }) => [state, dueOn, doneOn])

test('a first contact is kept on its last day, late the day after, and broken once nobody made it', () => {
  const on = (contacts: string[], today: string) =>
    told(fileClocks(file({ contacts: contacts.map(day) }), promised, day(today)), 'first_contact')
  expect(on([], '2026-03-07')).toEqual([['running', '2026-03-07', null]])
  expect(on([], '2026-03-08')).toEqual([['broken', '2026-03-07', null]])
  expect(on(['2026-03-07'], '2026-03-08')).toEqual([['kept', '2026-03-07', '2026-03-07']])
  expect(on(['2026-03-08'], '2026-03-09')).toEqual([['late', '2026-03-07', '2026-03-08']])
})

test('a file that was paid or taken back in time has no clock that nobody could keep', () => {
  const gone = file({ endedOn: day('2026-03-05'), endedWhy: 'paid' })
  const clocks = fileClocks(gone, promised, day('2026-07-01'))
  expect(told(clocks, 'first_contact')).toEqual([])
  expect(told(clocks, 'contacts')).toEqual([])
  expect(told(clocks, 'file_age')).toEqual([['kept', '2026-05-01', '2026-03-05']])
})

test('a file that is given up with fewer contacts than promised breaks the promise on that day', () => {
  const given = file({ contacts: [day('2026-03-03')], endedOn: day('2026-03-20'), endedWhy: 'abandoned' })
  const clocks = fileClocks(given, promised, day('2026-03-20'))
  expect(told(clocks, 'contacts')).toEqual([['broken', '2026-03-20', null]])
  const kept = file({ ...given, contacts: [day('2026-03-03'), day('2026-03-19')] })
  expect(told(fileClocks(kept, promised, day('2026-03-20')), 'contacts')).toEqual([
    ['kept', '2026-03-20', '2026-03-19'],
  ])
})

test('a file that brings money or goes to court is not without result', () => {
  const today = day('2026-09-01')
  expect(told(fileClocks(file(), promised, today), 'file_age')).toEqual([['broken', '2026-05-01', null]])
  expect(told(fileClocks(file({ hasMoney: true }), promised, today), 'file_age')).toEqual([])
  expect(told(fileClocks(file({ isAtLaw: true }), promised, today), 'file_age')).toEqual([])
})

test('each dispute has its own clock', () => {
  const disputes = [
    { id: 'D1', openedOn: day('2026-03-10'), answeredOn: day('2026-03-12') },
    { id: 'D2', openedOn: day('2026-03-10'), answeredOn: null },
  ]
  expect(told(fileClocks(file({ disputes }), promised, day('2026-03-14')), 'answer')).toEqual([
    ['kept', '2026-03-13', '2026-03-12'],
    ['broken', '2026-03-13', null],
  ])
})

test('a report is due ten days after its period, for each period that is over, until the mandate ends', () => {
  const run = { startsOn: day('2026-01-15'), endsOn: null }
  const received = new Map([[day('2026-01-31'), day('2026-02-10')]])
  const clocks = reportClocks(promised, run, received, day('2026-03-11'))
  expect(clocks.map(({ ref, dueOn, state }) => [ref, dueOn, state])).toEqual([
    ['2026-02-28', '2026-03-10', 'broken'],
    ['2026-01-31', '2026-02-10', 'kept'],
  ])
  expect(
    reportClocks({ ...promised, reporting: { rhythm: 'monthly', live: true } }, run, received, day('2026-03-11')),
  ).toEqual([])
  const ended = reportClocks(promised, { ...run, endsOn: day('2026-02-20') }, received, day('2026-06-01'))
  expect(ended.map(({ ref }) => ref)).toEqual(['2026-02-20', '2026-01-31'])
})

test('periods of two weeks follow each other from the first on', () => {
  const promise: Promised = { ...promised, reporting: { rhythm: 'fortnightly', live: false } }
  const clocks = reportClocks(promise, { startsOn: day('2026-03-04'), endsOn: null }, new Map(), day('2026-04-20'))
  expect(clocks.map(({ startsOn, ref }) => [startsOn, ref])).toEqual([
    ['2026-03-30', '2026-04-12'],
    ['2026-03-16', '2026-03-29'],
    ['2026-03-04', '2026-03-15'],
  ])
})

test('breaches are counted in the period in which they came, and their credit stops at its cap and at the fee', () => {
  const clocks = fileClocks(file(), promised, day('2026-12-01'))
  expect(brokenIn(clocks, { from: day('2026-03-01'), to: day('2026-03-31') }).map(({ code }) => code)).toEqual([
    'first_contact',
  ])
  expect(brokenIn(clocks, { from: day('2026-05-02'), to: day('2026-05-02') })).toHaveLength(2)
  const credit = { centsPerBreach: 2_000, bpPerBreach: 100, capBp: 1_000 }
  expect(creditFor(credit, 1, 100_000)).toBe(3_000)
  expect(creditFor(credit, 9, 100_000)).toBe(10_000)
  expect(creditFor(credit, 3, 0)).toBe(0)
  expect(creditFor(null, 3, 100_000)).toBe(0)
  expect(keptBy(clocks, 'first_contact')).toMatchObject({ broken: 1, kept: 0, keptBp: 0 })
})
