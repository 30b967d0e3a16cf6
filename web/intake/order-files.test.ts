import { expect, test } from 'vitest'
import { inReadingOrder, yearEndInName } from './order-files.ts'

test('years are read as they were lived, and the rest as it was dropped', () => {
  const names = ['clients.csv', '732829320FEC20261231.txt', 'balance.xlsx', '732829320FEC20251231.txt'].map((name) => ({
    name,
  }))
  expect(inReadingOrder(names).map((file) => file.name)).toEqual([
    '732829320FEC20251231.txt',
    '732829320FEC20261231.txt',
    'clients.csv',
    'balance.xlsx',
  ])
})

test('a name that states no day of the calendar states no year', () => {
  expect(yearEndInName('732829320FEC20261231.txt')).toBe('2026-12-31')
  expect(yearEndInName('732829320FEC20261331.txt')).toBeNull()
  expect(yearEndInName('export.txt')).toBeNull()
})
