import { expect, test } from 'vitest'
import { pairFields } from './source-fields.ts'

test('each value stands beside its column; empty ones are left out', () => {
  expect(pairFields('JournalCode|EcritureNum|Debit', 'VE|12|')).toEqual([
    ['JournalCode', 'VE'],
    ['EcritureNum', '12'],
  ])
})

test('a line that does not fit its header, or quotes a field, is not paired', () => {
  expect(pairFields('a;b', 'x;y;z')).toBeNull()
  expect(pairFields('a;b', '"x;y";z')).toBeNull()
  expect(pairFields('a', 'x')).toBeNull()
})
