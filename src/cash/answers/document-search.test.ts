import { expect, test } from 'vitest'
import { readSearch } from './document-search.ts'

test('a number is read by its letters and digits, whatever stands between', () => {
  expect(readSearch(' fa2026-0142 ')).toEqual({ number: 'FA20260142', amount: null, on: null })
})

test('digits alone may be a number and the beginning of an amount', () => {
  expect(readSearch('142')).toEqual({ number: '142', amount: '142', on: null })
  expect(readSearch('1\u202f234,5 €')).toMatchObject({ amount: '1234.5' })
  expect(readSearch('1234.')).toMatchObject({ amount: '1234.' })
})

test('a day is read with or without its year, a month with its year', () => {
  expect(readSearch('12/10').on).toEqual({ year: null, month: 10, day: 12 })
  expect(readSearch('12.10.26').on).toEqual({ year: 2026, month: 10, day: 12 })
  expect(readSearch('10/2026').on).toEqual({ year: 2026, month: 10, day: null })
  expect(readSearch('2026-10-12').on).toEqual({ year: 2026, month: 10, day: 12 })
  expect(readSearch('31/13').on).toBeNull()
})
