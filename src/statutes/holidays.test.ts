import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, daysBetween, weekday } from '../kernel/calendar.ts'
import { easterSunday, HOLIDAY_CALENDARS, holidayOn, holidaysOf, isWorkingDay, nextWorkingDay } from './holidays.ts'

describe('public holidays', () => {
  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2024, '2024-03-31'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('Easter %i is %s', (year, expected) => expect(easterSunday(year)).toBe(expected))

  it('gives the eleven of C. trav. L3133-1 for 2026, earliest first', () => {
    expect(holidaysOf('FR', 2026).map((holiday) => [holiday.on, holiday.name])).toEqual([
      ['2026-01-01', 'new_year'],
      ['2026-04-06', 'easter_monday'],
      ['2026-05-01', 'labour_day'],
      ['2026-05-08', 'victory_1945'],
      ['2026-05-14', 'ascension'],
      ['2026-05-25', 'whit_monday'],
      ['2026-07-14', 'bastille_day'],
      ['2026-08-15', 'assumption'],
      ['2026-11-01', 'all_saints'],
      ['2026-11-11', 'armistice_1918'],
      ['2026-12-25', 'christmas'],
    ])
  })

  it('adds two in Alsace-Moselle', () => {
    const added = holidaysOf('FR-ALSACE-MOSELLE', 2026).filter((holiday) => !holidayOn('FR', holiday.on))
    expect(added.map((holiday) => [holiday.on, holiday.name])).toEqual([
      ['2026-04-03', 'good_friday'],
      ['2026-12-26', 'saint_stephen'],
    ])
  })

  it('names a shared day after the fixed holiday (Ascension 2008 fell on 1 May)', () => {
    expect(holidayOn('FR', day('2008-05-01'))?.name).toBe('labour_day')
    expect(holidaysOf('FR', 2008)).toHaveLength(10)
  })

  it('does not know 8 May between 1960 and 1981', () => expect(holidayOn('FR', day('1974-05-08'))).toBeNull())
})

describe('working days', () => {
  it.each([
    ['2026-11-21', '2026-11-23'], // Saturday
    ['2026-11-11', '2026-11-12'],
    ['2027-01-03', '2027-01-04'], // law sheet §7.1: a period ending on Sunday 3 January 2027
    ['2026-05-01', '2026-05-04'],
    ['2026-04-03', '2026-04-03'],
    ['2015-03-16', '2015-03-16'],
  ])('the next working day from %s is %s', (from, expected) => expect(nextWorkingDay('FR', day(from))).toBe(expected))

  it('jumps from Good Friday over Easter Monday in Alsace-Moselle', () =>
    expect(nextWorkingDay('FR-ALSACE-MOSELLE', day('2026-04-03'))).toBe('2026-04-07'))

  // Peer case G19 (a holiday postponed to itself, to the past or to another holiday) cannot be expressed: the day is computed.
  it('always lands on a working day, never earlier, never more than five days later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 73_000 }), fc.constantFrom(...HOLIDAY_CALENDARS), (offset, calendar) => {
        const from = addDays(day('1990-01-01'), offset)
        const next = nextWorkingDay(calendar, from)
        expect(isWorkingDay(calendar, next)).toBe(true)
        expect(weekday(next)).toBeLessThanOrEqual(5)
        expect(daysBetween(from, next)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(from, next)).toBeLessThanOrEqual(5)
        for (let passed = from; passed < next; passed = addDays(passed, 1))
          expect(isWorkingDay(calendar, passed)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})
