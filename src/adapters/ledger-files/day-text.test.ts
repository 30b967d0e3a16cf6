import { expect, test } from 'vitest'
import { dayNumberFromBytes, dayOfSerial, parseDay, sniffDateStyle } from './day-text.ts'

const day = (text: string, order?: 'dmy' | 'mdy' | 'ymd') => {
  const verdict = parseDay(text, order && { order })
  return verdict.ok ? verdict.value : verdict.refusal.code
}

test.each([
  ['31/01/2026', '2026-01-31'],
  ['1/2/2026', '2026-02-01'],
  ['01-02-26', '2026-02-01'],
  ['01.02.99', '1999-02-01'],
  ['20260131', '2026-01-31'],
  ['31012026', '2026-01-31'],
  ['310126', '2026-01-31'],
  ['2026-01-31', '2026-01-31'],
  ['2026-01-31T10:00:00Z', '2026-01-31'],
  ['31/01/2026 00:00:00', '2026-01-31'],
])('%s', (text, expected) => expect(day(text)).toBe(expected))

test('impossible, absurd and other texts are refused by name', () => {
  expect(day('30/02/2026')).toBe('unparsable_date')
  expect(day('12/15/2018')).toBe('unparsable_date')
  expect(day('{current_date}')).toBe('unparsable_date')
  expect(day('00000000')).toBe('unparsable_date')
  expect(day('01/01/1753')).toBe('absurd_date')
  expect(day('2205-01-01')).toBe('absurd_date')
  expect(day('01/02/80')).toBe('absurd_date')
})

test('month first only when the column says so, and only a column that fits nothing else says so', () => {
  expect(day('12/15/2018', 'mdy')).toBe('2018-12-15')
  expect(sniffDateStyle(['12/15/2018', '01/02/2018'])).toEqual({ order: 'mdy' })
  expect(sniffDateStyle(['01/02/2018', '11/12/2018'])).toEqual({ order: 'dmy' })
  expect(sniffDateStyle(['2018-01-02'])).toEqual({ order: 'ymd' })
  expect(sniffDateStyle(['31/01/2018', '12/15/2018'])).toBeNull()
  expect(sniffDateStyle(['abc'])).toBeNull()
})

test('spreadsheet serials', () => {
  expect(dayOfSerial(46_222)).toBe('2026-07-19')
  expect(dayOfSerial(46_222.75)).toBe('2026-07-19')
  expect(dayOfSerial(60)).toBeNull()
})

test('ledger bytes', () => {
  const read = (text: string) => dayNumberFromBytes(Buffer.from(text), 0, text.length)
  expect([read('20260131'), read('2026-01-31'), read('31/01/2026'), read('  '), read(' 20260131 ')]).toEqual([
    20260131, 20260131, 20260131, 0, 20260131,
  ])
  expect([read('20260230'), read('19001231'), read('abc'), read('2026131')]).toEqual([-1, -1, -1, -1])
})

test.each([
  ['20-Nov-2026', '2026-11-20'],
  ['Nov 20, 2026', '2026-11-20'],
  ['Friday, 20 November 2026', '2026-11-20'],
  ['mardi 3 mars 2026', '2026-03-03'],
  ['Mar 3, 2026', '2026-03-03'],
  ['31 déc. 26', '2026-12-31'],
])('%s names its month', (text, on) => {
  expect(parseDay(text)).toEqual({ ok: true, value: on })
})

test.each(['31 nov. 2026', 'novembre 2026', 'facture 3 mars', 'mars 3'])('%s is no day', (text) => {
  expect(parseDay(text).ok).toBe(false)
})
